"""One report as those who enter see it: a record for the page, for the answer to a saved cell and for the check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from enrolment.cells import EMPTY, TOTAL, Cell, Entry
from enrolment.counts import Counts, counts_from, total_participants
from enrolment.layout import Places, Row, RowKind, layout
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.policies import EntryLocked, can_enter, check_is_unlocked
from enrolment.rules import Finding, Reference, Severity, blocking, is_explained, judge
from enrolment.selectors.reference import reference_of
from enrolment.workflow import EDITABLE, Status


@dataclass(frozen=True)
class GridCell:
    """One input: what stands in it, and who wrote it when; version 0 is a cell that nobody has written yet."""

    cell: Cell
    entry: Entry = EMPTY
    previous: int | None = None
    version: int = 0
    saved_by: str = ""
    saved_at: datetime | None = None

    @property
    def name(self) -> str:
        """For ids and labels in a page: ``PU-peserta``."""
        return f"{self.cell.row}-{self.cell.field}"


@dataclass(frozen=True)
class GridRow:
    """One line of the table with everything that is said about it."""

    row: Row
    main: GridCell
    potential: GridCell | None
    difference: int | None
    note: str = ""
    remark: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Nothing stands in a figure that reports usually hold; employers are optional."""
        optional = (RowKind.TOTAL, RowKind.EMPLOYER, RowKind.STRAY, RowKind.OVERLAP)
        return self.main.entry.is_empty and not self.row.is_closed and self.row.kind not in optional

    @property
    def state(self) -> str:
        """The one word of the last column."""
        if any(finding.level is Severity.ERROR for finding in self.findings):
            return "galat"
        if self.findings and not is_explained(self.note):
            return "jelaskan"
        if self.note:
            return "catatan"
        if self.row.kind is RowKind.TOTAL or self.row.is_closed:
            return ""
        return "kosong" if self.main.entry.is_empty else "tersimpan"


@dataclass(frozen=True)
class GridSection:
    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Grid:
    """A report as it stands, with last month beside it and what the rules say. ``closed`` says why nobody may write."""

    obligation: Obligation
    submission: Submission | None
    reference: Reference
    counts: Counts
    notes: Mapping[Cell, str]
    sections: tuple[GridSection, ...]
    findings: tuple[Finding, ...]
    closed: str
    is_locked: bool
    may_enter: bool
    total: int | None
    previous_total: int | None

    @property
    def status(self) -> Status | None:
        return Status(self.submission.status) if self.submission else None

    @property
    def revision(self) -> int:
        return self.submission.revision if self.submission else 1

    @property
    def rows(self) -> list[GridRow]:
        return [row for section in self.sections for row in section.rows]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Severity.ERROR]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Severity.WARNING]

    @property
    def blocking(self) -> list[Finding]:
        return blocking(list(self.findings), self.notes)

    @property
    def filled(self) -> int:
        return len(self.counts.cells)

    @property
    def tally(self) -> str:
        """``1 galat menghalangi · 3 baris belum diisi``: what is still to do."""
        waiting = sum(line.is_waiting for line in self.rows)
        errors = sum(not is_quiet(finding, self.counts) for finding in self.errors)
        loud = [finding for finding in self.warnings if not is_quiet(finding, self.counts)]
        silent = sum(not is_explained(self.notes.get(finding.cell, "")) for finding in loud)
        parts = [
            f"{errors} galat menghalangi" * bool(errors),
            f"{silent} peringatan belum dijelaskan" * bool(silent),
            f"{waiting} baris belum diisi" * bool(waiting),
        ]
        return " · ".join(part for part in parts if part) or "Semua baris terisi, tidak ada yang menghalangi"

    @property
    def total_difference(self) -> int | None:
        return difference(self.total, self.previous_total)

    @property
    def places(self) -> Places:
        return Places(self.reference, [line.row for line in self.rows])


def grid_of(
    obligation: Obligation, user: User, *, reference: Reference | None = None, is_checked: bool = False
) -> Grid:
    """The latest revision of a report; the same number of queries for one cell as for all.

    Rows speak of a cell that is still empty only where the report ``is_checked``: to who still types it is no reproach.
    """
    submission = obligation.submissions.select_related("entered_by", "submitted_by", "reviewer", "verified_by").first()
    if submission is not None:
        submission.obligation = obligation
    rows = list(submission.cells.select_related("saved_by")) if submission else []
    stored = {row.address: row for row in rows}
    reference = reference or reference_of(obligation)
    counts = counts_from({cell: row.entry for cell, row in stored.items()})
    notes = {cell: row.note for cell, row in stored.items() if row.note}
    findings = tuple(judge(counts, reference))
    spoken = findings if is_checked else tuple(f for f in findings if not is_quiet(f, counts))
    may_enter = can_enter(user, obligation)
    closed, is_locked = _why_closed(obligation, submission, user, may_enter)
    return Grid(
        obligation=obligation,
        submission=submission,
        reference=reference,
        counts=counts,
        notes=notes,
        sections=_sections(reference, stored, submission, counts, spoken),
        findings=findings,
        closed=closed,
        is_locked=is_locked,
        may_enter=may_enter,
        total=total_participants(counts, reference.counted),
        previous_total=total_participants(reference.previous, reference.counted) if reference.previous else None,
    )


def is_quiet(finding: Finding, counts: Counts) -> bool:
    """Whether it only says that a cell is still empty."""
    return finding.cell != TOTAL and counts.cells.get(finding.cell, EMPTY).is_empty


def _why_closed(obligation: Obligation, submission: Submission | None, user: User, may_enter: bool) -> tuple[str, bool]:
    if submission is not None and submission.status not in EDITABLE:
        return _CLOSED[Status(submission.status)], False
    if not may_enter:
        return f"Isian ini milik {obligation.office}. {user.full_name} dapat membaca, tidak mengisi.", False
    try:
        check_is_unlocked(obligation, submission)
    except EntryLocked as locked:
        return str(locked), True
    return "", False


_CLOSED = {
    Status.SUBMITTED: "Laporan sudah diajukan dan menunggu verifikasi. Isinya tidak dapat diubah.",
    Status.REVIEWING: "Laporan sedang diperiksa verifikator. Isinya tidak dapat diubah.",
    Status.VERIFIED: "Laporan sudah terverifikasi. Perbaikan dilakukan dengan membuka revisi.",
    Status.SUPERSEDED: "Laporan ini sudah digantikan revisi yang lebih baru.",
}


def _sections(
    reference: Reference,
    stored: Mapping[Cell, CellFigure],
    submission: Submission | None,
    counts: Counts,
    findings: tuple[Finding, ...],
) -> tuple[GridSection, ...]:
    previous = reference.previous.cells if reference.previous else {}
    remarks = submission.remarks if submission is not None and submission.status in EDITABLE else {}
    by_cell: dict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_cell[finding.cell].append(finding)

    def grid_cell(cell: Cell) -> GridCell:
        row, then = stored.get(cell), previous.get(cell, EMPTY).number
        if cell == TOTAL and reference.previous:
            then = total_participants(reference.previous, reference.counted)
        entry = Entry(total_participants(counts, reference.counted)) if cell == TOTAL else EMPTY
        if row is None:
            return GridCell(cell, entry, then)
        return GridCell(
            cell, entry if cell == TOTAL else row.entry, then, row.version, row.saved_by.full_name, row.saved_at
        )

    def grid_row(row: Row) -> GridRow:
        main = grid_cell(row.cell)
        cells = [row.cell] if row.potential is None else [row.cell, row.potential]
        said = [finding for cell in cells for finding in by_cell[cell]]
        return GridRow(
            row=row,
            main=main,
            potential=grid_cell(row.potential) if row.potential else None,
            difference=difference(main.entry.number, main.previous),
            note=stored[row.cell].note if row.cell in stored else "",
            remark=" ".join(remarks[str(cell)] for cell in cells if str(cell) in remarks),
            findings=tuple(said),
        )

    sections = layout(reference, (cell for cell, row in stored.items() if not row.entry.is_empty))
    return tuple(GridSection(section.title, tuple(map(grid_row, section.rows))) for section in sections)


def difference(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then
