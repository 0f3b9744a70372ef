"""Charts that the workbook draws itself, from cells of the sheet "Data grafik": who changes a cell changes the chart.

Titles, names of axes and of series are references to cells: XlsxWriter would read a text that looks like an address or
a formula as one.
"""

from __future__ import annotations

from typing import Any

from coverage.charts.records import BarChart, LineChart, Unit
from enrolment.table_files import NUMBER_FORMATS
from monev.document import Chart, Picture
from monev.writers.chart_data import ChartData, data_of_bars, data_of_lines
from monev.writers.xlsx import look
from monev.writers.xlsx.book import Book, Page, clean
from monev.writers.xlsx.look import Look
from monev.writers.xlsx.tables import widths_for, write_rows

DATA = "Data grafik"
# In pixels; the highest still fits a page.
_WIDE, _LINES_HIGH, _HIGHEST, _ROW = 850, 380, 600, 20
_SMALL: Look = {"size": 9, "color": look.MUTED, "bold": False}
# Title, measure, header: then the rows.
_HEAD, _FIRST = 2, 3


class Gallery:
    """Draws charts on their sheets and keeps the numbers for the sheet "Data grafik", which is written last."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._kept: list[tuple[int, ChartData]] = []
        # Below the lines that open the sheet: title, imprint, warnings.
        self._next = 3 + len(book.document.imprint.warnings)

    def hang(self, page: Page, picture: Picture) -> None:
        """The chart at the present row, its note below it."""
        chart = picture.chart
        data = data_of_lines(chart) if isinstance(chart, LineChart) else data_of_bars(chart)
        top = self._next
        self._kept.append((top, data))
        self._next = top + _FIRST + max(len(data.table.rows), 1) + 1
        high = _LINES_HIGH if isinstance(chart, LineChart) else min(130 + 24 * max(len(chart.rows), 2), _HIGHEST)
        drawn = _draw(self.book, chart, data, top)
        drawn.set_size({"width": _WIDE, "height": high})
        page.keep_together(high * 0.75)
        page.sheet.insert_chart(
            page.row, 0, drawn, {"description": clean(f"{chart.title}. {chart.summary}")[:2000], "object_position": 2}
        )
        for _ in range(high // _ROW + 1):
            page.next_row()
        if picture.note:
            page.across(picture.note, look.QUIET)
        page.next_row()

    def write(self, page: Page) -> None:
        """The numbers, each block where its chart looks for it."""
        for top, data in self._kept:
            while page.row < top:
                page.next_row()
            page.across(data.title, look.HEADING, line_height=18)
            page.across(data.measure, look.QUIET)
            write_rows(page, data.table, "Belum ada data.")

    def widths(self) -> list[float]:
        return widths_for([data.table for _, data in self._kept])


def _draw(book: Book, chart: Chart, data: ChartData, top: int) -> Any:
    drawn = book.book.add_chart({"type": "line" if isinstance(chart, LineChart) else "bar"})
    first, last = top + _FIRST, top + _FIRST + max(len(data.table.rows), 1) - 1
    for column, item in enumerate(data.drawn, start=1):
        series: Look = {
            "name": [DATA, top + _HEAD, column],
            "categories": [DATA, first, 0, last, 0],
            "values": [DATA, first, column, last, column],
            **item.style,
        }
        if item.strong:
            strong: Look = {"fill": {"color": look.BRAND}, "border": {"color": look.BRAND}}
            series["points"] = [strong if index in item.strong else None for index in range(len(item.values))]
        if isinstance(chart, BarChart):
            series |= {"overlap": 100, "gap": 45, "data_labels": _labels(chart, item.name == "Seluruhnya")}
        drawn.add_series(series)
    drawn.set_title({"name": [DATA, top, 0], "name_font": {"size": 13, "color": look.INK}, "overlay": False})
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"color": look.RULE}})
    if isinstance(chart, LineChart):
        _dress_lines(drawn, chart, data, top)
    else:
        _dress_bars(drawn, chart, top)
    return drawn


def _labels(chart: BarChart, is_whole: bool) -> Look:
    if is_whole:
        return {}
    places = max((bar.places for bar in chart.rows), default=1)
    shown = f"0.{'0' * places}%" if chart.unit == "percent" else NUMBER_FORMATS[chart.unit]
    return {"value": True, "num_format": shown, "position": "outside_end", "font": {"size": 9, "color": look.INK}}


def _dress_lines(drawn: Any, chart: LineChart, data: ChartData, top: int) -> None:
    step = 1 if len(chart.months) <= 14 else 3 if len(chart.months) <= 40 else 6
    months: Look = {
        "date_axis": True,
        "num_format": "[$-421]mmm yy",
        "major_unit": step,
        "major_unit_type": "months",
        "minor_unit": 1,
        "minor_unit_type": "months",
        "num_font": {**_SMALL, "rotation": -45 if len(chart.months) // step > 8 else 0},
        "line": {"color": "#7B8B9A"},
        "label_position": "low",
        **_measure(top),
    }
    drawn.set_x_axis(months)
    values = _value_axis(chart.unit)
    if chart.y_range:
        values |= dict(zip(("min", "max"), (_height(value, chart.unit) for value in chart.y_range), strict=True))
    drawn.set_y_axis(values)
    hidden = [number for number, item in enumerate(data.drawn) if not item.listed]
    drawn.set_legend({"position": "bottom", "font": _SMALL, "delete_series": hidden})


def _dress_bars(drawn: Any, chart: BarChart, top: int) -> None:
    # The upright axis runs from above: its far end is below, where the other belongs.
    drawn.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": {"size": 9, "color": look.INK}, "label_position": "low"}
    )
    values = _value_axis(chart.unit)
    if all(value is None or value >= 0 for bar in chart.rows for value in (bar.value, bar.whole)):
        values["min"] = 0
    drawn.set_x_axis({**values, **_measure(top)})
    if any(bar.category or bar.whole is not None for bar in chart.rows):
        drawn.set_legend({"position": "bottom", "font": _SMALL})
    else:
        drawn.set_legend({"none": True})


def _measure(top: int) -> Look:
    """What is measured, below the lower axis."""
    return {"name": [DATA, top + 1, 0], "name_font": _SMALL}


def _value_axis(unit: Unit) -> Look:
    shown = {**NUMBER_FORMATS, "percent": "0%", "points": "+0.0;-0.0;0"}[unit]
    return {
        "num_format": shown,
        "num_font": _SMALL,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": look.RULE, "width": 0.75}},
    }


def _height(value: Any, unit: Unit) -> float:
    return float(value) * (100 if unit == "points" else 1)
