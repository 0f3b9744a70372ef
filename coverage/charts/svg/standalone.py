"""A picture that stands alone: an SVG file with its own style, title, source and release inside. Pure but for one read.

The stylesheet is the page's own charts.css, which holds plain light values only.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from coverage.charts.records import Chart
from coverage.charts.svg.frame import size_of
from coverage.charts.svg.text import FONT, label, wrap

STYLESHEET = Path(__file__).resolve().parents[3] / "static" / "css" / "charts.css"
_MARGIN = 20.0
_TITLE = 18
_TITLE_LINE = 24.0
_LINE = FONT + 5.0


def frame_drawing(chart: Chart, drawing: str, heading_lines: Sequence[str], footer_lines: Sequence[str]) -> str:
    """The drawing between its headings and its footer on white paper."""
    wide, high = size_of(drawing)
    full = wide + 2 * _MARGIN
    words, y = "", _MARGIN - 4
    for line in wrap(chart.title, wide, True, _TITLE):
        y += _TITLE_LINE
        words += label(_MARGIN, y - 6, line, "file-title")
    for text in (chart.subtitle, *heading_lines):
        for line in wrap(text, wide):
            y += _LINE
            words += label(_MARGIN, y, line, "muted")
    top = y + 12
    y = top + high + 6
    for text in footer_lines:
        for line in wrap(text, wide):
            y += _LINE
            words += label(_MARGIN, y, line, "muted")
    full_high = y + _MARGIN - 4
    inner = drawing.replace("<svg ", f'<svg x="{_MARGIN:g}" y="{top:g}" width="{wide:g}" height="{high:g}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full:g} {full_high:g}"'
        f' width="{full:g}" height="{full_high:g}"><style>{_style()}</style>'
        f'<rect class="paper" width="{full:g}" height="{full_high:g}"/>{words}{inner}</svg>'
    )


def with_style(drawing: str) -> str:
    """The drawing alone as a picture that carries its style, for documents that say the rest themselves."""
    opened = drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return opened.replace(">", f"><style>{_style()}</style>", 1)


@cache
def _style() -> str:
    return STYLESHEET.read_text(encoding="utf-8").replace("<", "")
