"""Horizontal bars as SVG: from zero, with the potential behind them, categories, targets and notes. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from coverage.charts.records import Bar, BarChart
from coverage.charts.svg.axes import as_float, exact_text, nice_ticks, tick_text, value_text
from coverage.charts.svg.frame import category_rect, open_svg, pattern_defs
from coverage.charts.svg.labels import Box, Spot, text_box
from coverage.charts.svg.text import FONT, escape, label, shorten, width

UNKNOWN = "belum ada data"
_WIDTH = {"wide": 600.0, "narrow": 320.0}
_LONGEST_NAME = 215.0
_LINE = FONT + 4
_STUB = 22.0
_FAR = 50.0
# Of the width, at most so much for what is written beside negative bars.
_MOST_WORDS = 0.8


@dataclass(frozen=True)
class _Frame:
    """Where names end and where the values from ``low`` to ``high`` lie."""

    variant: str
    full: float
    names_end: float
    left: float
    right: float
    low: float
    high: float

    @property
    def narrow(self) -> bool:
        return self.variant == "narrow"

    def x(self, value: float) -> float:
        return self.left + (value - self.low) * (self.right - self.left) / (self.high - self.low)


def draw_bars(chart: BarChart, variant: str) -> str:
    """One row a bar; in the narrow variant the name stands above its bar."""
    frame = _frame(chart, variant)
    targets = _target_labels(chart, frame)
    top = 6.0 + _LINE * (1 + max((line for _, _, line in targets), default=-1))
    bars, rows, bottom = [], [], top
    draw = _narrow_row if frame.narrow else _wide_row
    for bar in chart.rows:
        shapes, words, high = draw(chart, frame, bar, bottom)
        bars.append(shapes)
        rows.append(_row(chart, frame, bar, bottom, high, words))
        bottom += high
    if not chart.rows:
        rows.append(label(frame.full / 2, bottom + 18, "Belum ada data", "muted", "middle"))
        bottom += 28
    size = (frame.full, bottom + _LINE + 4)
    links = any(bar.href for bar in chart.rows)
    # Targets lie over the bars and under the words.
    return "".join(
        (
            open_svg(chart.key, variant, size, chart.title, chart.summary, links=links),
            pattern_defs(chart.key, variant, {bar.category for bar in chart.rows if bar.category or bar.value is None}),
            _grid(chart, frame, top, bottom) if any(bar.value is not None for bar in chart.rows) else "",
            *bars,
            _target_lines(chart, frame, targets, top, bottom),
            *rows,
            "</svg>",
        )
    )


def _frame(chart: BarChart, variant: str) -> _Frame:
    full = _WIDTH[variant]
    known = [as_float(value) for bar in chart.rows for value in (bar.value, bar.whole) if value is not None]
    ends = [0.0, *known, *(as_float(value) for _, value in chart.targets)]
    low, high = min(ends), max(ends)
    if high == low:
        high = 1.0 if chart.unit == "percent" else 10.0
    if variant == "narrow":
        return _Frame(variant, full, 0.0, 4.0, full - 8, low, high)
    names = max((width(bar.name, bar.highlight) for bar in chart.rows), default=0.0)
    names_end = min(names, _LONGEST_NAME) + 2
    after = min(max((_wide_words(chart, bar) for bar in chart.rows), default=0.0), full * 0.35) + 10
    before = after if low < 0 else 0.0
    # The words and the note of a negative bar stand left of it, the note below where that leaves no room for bars.
    notes = [width(bar.note) + 10 for bar in chart.rows if bar.note and bar.value is not None and bar.value < 0]
    if names_end + before + after + max(notes, default=0.0) < full * _MOST_WORDS:
        before += max(notes, default=0.0)
    return _Frame(variant, full, names_end, names_end + 8 + before, full - after, low, high)


def _wide_words(chart: BarChart, bar: Bar) -> float:
    """What the words beside a bar take; those of an unknown value stand behind its stub."""
    return width(bar_words(chart, bar), True) + (_STUB if bar.value is None else 0.0)


def bar_words(chart: BarChart, bar: Bar) -> str:
    """``26,4%``, ``22.310 dari 226.400`` where the potential is known, or why there is no value."""
    if bar.value is None:
        return bar.note or UNKNOWN
    words = value_text(bar.value, chart.unit, bar.places)
    return words if bar.whole is None else f"{words} dari {value_text(bar.whole, chart.unit, bar.places)}"


def _row(chart: BarChart, frame: _Frame, bar: Bar, y: float, high: float, words: str) -> str:
    """The words of a row over an unseen area that answers to pointers, as a link where the bar has one."""
    note = f" ({bar.note})" if bar.note and bar.value is not None else ""
    title = f"<title>{escape(f'{bar.name}: {bar_words(chart, bar)}{note}')}</title>"
    area = f'<rect fill-opacity="0" x="0" y="{y:.1f}" width="{frame.full:.0f}" height="{high:.1f}"/>'
    inside = f"{title}{area}{words}"
    return f'<a href="{escape(bar.href)}">{inside}</a>' if bar.href else f"<g>{inside}</g>"


def _wide_row(chart: BarChart, frame: _Frame, bar: Bar, y: float) -> tuple[str, str, float]:
    """Bar, words and height: name, bar, value and note in one line; a note that does not fit goes below."""
    thick, high = 14.0, 24.0
    baseline = y + 5 + thick - 3
    value = bar_words(chart, bar)
    zero, end = frame.x(0.0), _end(frame, bar)
    wide = width(value, bar.highlight)
    x, anchor = (end - 6, "end") if end < zero else (_clear_of_targets(chart, frame, max(zero, end) + 6, wide), "")
    name = shorten(bar.name, _LONGEST_NAME, bar.highlight)
    words = label(frame.names_end, baseline, name, _name_css(bar), "end")
    words += label(x, baseline, value, f"{'muted' if bar.value is None else _value_css(bar)} halo", anchor)
    if bar.note and bar.value is not None:
        after = x - wide - 10 if anchor else x + wide + 10
        far = after + width(bar.note)
        fits = after - width(bar.note) > frame.names_end + 4 if anchor else far <= frame.full - 2
        fits = fits and (bool(anchor) or not _crossed(chart, frame, after, far))
        if not fits:
            baseline, high = baseline + _LINE, high + _LINE
            # Below its bar, and on its side of zero where it has room there.
            anchor = "end" if anchor and zero - 6 - width(bar.note) > frame.names_end + 4 else ""
            after = zero - 6 if anchor else zero + 2
        note = bar.note if anchor else shorten(bar.note, frame.full - after - 2)
        words += label(after, baseline, note, "muted halo", anchor)
    return _bar(chart, frame, bar, y + 5, thick), words, high


def _crossed(chart: BarChart, frame: _Frame, start: float, end: float) -> bool:
    return any(start - 4 < frame.x(as_float(value)) < end + 4 for _, value in chart.targets)


def _clear_of_targets(chart: BarChart, frame: _Frame, x: float, wide: float) -> float:
    """Where words of that width start so that no target runs through them, unless that is far from their bar."""
    start = x
    for line in sorted(frame.x(as_float(value)) for _, value in chart.targets):
        if start - 4 < line < start + wide + 4:
            start = line + 6
    return start if start - x <= _FAR and start + wide <= frame.full - 2 else x


def _narrow_row(chart: BarChart, frame: _Frame, bar: Bar, y: float) -> tuple[str, str, float]:
    """Bar, words and height: name and value above the bar, the note below it."""
    baseline, bar_top, thick, high = y + FONT + 1, y + _LINE + 2, 10.0, _LINE + 20.0
    value = bar_words(chart, bar)
    name = shorten(bar.name, frame.full - width(value, True) - 24, bar.highlight)
    words = label(frame.left, baseline, name, f"{_name_css(bar)} halo")
    css = "muted" if bar.value is None else "label-strong"
    words += label(frame.right, baseline, value, f"{css} halo", "end")
    if bar.note and bar.value is not None:
        note = shorten(bar.note, frame.right - frame.left)
        words += label(frame.left, bar_top + thick + FONT + 1, note, "muted halo")
        high += _LINE
    return _bar(chart, frame, bar, bar_top, thick), words, high


def _name_css(bar: Bar) -> str:
    return _value_css(bar) + (" link" if bar.href else "")


def _value_css(bar: Bar) -> str:
    return "label-strong" if bar.highlight else "label"


def _end(frame: _Frame, bar: Bar) -> float:
    """Where the drawn row ends: the bar, the potential behind it, or the stub of an unknown value."""
    if bar.value is None:
        return frame.x(0.0) + _STUB
    value = as_float(bar.value)
    return frame.x(value if bar.whole is None else max(value, as_float(bar.whole)))


def _bar(chart: BarChart, frame: _Frame, bar: Bar, y: float, thick: float) -> str:
    zero = frame.x(0.0)
    if bar.value is None:
        return category_rect(chart.key, frame.variant, None, zero, y, _STUB, thick)
    end = frame.x(as_float(bar.value))
    left, wide = min(zero, end), max(abs(end - zero), 0.5)
    rest = ""
    if bar.whole is not None and bar.whole > bar.value:
        rest = _rect("bar-rest", end, y, frame.x(as_float(bar.whole)) - end, thick)
    if bar.category:
        return rest + category_rect(chart.key, frame.variant, bar.category, left, y, wide, thick)
    css = "bar-highlight" if bar.highlight else "bar"
    if chart.unit in ("points", "signed"):
        css = "bar-up" if end > zero else "bar-down"
    return rest + _rect(css, left, y, wide, thick)


def _rect(css: str, x: float, y: float, wide: float, high: float) -> str:
    return f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="2"/>'


def _grid(chart: BarChart, frame: _Frame, top: float, bottom: float) -> str:
    ticks = nice_ticks(
        frame.low, frame.high, 3 if frame.narrow else 5, whole=chart.unit in ("count", "signed", "rupiah")
    )
    step = ticks[1] - ticks[0] if len(ticks) > 1 else Fraction(1)
    lines = "".join(f"M{frame.x(as_float(tick)):.1f} {top:.1f}V{bottom:.1f}" for tick in ticks if tick)
    drawn = f'<path class="grid-line" d="{lines}"/>' if lines else ""
    drawn += f'<path class="axis" d="M{frame.x(0.0):.1f} {top:.1f}V{bottom:.1f}"/>'
    for tick in ticks:
        words = tick_text(tick, step, chart.unit, short=True)
        half = width(words) / 2
        x = min(max(frame.x(as_float(tick)), half + 1), frame.full - half - 1)
        drawn += label(x, bottom + _LINE - 1, words, "muted", "middle")
    return drawn


def _target_labels(chart: BarChart, frame: _Frame) -> list[tuple[str, Spot, int]]:
    """Words, spot and line of each target's label; labels that would touch go on a line of their own."""
    placed: list[tuple[str, Spot, int]] = []
    taken: list[tuple[Box, int]] = []
    for name, value in chart.targets:
        # Where distances are drawn, the target is the zero of the axis.
        exact = "" if not value and chart.unit in ("points", "signed") else exact_text(value, chart.unit)
        words = shorten(f"{name} {exact}".strip(), frame.full - 8, True)
        half = width(words, True) / 2
        x = min(max(frame.x(as_float(value)), half + 2), frame.full - half - 2)
        spot = Spot(x, 0.0, "middle")
        box = text_box(spot, words, True)
        line = next(n for n in range(len(taken) + 1) if not any(n == other and box.overlaps(b) for b, other in taken))
        taken.append((box, line))
        placed.append((words, spot, line))
    return placed


def _target_lines(
    chart: BarChart, frame: _Frame, labels: list[tuple[str, Spot, int]], top: float, bottom: float
) -> str:
    lines, words = "", ""
    for number, ((_, value), (text, spot, line)) in enumerate(zip(chart.targets, labels, strict=True)):
        y = top - 6 - line * _LINE
        css = "target" if number == 0 else "target target-second"
        path = f"M{frame.x(as_float(value)):.1f} {y + 3:.1f}V{bottom:.1f}"
        # The light ground keeps the line in sight on dark bars.
        lines += f'<path class="target-ground" d="{path}"/><path class="{css}" d="{path}"/>'
        words += label(spot.x, y, text, "label-strong halo", spot.anchor)
    return lines + words
