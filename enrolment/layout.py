"""The rows of a report in the order in which people see them, on the screen as in the workbook. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from enrolment.cells import EMPLOYER_ROW, OVERLAP, PARTICIPANTS, POTENTIAL, TOTAL, Cell, Entry
from enrolment.rules import Reference
from enrolment.vocabulary import Employer, Programme, Segment


class CellRefused(ValueError):
    """The cell does not exist in this month, or may not hold this; the text is a sentence."""


class RowKind(StrEnum):
    SEGMENT = "segment"
    GROUP = "group"
    OVERLAP = "overlap"
    TOTAL = "total"
    PROGRAMME = "programme"
    EMPLOYER = "employer"
    STRAY = "stray"


@dataclass(frozen=True)
class Row:
    """One line: the cell of its figure, the cell of its potential where it has one.

    ``may_not_apply``: "tidak berlaku" may be entered. ``is_closed``: nothing may be entered, it does not apply here.
    """

    kind: RowKind
    label: str
    cell: Cell
    potential: Cell | None = None
    may_not_apply: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class Section:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def layout(reference: Reference, stored: Iterable[Cell] = ()) -> tuple[Section, ...]:
    """Worker groups by segment, then programmes by segment, then employers.

    A ``stored`` cell that has no place this month stands at the end, so that it can be emptied.
    """
    sections = [
        Section("Peserta aktif menurut segmen dan kelompok", tuple(_people(reference))),
        Section("Peserta menurut program", tuple(_programmes(reference))),
        Section("Badan usaha (tidak masuk cakupan)", tuple(_employers())),
    ]
    placed = {cell for section in sections for row in section.rows if not row.is_closed for cell in cells_of(row)}
    strays = sorted(set(stored) - placed)
    if strays:
        rows = (Row(RowKind.STRAY, reference.cell_name(cell), cell) for cell in strays)
        sections.append(Section("Tidak berlaku bulan ini – kosongkan", tuple(rows)))
    return tuple(sections)


def rows_of(sections: Iterable[Section]) -> list[Row]:
    return [row for section in sections for row in section.rows]


def cells_of(row: Row) -> list[Cell]:
    return [row.cell] if row.potential is None else [row.cell, row.potential]


def cells_in(sections: Iterable[Section]) -> set[Cell]:
    """Every cell in which something may be entered; the total holds its explanation only."""
    return {cell for section in sections for row in section.rows if not row.is_closed for cell in cells_of(row)}


class Places:
    """Where something may be entered in a month, and what; the one judge of a single cell for form, paste and file."""

    def __init__(self, reference: Reference, rows: Iterable[Row]) -> None:
        self._reference = reference
        fillable = [row for row in rows if not row.is_closed]
        self._open = {cell for row in fillable for cell in cells_of(row)}
        self._may_not_apply = {row.cell for row in fillable if row.may_not_apply}

    def check(self, cell: Cell, entry: Entry) -> None:
        """CellRefused where this cell may not hold this entry."""
        name = self._reference.cell_name(cell)
        if cell not in self._open:
            raise CellRefused(f"{name} tidak diisi pada bulan ini. Muat ulang halaman.")
        if cell == TOTAL and not entry.is_empty:
            raise CellRefused("Jumlah dihitung sendiri dan tidak diisi. Isi segmennya.")
        if not entry.applicable and cell not in self._may_not_apply:
            raise CellRefused(f"{name} tidak dapat ditandai tidak berlaku. Isi angka, atau kosongkan.")
        if entry.number is not None and entry.number < 0:
            raise CellRefused(f"{name}: {entry.number} kurang dari nol. Isi jumlah orang, 0 atau lebih.")


def _people(reference: Reference) -> Iterable[Row]:
    for segment in Segment:
        yield _counted_row(RowKind.SEGMENT, segment.label, str(segment))
        for group, of_segment in reference.segment_of_group.items():
            if of_segment is segment:
                yield _counted_row(RowKind.GROUP, reference.group_names[group], group)
    yield Row(RowKind.OVERLAP, reference.row_name(OVERLAP.row), OVERLAP)
    counted = " + ".join(segment for segment in Segment if segment in reference.counted)
    yield Row(RowKind.TOTAL, f"Jumlah dihitung UCJ ({counted}, tanpa peserta rangkap)", TOTAL)


def _counted_row(kind: RowKind, label: str, row: str) -> Row:
    return Row(kind, label, Cell(row, PARTICIPANTS), Cell(row, POTENTIAL), may_not_apply=True)


def _programmes(reference: Reference) -> Iterable[Row]:
    for segment in Segment:
        for programme in Programme:
            closed = (segment, programme) not in reference.allowed
            cell = Cell(str(segment), str(programme))
            yield Row(RowKind.PROGRAMME, f"{segment} – {programme.label}", cell, is_closed=closed)


def _employers() -> Iterable[Row]:
    for employer in Employer:
        yield Row(RowKind.EMPLOYER, employer.label, Cell(EMPLOYER_ROW, str(employer)))
