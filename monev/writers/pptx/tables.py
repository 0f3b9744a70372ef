"""Tables of slides: few rows and columns, large letters; the whole stands in the report. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from monev.document import Table
from monev.writers.columns import Column, columns_of, cut_to_lines, lines_of, size_within, widths_within
from monev.writers.palette import BRAND, INK, PAPER, RULE, TINT
from monev.writers.pptx.texts import LINE, add_run, rgb

MORE = "… selengkapnya di lampiran laporan"
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
_MOST_ROWS, _MOST_COLUMNS = 12, 7
_CELL_LINES, _HEAD_LINES = (8, 5, 3), 3
_SIDE, _ABOVE = 5.0, 3.0


class Layout(NamedTuple):
    """A table measured: widths, heights (of the header first) and the texts that are shown."""

    size: float
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    whole: bool

    @property
    def high(self) -> float:
        return sum(self.heights)


def lay_out(table: Table, room: float, high: float) -> Layout:
    """Whole at the largest size at which it fits, else with long cells cut, else with as many rows as fit."""
    every = tuple(columns_of(table.table))
    most = min(len(every), _MOST_COLUMNS)
    columns = every[: next((n for n in range(most, 2, -1) if size_within(every[:n], room, _SIZES[-1:])), min(most, 2))]
    rows = min(len(table.table.rows), _MOST_ROWS)
    for limit in _CELL_LINES:
        for size in _SIZES:
            if size_within(columns, room, (size,)) is None and size != _SIZES[-1]:
                continue
            layout = _measured(columns, rows, room, size, limit)
            if layout.high <= high:
                return layout._replace(whole=layout.columns == every)
    while rows > 1 and _measured(columns, rows, room, _SIZES[-1], _CELL_LINES[-1]).high > high:
        rows -= 1
    return _measured(columns, rows, room, _SIZES[-1], _CELL_LINES[-1])


def _measured(columns: Sequence[Column], rows: int, room: float, size: float, limit: int) -> Layout:
    few = [_first(column, rows) for column in columns]
    widths = widths_within(few, room, size)
    shown = [_cut(column, wide - 2 * _SIDE, size, limit) for column, wide in zip(few, widths, strict=True)]
    pairs = [(column, wide - 2 * _SIDE) for column, wide in zip(shown, widths, strict=True)]
    lines = [max(lines_of(column.heading, wide, size, True) for column, wide in pairs)]
    lines += [max(lines_of(column.cells[number], wide, size, True) for column, wide in pairs) for number in range(rows)]
    heights = tuple(count * size * LINE + 2 * _ABOVE for count in lines)
    return Layout(size, tuple(shown), tuple(widths), heights, whole=False)


def _first(column: Column, rows: int) -> Column:
    return Column(column.heading, column.cells[:rows], column.numeric, column.unbroken)


def _cut(column: Column, wide: float, size: float, limit: int) -> Column:
    cells = tuple(cut_to_lines(cell, limit, wide, size, True) for cell in column.cells)
    heading = cut_to_lines(column.heading, _HEAD_LINES, wide, size, True)
    return Column(heading, cells, column.numeric, column.unbroken)


def fill_table(frame: Any, table: Table, layout: Layout) -> None:
    """The cells of a native table that has one row more than the record: the header."""
    made = frame.table
    made.first_row, made.horz_banding = True, False
    for column, wide in zip(made.columns, layout.widths, strict=True):
        column.width = Pt(wide)
    for row, high in zip(made.rows, layout.heights, strict=True):
        row.height = Pt(high)
    for place, column in enumerate(layout.columns):
        _fill(made.cell(0, place), column.heading, column, layout.size, colour=PAPER, fill=BRAND, bold=True)
        for number, text in enumerate(column.cells, start=1):
            strong = table.table.rows[number - 1].highlight
            fill = TINT if strong else PAPER
            _fill(made.cell(number, place), text, column, layout.size, colour=INK, fill=fill, bold=strong)


def _fill(cell: Any, text: str, column: Column, size: float, *, colour: str, fill: str, bold: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    if column.numeric:
        paragraph.alignment = PP_ALIGN.RIGHT
    add_run(paragraph, text, size, bold=bold, colour=colour)
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(_RULE))
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)


_RULE = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill></a:lnB>'
