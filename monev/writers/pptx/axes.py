"""Axes of charts on slides: months by name, whole steps, since a decimal sign would follow the machine. Pure."""

from __future__ import annotations

import math
from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from coverage.charts.records import BarChart, LineChart, Unit, Value
from monev.writers.chart_data import ChartData
from monev.writers.palette import MUTED, RULE
from monev.writers.pptx.texts import rgb

# Thousands are set apart by points of our own: a comma in a format becomes whatever the machine writes.
FORMATS: dict[Unit, str] = {
    "percent": "0.0%",
    "count": r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0",
    "points": '+0.0;"−"0.0;0.0',
    "signed": '+#,##0;"−"#,##0;0',
    "rupiah": r'[>=1000000000]"Rp"#\.###\.###\.##0;[>=1000000]"Rp"#\.###\.##0;"Rp"0',
}
# Indonesian names on every machine.
MONTHS = "[$-421]mmm\\ yyyy"
_WHOLE: dict[Unit, str] = {"percent": "0%", "points": '+0;"−"0;0'}
_STEPS, _MOST_STEPS = (1, 2, 5, 10, 20, 50, 100), 8
_MONTH = 72.0


def number_of(value: Value | None, unit: Unit) -> float | int | None:
    """As a workbook holds it."""
    if value is None:
        return None
    if unit in ("percent", "points"):
        return float(value) * (100 if unit == "points" else 1)
    return int(value)


def dress_values(axis: Any, chart: LineChart | BarChart, data: ChartData) -> None:
    """Bars say their values, so that theirs is not shown."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = FORMATS[chart.unit], False
    axis.major_gridlines.format.line.color.rgb = rgb(RULE)
    axis.format.line.fill.background()
    if isinstance(chart, LineChart):
        _span_lines(axis, chart, data)
        return
    axis.visible = False
    axis.has_major_gridlines = False


def _span_lines(axis: Any, chart: LineChart, data: ChartData) -> None:
    """From zero, or as the record wants it; percentages and points on whole numbers."""
    drawn = [number_of(value, chart.unit) or 0 for item in data.drawn for value in item.values]
    lowest, highest = min(drawn), max(drawn)
    if chart.y_range:
        lowest, highest = (number_of(value, chart.unit) or 0 for value in chart.y_range)
        axis.minimum_scale, axis.maximum_scale = lowest, highest
    elif lowest >= 0:
        lowest = axis.minimum_scale = 0
    if chart.unit in _WHOLE:
        one = 0.01 if chart.unit == "percent" else 1.0
        step = one * next((step for step in _STEPS if (highest - lowest) / one / step <= _MOST_STEPS), _STEPS[-1])
        axis.tick_labels.number_format, axis.major_unit = _WHOLE[chart.unit], step
        least, most = math.floor(round(lowest / step, 6)), math.ceil(round(highest / step, 6))
        axis.minimum_scale, axis.maximum_scale = least * step, max(most, least + 1) * step


def dress_months(axis: Any, months: int, room: float) -> None:
    """A name every few months, upright."""
    step = next((step for step in (1, 2, 3, 4, 6, 12) if months / step * _MONTH <= room - 60), 24)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = MONTHS, False
    element = axis._element
    element.find(qn("c:auto")).set("val", "0")
    for unit in element.findall(qn("c:baseTimeUnit")):
        element.remove(unit)
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", step), ("majorTimeUnit", "months")):
        element.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))
    _dress_line(axis)
    element.txPr.bodyPr.set("rot", "0")


def dress_names(axis: Any) -> None:
    """Every bar has its name, the first one on top."""
    axis.reverse_order = True
    before = axis._element.find(qn("c:noMultiLvlLbl"))
    for name in ("tickLblSkip", "tickMarkSkip"):
        before.addprevious(parse_xml(f'<c:{name} {nsdecls("c")} val="1"/>'))
    _dress_line(axis)


def _dress_line(axis: Any) -> None:
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(MUTED)
    axis.has_major_gridlines = False
    # Asked for, the letters have a frame of their own.
    _ = axis.tick_labels.font
