"""A line chart as SVG: bands, target steps, series with gaps, published figures, direct labels. Pure."""

from coverage.charts.records import LineChart, LineSeries
from coverage.charts.svg import line_labels
from coverage.charts.svg.axes import as_float
from coverage.charts.svg.frame import glyph, open_svg
from coverage.charts.svg.labels import Box, Space
from coverage.charts.svg.line_flags import draw_flags, strip_height
from coverage.charts.svg.line_range import draw_range
from coverage.charts.svg.plot import LAYOUTS, Plot, axis_span, draw_grid, draw_months, plot_of, value_ticks
from coverage.charts.svg.text import FONT, escape, width


def draw_line(chart: LineChart, variant: str) -> str:
    """SVG of the variant wide, narrow or small."""
    layout = LAYOUTS[variant]
    several = len(chart.series) > 1
    span = axis_span(chart)
    ticks = value_ticks(chart, layout, span)
    # Where a range goes on from the last value, that value stands beside its point.
    hidden = chart.range or layout.bare
    ends = [] if hidden else line_labels.ends_of(chart, named=several and variant == "wide")
    bands_beside = variant == "wide" and bool(chart.bands) and not several
    legend, legend_height = line_labels.legend(chart, layout) if several and variant != "wide" else ("", 0.0)
    margin = max((width(end.words, bold=True) for end in ends), default=0.0)
    if bands_beside:
        margin = max(margin, *(width(band.label) for band in chart.bands))
    plot = plot_of(
        chart,
        left=max((width(text) for _, text in ticks), default=20.0) + 8,
        right=layout.width - margin - (2 + line_labels.LABEL_AWAY if several and margin else 12 if margin else 8),
        top=10 + legend_height + strip_height(chart, variant),
        bottom=layout.height - FONT * 1.75,
        span=span,
    )
    space = Space(Box(plot.left + 1, plot.top, plot.right - 1, plot.bottom - 1))
    column = Space(Box(plot.right + 2, 0, layout.width, plot.bottom + FONT))
    broken = {index for month, _ in chart.breaks if (index := plot.index(month))}
    # Targets and series first: their points tell the labels where not to stand.
    lines = [_series(plot, series, number, broken, space) for number, series in enumerate(chart.series)]
    targets, markers = _targets(chart, plot, space), _markers(chart, plot, space)
    in_front = [line for line, series in zip(lines, chart.series, strict=True) if series.highlight]
    behind = [line for line, series in zip(lines, chart.series, strict=True) if not series.highlight]
    parts = [
        open_svg(chart.key, variant, (layout.width, layout.height), chart.title, chart.summary),
        _bands(chart, plot),
        _zones(chart, plot),
        draw_range(chart, plot, space),
        legend,
        draw_grid(plot, layout, ticks),
        draw_months(plot, layout),
        _breaks(broken, plot),
        draw_flags(chart, plot, variant),
        targets,
        *behind,
        *in_front,
        markers,
        line_labels.end_labels(chart, plot, ends, column),
        line_labels.inner_labels(chart, plot, layout, space),
    ]
    if not layout.small:
        parts.append(line_labels.band_labels(chart, plot, column if bands_beside else space, bands_beside))
    if all(value is None for line in chart.series for value in line.values):
        parts.append(line_labels.nothing_known(plot, space))
    return "".join((*parts, "</svg>"))


def _bands(chart: LineChart, plot: Plot) -> str:
    rects = ""
    for band in chart.bands:
        low = plot.low if band.lower is None else min(max(as_float(band.lower), plot.low), plot.high)
        high = plot.high if band.upper is None else min(max(as_float(band.upper), plot.low), plot.high)
        first, last = plot.positions(band.since, band.until)
        if high <= low or last < first:
            continue
        left, top = plot.edge(first), plot.y(high)
        rects += (
            f'<rect class="band band-{band.category}" x="{left:.1f}" y="{top:.1f}"'
            f' width="{plot.edge(last + 1) - left:.1f}" height="{plot.y(low) - top:.1f}"/>'
        )
    return rects


def _zones(chart: LineChart, plot: Plot) -> str:
    high = plot.bottom - plot.top
    return "".join(
        f'<rect class="zone" x="{plot.edge(first):.1f}" y="{plot.top:.1f}"'
        f' width="{plot.edge(last + 1) - plot.edge(first):.1f}" height="{high:.1f}"/>'
        for first, last in line_labels.provisional_runs(chart)
    )


def _breaks(broken: set[int], plot: Plot) -> str:
    path = "".join(f"M{plot.edge(index):.1f} {plot.top:.1f}V{plot.bottom:.1f}" for index in sorted(broken))
    return f'<path class="break-line" d="{path}"/>' if path else ""


def _series(plot: Plot, series: LineSeries, number: int, broken: set[int], space: Space) -> str:
    """Firm and provisional parts; unknown months and new denominators leave a gap, a lone month is a dot."""
    firm, dashed, dots = [], [], []
    values, provisional = series.values, series.provisional
    places = [None if value is None else plot.y(as_float(value)) for value in values]
    joined = False
    for index, (x, y) in enumerate(zip(plot.xs, places, strict=True)):
        if y is None:
            joined = False
            continue
        space.mark(x, y)
        joined = joined and index not in broken
        if joined:
            before_x, before_y = plot.xs[index - 1], places[index - 1] or 0.0
            space.mark((x + before_x) / 2, (y + before_y) / 2)
            if index in provisional:
                dashed.append(f"M{before_x:.1f} {before_y:.1f}L{x:.1f} {y:.1f}")
            elif index - 1 in provisional:
                firm.append(f"M{before_x:.1f} {before_y:.1f}L{x:.1f} {y:.1f}")
            else:
                firm.append(f"L{x:.1f} {y:.1f}")
        else:
            firm.append(f"M{x:.1f} {y:.1f}")
            if _is_alone(index, places, broken):
                dots.append(index)
        joined = True
    css = f"series series-{number % 6 + 1}{' highlight' if series.highlight else ''}"
    path = "".join(firm)
    line = f'<path class="{css}" d="{path}"/>' if "L" in path else ""
    if dashed:
        line += f'<path class="{css} provisional" d="{"".join(dashed)}"/>'
    last = max((index for index, y in enumerate(places) if y is not None), default=None)
    marks = dots if last is None or last in dots else [*dots, last]
    return line + "".join(glyph(number, plot.xs[index], places[index] or 0.0, index in provisional) for index in marks)


def _is_alone(index: int, places: list[float | None], broken: set[int]) -> bool:
    after = index + 1
    return after >= len(places) or places[after] is None or after in broken


def _targets(chart: LineChart, plot: Plot, space: Space) -> str:
    drawn = ""
    for number, target in enumerate(chart.targets):
        path, reached = "", -1
        for first, last in line_labels.target_runs(target):
            y = plot.y(as_float(target.values[first] or 0))
            path += f"V{y:.1f}" if reached == first - 1 and path else f"M{plot.edge(first):.1f} {y:.1f}"
            path += f"H{plot.edge(last + 1):.1f}"
            for x in range(int(plot.edge(first)), int(plot.edge(last + 1)), 8):
                space.mark(x, y)
            reached = last
        if path:
            drawn += f'<path class="target{"" if number == 0 else " target-second"}" d="{path}"/>'
    return drawn


def _markers(chart: LineChart, plot: Plot, space: Space) -> str:
    drawn = ""
    for marker in chart.markers:
        index = plot.index(marker.month)
        if index is None:
            continue
        x, y = plot.xs[index], plot.y(as_float(marker.value))
        space.take(Box(x - 5, y - 5, x + 5, y + 5))
        drawn += (
            f'<circle class="marker marker-published" cx="{x:.1f}" cy="{y:.1f}" r="4.5">'
            f"<title>{escape(f'{marker.month.words}: {marker.label}')}</title></circle>"
        )
    return drawn
