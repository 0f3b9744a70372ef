"""The map of outlines as Plotly traces: filled lines, no world map fetched. The drawing by the server has the links."""

from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.style import FILLS, INKS, PALETTE, Json, plain
from coverage.charts.records import AreaMap, MapArea


def area_parts(chart: AreaMap) -> tuple[list[Any], Json]:
    """One filled trace an area, then one trace of words over all."""
    words = go.Scatter(
        x=[area.anchor[0] for area in chart.areas],
        y=[area.anchor[1] for area in chart.areas],
        mode="text",
        text=[f"{plain(area.short)}<br>{plain(area.value_text)}" for area in chart.areas],
        textfont={"color": [INKS.get(area.category or 0, PALETTE["ink"]) for area in chart.areas]},
        customdata=[f"{plain(area.name)}: {plain(area.value_text)}" for area in chart.areas],
        hovertemplate="%{customdata}<extra></extra>",
    )
    hidden = {"visible": False, "fixedrange": True}
    layout = {
        "showlegend": False,
        "hovermode": "closest",
        "xaxis": {**hidden, "range": [0, chart.size[0]], "scaleanchor": "y"},
        "yaxis": {**hidden, "range": [chart.size[1], 0]},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
    return [*(_outline(area) for area in chart.areas), words], layout


def _outline(area: MapArea) -> Any:
    """All rings in one trace, parted by gaps."""
    xs: list[int | None] = []
    ys: list[int | None] = []
    for ring in area.rings:
        closed = (*ring, ring[0])
        xs += [*(x for x, _ in closed), None]
        ys += [*(y for _, y in closed), None]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=FILLS.get(area.category or 0, PALETTE["surface"]),
        line={"color": PALETTE["series-1"] if area.category else PALETTE["muted"], "width": 1},
        hoverinfo="skip",
    )
