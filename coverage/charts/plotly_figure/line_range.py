"""The band of what may come as Plotly traces: a lower edge, an upper edge filled down to it, a dotted middle."""

from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.style import PALETTE, number_of, plain
from coverage.charts.records import LineChart, Range
from coverage.charts.svg.axes import value_text


def range_traces(chart: LineChart, known: Range) -> list[Any]:
    months = [month.short_words for month in chart.months]
    lower, middle, upper = (
        [number_of(value, chart.unit) for value in values] for values in (known.lower, known.middle, known.upper)
    )
    edge = {"mode": "lines", "hoverinfo": "skip", "showlegend": False, "connectgaps": False}
    line = {"color": PALETTE["series-2"], "width": 1}
    words = [
        ""
        if low is None or high is None or value is None
        else f"{value_text(value, chart.unit)} ({value_text(low, chart.unit)} sampai {value_text(high, chart.unit)})"
        for low, value, high in zip(known.lower, known.middle, known.upper, strict=True)
    ]
    return [
        go.Scatter(x=months, y=lower, line=line, **edge),
        go.Scatter(x=months, y=upper, line=line, fill="tonexty", fillcolor=_faint(PALETTE["series-2"]), **edge),
        go.Scatter(
            x=months,
            y=middle,
            name=plain(known.name),
            mode="lines",
            line={"color": PALETTE["series-2"], "width": 2, "dash": "dot"},
            customdata=words,
            hovertemplate="%{customdata}",
        ),
    ]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
