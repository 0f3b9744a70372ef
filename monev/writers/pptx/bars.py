"""Bars of slides: which of them are drawn, what is said beside them, how they look. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from coverage.charts.records import Bar, BarChart
from coverage.charts.svg.bars import bar_words
from monev.document import Chart
from monev.writers.chart_data import UNKNOWN, Drawn
from monev.writers.columns import cut_to_lines, text_width
from monev.writers.letters import plain
from monev.writers.palette import BRAND, INK
from monev.writers.pptx.axes import number_of
from monev.writers.pptx.texts import LETTERS, LINE, and_more, rgb

# What a room reads from its back row; more bars than this have no room for their names.
_MOST = 16
_MOST_UNKNOWN = 3
_NAME = 262.0
_AIR = 12.0
_FEW, _THIN, _THICK = 5, 90, 35


def bars_shown(chart: Chart) -> Chart:
    """Without the unknown ones where they are many, and with the highlighted one where the others must be cut."""
    if not isinstance(chart, BarChart):
        return chart
    rows = [bar for bar in chart.rows if bar.value is not None] if _are_many_unknown(chart) else list(chart.rows)
    kept = rows[:_MOST]
    if len(rows) > _MOST and (own := [bar for bar in rows[_MOST:] if bar.highlight]):
        kept[-1] = own[0]
    return replace(chart, rows=tuple(kept))


def remarks_on(chart: Chart) -> list[str]:
    """What is noted of bars, each remark once, with the bars of which it holds; then what is not drawn."""
    if not isinstance(chart, BarChart):
        return []
    named: dict[str, list[str]] = {}
    for bar in chart.rows:
        if bar.note and bar.value is not None:
            named.setdefault(bar.note, []).append(bar.name)
    remarks = [
        f"{note}: {', '.join(names)}" if len(names) > 1 else f"{names[0]}: {note}" for note, names in named.items()
    ]
    unknown = [bar.name for bar in chart.rows if bar.value is None] if _are_many_unknown(chart) else []
    if unknown:
        remarks.append(f"{UNKNOWN.capitalize()}: {', '.join(unknown)}")
    left = len(chart.rows) - len(unknown) - _MOST
    return [*remarks, *([and_more(left)] if left > 0 else [])]


def _are_many_unknown(chart: BarChart) -> bool:
    return sum(bar.value is None for bar in chart.rows) > _MOST_UNKNOWN


def bar_name(bar: Bar) -> str:
    """What is unknown says so: it has no bar that could."""
    if bar.value is not None:
        return cut_to_lines(plain(bar.name), 1, _NAME, LETTERS)
    why = plain(bar.note) if bar.note and text_width(plain(bar.note), LETTERS) < _NAME / 2 else UNKNOWN
    name = cut_to_lines(plain(bar.name), 1, _NAME - text_width(f" ({why})", LETTERS), LETTERS)
    # Unbroken: a name of two lines would push out its neighbours.
    return f"{name} ({why})".replace(" ", "\u00a0")


def dress_plot(made: Any, chart: BarChart, room: float, high: float, heading: int) -> None:
    """Names beside bars and words behind them have the room that they need; few bars stay thin."""
    plot = made.plots[0]
    plot.gap_width, plot.overlap = _THIN if len(chart.rows) <= _FEW else _THICK, 100
    names = max(text_width(bar_name(bar), LETTERS, bar.highlight) for bar in chart.rows) + _AIR
    words = max(text_width(bar_words(chart, bar), LETTERS, True) for bar in chart.rows if bar.value is not None) + _AIR
    top = heading * LETTERS * LINE + 1.5 * _AIR
    bottom = 2 * LETTERS * LINE if made.has_legend else _AIR
    shares = (names / room, top / high, (room - names - _AIR) / room, (high - top - bottom) / high)
    places = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in zip("xywh", shares, strict=True))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area = made._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>"))
    _span(made.value_axis, chart, room - names - _AIR, words)


def _span(axis: Any, chart: BarChart, wide: float, words: float) -> None:
    """From zero, with room for the words behind the longest bars on either side."""
    known = [number_of(value, chart.unit) or 0 for bar in chart.rows for value in (bar.value, bar.whole)]
    low, high = min(0, *known), max(0, *known)
    sides = (low < 0) + (high > 0)
    each = (high - low or 1) / (wide - words * max(sides, 1))
    axis.minimum_scale = low - words * each if low < 0 else 0
    axis.maximum_scale = high + words * each if high > 0 or low == 0 else 0


def dress_bars(series: Any, item: Drawn, chart: BarChart) -> None:
    """The bars of one colour with their values in words; the highlighted one has an edge and bold words."""
    _paint(series.format, item.style["fill"]["color"], item.style["border"]["color"])
    is_whole = item.values == tuple(bar.whole for bar in chart.rows) and item.name == "Seluruhnya"
    for number, (value, bar) in enumerate(zip(item.values, chart.rows, strict=True)):
        if number in item.strong:
            _paint(series.points[number].format, BRAND, BRAND)
        elif bar.highlight and value is not None and not is_whole:
            _paint(series.points[number].format, item.style["fill"]["color"], INK)
            series.points[number].format.line.width = Pt(2.5)
        if value is not None and not is_whole:
            label_point(series.points[number], bar_words(chart, bar), XL_LABEL_POSITION.OUTSIDE_END, bold=bar.highlight)


def label_point(point: Any, words: str, place: Any, *, bold: bool) -> None:
    """Words beside a point, as they stand everywhere: a format would follow the machine."""
    point.data_label.position = place
    run = point.data_label.text_frame.paragraphs[0].add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(LETTERS), bold


def _paint(form: Any, fill: str, edge: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = rgb(fill)
    form.line.color.rgb = rgb(edge)
