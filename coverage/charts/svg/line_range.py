"""The band of what may come, with a dotted line through its middle. Pure."""

from coverage.charts.records import LineChart
from coverage.charts.svg.axes import as_float
from coverage.charts.svg.labels import Space
from coverage.charts.svg.plot import Plot


def draw_range(chart: LineChart, plot: Plot, space: Space) -> str:
    """Nothing for a chart without one; its lines tell the labels where not to stand."""
    if chart.range is None:
        return ""
    upper, middle, lower = (
        [(x, plot.y(as_float(value))) for x, value in zip(plot.xs, values, strict=True) if value is not None]
        for values in (chart.range.upper, chart.range.middle, chart.range.lower)
    )
    if len(middle) < 2:
        return ""
    for x, y in (*upper, *middle, *lower):
        space.mark(x, y)
    band = f'<path class="range" d="{_path([*upper, *reversed(lower)])}Z"/>'
    return f'{band}<path class="range-middle" d="{_path(middle)}"/>'


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
