"""Tables of the report: editable, their header rows repeat, their rows do not break. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage.charts.records import DataTable
from monev.document import Table
from monev.writers.columns import Column, columns_of, lines_of, size_within, widths_within
from monev.writers.docx.parts import Element, paragraph, part, text_run
from monev.writers.docx.styles import TABLE
from monev.writers.letters import plain
from monev.writers.palette import TINT

PORTRAIT, LANDSCAPE = 482.0, 728.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_TALLEST_ROW = 320.0


def is_wide(table: Table) -> bool:
    """Whether the table cannot be read on a page that stands upright."""
    return size_within(columns_of(table.table), PORTRAIT, _SIZES[:2]) is None


def table_element(table: Table, room: float) -> Element:
    """The table itself, ``room`` points wide."""
    columns = columns_of(table.table)
    size = size_within(columns, room, _SIZES) or _SIZES[-1]
    widths = [round(points * 20) for points in widths_within(columns, room, size)]
    grid = part("tblGrid", *(part("gridCol", w=wide) for wide in widths))
    return part(
        "tbl",
        _properties(table, sum(widths)),
        grid,
        _header(columns, widths, size),
        *_rows(table.table, columns, widths, size),
    )


def _properties(table: Table, wide: int) -> Element:
    return part(
        "tblPr",
        part("tblStyle", val=TABLE),
        part("tblW", w=wide, type="dxa"),
        part("tblLayout", type="fixed"),
        part("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        part("tblCaption", val=plain(table.title)),
        part("tblDescription", val=plain(table.note or table.title)),
    )


def _header(columns: Sequence[Column], widths: Sequence[int], size: float) -> Element:
    made = part("tr", part("trPr", part("cantSplit"), part("tblHeader")))
    for column, wide in zip(columns, widths, strict=True):
        words = paragraph("TableHead", text_run(column.heading, *_sizes(size)))
        if column.numeric:
            words.pPr.append(part("jc", val="right"))
        made.append(part("tc", part("tcPr", part("tcW", w=wide, type="dxa")), words))
    return made


def _rows(table: DataTable, columns: Sequence[Column], widths: Sequence[int], size: float) -> Iterator[Element]:
    for number, row in enumerate(table.rows):
        cells = [column.cells[number] for column in columns]
        high = max(lines_of(text, wide / 20 - 10, size) for text, wide in zip(cells, widths, strict=True)) * size * 1.35
        # What is higher than a page has to break.
        made = part("tr", part("trPr", *([part("cantSplit")] if high < _TALLEST_ROW else [])))
        for text, column, wide in zip(cells, columns, widths, strict=True):
            made.append(_cell(text, wide, column.numeric, size, row.highlight))
        yield made


def _cell(text: str, wide: int, numeric: bool, size: float, strong: bool) -> Element:
    marks = [*([part("b")] if strong else []), *_sizes(size)]
    shade = [part("shd", val="clear", color="auto", fill=TINT)] if strong else []
    words = paragraph("TableFigure" if numeric else "TableText", text_run(text, *marks))
    return part("tc", part("tcPr", part("tcW", w=wide, type="dxa"), *shade), words)


def _sizes(size: float) -> list[Element]:
    """Nothing where the size is that of the style."""
    return [] if size == _SIZES[0] else [part("sz", val=round(size * 2)), part("szCs", val=round(size * 2))]
