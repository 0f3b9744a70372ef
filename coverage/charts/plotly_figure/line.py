"""A line chart as Plotly traces."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from coverage.charts.plotly_figure.line_flags import flag_shapes, flag_words, head_room
from coverage.charts.plotly_figure.line_range import range_traces
from coverage.charts.plotly_figure.style import FILLS, PALETTE, QUIET, STRONG, Json, number_of, plain
from coverage.charts.records import LineChart, LineSeries, StepLine
from coverage.charts.svg.axes import exact_text, month_ticks, value_text
from coverage.charts.svg.line_labels import PROVISIONAL, UNKNOWN, provisional_runs, target_runs
from coverage.charts.svg.plot import LAYOUTS, axis_span, plot_of, value_ticks

_DASHES = ("solid", "11px,3px", "3px,2px", "11px,3px,3px,3px", "7px,3px", "11px,3px,3px,3px,3px,3px")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "x")


def line_parts(chart: LineChart) -> tuple[list[Any], Json]:
    months = [month.short_words for month in chart.months]
    several = len(chart.series) > 1
    traces: list[Any] = []
    if chart.range:
        traces += range_traces(chart, chart.range)
    for number, target in enumerate(chart.targets):
        traces.append(_target(chart, target, months, number))
    for number, series in enumerate(chart.series):
        traces += _series(chart, series, months, number)
    if chart.markers:
        traces.append(_published(chart))
    span = axis_span(chart)
    values = value_ticks(chart, LAYOUTS["wide"], span)
    ticks = [months[index] for index in month_ticks(chart.months, 5)]
    layout = {
        "hovermode": "x unified",
        "showlegend": several,
        "legend": {"orientation": "h", "x": 0, "y": -0.12, "yanchor": "top"},
        "xaxis": {
            "type": "category",
            "categoryarray": months,
            "range": [-0.5, len(months) - 0.5],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": ticks,
            "showgrid": False,
            "ticks": "outside",
            "automargin": True,
            "fixedrange": True,
        },
        "yaxis": {
            "automargin": True,
            "tickmode": "array",
            "tickvals": [number_of(value, chart.unit) for value, _ in values],
            "ticktext": [words for _, words in values],
            "range": [number_of(end, chart.unit) for end in span],
            "zeroline": False,
            "fixedrange": True,
        },
        "shapes": [*_band_shapes(chart, span), *_zone_shapes(chart), *_break_shapes(chart), *flag_shapes(chart)],
        "annotations": [*_band_names(chart, span), *_inner_words(chart), *flag_words(chart)],
    }
    if chart.flags:
        layout["margin"] = {"l": 8, "r": 16, "t": head_room(chart), "b": 8}
    return traces, layout


def _target(chart: LineChart, target: StepLine, months: list[str], number: int) -> go.Scatter:
    """Steps between months, as the drawing has them; one month alone is a dash."""
    alone = len(months) == 1
    return go.Scatter(
        x=months,
        y=[number_of(value, chart.unit) for value in target.values],
        name=plain(target.name),
        mode="markers" if alone else "lines",
        line={"shape": "hvh", "dash": "dot", "width": 2 if number == 0 else 1, "color": PALETTE["ink"]},
        marker={"symbol": "line-ew-open", "size": 40, "color": PALETTE["ink"]},
        customdata=["" if value is None else exact_text(value, chart.unit) for value in target.values],
        hovertemplate="%{customdata}",
    )


def _series(chart: LineChart, series: LineSeries, months: list[str], number: int) -> list[go.Scatter]:
    """A firm line, a dashed provisional one, and the points, which alone answer to the pointer."""
    values = [number_of(value, chart.unit) for value in series.values]
    breaks = {month for month, _ in chart.breaks}
    broken = {index for index, month in enumerate(chart.months) if month in breaks}
    firm: list[tuple[str, Any]] = []
    dashed: list[tuple[str, Any]] = []
    for index, value in enumerate(values):
        if index in broken or index in series.provisional or index - 1 in series.provisional:
            firm.append((months[index], None))
        if index in series.provisional and index and index not in broken:
            dashed += [(months[index - 1], values[index - 1]), (months[index], value), (months[index], None)]
        if index not in series.provisional:
            if index and index - 1 in series.provisional and index not in broken:
                firm.append((months[index - 1], values[index - 1]))
            firm.append((months[index], value))
    colour = PALETTE[f"series-{number % 6 + 1}"]
    name, group = plain(series.name), f"series-{number}"
    width = 3.5 if series.highlight else 2.5
    common = {"mode": "lines", "name": name, "legendgroup": group, "hoverinfo": "skip", "connectgaps": False}
    traces = [
        go.Scatter(
            x=[x for x, _ in firm],
            y=[y for _, y in firm],
            line={"color": colour, "width": width, "dash": _DASHES[number % 6]},
            **common,
        )
    ]
    if dashed:
        line = {"color": colour, "width": width, "dash": "5px,4px"}
        x, y = [x for x, _ in dashed], [y for _, y in dashed]
        traces.append(go.Scatter(x=x, y=y, line=line, showlegend=False, **common))
    return [*traces, _points(chart, series, months, values, number)]


def _points(
    chart: LineChart, series: LineSeries, months: list[str], values: Sequence[float | int | None], number: int
) -> go.Scatter:
    """All values as marks; those within a line show only under the pointer."""
    known = [index for index, value in enumerate(values) if value is not None]
    lone = {index for index in known if index - 1 not in known and index + 1 not in known} | set(known[-1:])
    words = [
        ("" if value is None else value_text(value, chart.unit, series.places))
        + (f" ({PROVISIONAL.lower()})" if index in series.provisional else "")
        for index, value in enumerate(series.values)
    ]
    symbol = _SYMBOLS[number % 6]
    return go.Scatter(
        x=months,
        y=list(values),
        name=plain(series.name),
        legendgroup=f"series-{number}",
        showlegend=False,
        mode="markers",
        marker={
            "color": PALETTE[f"series-{number % 6 + 1}"],
            "size": 8,
            "symbol": [f"{symbol}-open" if index in series.provisional else symbol for index in range(len(values))],
            "opacity": [1 if index in lone else 0 for index in range(len(values))],
            "line": {"width": 2, "color": PALETTE[f"series-{number % 6 + 1}"]},
        },
        customdata=words,
        hovertemplate="%{customdata}",
    )


def _published(chart: LineChart) -> go.Scatter:
    shown = [marker for marker in chart.markers if marker.month in set(chart.months)]
    return go.Scatter(
        x=[marker.month.short_words for marker in shown],
        y=[number_of(marker.value, chart.unit) for marker in shown],
        name="Dipublikasikan",
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 9,
            "color": PALETTE["surface"],
            "line": {"color": PALETTE["published"], "width": 2},
        },
        customdata=[plain(marker.label) for marker in shown],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _bands(chart: LineChart, span: tuple[float, float]) -> list[tuple[int, str, float, float, int, int]]:
    """Category, label, lower and upper end, first and last position of each visible band."""
    bands = []
    plot = plot_of(chart, 0, 1, 0, 1, span)
    for band in chart.bands:
        low = max(span[0], float(band.lower)) if band.lower is not None else span[0]
        high = min(span[1], float(band.upper)) if band.upper is not None else span[1]
        first, last = plot.positions(band.since, band.until)
        if low < high and first <= last:
            bands.append((band.category, band.label, low, high, first, last))
    return bands


def _band_shapes(chart: LineChart, span: tuple[float, float]) -> list[Json]:
    return [
        {
            **_rectangle(first, last),
            "y0": number_of(low, chart.unit),
            "y1": number_of(high, chart.unit),
            "fillcolor": FILLS[category],
            "opacity": 0.25,
        }
        for category, _, low, high, first, last in _bands(chart, span)
    ]


def _band_names(chart: LineChart, span: tuple[float, float]) -> list[Json]:
    """Inside the plot, so that narrow screens keep their width; a band too thin for its name goes without."""
    targets = [float(target.values[-1]) for target in chart.targets if target.values and target.values[-1] is not None]
    return [
        _words(plain(label), y=number_of((low + high) / 2, chart.unit), **_beside(chart, first, last))
        for _, label, low, high, first, last in _bands(chart, span)
        if last == len(chart.months) - 1
        and (high - low) > (span[1] - span[0]) * 0.08
        and not (_is_late(chart, first) and any(low <= target <= high for target in targets))
    ]


def _zone_shapes(chart: LineChart) -> list[Json]:
    return [
        {**_rectangle(first, last), "yref": "paper", "y0": 0, "y1": 1, "fillcolor": PALETTE["muted"], "opacity": 0.09}
        for first, last in provisional_runs(chart)
    ]


def _rectangle(first: int, last: int) -> Json:
    """Months ``first`` to ``last`` with their whole slots, below the lines."""
    return {"type": "rect", "xref": "x", "x0": first - 0.5, "x1": last + 0.5, "layer": "below", "line": {"width": 0}}


def _broken_at(chart: LineChart) -> list[tuple[int, str]]:
    positions = {month: index for index, month in enumerate(chart.months)}
    return [(positions[month], words) for month, words in chart.breaks if positions.get(month)]


def _break_shapes(chart: LineChart) -> list[Json]:
    line = {"color": PALETTE["muted"], "width": 1, "dash": "dot"}
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": at - 0.5, "x1": at - 0.5, "y0": 0, "y1": 1, "line": line}
        for at, _ in _broken_at(chart)
    ]


def _inner_words(chart: LineChart) -> list[Json]:
    """Targets above their last step, breaks at the foot, the provisional zone at its head, the last value."""
    words = []
    for target in chart.targets:
        for first, last in target_runs(target)[-1:]:
            value = target.values[first]
            text = f"{plain(target.name)} {exact_text(value or 0, chart.unit)}"
            y = number_of(value, chart.unit)
            words.append(_words(text, y=y, yanchor="bottom", strong=True, **_beside(chart, first, last)))
    for at, text in _broken_at(chart):
        words.append(_words(plain(text), x=at - 0.7, y=0, yref="paper", xanchor="right", yanchor="bottom"))
    for _, last in provisional_runs(chart)[-1:]:
        # Flags take the room above the plot.
        foot = 0 if chart.flags else 1
        words.append(_words(PROVISIONAL, x=last + 0.5, y=foot, yref="paper", xanchor="right", yanchor="bottom"))
    if len(chart.series) == 1:
        words += _last_value(chart)
    if all(value is None for series in chart.series for value in series.values):
        words.append(_words(UNKNOWN, x=0.5, y=0.5, xref="paper", yref="paper"))
    return words


def _beside(chart: LineChart, first: int, last: int) -> Json:
    """At the start of a stretch of months; at its end where it starts late."""
    if chart.range or _is_late(chart, first):
        return {"x": last + 0.4, "xanchor": "right"}
    return {"x": first - 0.4, "xanchor": "left"}


def _is_late(chart: LineChart, first: int) -> bool:
    return first > len(chart.months) * 0.6


def _last_value(chart: LineChart) -> list[Json]:
    series = chart.series[0]
    known = [index for index, value in enumerate(series.values) if value is not None]
    if not known:
        return []
    value = series.values[known[-1]] or 0
    text = value_text(value, chart.unit, series.places)
    # Where a range goes on from it the line mostly rises: above it is room.
    beside = {"yanchor": "bottom", "yshift": 8} if chart.range else {"yanchor": "top", "yshift": -8}
    return [_words(text, x=known[-1], y=number_of(value, chart.unit), xanchor="right", strong=True, **beside)]


def _words(text: str, *, strong: bool = False, **place: Any) -> Json:
    return {"text": text, "showarrow": False, "font": {**(STRONG if strong else QUIET), "size": 12}, **place}
