"""Charts that the slides draw themselves, from a workbook inside: who edits it changes the chart. Pure.

The workbook is written here: the library's own would make formulas of texts that look like one, and name the day.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from coverage.charts.records import BarChart, LineChart, Value
from coverage.charts.svg.axes import exact_text, value_text
from monev.document import Chart
from monev.writers.chart_data import ChartData, Drawn, data_of_bars, data_of_lines
from monev.writers.columns import cut_to_lines, lines_of
from monev.writers.letters import plain
from monev.writers.package import settle
from monev.writers.palette import INK, MUTED
from monev.writers.pptx.axes import FORMATS, MONTHS, dress_months, dress_names, dress_values, number_of
from monev.writers.pptx.bars import bar_name, dress_bars, dress_plot, label_point
from monev.writers.pptx.texts import LETTERS, rgb

_SHEET = "Data"
_SERIES = 260.0
# Of the width: programs break headings of charts before their edge.
_HEADING = 0.78
# Of the height: labels nearer than this stand on both sides of their lines.
_CLOSE = 0.15
_DASHES = {
    "dash": MSO_LINE.DASH,
    "square_dot": MSO_LINE.SQUARE_DOT,
    "round_dot": MSO_LINE.ROUND_DOT,
    "long_dash": MSO_LINE.LONG_DASH,
    "dash_dot": MSO_LINE.DASH_DOT,
    "long_dash_dot": MSO_LINE.LONG_DASH_DOT,
    "long_dash_dot_dot": MSO_LINE.DASH_DOT_DOT,
}
_MARKS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR,
    "none": XL_MARKER_STYLE.NONE,
}


def insert_chart(placeholder: Any, chart: Chart, size: tuple[float, float], at: datetime) -> Any:
    """The chart in the place of the placeholder."""
    data = data_of_lines(chart) if isinstance(chart, LineChart) else data_of_bars(chart)
    series = [(cut_to_lines(plain(item.name), 1, _SERIES, LETTERS), item) for item in data.drawn]
    library: Any = CategoryChartData
    numbers = library(number_format=FORMATS[chart.unit])
    numbers.categories = _names(chart)
    if isinstance(chart, LineChart):
        numbers.categories.number_format = MONTHS
    for name, item in series:
        numbers.add_series(name, [number_of(value, chart.unit) for value in item.values])
    kind = XL_CHART_TYPE.LINE_MARKERS if isinstance(chart, LineChart) else XL_CHART_TYPE.BAR_CLUSTERED
    frame = placeholder.insert_chart(kind, numbers)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(_workbook(chart, series, at))
    for reference in made._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"{_SHEET}!")
    _dress(made, chart, data, *size)
    return frame


def _names(chart: Chart) -> list[date] | list[str]:
    """Months are days of a calendar, so that an axis can name every third."""
    if isinstance(chart, LineChart):
        return [date(month.year, month.number, 1) for month in chart.months]
    return [bar_name(bar) for bar in chart.rows]


def _workbook(chart: Chart, series: list[tuple[str, Drawn]], at: datetime) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book: Any = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": at.astimezone(UTC).replace(tzinfo=None, microsecond=0)})
    sheet, shown = book.add_worksheet(_SHEET), book.add_format({"num_format": FORMATS[chart.unit]})
    month = book.add_format({"num_format": MONTHS, "align": "left"})
    sheet.set_column(0, len(series), 18)
    for row, name in enumerate(_names(chart), start=1):
        if isinstance(name, date):
            sheet.write_datetime(row, 0, name, month)
        else:
            sheet.write_string(row, 0, name)
    for place, (name, item) in enumerate(series, start=1):
        sheet.write_string(0, place, name)
        for row, value in enumerate(item.values, start=1):
            if value is not None:
                sheet.write_number(row, place, number_of(value, chart.unit), shown)
    book.close()
    return settle(file.getvalue(), at)


def _dress(made: Any, chart: Chart, data: ChartData, room: float, high: float) -> None:
    made.font.size = Pt(LETTERS)
    made.font.color.rgb = rgb(INK)
    made.has_title = True
    run = made.chart_title.text_frame.paragraphs[0].add_run()
    run.text = cut_to_lines(plain(data.measure), 3, room * _HEADING, LETTERS)
    run.font.size, run.font.bold = Pt(LETTERS), False
    run.font.color.rgb = rgb(MUTED)
    made.chart_title.include_in_layout = False
    listed = sum(item.listed for item in data.drawn)
    made.has_legend = listed > 1 or (isinstance(chart, BarChart) and any(bar.category for bar in chart.rows))
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _hide_unlisted(made, data)
    dress_values(made.value_axis, chart, data)
    drawn = list(zip(made.plots[0].series, data.drawn, strict=True))
    if isinstance(chart, LineChart):
        dress_months(made.category_axis, len(chart.months), room)
        for series, item in drawn:
            _dress_line(series, item)
        _label_ends(chart, drawn, made.value_axis.maximum_scale or 0)
        return
    dress_names(made.category_axis)
    dress_plot(made, chart, room, high, lines_of(run.text, room * _HEADING, LETTERS))
    for series, item in drawn:
        dress_bars(series, item, chart)


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


def _label_ends(chart: LineChart, drawn: Sequence[tuple[Any, Drawn]], high: float) -> None:
    """The last value of every line stands beside it, so that nobody has to read it off the axis."""
    ends: list[tuple[Any, int, Value, str]] = []
    for line in chart.series:
        parts = [pair for pair in drawn if pair[1].name == line.name or pair[1].name.startswith(f"{line.name} (sejak ")]
        ends += [(*end, value_text(end[2], chart.unit, line.places)) for end in _ends_of(parts)]
    for target in chart.targets:
        goals = [pair for pair in drawn if pair[1].name == target.name and pair[1].values == target.values]
        ends += [(*end, exact_text(end[2], chart.unit)) for end in _ends_of(goals)]
    for series, place, value, words in ends:
        above = [float(other) - float(value) for _, _, other, _ in ends if other > value]
        crowded = bool(above) and min(above) < high * _CLOSE
        side = XL_LABEL_POSITION.BELOW if crowded else XL_LABEL_POSITION.ABOVE
        label_point(series.points[place], words, side, bold=True)


def _ends_of(parts: Sequence[tuple[Any, Drawn]]) -> list[tuple[Any, int, Value]]:
    """The last known point of the last part that has one."""
    for series, item in reversed(parts):
        for place in range(len(item.values) - 1, -1, -1):
            value = item.values[place]
            if value is not None:
                return [(series, place, value)]
    return []
