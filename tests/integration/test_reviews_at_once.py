"""Eight people hand in, judge or press the same button at once: one success, the others a sentence, one event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.models import Obligation, Receipt, Submission
from enrolment.workflow import InvalidTransition, Status
from tests.factories import MONTH, REASON, obligation_of, staff_of, submission_at
from tests.integration.test_two_at_once import at_once, of_kind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

EIGHT = 8


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


@pytest.fixture
def owed(admin: User) -> Obligation:
    return obligation_of("18.01", by=admin)


def eight_like(person: User) -> list[User]:
    """The person and seven colleagues with the same rights."""
    people = [person]
    for position in range(1, EIGHT):
        colleague = User.objects.get(pk=person.pk)
        colleague.pk, colleague.username, colleague.first_name = None, f"rekan-{position}", f"Rekan {position}"
        colleague.save(force_insert=True)
        people.append(colleague)
    return people


def succeeded(outcomes: list[object], action: str) -> None:
    """Exactly one did it; all others were told in a sentence; the trail tells of one."""
    refused = of_kind(outcomes, InvalidTransition)
    assert (len(outcomes) - len(of_kind(outcomes, Exception)), len(refused)) == (1, EIGHT - 1), outcomes
    assert {str(refusal) for refusal in refused} <= SENTENCES, refused
    assert AuditEvent.objects.filter(action=action).count() == 1


SENTENCES = {
    "Pengajuan berstatus diajukan, tidak dapat diajukan.",
    "Pengajuan berstatus sedang diperiksa, tidak dapat diperiksa.",
    "Pengajuan berstatus terverifikasi, tidak dapat diverifikasi.",
    "Pengajuan berstatus dikembalikan, tidak dapat dikembalikan.",
    "Pengajuan berstatus konsep, tidak dapat ditarik kembali.",
}


def test_of_eight_submitters_one_gets_a_receipt(admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    draft = submission_at(Status.DRAFT, obligation=owed, entry=entry, verifier=verifier)
    outcomes = at_once(*(_submit(draft, person) for person in eight_like(entry)))
    succeeded(outcomes, "submitted")
    assert len(of_kind(outcomes, Receipt)) == Receipt.objects.count() == 1


def test_of_eight_verifiers_one_verifies(admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    waiting = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    outcomes = at_once(*(_verify(waiting, person) for person in eight_like(verifier)))
    succeeded(outcomes, "verified")
    waiting.refresh_from_db()
    assert waiting.status == Status.VERIFIED


@pytest.mark.parametrize("act", ["start_review", "return_for_correction", "withdraw"])
def test_of_eight_who_do_the_same_one_does_it(act: str, admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    waiting = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    more = {"reason": REASON} if act == "return_for_correction" else {}
    people = eight_like(entry if act == "withdraw" else verifier)
    told = {"start_review": "review-started", "return_for_correction": "returned", "withdraw": "withdrawn"}[act]
    outcomes = at_once(*(_act(act, waiting, person, more) for person in people))
    succeeded(outcomes, told)


def test_of_those_who_verify_return_and_take_back_one_wins(admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    waiting = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    judges = eight_like(verifier)
    outcomes = at_once(
        *(_verify(waiting, person) for person in judges[:3]),
        *(_act("return_for_correction", waiting, person, {"reason": REASON}) for person in judges[3:6]),
        *(_act("withdraw", waiting, entry, {}) for _ in range(2)),
    )
    assert len(of_kind(outcomes, InvalidTransition)) == EIGHT - 1, outcomes
    assert AuditEvent.objects.filter(action__in=("verified", "returned", "withdrawn")).count() == 1


def test_eight_verifiers_of_eight_reports_do_not_hinder_each_other(admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    reports = []
    for back in reversed(range(EIGHT)):
        then = obligation_of("18.01", MONTH - back, by=admin)
        reports.append(submission_at(Status.SUBMITTED, obligation=then, entry=entry, verifier=verifier))
    pairs = zip(reports, eight_like(verifier), strict=True)
    outcomes = at_once(*(_verify(report, person) for report, person in pairs))
    assert of_kind(outcomes, Exception) == []
    assert Submission.objects.verified().count() == AuditEvent.objects.filter(action="verified").count() == EIGHT


def test_eight_who_press_the_button_on_the_page_read_what_happened(admin: User, owed: Obligation) -> None:
    entry, verifier = staff_of(owed.office, admin)
    waiting = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    address = reverse("enrolment:review-verify", args=[waiting.pk])
    clients = []
    for person in eight_like(verifier):
        clients.append(Client())
        clients[-1].force_login(person)
    outcomes = at_once(*(_press(client, address, waiting.receipts.get().number) for client in clients))
    assert of_kind(outcomes, Exception) == []
    read = [str(outcome) for outcome in outcomes]
    assert sum("terverifikasi.</p>" in body for body in read) == 1
    assert sum("Pengajuan berstatus terverifikasi, tidak dapat diverifikasi." in body for body in read) == EIGHT - 1
    assert AuditEvent.objects.filter(action="verified").count() == 1


def _submit(submission: Submission, by: User) -> Callable[[], object]:
    return lambda: actions.submit(submission=submission, by=by)


def _verify(submission: Submission, by: User) -> Callable[[], object]:
    return lambda: actions.verify(submission=submission, by=by)


def _act(name: str, submission: Submission, by: User, more: dict[str, str]) -> Callable[[], object]:
    return lambda: getattr(actions, name)(submission=submission, by=by, **more)


def _press(client: Client, address: str, receipt: str) -> Callable[[], object]:
    return lambda: client.post(address, {"tanda_terima": receipt}, follow=True).content.decode()
