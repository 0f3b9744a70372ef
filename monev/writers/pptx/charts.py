"""Charts that the slides draw themselves, from a workbook inside: who edits it changes the chart. Pure.

The workbook is written here: the library's own would make formulas of texts that look like one, and name the day.
"""

from __future__ import annotations

import io
import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from coverage.charts.records import Bar, BarChart, LineChart, Unit, Value
from coverage.charts.svg.bars import bar_words
from monev.document import Chart
from monev.writers.chart_data import UNKNOWN, ChartData, Drawn, data_of_bars, data_of_lines
from monev.writers.columns import cut_to_lines, text_width
from monev.writers.letters import plain
from monev.writers.package import settle
from monev.writers.palette import BRAND, INK, MUTED, RULE
from monev.writers.pptx.tables import MORE
from monev.writers.pptx.texts import rgb

# Thousands are set apart by points of our own: a comma in a format becomes whatever the machine writes.
_FORMATS: dict[Unit, str] = {
    "percent": "0.0%",
    "count": r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0",
    "points": "+0.0;-0.0;0.0",
    "signed": "+#,##0;-#,##0;0",
    "rupiah": r'[>=1000000000]"Rp"#\.###\.###\.##0;[>=1000000]"Rp"#\.###\.##0;"Rp"0',
}
_SHEET = "Data"
_MOST_BARS = 20
_NAME, _SERIES = 215.0, 260.0
_MONTH = 60.0
_NEAR, _MOST_STEPS = 0.03, 8
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
_DASHES = {
    "dash": MSO_LINE.DASH,
    "square_dot": MSO_LINE.SQUARE_DOT,
    "round_dot": MSO_LINE.ROUND_DOT,
    "long_dash": MSO_LINE.LONG_DASH,
    "dash_dot": MSO_LINE.DASH_DOT,
    "long_dash_dot": MSO_LINE.LONG_DASH_DOT,
}
_MARKS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "none": XL_MARKER_STYLE.NONE,
}


def is_known(chart: Chart) -> bool:
    """Whether there is anything to draw."""
    if isinstance(chart, LineChart):
        return any(value is not None for series in chart.series for value in series.values)
    return any(bar.value is not None for bar in chart.rows)


def insert_chart(placeholder: Any, chart: Chart, room: float, at: datetime) -> Any:
    """The chart in the place of the placeholder."""
    few = chart if isinstance(chart, LineChart) else replace(chart, rows=chart.rows[:_MOST_BARS])
    data = data_of_lines(few) if isinstance(few, LineChart) else data_of_bars(few)
    names = _names(few)
    series = [(cut_to_lines(plain(item.name), 1, _SERIES, 12), item) for item in data.drawn]
    library: Any = CategoryChartData
    numbers = library(number_format=_FORMATS[few.unit])
    numbers.categories = names
    for name, item in series:
        numbers.add_series(name, [_number(value, few.unit) for value in item.values])
    kind = XL_CHART_TYPE.LINE_MARKERS if isinstance(few, LineChart) else XL_CHART_TYPE.BAR_CLUSTERED
    frame = placeholder.insert_chart(kind, numbers)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(_workbook(few, names, series, at))
    for reference in made._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"{_SHEET}!")
    cut = isinstance(chart, BarChart) and len(chart.rows) > _MOST_BARS
    _dress(made, few, data, room, f"{data.measure} {MORE}" if cut else data.measure)
    return frame


def _names(chart: Chart) -> list[str]:
    if isinstance(chart, LineChart):
        return [month.short_words for month in chart.months]
    return [_bar_name(bar) for bar in chart.rows]


def _bar_name(bar: Bar) -> str:
    """What is unknown says so: it has no bar that could."""
    if bar.value is not None:
        return cut_to_lines(plain(bar.name), 1, _NAME, 12)
    why = plain(bar.note) if bar.note and text_width(plain(bar.note), 12) < _NAME / 2 else UNKNOWN
    name = cut_to_lines(plain(bar.name), 1, _NAME - text_width(f" ({why})", 12), 12)
    # Unbroken: a name of two lines would push out its neighbours.
    return f"{name} ({why})".replace(" ", "\u00a0")


def bar_remarks(chart: Chart) -> list[str]:
    """What is noted of bars, each remark once, with the bars of which it holds."""
    named: dict[str, list[str]] = {}
    for bar in chart.rows if isinstance(chart, BarChart) else ():
        if bar.note and bar.value is not None:
            named.setdefault(bar.note, []).append(bar.name)
    return [f"{note}: {', '.join(names)}" if len(names) > 1 else f"{names[0]}: {note}" for note, names in named.items()]


def _number(value: Value | None, unit: Unit) -> float | int | None:
    if value is None:
        return None
    if unit in ("percent", "points"):
        return float(value) * (100 if unit == "points" else 1)
    return int(value)


def _workbook(chart: Chart, names: list[str], series: list[tuple[str, Drawn]], at: datetime) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book: Any = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": at.astimezone(UTC).replace(tzinfo=None, microsecond=0)})
    sheet, shown = book.add_worksheet(_SHEET), book.add_format({"num_format": _FORMATS[chart.unit]})
    sheet.set_column(0, len(series), 18)
    for row, name in enumerate(names, start=1):
        sheet.write_string(row, 0, name)
    for place, (name, item) in enumerate(series, start=1):
        sheet.write_string(0, place, name)
        for row, value in enumerate(item.values, start=1):
            if value is not None:
                sheet.write_number(row, place, _number(value, chart.unit), shown)
    book.close()
    return settle(file.getvalue(), at)


def _dress(made: Any, chart: Chart, data: ChartData, room: float, measure: str) -> None:
    made.font.size = Pt(12)
    made.font.color.rgb = rgb(INK)
    made.has_title = True
    title = made.chart_title.text_frame
    run = title.paragraphs[0].add_run()
    run.text = cut_to_lines(plain(measure), 2, room - 40, 12)
    run.font.size, run.font.bold = Pt(12), False
    run.font.color.rgb = rgb(MUTED)
    made.chart_title.include_in_layout = False
    listed = sum(item.listed for item in data.drawn)
    made.has_legend = listed > 1 or (isinstance(chart, BarChart) and any(bar.category for bar in chart.rows))
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _hide_unlisted(made, data)
    _dress_values(made.value_axis, chart, data)
    axis = made.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(MUTED)
    axis.has_major_gridlines = False
    if isinstance(chart, LineChart):
        _skip_months(axis._element, len(chart.months), room)
        for series, item in zip(made.plots[0].series, data.drawn, strict=True):
            _dress_line(series, item)
        return
    axis.reverse_order = True
    _skip_names(axis._element, 1)
    made.plots[0].gap_width, made.plots[0].overlap = 40, 100
    for series, item in zip(made.plots[0].series, data.drawn, strict=True):
        _dress_bars(series, item, chart)


def _dress_values(axis: Any, chart: Chart, data: ChartData) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _FORMATS[chart.unit], False
    axis.major_gridlines.format.line.color.rgb = rgb(RULE)
    axis.format.line.fill.background()
    if isinstance(chart, LineChart):
        _span_lines(axis, chart, data)
        return
    # The labels say the values.
    axis.visible = False
    axis.has_major_gridlines = False
    known = [_number(value, chart.unit) or 0 for bar in chart.rows for value in (bar.value, bar.whole)]
    if min(known) >= 0:
        axis.minimum_scale, axis.maximum_scale = 0, max(known) * 1.15 or 1


def _span_lines(axis: Any, chart: LineChart, data: ChartData) -> None:
    """From zero, or as the record wants it; percentages on whole numbers where they are not too near."""
    drawn = [_number(value, chart.unit) or 0 for item in data.drawn for value in item.values]
    lowest, highest = min(drawn), max(drawn)
    if chart.y_range:
        lowest, highest = (_number(value, chart.unit) or 0 for value in chart.y_range)
        axis.minimum_scale, axis.maximum_scale = lowest, highest
    elif lowest >= 0:
        lowest = axis.minimum_scale = 0
    if chart.unit == "percent" and lowest >= 0 and highest - lowest >= _NEAR:
        step = next((step for step in _STEPS if (highest - lowest) / step <= _MOST_STEPS), _STEPS[-1])
        axis.tick_labels.number_format, axis.major_unit = "0%", step
        axis.minimum_scale = math.floor(round(lowest / step, 6)) * step
        axis.maximum_scale = math.ceil(round(highest / step, 6)) * step


def _skip_months(axis: Any, months: int, room: float) -> None:
    step = next((step for step in (1, 2, 3, 4, 6, 12) if months / step * _MONTH <= room - 60), 24)
    _skip_names(axis, step)


def _skip_names(axis: Any, step: int) -> None:
    before = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("tickLblSkip", "tickMarkSkip"):
        before.addprevious(parse_xml(f'<c:{name} {nsdecls("c")} val="{step}"/>'))


def _hide_unlisted(made: Any, data: ChartData) -> None:
    legend = made._chartSpace.find(f".//{qn('c:legend')}")
    after = legend.find(qn("c:legendPos"))
    for number, item in reversed(list(enumerate(data.drawn))):
        if not item.listed:
            words = f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
            after.addnext(parse_xml(words))


def _dress_line(series: Any, item: Drawn) -> None:
    series.smooth = False
    line, mark = item.style["line"], item.style["marker"]
    if line.get("none"):
        series.format.line.fill.background()
    else:
        series.format.line.color.rgb = rgb(line["color"])
        series.format.line.width = Pt(line["width"])
        if line.get("dash_type") in _DASHES:
            series.format.line.dash_style = _DASHES[line["dash_type"]]
    series.marker.style = _MARKS[mark["type"]]
    if mark["type"] != "none":
        series.marker.size = mark["size"]
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(mark["fill"]["color"])
        series.marker.format.line.color.rgb = rgb(mark["border"]["color"])


def _dress_bars(series: Any, item: Drawn, chart: BarChart) -> None:
    _paint(series.format, item.style["fill"]["color"], item.style["border"]["color"])
    is_whole = item.values == tuple(bar.whole for bar in chart.rows) and item.name == "Seluruhnya"
    for number, (value, bar) in enumerate(zip(item.values, chart.rows, strict=True)):
        if number in item.strong:
            _paint(series.points[number].format, BRAND, BRAND)
        elif bar.highlight and value is not None and not is_whole:
            _paint(series.points[number].format, item.style["fill"]["color"], INK)
            series.points[number].format.line.width = Pt(2.5)
        if value is None or is_whole:
            continue
        label = series.points[number].data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        run = label.text_frame.paragraphs[0].add_run()
        run.text = bar_words(chart, bar)
        run.font.size, run.font.bold = Pt(12), bar.highlight


def _paint(form: Any, fill: str, edge: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = rgb(fill)
    form.line.color.rgb = rgb(edge)
