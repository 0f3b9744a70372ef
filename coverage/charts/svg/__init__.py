"""Charts as SVG, drawn by the server: the first paint, the print and the files. Pure; classes only, no styles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from coverage.charts.records import AreaMap, BarChart, CategoryScale, Chart, LineChart, TileMap
from coverage.charts.svg.areas import draw_areas
from coverage.charts.svg.bars import draw_bars
from coverage.charts.svg.frame import size_of
from coverage.charts.svg.line import draw_line
from coverage.charts.svg.line_flags import flag_lines
from coverage.charts.svg.scale import draw_scale
from coverage.charts.svg.standalone import frame_drawing
from coverage.charts.svg.tiles import draw_tiles

__all__ = ["Size", "draw", "flag_lines", "size_of", "standalone", "without_links"]

Size = Literal["wide", "narrow", "small", "panel"]


def draw(chart: Chart | CategoryScale, *, narrow: bool = False, size: Size = "wide") -> str:
    """An inline SVG for wide or narrow screens; ``small`` and ``panel``, for line charts only, are of many."""
    variant = "narrow" if narrow else size
    if isinstance(chart, LineChart):
        return draw_line(chart, variant)
    if variant in ("small", "panel"):
        raise ValueError("Hanya grafik garis yang dapat digambar kecil.")
    if isinstance(chart, BarChart):
        return draw_bars(chart, variant)
    if isinstance(chart, AreaMap):
        return draw_areas(chart, variant)
    return draw_tiles(chart, variant) if isinstance(chart, TileMap) else draw_scale(chart, variant)


def standalone(chart: Chart, *, heading_lines: Sequence[str], footer_lines: Sequence[str]) -> str:
    """A complete SVG file: title and subtitle of the chart, more headings, the wide drawing, source and release."""
    happened = flag_lines(chart) if isinstance(chart, LineChart) else []
    return frame_drawing(chart, draw(without_links(chart)), heading_lines, [*happened, *footer_lines])


def without_links(chart: Chart) -> Chart:
    """The same chart for files and paper: addresses of the site lead nowhere from a file."""
    if isinstance(chart, BarChart):
        return replace(chart, rows=tuple(replace(bar, href=None) for bar in chart.rows))
    if isinstance(chart, TileMap):
        return replace(chart, tiles=tuple(replace(tile, href=None) for tile in chart.tiles))
    if isinstance(chart, AreaMap):
        return replace(chart, areas=tuple(replace(area, href=None) for area in chart.areas))
    return chart
