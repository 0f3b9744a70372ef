"""The geometry of a line chart: how large it is, what its axis spans, where months and values lie. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from coverage.charts.records import LineChart
from coverage.charts.svg.axes import as_float, line_range, month_ticks, nice_ticks, tick_text
from coverage.charts.svg.text import FONT, label, width
from periods.month import Month


@dataclass(frozen=True)
class Layout:
    """The room of one variant, in the units of its viewBox."""

    variant: str
    width: float
    height: float
    ticks: int
    bare: bool = False
    """Without the value at the end of a line: it stands beside the picture, and many share one width."""

    @property
    def small(self) -> bool:
        return self.variant in ("small", "panel")


LAYOUTS = {
    "wide": Layout("wide", 600, 290, 5),
    "narrow": Layout("narrow", 320, 260, 5),
    "small": Layout("small", 300, 160, 2),
    "panel": Layout("panel", 300, 150, 2, bare=True),
}


@dataclass(frozen=True)
class Plot:
    """The rectangle of the data. A month owns a slot around its place; what changes, changes between two slots."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    months: tuple[Month, ...]
    xs: tuple[float, ...]
    slot: float

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low) * (self.bottom - self.top) / (self.high - self.low)

    def edge(self, index: int) -> float:
        """Where the slot of month ``index`` starts; the count of months gives the end of the last one."""
        if index <= 0:
            return self.left
        return self.right if index >= len(self.xs) else self.xs[index] - self.slot / 2

    def index(self, month: Month) -> int | None:
        """Position of a month; None outside the chart."""
        position = month.months_since(self.months[0]) if self.months else -1
        return position if 0 <= position < len(self.months) else None

    def positions(self, since: Month | None, until: Month | None) -> tuple[int, int]:
        """First and last position of a stretch of months, cut to the chart; None is open."""
        first, last = 0, len(self.months) - 1
        if since is not None and self.months:
            first = max(since.months_since(self.months[0]), first)
        if until is not None and self.months:
            last = min(until.months_since(self.months[0]), last)
        return first, last


def plot_of(chart: LineChart, left: float, right: float, top: float, bottom: float, span: tuple[float, float]) -> Plot:
    count = len(chart.months)
    if count > 1:
        inset = min(8.0, (right - left) / count / 2)
        slot = (right - left - 2 * inset) / (count - 1)
        xs = tuple(left + inset + index * slot for index in range(count))
    else:
        slot = right - left
        xs = ((left + right) / 2,) * count
    return Plot(left, right, top, bottom, *span, chart.months, xs, slot)


def axis_span(chart: LineChart) -> tuple[float, float]:
    """What the vertical axis spans: a shared range where one is given, and always every value, target and marker."""
    sources = (*(series.values for series in chart.series), *(target.values for target in chart.targets))
    values = [as_float(value) for source in sources for value in source if value is not None]
    values += [as_float(marker.value) for marker in chart.markers]
    if chart.range:
        values += [as_float(value) for value in (*chart.range.lower, *chart.range.upper) if value is not None]
    if not values and chart.unit == "percent":
        # Nothing is known yet: the bands alone say what the axis is about.
        values = [as_float(bound) for band in chart.bands for bound in (band.lower, band.upper) if bound is not None]
    if chart.y_range is not None:
        low, high = (as_float(end) for end in chart.y_range)
        return min([low, *values]), max([high, *values])
    low, high = line_range(values)
    return low, high if values or chart.unit == "percent" else 10.0


def value_ticks(chart: LineChart, layout: Layout, span: tuple[float, float]) -> list[tuple[float, str]]:
    """Values and words of the horizontal grid; the small variant keeps the lowest and the highest."""
    ticks = nice_ticks(*span, layout.ticks, whole=chart.unit in ("count", "signed"))
    if layout.small and len(ticks) > 2:
        ticks = (ticks[0], ticks[-1])
    step = ticks[1] - ticks[0] if len(ticks) > 1 else Fraction(1)
    short = layout.variant != "wide"
    return [(as_float(tick), tick_text(tick, step, chart.unit, short=short)) for tick in ticks]


def draw_grid(plot: Plot, layout: Layout, ticks: list[tuple[float, str]]) -> str:
    """Horizontal lines with their values on the left."""
    shift = FONT * 0.35
    lines = "".join(f"M{plot.left:.1f} {plot.y(value):.1f}H{plot.right:.1f}" for value, _ in ticks)
    words = "".join(label(plot.left - 6, plot.y(value) + shift, text, "muted", "end") for value, text in ticks)
    return f'<path class="grid-line" d="{lines}"/>{words}'


def draw_months(plot: Plot, layout: Layout) -> str:
    """The axis with the names of some months, the last one always among them."""
    base = f'<path class="axis" d="M{plot.left:.1f} {plot.bottom:.1f}H{plot.right:.1f}"/>'
    if not plot.months:
        return base
    room = width(plot.months[-1].short_words, FONT) * 1.5 + 8
    fitting = 2 if layout.small else int((plot.right - plot.left + 30) / room)
    y = layout.height - 0.42 * FONT
    words = ""
    for index in month_ticks(plot.months, fitting):
        x, text = plot.xs[index], plot.months[index].short_words
        half = width(text, FONT) / 2
        x = min(max(x, half + 2), layout.width - half - 2)
        words += (
            f'<path class="axis" d="M{plot.xs[index]:.1f} {plot.bottom:.1f}v4"/>{label(x, y, text, "muted", "middle")}'
        )
    return base + words
