"""The life of a report: every status and every act, legal or refused with a sentence."""

from __future__ import annotations

import pytest

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.models import Obligation, Submission
from enrolment.workflow import TRANSITIONS, Act, InvalidTransition, Status, next_status
from tests.factories import REASON, counts, submission_at

pytestmark = pytest.mark.django_db

# Written out once more, by hand: the table of the product is held against it.
LEGAL = {
    (Status.DRAFT, Act.SAVE): Status.DRAFT,
    (Status.DRAFT, Act.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Act.WITHDRAW): Status.DRAFT,
    (Status.SUBMITTED, Act.START_REVIEW): Status.REVIEWING,
    (Status.SUBMITTED, Act.RETURN): Status.RETURNED,
    (Status.SUBMITTED, Act.VERIFY): Status.VERIFIED,
    (Status.REVIEWING, Act.RETURN): Status.RETURNED,
    (Status.REVIEWING, Act.VERIFY): Status.VERIFIED,
    (Status.RETURNED, Act.SAVE): Status.RETURNED,
    (Status.RETURNED, Act.SUBMIT): Status.SUBMITTED,
    (Status.VERIFIED, Act.SUPERSEDE): Status.SUPERSEDED,
    (Status.VERIFIED, Act.REVISE): Status.DRAFT,
}
PAIRS = [(status, act) for status in Status for act in Act]
# Nobody supersedes by hand: verifying a revision does it. Starting and revising make another report: tested below.
BY_PEOPLE = [(status, act) for status, act in PAIRS if act not in (Act.SUPERSEDE, Act.START, Act.REVISE)]


def do(act: Act, submission: Submission, entry: User, verifier: User) -> object:
    if act == Act.SAVE:
        return actions.save_counts(submission=submission, counts=counts(), by=entry)
    if act == Act.SUBMIT:
        return actions.submit(submission=submission, by=entry)
    if act == Act.WITHDRAW:
        return actions.withdraw(submission=submission, by=entry)
    if act == Act.START_REVIEW:
        return actions.start_review(submission=submission, by=verifier)
    if act == Act.RETURN:
        return actions.return_for_correction(submission=submission, reason=REASON, by=verifier)
    return actions.verify(submission=submission, by=verifier)


@pytest.mark.parametrize(("status", "act"), PAIRS)
def test_the_table_says_for_every_status_and_act_what_follows(status: Status, act: Act) -> None:
    if (status, act) in LEGAL:
        assert next_status(status, act) is LEGAL[status, act]
    else:
        with pytest.raises(InvalidTransition, match=f"Pengajuan berstatus {status.label.lower()}, tidak dapat"):
            next_status(status, act)


def test_the_table_has_no_line_that_nobody_expects() -> None:
    assert TRANSITIONS == LEGAL | {(None, Act.START): Status.DRAFT}


@pytest.mark.parametrize(("status", "act"), BY_PEOPLE)
def test_an_action_follows_the_table_and_leaves_one_event_or_none(
    status: Status, act: Act, obligation: Obligation, ani: User, budi: User
) -> None:
    submission = submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    events = AuditEvent.objects.count()
    if (status, act) in LEGAL:
        do(act, submission, ani, budi)
        expected = LEGAL[status, act]
    else:
        with pytest.raises(InvalidTransition, match=f"Pengajuan berstatus {status.label.lower()}, tidak dapat"):
            do(act, submission, ani, budi)
        expected = status
    submission.refresh_from_db()
    assert submission.status == expected
    assert AuditEvent.objects.count() - events == ((status, act) in LEGAL)


def test_a_report_is_started_once(obligation: Obligation, ani: User) -> None:
    actions.start_submission(obligation=obligation, by=ani)
    with pytest.raises(InvalidTransition, match="sudah mulai diisi. Buka pengajuan yang ada."):
        actions.start_submission(obligation=obligation, by=ani)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED])
def test_what_is_not_verified_cannot_be_revised(status: Status, obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(InvalidTransition, match="belum terverifikasi, jadi belum ada yang direvisi"):
        actions.open_revision(obligation=obligation, reason=REASON, by=ani)


def test_a_second_revision_waits_for_the_first(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    with pytest.raises(InvalidTransition, match="sudah punya revisi 2 yang terbuka"):
        actions.open_revision(obligation=obligation, reason=REASON, by=ani)


def test_the_verified_figures_stand_until_the_revision_is_verified(
    obligation: Obligation, ani: User, budi: User
) -> None:
    first = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    revision = actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    actions.save_counts(submission=revision, counts=counts(pu=61_000), by=ani)
    actions.submit(submission=revision, by=ani)
    first.refresh_from_db()
    assert first.status == Status.VERIFIED

    actions.verify(submission=revision, by=budi)

    assert list(obligation.submissions.order_by("revision").values_list("revision", "status")) == [
        (1, Status.SUPERSEDED),
        (2, Status.VERIFIED),
    ]


@pytest.mark.parametrize("reason", ["", "   ", "salah"])
def test_a_return_and_a_revision_give_a_reason(reason: str, obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(ValueError, match="sedikitnya 10 huruf"):
        actions.return_for_correction(submission=submission, reason=reason, by=budi)
    actions.verify(submission=submission, by=budi)
    with pytest.raises(ValueError, match="sedikitnya 10 huruf"):
        actions.open_revision(obligation=obligation, reason=reason, by=ani)


def test_the_receipt_names_area_month_revision_total_and_changes_with_the_figures(
    obligation: Obligation, ani: User
) -> None:
    submission = actions.start_submission(obligation=obligation, by=ani)
    actions.save_counts(submission=submission, counts=counts(pu=60_000, overlap=500), by=ani)
    receipt = actions.submit(submission=submission, by=ani)
    assert receipt.number == f"18.01-2026-10-r1-{submission.pk}-1"
    assert receipt.participants == 60_000 + 20_000 + 5_000 - 500
    assert receipt.fingerprint == counts(pu=60_000, overlap=500).fingerprint
    assert receipt.fingerprint != counts(pu=60_001, overlap=500).fingerprint
