"""Several areas of one office and month beside each other: areas as rows, the main cells as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from accounts.models import User
from enrolment.cells import OVERLAP, PARTICIPANTS, POTENTIAL, Cell
from enrolment.counts import Counts, counts_from, total_participants
from enrolment.layout import Places, layout, rows_of
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.policies import can_enter
from enrolment.rules import Reference
from enrolment.selectors.grid import GridCell, difference
from enrolment.selectors.locks import locks_of
from enrolment.selectors.reference import reference_for
from enrolment.selectors.reports import counts_of_all
from enrolment.vocabulary import Programme, Segment
from enrolment.workflow import EDITABLE, WAITING, Status
from periods.month import Month

PEOPLE, POTENTIALS = "peserta", "potensi"


@dataclass(frozen=True)
class ManyRow:
    """One area: its cells in the order of the columns; ``closed`` where nothing may be written into it now."""

    obligation: Obligation
    status: Status | None
    cells: tuple[GridCell, ...]
    closed: bool
    places: Places
    total: int | None
    previous_total: int | None

    @property
    def difference(self) -> int | None:
        return difference(self.total, self.previous_total)


@dataclass(frozen=True)
class ManyGrid:
    """The areas of one month; ``columns`` are cells that all of them have."""

    month: Month
    reference: Reference
    chosen: str
    columns: tuple[Cell, ...]
    rows: tuple[ManyRow, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may stand in the columns."""
        programmes = [(str(s), f"Program {s.label}") for s in Segment if any(a == s for a, _ in self.reference.allowed)]
        return [(PEOPLE, "Peserta aktif menurut segmen"), (POTENTIALS, "Potensi menurut segmen"), *programmes]

    @property
    def headings(self) -> list[str]:
        by_row = self.chosen in (PEOPLE, POTENTIALS)
        names = [cell.row if by_row else cell.field for cell in self.columns]
        return ["Rangkap" if cell == OVERLAP else name for cell, name in zip(self.columns, names, strict=True)]


def many_grid(month: Month, user: User, chosen: str) -> ManyGrid:
    """The areas that this person fills in, or else sees; the same number of queries for two areas and for fifteen."""
    visible = Obligation.objects.visible_to(user).filter(month=month).select_related("office", "region")
    obligations = list(visible.order_by("region__kemendagri_code", "office"))
    own = [obligation for obligation in obligations if can_enter(user, obligation)]
    obligations = own or obligations
    reference = reference_for(month)
    latest = _latest(obligations)
    stored = _stored(latest.values())
    previous = _previous(obligations, month - 1)
    locks = locks_of((obligation, latest.get(obligation.pk)) for obligation in obligations)
    columns = _columns(reference, chosen)
    rows = []
    for obligation in obligations:
        submission = latest.get(obligation.pk)
        cells = stored[submission.pk] if submission else {}
        before = previous.get((obligation.office_id, obligation.region_id))
        writable = submission is None or submission.status in EDITABLE
        rows.append(
            ManyRow(
                obligation=obligation,
                status=Status(submission.status) if submission else None,
                cells=tuple(_grid_cell(cell, cells.get(cell), before) for cell in columns),
                closed=not (writable and can_enter(user, obligation)) or locks[obligation.pk].is_locked,
                places=Places(replace(reference, previous=before), rows_of(layout(reference))),
                total=total_participants(counts_from({c: row.entry for c, row in cells.items()}), reference.counted),
                previous_total=total_participants(before, reference.counted) if before else None,
            )
        )
    return ManyGrid(month, reference, chosen, columns, tuple(rows))


def _columns(reference: Reference, chosen: str) -> tuple[Cell, ...]:
    if chosen == POTENTIALS:
        return tuple(Cell(str(segment), POTENTIAL) for segment in Segment)
    if chosen in set(Segment):
        segment = Segment(chosen)
        return tuple(Cell(chosen, str(p)) for p in Programme if (segment, p) in reference.allowed)
    return (*(Cell(str(segment), PARTICIPANTS) for segment in Segment), OVERLAP)


def _latest(obligations: list[Obligation]) -> dict[int, Submission]:
    submissions = Submission.objects.filter(obligation__in=obligations).order_by("revision")
    return {submission.obligation_id: submission for submission in submissions}


def _stored(submissions: Iterable[Submission]) -> dict[int, dict[Cell, CellFigure]]:
    stored: dict[int, dict[Cell, CellFigure]] = defaultdict(dict)
    for row in CellFigure.objects.filter(submission__in=list(submissions)).select_related("saved_by"):
        stored[row.submission_id][row.address] = row
    return stored


def _previous(obligations: list[Obligation], month: Month) -> dict[tuple[int, int], Counts]:
    """Last month of each office and area: verified, else as handed in."""
    handed_in = Submission.objects.filter(
        obligation__month=month,
        obligation__office__in={obligation.office_id for obligation in obligations},
        status__in=[str(status) for status in (Status.VERIFIED, *WAITING)],
    ).select_related("obligation")
    ordered = sorted(handed_in, key=lambda submission: submission.status == Status.VERIFIED)
    counts = counts_of_all(ordered)
    return {(s.obligation.office_id, s.obligation.region_id): counts[s.pk] for s in ordered}


def _grid_cell(cell: Cell, row: CellFigure | None, before: Counts | None) -> GridCell:
    then = before.cells[cell].number if before is not None and cell in before.cells else None
    if row is None:
        return GridCell(cell, previous=then)
    return GridCell(cell, row.entry, then, row.version, row.saved_by.full_name, row.saved_at)
