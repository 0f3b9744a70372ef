"""Tables on a worksheet: a header row, typed cells, the note below. Widths fit what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from coverage.charts.tables import cell_text
from enrolment.table_files import Cell, DataTable, Row, header_of
from monev.document import Table
from monev.writers.xlsx import look
from monev.writers.xlsx.book import Page, letters_of, lines_of


def widths_for(tables: Sequence[DataTable]) -> list[float]:
    """The widths of the columns that these tables share, in letters; words wrap rather than print too small."""
    wished, least = (
        [max(wide) for wide in zip_longest(*(measure(table) for table in tables), fillvalue=0.0)]
        for measure in (_widths_of, _least_of)
    )
    for widest in range(look.WIDEST, look.NARROWEST, -1):
        widths = [min(wish, max(need, widest)) for wish, need in zip(wished, least, strict=True)]
        if sum(widths) <= look.MOST:
            return widths
    return least


def write_titled(page: Page, table: Table) -> int:
    """Title, table and note; the row of the header."""
    page.across(table.title, look.HEADING, line_height=18)
    head = write_rows(page, table.table, table.empty)
    if table.note:
        page.across(table.note, look.QUIET)
    page.next_row()
    return head


def write_rows(page: Page, table: DataTable, empty: str) -> int:
    """The header and the rows; the row of the header."""
    head = page.row
    tall = 1
    for position, column in enumerate(table.columns):
        page.text(position, header_of(column), look.HEAD, look.aside(position, right=column.numeric))
        tall = max(tall, lines_of(header_of(column), page.widths[position] - 1, bold=True))
    page.next_row(look.LINE_HEIGHT * tall + 4)
    for row in table.rows:
        for position, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            page.value(position, cell, column, look.HIGHLIGHT if row.highlight else {})
        lines = _lines(page, table, row)
        page.next_row(look.LINE_HEIGHT * lines if lines > 1 else None)
    if not table.rows:
        page.across(empty, look.QUIET)
    return head


def _lines(page: Page, table: DataTable, row: Row) -> int:
    """Lines of the highest cell: not every program makes room for them by itself."""
    texts = ((cell, wide) for cell, wide in zip(row.cells, page.widths, strict=False) if isinstance(cell, str))
    return max((lines_of(text, wide - 1, row.highlight) for text, wide in texts), default=1)


def _widths_of(table: DataTable) -> list[float]:
    widths = []
    for position, column in enumerate(table.columns):
        shown = [letters_of(cell_text(row.cells[position], column, 2)) for row in table.rows]
        # A header may take several lines, its longest word not.
        words = [letters_of(word, bold=True) for word in header_of(column).split()]
        widths.append(min(max([look.NARROWEST - 2, *shown, *words]) + 2, look.WIDEST))
    return widths


def _least_of(table: DataTable) -> list[float]:
    """Numbers and days stay on one line, of words only the longest."""
    rows = tuple(replace(row, cells=tuple(map(_longest_word, row.cells))) for row in table.rows)
    return _widths_of(replace(table, rows=rows))


def _longest_word(cell: Cell) -> Cell:
    return max(cell.split(), key=letters_of, default="") if isinstance(cell, str) else cell
