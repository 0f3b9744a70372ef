"""What stood in the workbook when it was downloaded, kept in its hidden sheet: only what differs from it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from enrolment.cells import EMPTY, NOT_APPLICABLE, Cell, Entry
from enrolment.numbers import LARGEST_COUNT
from enrolment.sheets import Sheet, Value, as_read
from enrolment.workbook.fingerprint import HIDDEN_SHEET
from enrolment.workbook.template import Book, Stored

# Other words than the headings of the table that is filled in: nobody reads this one for it.
HEADINGS = ("asal wilayah", "asal baris", "asal bulan ini", "asal potensi", "asal keadaan", "asal catatan")
_HEADINGS_SEARCHED = 20


# By code of the area, cell by cell. Empty where a file does not carry them, as no CSV does.
Origins = Mapping[tuple[str, Cell], Stored]


def origin_rows(book: Book) -> Iterator[tuple[Value | None, ...]]:
    """The headings and each line of the book, for the hidden sheet."""
    yield HEADINGS
    for line in book.lines:
        now, potential = line.stored(line.row.cell), line.stored(line.row.potential).entry
        state = None if now.entry.applicable else NOT_APPLICABLE
        yield line.area.code, line.code, now.entry.number, potential.number, state, as_read(now.note) or None


def read_origins(sheets: Iterable[Sheet], book: Book) -> Origins:
    """What the file says of the cells of this book; a line that is not as we wrote it says nothing."""
    written = _written(sheets)
    found: dict[tuple[str, Cell], Stored] = {}
    for line in book.lines if written else ():
        number, potential, state, note = written.get((line.area.code, line.code), ("?",) * 4)
        entry = Entry(applicable=False) if (number, state) == ("", NOT_APPLICABLE) else _entry(number)
        if entry is not None:
            found[line.area.code, line.row.cell] = Stored(entry, str(note))
        beside = _entry(potential)
        if line.row.potential and beside is not None:
            found[line.area.code, line.row.potential] = Stored(beside)
    return found


def _written(sheets: Iterable[Sheet]) -> Mapping[tuple[Value, Value], tuple[Value, ...]]:
    width = len(HEADINGS)
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:_HEADINGS_SEARCHED] if sheet.name == HIDDEN_SHEET else ()):
            if row[:width] == HEADINGS:
                rows = ((*values, *[""] * width)[:width] for values in sheet.rows[number + 1 :])
                return {(values[0], values[1]): values[2:] for values in rows}
    return {}


def _entry(value: Value) -> Entry | None:
    if value == "":
        return EMPTY
    return Entry(value) if isinstance(value, int) and 0 <= value <= LARGEST_COUNT else None
