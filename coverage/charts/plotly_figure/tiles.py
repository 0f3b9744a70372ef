"""The tile map as Plotly traces: rectangles with words. The drawing by the server has the links, this has none."""

from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.style import FILLS, INKS, PALETTE, Json, plain
from coverage.charts.records import Tile, TileMap
from coverage.figures.categories import Category


def tile_parts(chart: TileMap) -> tuple[list[Any], Json]:
    """One trace of words over one rectangle a tile."""
    words = go.Scatter(
        x=[tile.col for tile in chart.tiles],
        y=[tile.row for tile in chart.tiles],
        mode="text",
        text=[_text(tile) for tile in chart.tiles],
        textfont={"color": [INKS.get(tile.category or 0, PALETTE["ink"]) for tile in chart.tiles]},
        customdata=[f"{plain(tile.name)}: {plain(tile.value_text)}" for tile in chart.tiles],
        hovertemplate="%{customdata}<extra></extra>",
    )
    hidden = {"visible": False, "fixedrange": True}
    columns = max((tile.col for tile in chart.tiles), default=0)
    rows = max((tile.row for tile in chart.tiles), default=0)
    layout = {
        "showlegend": False,
        "hovermode": "closest",
        "xaxis": {**hidden, "range": [-0.5, columns + 0.5]},
        "yaxis": {**hidden, "range": [rows + 0.5, -0.5]},
        "shapes": [_rectangle(tile) for tile in chart.tiles],
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
    return [words], layout


def _text(tile: Tile) -> str:
    icon = f"<br>{Category(tile.category).icon}" if tile.category else ""
    return f"{plain(tile.short)}<br>{plain(tile.value_text)}{icon}"


def _rectangle(tile: Tile) -> Json:
    return {
        "type": "rect",
        "x0": tile.col - 0.48,
        "x1": tile.col + 0.48,
        "y0": tile.row - 0.47,
        "y1": tile.row + 0.47,
        "layer": "below",
        "fillcolor": FILLS.get(tile.category or 0, PALETTE["surface"]),
        "line": {"color": PALETTE["series-1"] if tile.category else PALETTE["muted"], "width": 1},
    }
