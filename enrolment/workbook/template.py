"""What stands in the workbook of an office and month, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from enrolment.cells import EMPTY, NOT_APPLICABLE, TOTAL, Cell, Entry
from enrolment.counts import total_participants
from enrolment.layout import Row, RowKind, layout
from enrolment.rules import Reference
from enrolment.sheets import Value
from enrolment.workbook.fingerprint import Fingerprint
from periods.month import Month

AREA, AREA_NAME, LINE, LABEL = "Kode wilayah", "Kabupaten/kota", "Kode baris", "Baris"
LAST, NOW, POTENTIAL, STATE, NOTE = "Bulan lalu", "Bulan ini", "Potensi", "Keadaan", "Catatan"
COLUMNS = (AREA, AREA_NAME, LINE, LABEL, LAST, NOW, POTENTIAL, STATE, NOTE)
READ = (AREA, LINE, NOW, POTENTIAL, STATE, NOTE)

SHEET = "Isian"
APPLICABLE = "berlaku"
# Without a comma or semicolon: the separator of a CSV is told from its first lines.
HINT = "Isi sel berwarna kuning saja. Cara mengisi ada di lembar Petunjuk."
HEADING_ROW = 2  # counted from 0: the fingerprint, the hint, the headings
_PROGRAMME_LIKE = (RowKind.PROGRAMME, RowKind.EMPLOYER, RowKind.STRAY)


@dataclass(frozen=True)
class Stored:
    """What a cell holds now, and which version of it that is; 0 where nobody has written it yet.

    ``by`` is the number of who wrote it last, ``by_name`` how that person is called.
    """

    entry: Entry = EMPTY
    note: str = ""
    version: int = 0
    by: int = 0
    by_name: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the workbook: a row of the report of one area."""

    area: Area
    row: Row

    @property
    def code(self) -> str:
        """``PU``, ``rt-rw``, ``PU.JHT``, ``usaha.pwbd``: unique within an area and month."""
        return str(self.row.cell) if self.row.kind in _PROGRAMME_LIKE else self.row.cell.row

    @property
    def takes_number(self) -> bool:
        return not self.row.is_closed and self.row.cell != TOTAL

    @property
    def last(self) -> Entry:
        """Last month's figure; the total is computed."""
        previous = self.area.reference.previous
        if previous is None:
            return EMPTY
        if self.row.cell == TOTAL:
            return Entry(total_participants(previous, self.area.reference.counted))
        return self.area.last_cells.get(self.row.cell, EMPTY)

    def stored(self, cell: Cell | None) -> Stored:
        return self.area.stored.get(cell, Stored()) if cell else Stored()


@dataclass(frozen=True)
class Area:
    """One report that the office owes: what is stored of it, and what the rules hold it against.

    ``closed`` says why nothing may be entered at the moment; empty where something may.
    """

    code: str
    name: str
    reference: Reference
    stored: Mapping[Cell, Stored] = field(default_factory=dict)
    closed: str = ""
    obligation: int = 0
    submission: int | None = None

    @cached_property
    def last_cells(self) -> Mapping[Cell, Entry]:
        return self.reference.previous.cells if self.reference.previous else {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """In the order of the screen. A stored figure that has no place stands where it can be emptied."""
        filled = [cell for cell, stored in self.stored.items() if not stored.entry.is_empty and cell != TOTAL]
        by_code: dict[str, Line] = {}
        for section in layout(self.reference, filled):
            for row in section.rows:
                line = Line(self, row)
                by_code[line.code] = line
        return tuple(by_code.values())


@dataclass(frozen=True)
class Book:
    """Everything an office reports for one month."""

    office: str
    office_name: str
    month: Month
    areas: tuple[Area, ...]

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint.of(self.office, self.month)

    @property
    def lines(self) -> Iterator[Line]:
        return (line for area in self.areas for line in area.lines)


def table(book: Book) -> list[list[Value | None]]:
    """The sheet "Isian" as plain values: fingerprint, hint, headings, lines."""
    return [[book.fingerprint.line], [HINT], list(COLUMNS), *(_values(line) for line in book.lines)]


def _values(line: Line) -> list[Value | None]:
    now, potential = line.stored(line.row.cell), line.stored(line.row.potential)
    applies = now.entry.applicable and not line.row.is_closed
    return [
        line.area.code,
        line.area.name,
        line.code,
        line.row.label,
        line.last.number if line.last.applicable else NOT_APPLICABLE,
        now.entry.number,
        potential.entry.number,
        None if applies else NOT_APPLICABLE,
        now.note or None,
    ]
