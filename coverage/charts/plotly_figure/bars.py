"""A bar chart as Plotly traces."""

from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.style import (
    FILLS,
    INKS,
    PALETTE,
    PATTERNS,
    QUIET,
    STRONG,
    Json,
    number_of,
    plain,
    value_axis,
)
from coverage.charts.records import Bar, BarChart, Value
from coverage.charts.svg.axes import exact_text
from coverage.charts.svg.bars import bar_words
from coverage.charts.svg.text import width

# About as wide is the plot between phone and desk.
_PLOT_WIDTH = 360.0


def bar_parts(chart: BarChart) -> tuple[list[Any], Json]:
    """Traces and layout; rows are numbered, for two areas may share a name."""
    rows = list(range(len(chart.rows)))
    traces = []
    if any(bar.whole is not None for bar in chart.rows):
        traces.append(_bar_trace(chart, [bar.whole for bar in chart.rows], "bar-rest"))
    words = [plain(bar_words(chart, bar)) for bar in chart.rows]
    value_trace = _bar_trace(chart, [bar.value for bar in chart.rows], "bar")
    value_trace.marker.color = [_colour(chart, bar) for bar in chart.rows]
    value_trace.marker.line = {"width": [1 if bar.category else 0 for bar in chart.rows], "color": PALETTE["series-1"]}
    value_trace.marker.pattern = {
        "shape": [PATTERNS.get(bar.category or 0, "") for bar in chart.rows],
        "fillmode": "replace",
        "bgcolor": value_trace.marker.color,
        "fgcolor": [INKS.get(bar.category or 0, INKS[1]) for bar in chart.rows],
        "fgopacity": 0.35,
        "size": 7,
        "solidity": 0.2,
    }
    value_trace.customdata = [
        f"{plain(bar.name)}: {text}{f' · {plain(bar.note)}' if bar.note and bar.value is not None else ''}"
        for text, bar in zip(words, chart.rows, strict=True)
    ]
    value_trace.hovertemplate = "%{customdata}<extra></extra>"
    layout = {
        "barmode": "overlay",
        "bargap": 0.35,
        "showlegend": False,
        "xaxis": {**value_axis(chart.unit), "rangemode": "tozero", "fixedrange": True, "range": _range(chart)},
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": [plain(bar.name) for bar in chart.rows],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "shapes": [_target_line(chart, value, number) for number, (_, value) in enumerate(chart.targets)],
        "annotations": [
            *(_row_words(chart, bar, row, text) for row, (bar, text) in enumerate(zip(chart.rows, words, strict=True))),
            *(_target_words(chart, name, value, line) for line, (name, value) in enumerate(chart.targets)),
        ],
        "margin": {"l": 8, "r": 16, "t": 8 + 18 * len(chart.targets), "b": 8},
    }
    return [*traces, value_trace], layout


def _bar_trace(chart: BarChart, values: list[Value | None], colour: str) -> go.Bar:
    return go.Bar(
        x=[number_of(value, chart.unit) for value in values],
        y=list(range(len(values))),
        orientation="h",
        hoverinfo="skip",
        marker={"color": PALETTE[colour], "line": {"width": 0}},
    )


def _colour(chart: BarChart, bar: Bar) -> str:
    if bar.category:
        return FILLS[bar.category]
    if chart.unit in ("points", "signed"):
        return PALETTE["up" if (bar.value or 0) > 0 else "down"]
    return PALETTE["series-1" if bar.highlight else "bar"]


def _range(chart: BarChart) -> list[float]:
    """From zero, with room for the words after the longest bar."""
    known = [float(number_of(value, chart.unit) or 0) for bar in chart.rows for value in (bar.value, bar.whole)]
    known += [float(number_of(value, chart.unit) or 0) for _, value in chart.targets]
    low, high = min([0.0, *known]), max([0.0, *known])
    words = max((width(bar_words(chart, bar), True) for bar in chart.rows), default=0.0) + 8
    room = (high - low or 1.0) * words / max(_PLOT_WIDTH - words, words)
    return [low - room if low < 0 else 0.0, high + room]


def _row_words(chart: BarChart, bar: Bar, row: int, text: str) -> Json:
    """After the bar and the potential behind it; left of a negative bar."""
    end = max((number_of(value, chart.unit) or 0 for value in (bar.value, bar.whole)), default=0)
    negative = bar.value is not None and bar.value < 0
    return {
        "text": text,
        "x": number_of(bar.value, chart.unit) if negative else end,
        "y": row,
        "xanchor": "right" if negative else "left",
        "xshift": -4 if negative else 4,
        "showarrow": False,
        "font": STRONG if bar.highlight else QUIET if bar.value is None else {"color": PALETTE["ink"]},
    }


def _target_line(chart: BarChart, value: Value, number: int) -> Json:
    at = number_of(value, chart.unit)
    line = {"color": PALETTE["ink"], "width": 2 if number == 0 else 1, "dash": "dot"}
    return {"type": "line", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1, "line": line}


def _target_words(chart: BarChart, name: str, value: Value, line: int) -> Json:
    return {
        "text": f"{plain(name)} {exact_text(value, chart.unit)}",
        "x": number_of(value, chart.unit),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 18 * line,
        "showarrow": False,
        "font": STRONG,
    }
