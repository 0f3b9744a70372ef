"""Tables of slides: few rows and columns, large letters; the whole stands in the report. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from monev.document import Table
from monev.writers.columns import Column, columns_of, cut_to_lines, lines_of, size_within, widths_within
from monev.writers.palette import BRAND, INK, PAPER, RULE, TINT
from monev.writers.pptx.texts import LINE, add_run, rgb

MORE = "Selengkapnya di berkas PDF"
# The sizes at which nothing need be cut, with the lines that a cell may take there, and those of what is cut.
_WHOLE = ((20.0, 3), (18.0, 3), (16.0, 4), (15.0, 4), (14.0, 8))
_SMALLEST, _CUT = 14.0, (5, 3, 2)
_MOST_ROWS, _MOST_COLUMNS = 15, 7
_HEAD_LINES = 3
_SIDE, _ABOVE = 5.0, 2.0
_MOST_AIR = 1.5


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

    @property
    def rows(self) -> int:
        return len(self.heights) - 1


def lay_out(table: Table, room: float, high: float) -> Layout:
    """Whole at the largest size at which it fits, else with long cells cut, else with as many rows as fit."""
    every = tuple(columns_of(table.table))
    most = min(len(every), _MOST_COLUMNS)
    columns = every[: next((n for n in range(most, 2, -1) if size_within(every[:n], room, (_SMALLEST,))), min(most, 2))]
    strong = [row.highlight for row in table.table.rows]
    rows = min(len(strong), _MOST_ROWS)
    for size, limit in _WHOLE:
        if size != _SMALLEST and size_within(columns, room, (size,)) is None:
            continue
        layout = _measured(columns, strong[:rows], room, size, limit)
        if layout.whole and layout.high <= high:
            return layout._replace(whole=columns == every and rows == len(strong))
    for limit in _CUT:
        layout = _measured(columns, strong[:rows], room, _SMALLEST, limit)
        if layout.high <= high:
            return layout._replace(whole=False)
    while rows > 1 and layout.high > high:
        rows -= 1
        layout = _measured(columns, strong[:rows], room, _SMALLEST, _CUT[1])
    return layout._replace(whole=False)


def aired(layout: Layout, high: float) -> Layout:
    """Rows as high as there is room, but not so high that they fall apart."""
    stretch = min(high / layout.high, _MOST_AIR)
    return layout._replace(heights=tuple(one * stretch for one in layout.heights)) if stretch > 1 else layout


def _measured(columns: Sequence[Column], strong: Sequence[bool], room: float, size: float, limit: int) -> Layout:
    """``whole``: no cell had to be cut."""
    few = [replace(column, cells=column.cells[: len(strong)]) for column in columns]
    widths = widths_within(few, room, size)
    inner = [wide - 2 * _SIDE for wide in widths]
    shown = tuple(_cut(column, strong, wide, size, limit) for column, wide in zip(few, inner, strict=True))
    lines = [max(lines_of(column.heading, wide, size, True) for column, wide in zip(shown, inner, strict=True))]
    lines += [
        max(lines_of(column.cells[number], wide, size, bold) for column, wide in zip(shown, inner, strict=True))
        for number, bold in enumerate(strong)
    ]
    heights = tuple(count * size * LINE + 2 * _ABOVE for count in lines)
    return Layout(size, shown, tuple(widths), heights, whole=shown == tuple(few))


def _cut(column: Column, strong: Sequence[bool], wide: float, size: float, limit: int) -> Column:
    cells = tuple(cut_to_lines(cell, limit, wide, size, bold) for cell, bold in zip(column.cells, strong, strict=True))
    return replace(column, heading=cut_to_lines(column.heading, _HEAD_LINES, wide, size, True), cells=cells)


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
    properties = cell._tc.get_or_add_tcPr()
    for place, side in enumerate(("lnT", "lnB")):
        properties.insert(place, parse_xml(_RULE.format(side=side)))
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)


_RULE = f'<a:{{side}} {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill></a:{{side}}>'
