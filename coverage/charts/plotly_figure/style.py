"""What all Plotly figures share: colours, numbers on axes, text that is not read as tags."""

from typing import Any

from coverage.charts.records import Unit, Value

Json = dict[str, Any]

# Light colours and the tokens of theme.css that they stand for.
PALETTE = {
    "ink": "#10202e",
    "muted": "#4c5b69",
    "surface": "#ffffff",
    "axis": "#7b8b9a",
    "series-1": "#12436d",
    "series-2": "#b86e00",
    "series-3": "#0f9c8e",
    "series-4": "#7c19e6",
    "series-5": "#3a3330",
    "series-6": "#e04ac0",
    "published": "#b3560f",
    "bar": "#4f86b8",
    "bar-rest": "#e3eaf1",
    "up": "#1b6b4a",
    "down": "#a33b20",
}
# Categories look the same in both themes; written as rgb(), which the palette never names.
FILLS = {1: "rgb(207,227,245)", 2: "rgb(107,172,230)", 3: "rgb(32,115,188)", 4: "rgb(18,67,109)"}
INKS = {1: "rgb(16,32,46)", 2: "rgb(16,32,46)", 3: "rgb(255,255,255)", 4: "rgb(255,255,255)"}
# Bold by font: a <b> in a text makes Plotly write a style attribute, which the content policy forbids.
STRONG: Json = {"color": PALETTE["ink"], "weight": 700}
QUIET: Json = {"color": PALETTE["muted"]}
PATTERNS = {1: "", 2: ".", 3: "/", 4: "x"}


def plain(text: str) -> str:
    """Names are text: Plotly would read their angle brackets as tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number_of(value: Value | float | None, unit: Unit) -> float | int | None:
    """A value on the axis: percentages as numbers of percent."""
    if value is None:
        return None
    return round(float(value) * 100, 4) if unit in ("percent", "points") else int(value)


def value_axis(unit: Unit) -> Json:
    suffix = "%" if unit == "percent" else ""
    axis = {"automargin": True, "ticksuffix": suffix, "tickformat": "" if unit in ("percent", "points") else ",d"}
    return {**axis, "tickprefix": "Rp"} if unit == "rupiah" else axis
