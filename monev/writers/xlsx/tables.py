"""Tables on a worksheet: a header row, typed cells, the note below. Widths fit what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from coverage.charts.tables import cell_text
from enrolment.table_files import DataTable, Row, header_of
from monev.document import Table
from monev.writers.xlsx import look
from monev.writers.xlsx.book import Page, letters_of, lines_of


def widths_for(tables: Sequence[DataTable]) -> list[float]:
    """The widths of the columns that these tables share, in letters."""
    each = [_widths_of(table) for table in tables]
    return [max(wide) for wide in zip_longest(*each, fillvalue=0.0)]


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
        tall = max(tall, lines_of(header_of(column), page.widths[position] - 1))
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
    return max((lines_of(text, wide - 1) for text, wide in texts), default=1)


def _widths_of(table: DataTable) -> list[float]:
    widths = []
    for position, column in enumerate(table.columns):
        shown = [letters_of(cell_text(row.cells[position], column, 2)) for row in table.rows]
        # A header may take several lines, its longest word not.
        words = [letters_of(word) for word in header_of(column).split()]
        widths.append(min(max([look.NARROWEST - 2, *shown, *words]) + 2, look.WIDEST))
    return widths
