"""The same charts as Plotly figures, for browsers that run the script. No template, plain lists, Indonesian words.

Colours are those of the light theme. ``layout.meta.palette`` says which token of theme.css each stands for, and
static/js/charts.js puts the present colours in their place.
"""

from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.areas import area_parts
from coverage.charts.plotly_figure.bars import bar_parts
from coverage.charts.plotly_figure.line import line_parts
from coverage.charts.plotly_figure.style import PALETTE, Json
from coverage.charts.plotly_figure.tiles import tile_parts
from coverage.charts.records import AreaMap, BarChart, Chart, LineChart


def figure(chart: Chart) -> Json:
    """``{"data": [...], "layout": {...}}``, ready for JSON."""
    if isinstance(chart, LineChart):
        traces, layout = line_parts(chart)
    elif isinstance(chart, BarChart):
        traces, layout = bar_parts(chart)
    elif isinstance(chart, AreaMap):
        traces, layout = area_parts(chart)
    else:
        traces, layout = tile_parts(chart)
    base = {
        "template": "none",
        "separators": ",.",
        "dragmode": False,
        "margin": {"l": 8, "r": 16, "t": 24, "b": 8},
        "font": {"family": "Public Sans, sans-serif", "size": 12, "color": PALETTE["muted"]},
    }
    drawn: Json = go.Figure(data=traces, layout={**base, **layout}).to_plotly_json()
    drawn["layout"].pop("template", None)
    drawn["layout"]["meta"] = {"palette": {name: light for name, light in PALETTE.items() if light in _colours(drawn)}}
    return drawn


def _colours(part: Any) -> set[str]:
    """Every text within a figure, among them its colours."""
    if isinstance(part, str):
        return {part}
    children = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
    return {text for child in children for text in _colours(child)}
