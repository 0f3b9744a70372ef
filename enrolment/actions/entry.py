"""What an entry person does with a report: fill in cells, declare, hand in, take back, open a revision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit import trail
from enrolment.actions.cells import touch, write_cells
from enrolment.actions.locking import (
    EntryRefused,
    FiguresMoved,
    check_blameless,
    check_reason,
    lock_obligation,
    lock_submission,
)
from enrolment.cells import EMPTY, TOTAL, Cell, Entry
from enrolment.counts import Count, Counts, total_participants
from enrolment.models import CellFigure, Obligation, Receipt, Submission, WorkerGroup
from enrolment.policies import check_can_enter, check_is_unlocked
from enrolment.rules import judge, no_negative_figure
from enrolment.selectors import reference_for, reference_of
from enrolment.vocabulary import Declaration, Segment
from enrolment.workflow import Act, InvalidTransition, Status, next_status
from periods import clock


@transaction.atomic
def start_submission(*, obligation: Obligation, by: User) -> Submission:
    """The first, empty revision of a report."""
    obligation = lock_obligation(obligation)
    check_can_enter(by, obligation)
    check_is_unlocked(obligation, None)
    if obligation.submissions.exists():
        raise InvalidTransition(f"{obligation} sudah mulai diisi. Buka pengajuan yang ada.")
    submission = Submission.objects.create(obligation=obligation, entered_at=clock.now(), entered_by=by)
    trail.record(by=by, action="submission-started", about=submission)
    return submission


@transaction.atomic
def save_counts(*, submission: Submission, counts: Counts, notes: Mapping[Cell, str] | None = None, by: User) -> None:
    """Replace all figures of an editable report; the note of a cell stays where ``notes`` says nothing of it."""
    submission = _editable(submission, by)
    _check_groups_exist(counts)
    negative = list(no_negative_figure(counts, reference_for(submission.month)))
    if negative:
        # A draft may be incomplete, but a count below zero is nothing that could be kept.
        raise EntryRefused(negative)
    told = _replace(submission, counts, notes or {}, by)
    touch(submission=submission, declaration="", by=by)
    trail.record(by=by, action="counts-saved", about=submission, fingerprint=counts.fingerprint, cells=told)


@transaction.atomic
def declare(*, submission: Submission, declaration: Declaration, reason: str, by: User) -> None:
    """Nihil: nobody in any counted segment. Tidak ada perubahan: last month's figures stand. Either with its reason."""
    submission = _editable(submission, by)
    reason = check_reason(reason, "Tulis alasan pernyataan ini, sedikitnya 10 huruf.")
    reference = reference_of(submission.obligation)
    if declaration is Declaration.NOTHING:
        counts = Counts({segment: Count(0) for segment in Segment if segment in reference.counted})
    elif reference.previous is not None:
        counts = reference.previous
    else:
        month = submission.month - 1
        raise InvalidTransition(f"Belum ada laporan {month.words} yang angkanya dapat tetap. Isi angkanya.")
    # The reason answers every warning that the declared figures raise.
    notes = {finding.cell: reason for finding in judge(counts, reference)} | {TOTAL: reason}
    told = _replace(submission, counts, notes, by)
    touch(submission=submission, declaration=declaration, by=by)
    trail.record(by=by, action="declared", about=submission, declaration=declaration, reason=reason, cells=told)


@transaction.atomic
def submit(*, submission: Submission, seen: str | None = None, by: User) -> Receipt:
    """Hand a report in for verification; EntryRefused lists what blocks it.

    ``seen`` is the fingerprint of the figures this person looked at; None where no page showed any.
    """
    submission = lock_submission(submission)
    check_can_enter(by, submission.obligation)
    check_is_unlocked(submission.obligation, submission)
    status = next_status(Status(submission.status), Act.SUBMIT)
    counts, reference = check_blameless(submission)
    if seen is not None and seen != counts.fingerprint:
        raise FiguresMoved("Angka laporan ini berubah sejak Anda memeriksanya. Periksa angka yang sekarang.")
    submission.status, submission.submitted_at, submission.submitted_by = status, clock.now(), by
    submission.review_started_at = submission.reviewer = None
    submission.save(update_fields=("status", "submitted_at", "submitted_by", "review_started_at", "reviewer"))
    receipt = _write_receipt(submission, counts, total_participants(counts, reference.counted), by)
    trail.record(by=by, action="submitted", about=submission, receipt=receipt.number, fingerprint=counts.fingerprint)
    return receipt


@transaction.atomic
def withdraw(*, submission: Submission, by: User) -> None:
    """Take a report back to go on writing, as long as nobody has begun to verify it."""
    submission = lock_submission(submission)
    check_can_enter(by, submission.obligation)
    submission.status = next_status(Status(submission.status), Act.WITHDRAW)
    submission.save(update_fields=("status",))
    trail.record(by=by, action="withdrawn", about=submission)


@transaction.atomic
def open_revision(*, obligation: Obligation, reason: str, by: User) -> Submission:
    """A new draft that starts from the verified figures; the verified revision stays until the new one is verified."""
    obligation = lock_obligation(obligation)
    check_can_enter(by, obligation)
    verified = obligation.submissions.verified().first()
    if verified is None:
        raise InvalidTransition(f"{obligation} belum terverifikasi, jadi belum ada yang direvisi.")
    latest = obligation.submissions.aggregate(latest=Max("revision"))["latest"]
    if latest != verified.revision:
        raise InvalidTransition(f"{obligation} sudah punya revisi {latest} yang terbuka.")
    reason = check_reason(reason, "Tulis alasan revisi, sedikitnya 10 huruf.")
    submission = Submission.objects.create(
        obligation=obligation,
        revision=latest + 1,
        basis=verified.basis,
        status=next_status(Status(verified.status), Act.REVISE),
        reason=reason,
        entered_at=clock.now(),
        entered_by=by,
    )
    _copy_cells(verified, submission)
    trail.record(by=by, action="revision-opened", about=submission, reason=submission.reason)
    return submission


def _editable(submission: Submission, by: User) -> Submission:
    """The locked report, if this person may write into it now."""
    submission = lock_submission(submission)
    check_can_enter(by, submission.obligation)
    check_is_unlocked(submission.obligation, submission)
    submission.status = next_status(Status(submission.status), Act.SAVE)
    return submission


def _check_groups_exist(counts: Counts) -> None:
    """A group that is known but not valid this month is a finding; a name that nobody knows is nothing to keep."""
    known = WorkerGroup.objects.filter(code__in=counts.groups).values_list("code", flat=True)
    unknown = sorted(set(counts.groups) - set(known))
    if unknown:
        raise ValueError(f"Kelompok pekerja tidak dikenal: {', '.join(unknown)}.")


def _replace(submission: Submission, counts: Counts, notes: Mapping[Cell, str], by: User) -> list[dict[str, Any]]:
    """What ``counts`` does not name is emptied; returns what the trail says of the cells that changed."""
    stored = {row.cell: row for row in submission.cells.all()}
    emptied = {row.address: EMPTY for row in stored.values()}
    wanted: dict[Cell, tuple[Entry | None, str | None]] = {
        cell: (entry, notes.get(cell)) for cell, entry in (emptied | counts.cells).items()
    }
    wanted |= {cell: (None, note) for cell, note in notes.items() if cell not in wanted}
    _, told = write_cells(submission=submission, stored=stored, wanted=wanted, by=by)
    return told


def _copy_cells(source: Submission, target: Submission) -> None:
    """Who wrote a figure first stays with it; versions go on, so that a page left open meanwhile is noticed."""
    copies = list(source.cells.all())
    for row in copies:
        row.pk, row.submission = None, target
        row._state.adding = True
    CellFigure.objects.bulk_create(copies)


def _write_receipt(submission: Submission, counts: Counts, participants: int | None, by: User) -> Receipt:
    """``18.02-2026-10-r1-17-1``: area, month, revision, number of the report, how many times it was handed in."""
    serial = submission.receipts.count() + 1
    obligation = submission.obligation
    code = obligation.region.kemendagri_code
    return Receipt.objects.create(
        submission=submission,
        serial=serial,
        number=f"{code}-{obligation.month}-r{submission.revision}-{submission.pk}-{serial}",
        at=clock.now(),
        by=by,
        participants=participants,
        fingerprint=counts.fingerprint,
        figures={str(cell): entry.number if entry.applicable else entry.words for cell, entry in counts.cells.items()},
    )
