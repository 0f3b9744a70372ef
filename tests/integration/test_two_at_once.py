"""Two people press the button at the same moment: one of them wins, the other reads a sentence."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from accounts.actions import change_contact, create_first_admin
from accounts.models import BranchOffice, User
from audit.models import AuditEvent
from coverage.actions import PublishingRefused, publishing
from coverage.models import CoverageRecord, Release
from enrolment import actions as enrolment
from enrolment.actions import entry as entry_room
from enrolment.actions import obligations, review
from enrolment.management.commands import send_reminders
from enrolment.models import Obligation, Reminder, Submission
from enrolment.workflow import InvalidTransition, Status
from periods import clock
from regions.models import Region
from tests.factories import (
    LONG_AGO,
    MONTH,
    REASON,
    counts,
    denominator,
    obligation_of,
    released,
    staff_of,
    submission_at,
)

# Example accounts: their releases may be deleted, which emptying the database after the test has to do.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


@pytest.fixture
def owed(admin: User) -> Obligation:
    return obligation_of("18.01", by=admin)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave back or raised; each runs in a thread with a connection of its own."""
    outcomes: list[object] = [None] * len(acts)
    gate = threading.Barrier(len(acts))

    def run(position: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            outcomes[position] = act()
        except Exception as error:  # noqa: BLE001 - the test judges every outcome, also those nobody thought of
            outcomes[position] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def slowly(function: Callable[..., object]) -> Callable[..., object]:
    """Stay so long inside the transaction that the other one certainly arrives meanwhile."""

    def wrapped(*args: object, **kwargs: object) -> object:
        time.sleep(0.3)
        return function(*args, **kwargs)

    return wrapped


def of_kind(outcomes: list[object], kind: type) -> list[object]:
    return [outcome for outcome in outcomes if isinstance(outcome, kind)]


def test_of_eight_publishers_at_once_one_makes_a_release_and_the_others_read_a_sentence(
    admin: User, owed: Obligation, monkeypatch: pytest.MonkeyPatch
) -> None:
    denominator("18.01", 300_000, by=admin)
    entry, verifier = staff_of(owed.office, admin)
    submission_at(Status.VERIFIED, obligation=owed, entry=entry, verifier=verifier)
    monkeypatch.setattr(publishing, "read_month", slowly(publishing.read_month))

    outcomes = at_once(*[lambda: released(by=admin)] * 8)

    assert len(of_kind(outcomes, Release)) == 1, outcomes
    refusals = of_kind(outcomes, PublishingRefused)
    assert len(refusals) == 7, outcomes
    assert all("Rilis 2026-10.1 sudah terbit lebih dahulu" in str(refusal) for refusal in refusals)
    assert AuditEvent.objects.filter(action="published").count() == 1
    assert (Release.objects.count(), CoverageRecord.objects.count()) == (1, 15)


def test_two_verifiers_at_once_verify_once(admin: User, owed: Obligation, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, verifier = staff_of(owed.office, admin)
    submission = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    second = User.objects.get(pk=verifier.pk)
    second.pk, second.username = None, "kedua"
    second.save(force_insert=True)
    monkeypatch.setattr(review, "check_without_error", slowly(review.check_without_error))

    outcomes = at_once(
        lambda: enrolment.verify(submission=submission, by=verifier) or "done",
        lambda: enrolment.verify(submission=submission, by=second) or "done",
    )

    assert len(of_kind(outcomes, str)) == 1, outcomes
    (refusal,) = of_kind(outcomes, InvalidTransition)
    assert str(refusal) == "Pengajuan berstatus terverifikasi, tidak dapat diverifikasi."


def test_a_verifier_and_a_returner_at_once_do_not_both_win(
    admin: User, owed: Obligation, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, verifier = staff_of(owed.office, admin)
    submission = submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier)
    monkeypatch.setattr(review, "next_status", slowly(review.next_status))

    outcomes = at_once(
        lambda: enrolment.verify(submission=submission, by=verifier) or "done",
        lambda: enrolment.return_for_correction(submission=submission, reason=REASON, by=verifier) or "done",
    )

    assert len(of_kind(outcomes, str)) == 1, outcomes
    assert len(of_kind(outcomes, InvalidTransition)) == 1
    submission.refresh_from_db()
    assert (submission.status == Status.VERIFIED) is (submission.verified_by is not None)


def test_two_revisions_or_two_first_drafts_at_once_give_one(
    admin: User, owed: Obligation, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, verifier = staff_of(owed.office, admin)
    monkeypatch.setattr(entry_room, "check_can_enter", slowly(entry_room.check_can_enter))
    outcomes = at_once(
        lambda: enrolment.start_submission(obligation=owed, by=entry),
        lambda: enrolment.start_submission(obligation=owed, by=entry),
    )
    assert (len(of_kind(outcomes, Submission)), len(of_kind(outcomes, InvalidTransition))) == (1, 1), outcomes

    first = owed.submissions.get()
    enrolment.save_counts(submission=first, counts=counts(), by=entry)
    enrolment.submit(submission=first, by=entry)
    enrolment.verify(submission=first, by=verifier)
    outcomes = at_once(
        lambda: enrolment.open_revision(obligation=owed, reason=REASON, by=entry),
        lambda: enrolment.open_revision(obligation=owed, reason=REASON, by=entry),
    )
    assert (len(of_kind(outcomes, Submission)), len(of_kind(outcomes, InvalidTransition))) == (1, 1), outcomes
    assert list(owed.submissions.order_by("revision").values_list("revision", flat=True)) == [1, 2]


def test_two_daily_commands_at_once_open_a_month_once(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obligations, "lock_offices", slowly(obligations.lock_offices))
    opened = at_once(*[lambda: enrolment.open_month(month=LONG_AGO, by=admin)] * 4)
    assert sorted(opened) == [0, 0, 0, 9], opened  # type: ignore[type-var]
    assert Obligation.objects.filter(month=LONG_AGO).count() == 9


def test_a_month_opened_beside_an_assignment_misses_nothing(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either the month sees the area or the area sees the month: the office owes the report once."""
    monkeypatch.setattr(obligations, "lock_offices", slowly(obligations.lock_offices))
    office = BranchOffice.objects.get(code="kcp-kalianda")
    region = Region.objects.get(kemendagri_code="18.13")
    moment = datetime(2026, 11, 5, tzinfo=UTC)

    def at_that_time(act: Callable[[], object]) -> object:
        with clock.standing_at(moment):
            return act()

    outcomes = at_once(
        lambda: at_that_time(lambda: enrolment.open_month(month=MONTH, by=admin)),
        lambda: at_that_time(
            lambda: enrolment.assign_area(office=office, region=region, valid_from=MONTH, source="SK", by=admin)
        ),
    )
    assert not of_kind(outcomes, Exception), outcomes
    assert Obligation.objects.filter(office=office, region=region, month=MONTH).count() == 1


def test_a_report_begun_while_its_area_ends_stays_or_is_owed_no_more(owed: Obligation, admin: User) -> None:
    entry, _ = staff_of(owed.office, admin)
    (area,) = owed.region.service_areas.all()
    outcomes = at_once(
        lambda: enrolment.start_submission(obligation=owed, by=entry),
        lambda: enrolment.end_area(area=area, valid_to=MONTH - 1, reason=REASON, by=admin),
    )
    begun = of_kind(outcomes, Submission)
    assert Obligation.objects.filter(pk=owed.pk).exists() == bool(begun), outcomes
    assert len(of_kind(outcomes, enrolment.EndedArea)) == 1, outcomes
    assert begun or "tidak wajib lagi" in str(of_kind(outcomes, InvalidTransition)), outcomes


def test_two_commands_at_once_send_one_reminder_to_each(
    admin: User, owed: Obligation, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, _ = staff_of(owed.office, admin)
    change_contact(user=entry, full_name="Ani", email="ani@example.go.id", by=admin)
    monkeypatch.setattr(send_reminders, "write_reminder", slowly(send_reminders.write_reminder))
    outcomes = at_once(*[lambda: call_command("send_reminders", stdout=StringIO())] * 4)
    assert outcomes == [None] * 4
    assert [message.to for message in mail.outbox] == [["ani@example.go.id"]]
    assert Reminder.objects.get().outcome == "sent"
