"""The numbers behind a chart that a program draws: one column a line or colour, as plain records. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coverage.charts.records import (
    Bar,
    BarChart,
    Cell,
    Column,
    DataTable,
    LineChart,
    LineSeries,
    Row,
    Value,
)
from coverage.charts.svg.axes import exact_text
from coverage.figures.categories import Category
from monev.writers import palette
from periods.month import Month

UNKNOWN, PROVISIONAL = "belum ada data", "angka sementara"

# Fill, line and marker in the words of XlsxWriter, colours with their "#".
Style = dict[str, Any]

_INK, _BRAND, _EDGE = f"#{palette.INK}", f"#{palette.BRAND}", "#7B8B9A"
_RANGE, _LIGHT = f"#{palette.SERIES[1]}", f"#{palette.CATEGORIES[2]}"
# Six lines differ by colour, dash and mark, so that they can be told apart on grey paper.
_DASHES = ("solid", "long_dash", "square_dot", "long_dash_dot", "dash", "long_dash_dot_dot")
_MARKS = ("circle", "square", "triangle", "diamond", "x", "star")


@dataclass(frozen=True)
class Drawn:
    """One column of numbers and how it is drawn; ``listed``: in the legend; ``strong``: bars in the strong colour."""

    name: str
    values: tuple[Value | None, ...]
    style: Style
    listed: bool = True
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ChartData:
    """A table whose first column names the rows, then a column for each of ``drawn``, then remarks."""

    title: str
    measure: str
    table: DataTable
    drawn: tuple[Drawn, ...]


def data_of_lines(chart: LineChart) -> ChartData:
    """Unknown months stay empty; a series goes on in a column of its own where the denominator changed."""
    drawn = [part for number, series in enumerate(chart.series) for part in _parts(chart, series, number)]
    drawn += _provisional(chart)
    drawn += [_target(line.name, line.values, number) for number, line in enumerate(chart.targets)]
    if chart.range:
        edge: Style = {"line": {"color": _RANGE, "width": 1}, "marker": {"type": "none"}}
        middle: Style = {
            "line": {"color": _RANGE, "width": 1.75, "dash_type": "round_dot"},
            "marker": {"type": "none"},
        }
        name = chart.range.name
        drawn += [
            Drawn(f"{name}: terendah", chart.range.lower, edge),
            Drawn(f"{name}: tengah", chart.range.middle, middle),
            Drawn(f"{name}: tertinggi", chart.range.upper, edge),
        ]
    drawn += _markers(chart)
    remarks = [_remark(chart, month, index) for index, month in enumerate(chart.months)]
    return _assembled(chart, Column("name", "Bulan", "month"), chart.months, drawn, remarks)


def data_of_bars(chart: BarChart) -> ChartData:
    """One column a category, so that the legend explains the colours; else one for all."""
    drawn: list[Drawn] = []
    if any(bar.whole is not None for bar in chart.rows):
        rest = {"fill": {"color": f"#{palette.REST}"}, "border": {"color": _EDGE}}
        drawn.append(Drawn("Seluruhnya", tuple(bar.whole for bar in chart.rows), rest))
    for category in sorted({bar.category or 0 for bar in chart.rows}):
        values = tuple(bar.value if (bar.category or 0) == category else None for bar in chart.rows)
        if any(value is not None for value in values):
            drawn.append(_bars(category, values, chart.rows))
    names = [bar.name if bar.value is not None else f"{bar.name} ({UNKNOWN})" for bar in chart.rows]
    # Lines across all bars cannot be drawn here: they are said.
    targets = "; ".join(f"{name} {exact_text(value, chart.unit)}" for name, value in chart.targets)
    label = chart.table.columns[0].label if chart.table.columns else "Baris"
    return _assembled(
        chart, Column("name", label), names, drawn, [bar.note for bar in chart.rows], f" · {targets}" if targets else ""
    )


def _assembled(
    chart: LineChart | BarChart,
    first: Column,
    names: Sequence[Cell],
    drawn: list[Drawn],
    remarks: list[str],
    more: str = "",
) -> ChartData:
    noted = any(remarks)
    columns = [first, *(Column(f"value_{number}", item.name, chart.unit) for number, item in enumerate(drawn))]
    rows = [
        Row((name, *(item.values[index] for item in drawn), *([remarks[index]] if noted else [])))
        for index, name in enumerate(names)
    ]
    if noted:
        columns.append(Column("remark", "Keterangan"))
    return ChartData(chart.title, f"{chart.subtitle}{more}", DataTable(tuple(columns), tuple(rows)), tuple(drawn))


def _parts(chart: LineChart, series: LineSeries, number: int) -> list[Drawn]:
    """A native line would cross a change of the denominator: what follows one is a line of its own."""
    colour, dash, mark = _colour(number), _DASHES[number % len(_DASHES)], _MARKS[number % len(_MARKS)]
    marker = {"type": mark, "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    line = {"color": colour, "width": 3 if series.highlight else 2.25, "dash_type": dash}
    style: Style = {"line": line, "marker": marker}
    starts = [0, *(index for index, month in enumerate(chart.months) if index and _breaks_at(chart, month))]
    parts: list[Drawn] = []
    for start, end in zip(starts, [*starts[1:], len(chart.months)], strict=True):
        values = tuple(value if start <= index < end else None for index, value in enumerate(series.values))
        if all(value is None for value in values) and len(starts) > 1:
            continue
        name = series.name if not parts else f"{series.name} (sejak {chart.months[start].words})"
        parts.append(Drawn(name, values, style, listed=not parts))
    return parts


def _provisional(chart: LineChart) -> list[Drawn]:
    """Hollow marks over the months that may still change."""
    marked: list[Drawn] = []
    for number, series in enumerate(chart.series):
        values = tuple(value if index in series.provisional else None for index, value in enumerate(series.values))
        if any(value is not None for value in values):
            name = f"{series.name}: {PROVISIONAL}" if len(chart.series) > 1 else PROVISIONAL.capitalize()
            marked.append(Drawn(name, values, _hollow(_colour(number), 7), listed=not marked))
    return marked


def _colour(number: int) -> str:
    return f"#{palette.SERIES[number % len(palette.SERIES)]}"


def _hollow(colour: str, size: int) -> Style:
    # Not white: LibreOffice draws no edge where there is no line.
    mark = {"type": "circle", "size": size, "fill": {"color": _LIGHT}, "border": {"color": colour, "width": 1.5}}
    return {"line": {"none": True}, "marker": mark}


def _breaks_at(chart: LineChart, month: Month) -> bool:
    return any(broken == month for broken, _ in chart.breaks)


def _target(name: str, values: tuple[Value | None, ...], number: int) -> Drawn:
    dash = "square_dot" if number == 0 else "round_dot"
    return Drawn(name, values, {"line": {"color": _INK, "width": 1.5, "dash_type": dash}, "marker": {"type": "none"}})


def _markers(chart: LineChart) -> list[Drawn]:
    """Figures that others printed: marks without a line, a second column where a month has two."""
    columns: list[dict[Month, Value]] = []
    for marker in chart.markers:
        free = next((column for column in columns if marker.month not in column), None)
        if free is None:
            free = {}
            columns.append(free)
        free[marker.month] = marker.value
    colour = {"color": f"#{palette.PUBLISHED}"}
    # Another form than that of provisional months: on grey paper the colour tells nothing.
    style: Style = {"line": {"none": True}, "marker": {"type": "diamond", "size": 9, "fill": colour, "border": colour}}
    return [
        Drawn("Angka publikasi", tuple(column.get(month) for month in chart.months), style, listed=not number)
        for number, column in enumerate(columns)
    ]


def _remark(chart: LineChart, month: Month, index: int) -> str:
    words = [PROVISIONAL.capitalize()] if any(index in series.provisional for series in chart.series) else []
    words += [f"Patahan deret: {why}" for broken, why in chart.breaks if broken == month]
    words += [f"{flag.when}: {flag.title}" for flag in chart.flags if flag.month == month]
    words += [marker.label for marker in chart.markers if marker.month == month]
    return "; ".join(words)


def _bars(category: int, values: tuple[Value | None, ...], rows: tuple[Bar, ...]) -> Drawn:
    if category:
        style: Style = {"fill": {"color": f"#{palette.CATEGORIES[category]}"}, "border": {"color": _BRAND}}
        return Drawn(Category(category).label, values, style)
    plain = f"#{palette.UNCLASSED}"
    highlighted = frozenset(index for index, bar in enumerate(rows) if bar.highlight)
    return Drawn("Nilai", values, {"fill": {"color": plain}, "border": {"color": plain}}, strong=highlighted)
