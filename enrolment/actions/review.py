"""What the second person does with a report: begin to check it, give it back, verify it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from audit import trail
from enrolment.actions.locking import check_reason, check_without_error, lock_submission
from enrolment.cells import Cell
from enrolment.models import Submission
from enrolment.policies import check_can_verify
from enrolment.selectors import reference_for
from enrolment.workflow import Act, InvalidTransition, Status, next_status
from periods import clock


@transaction.atomic
def start_review(*, submission: Submission, by: User) -> None:
    """From now on the branch can no longer take the report back."""
    submission = lock_submission(submission)
    check_can_verify(by, submission)
    submission.status = next_status(Status(submission.status), Act.START_REVIEW)
    submission.review_started_at, submission.reviewer = clock.now(), by
    submission.save(update_fields=("status", "review_started_at", "reviewer"))
    trail.record(by=by, action="review-started", about=submission)


@transaction.atomic
def return_for_correction(
    *, submission: Submission, reason: str, remarks: Mapping[Cell, str] | None = None, seen: str | None = None, by: User
) -> None:
    """Give a report back with the reason, and what is to be mended in single cells."""
    submission = lock_submission(submission)
    check_can_verify(by, submission)
    submission.status = next_status(Status(submission.status), Act.RETURN)
    _check_is_as_seen(submission, seen)
    submission.reason = check_reason(
        reason, "Tulis alasan pengembalian, sedikitnya 10 huruf, agar petugas tahu apa yang diperbaiki."
    )
    submission.remarks = _remarks(submission, remarks or {})
    submission.save(update_fields=("status", "reason", "remarks"))
    trail.record(by=by, action="returned", about=submission, reason=submission.reason, remarks=submission.remarks)


@transaction.atomic
def verify(*, submission: Submission, seen: str | None = None, by: User) -> None:
    """Second pair of eyes: the revision becomes the verified one and an earlier one is superseded.

    ``seen`` is the number of the receipt whose figures this person looked at; None where no page showed any.
    """
    submission = lock_submission(submission)
    check_can_verify(by, submission)
    status = next_status(Status(submission.status), Act.VERIFY)
    _check_is_as_seen(submission, seen)
    counts = check_without_error(submission)
    for earlier in submission.obligation.submissions.verified():
        earlier.status = next_status(Status(earlier.status), Act.SUPERSEDE)
        earlier.save(update_fields=("status",))
    submission.status, submission.verified_at, submission.verified_by = status, clock.now(), by
    submission.save(update_fields=("status", "verified_at", "verified_by"))
    trail.record(by=by, action="verified", about=submission, fingerprint=counts.fingerprint)


def _check_is_as_seen(submission: Submission, seen: str | None) -> None:
    """A report that was taken back, changed and handed in again while a page was open is not what the page showed."""
    if seen is None:
        return
    if not submission.receipts.filter(number=seen, serial=submission.receipts.count()).exists():
        raise InvalidTransition("Laporan ini diajukan lagi sejak Anda membukanya. Periksa angka yang sekarang.")


def _remarks(submission: Submission, remarks: Mapping[Cell, str]) -> dict[str, str]:
    reference = reference_for(submission.month)
    for cell, remark in remarks.items():
        check_reason(remark, f"{reference.cell_name(cell)}: tulis apa yang diperbaiki, sedikitnya 10 huruf.")
    return {str(cell): remark.strip() for cell, remark in remarks.items()}
