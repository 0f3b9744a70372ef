"""The words in a line chart, placed so that none covers another. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from coverage.charts.records import LineChart, Marker, Range, StepLine
from coverage.charts.svg.axes import as_float, exact_text, value_text
from coverage.charts.svg.frame import glyph
from coverage.charts.svg.labels import Space, Spot, spread, text_box
from coverage.charts.svg.plot import Layout, Plot
from coverage.charts.svg.text import FONT, escape, label, shorten, width

UNKNOWN = "Belum ada data"
PROVISIONAL = "Sementara"
_LONGEST_NAME = 190
_LEGEND_LINE = 19
_LEADER_FROM = 5
# From the plot to the labels of several lines: room for leaders and marks.
LABEL_AWAY = 30


class End(NamedTuple):
    """The label at the end of a line: its series, the place of the last known value (None: none known), the words."""

    series: int
    at: int | None
    value: float
    value_words: str
    name: str
    highlight: bool

    @property
    def words(self) -> str:
        return f"{self.value_words} {self.name}".rstrip()


def ends_of(chart: LineChart, *, named: bool) -> list[End]:
    """One label a series; ``named``: with its name, else the value alone."""
    ends = []
    for number, series in enumerate(chart.series):
        name = shorten(series.name, _LONGEST_NAME) if named else ""
        known = [(at, value) for at, value in enumerate(series.values) if value is not None]
        if not known:
            if named:
                ends.append(End(number, None, 0.0, "–", name, series.highlight))
            continue
        at, value = known[-1]
        words = value_text(value, chart.unit, series.places)
        if at < len(series.values) - 1:
            words += f" ({chart.months[at].short_words})"
        ends.append(End(number, at, as_float(value), words, name, series.highlight))
    return ends


def end_labels(chart: LineChart, plot: Plot, ends: list[End], column: Space) -> str:
    """Values (and names) right of the lines, pushed apart, with a thin leader where one had to move."""
    gap, shift = FONT + 3, FONT * 0.35
    top, bottom = plot.top + shift, plot.bottom + shift
    # More lines than places: what is highlighted keeps its label.
    fitting = sorted(ends, key=lambda end: not end.highlight)[: int((bottom - top) / gap) + 1]
    wanted = [bottom if end.at is None else plot.y(end.value) + shift for end in fitting]
    several = len(chart.series) > 1
    x = plot.right + (LABEL_AWAY if several else 8)
    drawn = ""
    for end, y, ideal in zip(fitting, spread(wanted, gap, top, bottom), wanted, strict=True):
        column.take(text_box(Spot(x, y), end.words, bold=True))
        if several and end.at is not None and abs(y - ideal) > _LEADER_FROM:
            start = plot.xs[end.at] + 7
            drawn += f'<path class="leader" d="M{start:.1f} {ideal - shift:.1f}L{x - 14:.1f} {y - shift:.1f}"/>'
        if several:
            drawn += glyph(end.series, x - 7, y - shift)
        name = f' <tspan class="{"label-strong" if end.highlight else "label"}">{escape(end.name)}</tspan>'
        css = "muted" if end.at is None else "label-strong"
        drawn += label(x, y, escape(end.value_words) + (name if end.name else ""), css, escaped=True)
    return drawn


def legend(chart: LineChart, layout: Layout) -> tuple[str, float]:
    """Marks and names above the plot, where the margin is too narrow for names; and the height they take."""
    drawn, x, line = "", 4.0, 0
    for number, series in enumerate(chart.series):
        known = any(value is not None for value in series.values)
        name = shorten(series.name if known else f"{series.name} (belum ada data)", layout.width - 24)
        wide = 14 + width(name, series.highlight) + 14
        if x > 4 and x + wide - 14 > layout.width:
            x, line = 4.0, line + 1
        y = 14 + line * _LEGEND_LINE
        drawn += glyph(number, x + 5, y - 4)
        drawn += label(x + 14, y, name, "label-strong" if series.highlight else "label")
        x += wide
    return drawn, (line + 1) * _LEGEND_LINE


def inner_labels(chart: LineChart, plot: Plot, layout: Layout, space: Space) -> str:
    """Targets, the provisional zone, published figures and breaks; the most important first."""
    drawn = ""
    earlier: list[tuple[str, list[Spot]]] = []
    for target in chart.targets:
        runs = target_runs(target)
        for first, last in runs:
            value = target.values[first]
            spots = _beside_line(plot, first, last, plot.y(as_float(value or 0)))
            if (first, last) != runs[-1]:
                text = exact_text(value or 0, chart.unit)
                if plot.edge(last + 1) - plot.edge(first) > width(text):
                    earlier.append((text, spots))
                continue
            if not layout.small:
                drawn += _put(space, f"{target.name} {exact_text(value or 0, chart.unit)}", spots, "label-strong")
    for first, last in provisional_runs(chart)[-1:]:
        drawn += _put(space, PROVISIONAL, _in_zone(plot, first, last), "muted")
    if layout.small:
        return drawn
    if chart.range:
        for end in ends_of(chart, named=False):
            if end.at is not None:
                drawn += _put(space, end.words, _around(plot.xs[end.at], plot.y(end.value))[1:], "label-strong")
        drawn += _put(space, chart.range.name, _at_the_end_of(chart.range, plot), "label")
    for at, marker, words in _named_markers(chart, plot, layout):
        drawn += _put(space, words, _around(plot.xs[at], plot.y(as_float(marker.value))), "label")
    for month, words in chart.breaks:
        if index := plot.index(month):
            drawn += _put(space, words, _along(plot, plot.edge(index)), "muted")
    return drawn + "".join(_put(space, words, spots, "muted") for words, spots in earlier)


def _named_markers(chart: LineChart, plot: Plot, layout: Layout) -> list[tuple[int, Marker, str]]:
    """All where there is room; on a narrow picture the last and the first, which says what such marks are."""
    shown = [
        (index, marker, marker.label) for marker in chart.markers if (index := plot.index(marker.month)) is not None
    ]
    if layout.variant == "wide" or len(shown) < 2:
        return shown
    first, last = min(shown, key=lambda item: item[0]), max(shown, key=lambda item: item[0])
    return [(last[0], last[1], last[1].short or last[1].label), first]


def band_labels(chart: LineChart, plot: Plot, space: Space, beside: bool) -> str:
    """Names of the categories of the last month, each within its own band: beside the plot or inside it."""
    drawn = ""
    for band in chart.bands:
        first, last = plot.positions(band.since, band.until)
        if last != len(plot.months) - 1:
            continue
        low = plot.low if band.lower is None else max(as_float(band.lower), plot.low)
        high = plot.high if band.upper is None else min(as_float(band.upper), plot.high)
        top, bottom = plot.y(high) + FONT * 0.85, plot.y(low) - FONT * 0.3
        if high <= low or bottom < top:
            continue
        middle = (top + bottom) / 2
        heights = [middle, *_steps(middle, top, bottom)]
        if beside:
            spots = [Spot(plot.right + 8, y) for y in heights]
        else:
            spots = [Spot(plot.edge(first) + 5, y) for y in heights] + [Spot(plot.right - 4, y, "end") for y in heights]
        drawn += _put(space, band.label, spots, "muted")
    return drawn


def nothing_known(plot: Plot, space: Space) -> str:
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    return _put(space, UNKNOWN, [Spot(x, y + step, "middle") for step in (0, 20, -20, 40, -40, 60, -60)], "muted")


def provisional_runs(chart: LineChart) -> list[tuple[int, int]]:
    """First and last position of each stretch of months that may still change."""
    positions = {index for series in chart.series for index in series.provisional if 0 <= index < len(chart.months)}
    starts = sorted(position for position in positions if position - 1 not in positions)
    lasts = sorted(position for position in positions if position + 1 not in positions)
    return list(zip(starts, lasts, strict=True))


def target_runs(target: StepLine) -> list[tuple[int, int]]:
    """First and last position of each stretch with one known value."""
    # Floats compare far faster than Fractions, and equal ones give equal floats.
    values = [None if value is None else as_float(value) for value in target.values]
    starts = [index for index in range(len(values)) if index == 0 or values[index] != values[index - 1]]
    stretches = zip(starts, [*starts[1:], len(values)], strict=False)
    return [(first, after - 1) for first, after in stretches if values[first] is not None]


def _put(space: Space, words: str, spots: list[Spot], css: str) -> str:
    """The label at the best free spot; where there is none it is left out, the table has it."""
    spot = space.place(words, spots, bold=css == "label-strong")
    return "" if spot is None else label(spot.x, spot.y, words, f"{css} halo", spot.anchor)


def _beside_line(plot: Plot, first: int, last: int, y: float) -> list[Spot]:
    """Above, then below a horizontal stretch."""
    left, right = plot.edge(first) + 5, plot.edge(last + 1) - 3
    middle = (left + right) / 2
    return [
        spot
        for height in (y - 6, y + FONT + 2)
        for spot in (Spot(left, height), Spot(right, height, "end"), Spot(middle, height, "middle"))
    ]


def _at_the_end_of(known: Range, plot: Plot) -> list[Spot]:
    """Above, then below the last month of what may come."""
    ends = [(x, low, high) for x, low, high in zip(plot.xs, known.lower, known.upper, strict=True) if low and high]
    return [
        spot
        for x, low, high in reversed(ends)
        for spot in (
            Spot(x - 4, plot.y(as_float(high)) - 5, "end"),
            Spot(x - 4, plot.y(as_float(low)) + FONT + 3, "end"),
        )
    ][:24]


def _in_zone(plot: Plot, first: int, last: int) -> list[Spot]:
    at_end = last == len(plot.months) - 1
    x, anchor = (plot.right - 4, "end") if at_end else ((plot.edge(first) + plot.edge(last + 1)) / 2, "middle")
    top, bottom = plot.top + FONT, plot.bottom - 6
    return [Spot(x, y, anchor) for y in (top, bottom, *_steps((top + bottom) / 2, top, bottom))]


def _around(x: float, y: float) -> list[Spot]:
    """Above, below, beside, then farther away from a point."""
    spots = [Spot(x, y - 9, "middle"), Spot(x, y + FONT + 6, "middle"), Spot(x + 9, y + 4), Spot(x - 9, y + 4, "end")]
    for away in (9, 22, 36, 50, 66):
        for height in (y - away, y + away + FONT - 3):
            spots += [Spot(x - 2, height), Spot(x + 2, height, "end"), Spot(x, height, "middle")]
    return spots


def _along(plot: Plot, x: float) -> list[Spot]:
    """On both sides of a vertical line, from the bottom up."""
    top, bottom = plot.top + FONT, plot.bottom - 6
    return [spot for y in (bottom, *_down(bottom, top)) for spot in (Spot(x - 5, y, "end"), Spot(x + 5, y))]


def _down(start: float, end: float) -> Iterator[float]:
    y = start - 14
    while y >= end:
        yield y
        y -= 14


def _steps(middle: float, top: float, bottom: float) -> Iterator[float]:
    """Heights away from the middle, upwards and downwards in turn."""
    away = 6.0
    while away <= (bottom - top) / 2:
        yield middle - away
        yield middle + away
        away += 6.0
