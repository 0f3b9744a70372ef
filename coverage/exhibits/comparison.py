"""Two to six areas on one axis, and each of them in a panel of its own on that axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from coverage import narrative
from coverage.charts.records import Column, DataTable, LineChart, LineSeries, Row, StepLine
from coverage.exhibits.trend import common_breaks, span
from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import Figure, places_together
from periods.month import Month


def comparison(areas: Sequence[Area], series: Mapping[str, Sequence[AreaFigure]], months: Sequence[Month]) -> LineChart:
    """Coverage of the chosen areas month by month on one shared axis."""
    by_area = {area.slug: {point.month: point for point in series.get(area.slug, ())} for area in areas}
    places = _places(by_area, months)
    return LineChart(
        key="perbandingan",
        title=_title(areas, by_area, months),
        subtitle=f"Cakupan UCJ, persen pekerja eligible, {span(months)}",
        summary=_summary(areas, by_area, months, places),
        unit="percent",
        months=tuple(months),
        series=tuple(_line(area, by_area[area.slug], months, places[area.slug]) for area in areas),
        targets=_common_target(areas, by_area, months),
        breaks=common_breaks([_known(by_area[area.slug], months) for area in areas]),
        table=_table(areas, by_area, months),
    )


def panels(chart: LineChart) -> list[LineChart]:
    """One small picture an area, all on the axis of the shared chart."""
    lines = [line.values for line in chart.series] + [line.values for line in chart.targets]
    values = [value for line in lines for value in line if value is not None]
    low, high = (min(values), max(values)) if values else (Fraction(0), Fraction(1))
    room = (high - low) * Fraction(1, 10) or Fraction(1, 100)
    shared = (max(Fraction(0), low - room), high + room)
    return [
        replace(
            chart,
            key=f"panel-{number}",
            title=line.name,
            summary=f"Cakupan {line.name} pada sumbu yang sama dengan panel lain.",
            series=(replace(line, highlight=True),),
            y_range=shared,
        )
        for number, line in enumerate(chart.series, start=1)
    ]


def _line(area: Area, points: Mapping[Month, AreaFigure], months: Sequence[Month], places: int) -> LineSeries:
    known = [points.get(month) for month in months]
    return LineSeries(
        area.name,
        tuple(point.figure.rate if point else None for point in known),
        provisional=frozenset(
            index for index, point in enumerate(known) if point and point.provisional and point.is_reported
        ),
        places=places,
    )


def _places(by_area: Mapping[str, Mapping[Month, AreaFigure]], months: Sequence[Month]) -> dict[str, int]:
    """Decimals of the last month's values, so that no two look alike that are not."""
    last = {slug: points.get(months[-1]) if months else None for slug, points in by_area.items()}
    return places_together({slug: point.figure if point else Figure(None, None) for slug, point in last.items()})


def _common_target(
    areas: Sequence[Area], by_area: Mapping[str, Mapping[Month, AreaFigure]], months: Sequence[Month]
) -> tuple[StepLine, ...]:
    """The target line, where all areas share one."""
    targets = {
        tuple(points[month].figure.target if month in points else None for month in months)
        for points in by_area.values()
    }
    return (StepLine("Target", targets.pop()),) if len(targets) == 1 else ()


def _known(points: Mapping[Month, AreaFigure], months: Sequence[Month]) -> list[AreaFigure]:
    return [points[month] for month in months if month in points]


def _latest(points: Mapping[Month, AreaFigure], months: Sequence[Month]) -> Fraction | None:
    point = points.get(months[-1]) if months else None
    return point.figure.rate if point else None


def _title(areas: Sequence[Area], by_area: Mapping[str, Mapping[Month, AreaFigure]], months: Sequence[Month]) -> str:
    known = [(rate, area.name) for area in areas if (rate := _latest(by_area[area.slug], months)) is not None]
    if len(known) < 2:
        return f"Perbandingan {narrative.listed([area.name for area in areas])}"
    highest, lowest = max(known), min(known)
    distance = narrative.points_words(highest[0] - lowest[0])
    return f"{highest[1]} {distance} di atas {lowest[1]}"


def _summary(
    areas: Sequence[Area],
    by_area: Mapping[str, Mapping[Month, AreaFigure]],
    months: Sequence[Month],
    places: Mapping[str, int],
) -> str:
    if not months:
        return "Belum ada angka yang terbit."
    words = []
    for area in areas:
        point = by_area[area.slug].get(months[-1])
        words.append(
            f"{area.name} {narrative.percent_words(point.figure, places[area.slug]) if point else 'belum ada data'}"
        )
    return f"Pada {months[-1].words}: {narrative.listed(words)}."


def _table(
    areas: Sequence[Area], by_area: Mapping[str, Mapping[Month, AreaFigure]], months: Sequence[Month]
) -> DataTable:
    columns = [Column("bulan", "Bulan", "month")]
    columns += [Column(f"cakupan_{area.slug.replace('-', '_')}", area.name, "percent") for area in areas]
    rows = []
    for month in reversed(months):
        points = [by_area[area.slug].get(month) for area in areas]
        rows.append(Row((month, *(point.figure.rate if point else None for point in points)), places=2))
    return DataTable(tuple(columns), tuple(rows))
