"""Saving single cells: what the grid does while somebody types, and what every other entry comes down to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import trail
from enrolment.actions.locking import lock_obligation
from enrolment.cells import EMPTY, LONGEST_NOTE, Cell, Entry
from enrolment.layout import CellRefused, Places, layout, rows_of
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.policies import check_can_enter, check_is_unlocked
from enrolment.rules import Reference
from enrolment.selectors import reference_for
from enrolment.workflow import OPEN, Act, Status, next_status
from periods import clock


@dataclass(frozen=True)
class CellChange:
    """What somebody wants a cell to hold, and which version of it he saw: 0 for a cell that nobody has written yet.

    ``entry`` or ``note`` None leaves that part as it is.
    """

    cell: Cell
    seen: int
    entry: Entry | None = None
    note: str | None = None


@dataclass(frozen=True)
class Conflict:
    """Somebody else wrote the cell meanwhile: both values and the other's name."""

    cell: Cell
    wanted: CellChange
    stored: Entry
    stored_note: str
    version: int
    by: str
    at: datetime
    message: str


class CellConflict(Exception):
    """Nothing was saved; each conflict says what somebody else wrote meanwhile."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        self.conflicts = conflicts
        super().__init__(" ".join(conflict.message for conflict in conflicts))


@transaction.atomic
def save_cells(
    *, obligation: Obligation, changes: Collection[CellChange], reference: Reference | None = None, by: User
) -> list[CellFigure]:
    """Save some cells of the open report, or none of them; starts the report with its first cell.

    CellConflict where somebody else was faster with another value; the same change twice is saved once.
    ``reference`` is what is valid in the month, where whoever calls has just read it.
    """
    locked = lock_obligation(obligation)
    saved, told, submission = save_changes(obligation=locked, changes=changes, by=by, reference=reference)
    if told is not None:
        trail.record(by=by, action="cells-saved", about=submission, cells=told)
    return saved


def save_changes(
    *, obligation: Obligation, changes: Collection[CellChange], by: User, reference: Reference | None = None
) -> tuple[list[CellFigure], list[dict[str, Any]] | None, Submission]:
    """Save into the locked report inside the transaction of the caller, who writes the trail.

    Returns the rows asked for, what the trail is to say (None: nothing happened), and the report.
    """
    check_can_enter(by, obligation)
    submission = obligation.submissions.filter(status__in=[str(status) for status in OPEN]).first()
    check_is_unlocked(obligation, submission)
    is_new = submission is None
    if submission is None:
        last = obligation.submissions.order_by("revision").last()
        status = next_status(Status(last.status) if last else None, Act.START)
        submission = Submission(obligation=obligation, status=status, entered_at=clock.now(), entered_by=by)
        submission.save(force_insert=True)
    else:
        submission.obligation = obligation
        submission.status = next_status(Status(submission.status), Act.SAVE)
    stored = {row.cell: row for row in submission.cells.select_related("saved_by")}
    reference = reference or reference_for(obligation.month)
    _check_cells(changes, reference, stored.values())
    _check_nobody_was_faster(changes, reference, stored)
    wanted = {change.cell: (change.entry, change.note) for change in changes}
    saved, told = write_cells(submission=submission, stored=stored, wanted=wanted, by=by)
    if not (told or is_new):
        return saved, None, submission
    declaration = submission.declaration if all(change.entry is None for change in changes) else ""
    touch(submission=submission, declaration=declaration, by=by)
    return saved, told, submission


def write_cells(
    *,
    submission: Submission,
    stored: Mapping[str, CellFigure],
    wanted: Mapping[Cell, tuple[Entry | None, str | None]],
    by: User,
) -> tuple[list[CellFigure], list[dict[str, Any]]]:
    """Write what differs, inside the transaction of the caller; returns the rows asked for and what the trail says."""
    now = clock.now()
    saved: list[CellFigure] = []
    new: list[CellFigure] = []
    changed: list[CellFigure] = []
    told: list[dict[str, Any]] = []
    for cell, (entry, note) in wanted.items():
        row = stored.get(str(cell)) or CellFigure(submission=submission, cell=str(cell), version=0, saved_by=by)
        before, note_before = row.entry, row.note
        after, note_after = before if entry is None else entry, note_before if note is None else note.strip()
        saved.append(row)
        if (after, note_after) == (before, note_before):
            continue
        row.number, row.is_applicable, row.note = after.number, after.applicable, note_after
        row.version, row.saved_at, row.saved_by = row.version + 1, now, by
        (changed if row.pk else new).append(row)
        told.append(
            {"cell": str(cell), "before": before.words, "after": after.words}
            | ({"note": note_after} if note_after != note_before else {})
        )
    CellFigure.objects.bulk_create(new)
    CellFigure.objects.bulk_update(changed, ("number", "is_applicable", "note", "version", "saved_at", "saved_by"))
    return saved, told


def touch(*, submission: Submission, declaration: str, by: User) -> None:
    """The report was entered now, by this person; a declaration holds until a figure is changed."""
    submission.entered_at, submission.entered_by, submission.declaration = clock.now(), by, declaration
    submission.save(update_fields=("status", "declaration", "entered_at", "entered_by"))


def _check_cells(changes: Collection[CellChange], reference: Reference, stored: Collection[CellFigure]) -> None:
    filled = (row.address for row in stored if not row.entry.is_empty)
    places = Places(reference, rows_of(layout(reference, filled)))
    for change in changes:
        places.check(change.cell, change.entry or EMPTY)
        if change.note is not None and len(change.note.strip()) > LONGEST_NOTE:
            name = reference.cell_name(change.cell)
            raise CellRefused(f"Catatan {name} terlalu panjang. Tulis paling banyak {LONGEST_NOTE} huruf.")


def _check_nobody_was_faster(
    changes: Collection[CellChange], reference: Reference, stored: Mapping[str, CellFigure]
) -> None:
    conflicts = []
    for change in changes:
        row = stored.get(str(change.cell))
        if row is None or row.version == change.seen:
            continue
        same_entry = change.entry is None or change.entry == row.entry
        same_note = change.note is None or change.note.strip() == row.note
        if not (same_entry and same_note):
            conflicts.append(_conflict(change, row, reference))
    if conflicts:
        raise CellConflict(conflicts)


def _conflict(change: CellChange, row: CellFigure, reference: Reference) -> Conflict:
    time = timezone.localtime(row.saved_at)
    mine = row.entry if change.entry is None else change.entry
    theirs = _quoted(row.entry, None if change.note is None else row.note)
    message = (
        f"{reference.cell_name(change.cell)}: Anda menulis {_quoted(mine, change.note)}, tetapi "
        f"{row.saved_by.full_name} sudah menyimpan {theirs} pada pukul {time:%H.%M} WIB. Pilih salah satu."
    )
    return Conflict(
        cell=change.cell,
        wanted=change,
        stored=row.entry,
        stored_note=row.note,
        version=row.version,
        by=row.saved_by.full_name,
        at=row.saved_at,
        message=message,
    )


def _quoted(entry: Entry, note: str | None) -> str:
    return (entry.words or "kosong") + (f" dengan catatan “{note.strip()}”" if note else "")
