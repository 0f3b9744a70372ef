"""The grid as a plain form: what was typed, what of it can be saved, and what is shown again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import SuspiciousOperation

from enrolment.actions import LONGEST_NOTE, CellChange, Conflict
from enrolment.cells import Cell, Entry, NotACount, read_entry
from enrolment.layout import CellRefused, Places
from enrolment.rules import Finding, Reference, Severity, is_explained
from enrolment.selectors.grid import Grid, GridCell, GridRow, difference
from enrolment.selectors.grid_many import ManyGrid, ManyRow

MINE, THEIRS = "saya", "mereka"
LARGEST_VERSION = 2_000_000_000


@dataclass(frozen=True)
class Typed:
    """What somebody sent for one cell: None where the form said nothing of it or nothing new."""

    cell: Cell
    text: str | None
    note: str | None
    seen: int
    choice: str = ""
    was_conflict: bool = False


@dataclass
class Reading:
    """The sent form: what can be saved, and what is refused with which sentence."""

    changes: list[CellChange] = field(default_factory=list)
    typed: dict[Cell, Typed] = field(default_factory=dict)
    refused: dict[Cell, str] = field(default_factory=dict)
    conflicts: dict[Cell, Conflict] = field(default_factory=dict)
    undecided: set[Cell] = field(default_factory=set)

    @property
    def open_cells(self) -> set[Cell]:
        """What is shown again with what was typed."""
        return set(self.refused) | set(self.conflicts) | self.undecided

    @property
    def is_clean(self) -> bool:
        return not self.open_cells


def read_version(text: str) -> int:
    """The version of a cell that somebody saw; what is none is tampering, not typing."""
    if not (text.isascii() and text.isdigit() and int(text[:12]) <= LARGEST_VERSION):
        raise SuspiciousOperation("Versi sel tidak terbaca. Muat ulang halaman.")
    return int(text)


def typed_cells(post: Mapping[str, str], prefix: str = "") -> list[Typed]:
    """The cells of a form in which something else stands than when the page was made."""
    start = f"sel:{prefix}"
    found: list[Typed] = []
    for name in post:
        if not name.startswith((start, f"catatan:{prefix}")):
            continue
        address = name.partition(":")[2].removeprefix(prefix)
        try:
            cell = Cell.parse(address)
        except ValueError as error:
            raise SuspiciousOperation(str(error)) from error
        if any(known.cell == cell for known in found):
            continue
        found.append(_typed(post, cell, f"{prefix}{address}"))
    return [typed for typed in found if typed.text is not None or typed.note is not None]


def _typed(post: Mapping[str, str], cell: Cell, address: str) -> Typed:
    text, note = post.get(f"sel:{address}"), post.get(f"catatan:{address}")
    if text is not None and text.strip() == post.get(f"semula:{address}", "").strip():
        text = None
    # A browser sends every line end as two letters.
    if note is not None and _lines(note) == _lines(post.get(f"catatan-semula:{address}", "")):
        note = None
    return Typed(
        cell,
        text,
        None if note is None else _lines(note),
        read_version(post.get(f"versi:{address}", "0")),
        post.get(f"pilih:{address}", ""),
        f"pilih-wajib:{address}" in post,
    )


def read_form(cells: Iterable[Typed], places: Places) -> Reading:
    """Sort what was typed: to save, refused, still to be decided between two people."""
    reading = Reading()
    for typed in cells:
        if typed.choice == THEIRS:
            continue
        reading.typed[typed.cell] = typed
        if typed.was_conflict and typed.choice != MINE:
            reading.undecided.add(typed.cell)
            continue
        try:
            reading.changes.append(read_change(typed.cell, typed.text, typed.note, typed.seen, places))
        except (NotACount, CellRefused) as refusal:
            reading.refused[typed.cell] = str(refusal)
    return reading


def read_change(cell: Cell, text: str | None, note: str | None, seen: int, places: Places) -> CellChange:
    """One cell from its two texts; NotACount or CellRefused with a sentence."""
    entry = None if text is None else read_entry(text)
    places.check(cell, entry or Entry())
    if note is not None and len(note.strip()) > LONGEST_NOTE:
        raise CellRefused(
            f"Catatan ini {len(note.strip())} huruf panjangnya. Tulis paling banyak {LONGEST_NOTE} huruf."
        )
    return CellChange(cell, seen, entry, note)


@dataclass(frozen=True)
class Field:
    """One input with what is to stand in it."""

    cell: GridCell
    label: str
    value: str
    before: str
    error: str = ""

    @property
    def version(self) -> int:
        return self.cell.version


@dataclass(frozen=True)
class FormRow:
    """A line of the table as a form: figure, potential, note, and the choice where two people wrote."""

    line: GridRow
    main: Field
    potential: Field | None
    note: str
    note_before: str
    conflicts: tuple[tuple[Cell, str], ...] = ()

    @property
    def errors(self) -> list[str]:
        return [field.error for field in (self.main, self.potential) if field is not None and field.error]


@dataclass(frozen=True)
class FormSection:
    title: str
    rows: tuple[FormRow, ...]


def form_sections(grid: Grid, reading: Reading | None = None) -> tuple[FormSection, ...]:
    """The grid with what could not be saved still in its fields."""
    reading = reading or Reading()
    return tuple(
        FormSection(section.title, tuple(_form_row(grid, line, reading) for line in section.rows))
        for section in grid.sections
    )


def _form_row(grid: Grid, line: GridRow, reading: Reading) -> FormRow:
    cells = [line.main] if line.potential is None else [line.main, line.potential]
    typed = reading.typed.get(line.row.cell) if line.row.cell in reading.open_cells else None
    return FormRow(
        line=line,
        main=_field(line.main, grid.reference, reading),
        potential=_field(line.potential, grid.reference, reading) if line.potential else None,
        note=line.note if typed is None or typed.note is None else typed.note,
        note_before=line.note,
        conflicts=tuple((c.cell, said) for c in cells if (said := _conflict(c, grid.reference, reading))),
    )


def _field(cell: GridCell, reference: Reference, reading: Reading) -> Field:
    typed = reading.typed.get(cell.cell) if cell.cell in reading.open_cells else None
    value = cell.entry.words if typed is None or typed.text is None else typed.text
    return Field(cell, reference.cell_name(cell.cell), value, cell.entry.words, reading.refused.get(cell.cell, ""))


def _conflict(cell: GridCell, reference: Reference, reading: Reading) -> str:
    if cell.cell in reading.conflicts:
        return reading.conflicts[cell.cell].message
    if cell.cell in reading.undecided:
        return f"{reference.cell_name(cell.cell)}: Anda dan {cell.saved_by} menulis sel ini. Pilih salah satu."
    return ""


@dataclass(frozen=True)
class ManyField:
    """One input of the table of several areas, with what is said about it."""

    field: Field
    conflict: str

    @property
    def difference(self) -> int | None:
        return difference(self.field.cell.entry.number, self.field.cell.previous)

    @property
    def state(self) -> str:
        if self.conflict:
            return "bentrok"
        if self.field.error:
            return "galat"
        return "kosong" if self.field.cell.entry.is_empty else "tersimpan"


def many_rows(grid: ManyGrid, readings: Mapping[int, Reading]) -> list[tuple[ManyRow, list[ManyField]]]:
    """Each area with its inputs; what could not be saved stands in them still."""
    rows = []
    for row in grid.rows:
        reading = readings.get(row.obligation.pk) or Reading()
        fields = [
            ManyField(_field(cell, grid.reference, reading), _conflict(cell, grid.reference, reading))
            for cell in row.cells
        ]
        rows.append((row, fields))
    return rows


@dataclass(frozen=True)
class WarnedRow:
    """A line about which something is to be explained, with its explanation as typed or as stored."""

    line: GridRow
    shown_note: str
    refused: str

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.line.findings if finding.level is Severity.WARNING]

    @property
    def is_explained(self) -> bool:
        return is_explained(self.line.note)


def warned_rows(grid: Grid, reading: Reading) -> list[WarnedRow]:
    """The lines that ask for an explanation, explained or not."""
    rows = []
    for line in grid.rows:
        refused, typed = reading.refused.get(line.row.cell, ""), reading.typed.get(line.row.cell)
        note = typed.note if refused and typed is not None and typed.note is not None else line.note
        rows.append(WarnedRow(line, note, refused))
    return [row for row in rows if row.warnings]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
