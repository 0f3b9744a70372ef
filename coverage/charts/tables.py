"""The table under each chart as HTML, from the same record. Pure."""

from datetime import date
from fractions import Fraction
from html import escape

from coverage.charts.records import Cell, Column, DataTable, Row
from enrolment import numbers
from periods.month import Month, day_in_words

_UNKNOWN = '<span aria-hidden="true">–</span><span class="visually-hidden">belum ada data</span>'


def render(table: DataTable, *, caption: str = "") -> str:
    """An HTML table; numbers in Indonesian words, unknown values as a dash that is also read aloud."""
    head = "".join(f'<th scope="col"{_css(column)}>{escape(column.label)}</th>' for column in table.columns)
    body = "".join(_row(table.columns, row) for row in table.rows)
    if not table.rows:
        body = f'<tr><td colspan="{len(table.columns)}">Belum ada data</td></tr>'
    titled = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<table class="table table-sm">{titled}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def cell_text(cell: Cell, column: Column, places: int = 1) -> str:
    """One cell for eyes: ``26,4%``, ``1.234``, ``+0,4 poin``, ``Oktober 2026``; unknown is a dash."""
    if cell is None:
        return numbers.UNKNOWN
    if isinstance(cell, Month):
        return cell.words
    if isinstance(cell, date):
        return day_in_words(cell)
    if isinstance(cell, str):
        return cell
    if column.kind == "percent":
        return numbers.percent(Fraction(cell), places)
    if column.kind == "points":
        return numbers.points(Fraction(cell), places)
    if column.kind == "rupiah":
        return numbers.rupiah(int(cell))
    return numbers.signed_count(int(cell)) if column.kind == "signed" else numbers.count(int(cell))


def _row(columns: tuple[Column, ...], row: Row) -> str:
    cells = []
    for number, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        words = _UNKNOWN if cell is None else escape(cell_text(cell, column, row.places))
        if number:
            cells.append(f"<td{_css(column)}>{words}</td>")
        else:
            cells.append(f'<th scope="row"{_css(column)}>{words}</th>')
    highlight = ' class="me"' if row.highlight else ""
    return f"<tr{highlight}>{''.join(cells)}</tr>"


def _css(column: Column) -> str:
    if column.numeric:
        return ' class="n"'
    return ' class="when"' if column.kind in ("month", "day") else ""
