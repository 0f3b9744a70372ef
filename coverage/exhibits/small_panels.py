"""Every area in a panel of its own, all on one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from coverage import narrative
from coverage.charts.records import DataTable, LineChart, LineSeries, StepLine
from coverage.exhibits.trend import breaks, span
from coverage.figures.area import AreaFigure
from coverage.figures.standing import Standing
from periods.month import Month

Series = Mapping[str, Sequence[AreaFigure]]


def small_panels(
    rows: Sequence[Standing], series: Series, months: Sequence[Month], shared: tuple[Fraction, Fraction]
) -> list[LineChart]:
    """One picture an area in the order of the rows, with its own targets and breaks."""
    return [_panel(row, {p.month: p for p in series.get(row.area.slug, ())}, months, shared) for row in rows]


def shared_axis(series: Series) -> tuple[Fraction, Fraction]:
    """From zero to the tenth above the highest value or target of all areas, also of those on another page."""
    figures = [point.figure for points in series.values() for point in points]
    values = [value for figure in figures for value in (figure.rate, figure.target) if value is not None]
    tenths = ceil(max(values, default=Fraction(1)) * 10) or 10
    return Fraction(0), Fraction(tenths, 10)


def _panel(
    row: Standing, points: Mapping[Month, AreaFigure], months: Sequence[Month], shared: tuple[Fraction, Fraction]
) -> LineChart:
    known = [points.get(month) for month in months]
    found = breaks([point for point in known if point])
    return LineChart(
        key=f"panel-{row.area.slug}",
        title=row.area.official_name,
        subtitle=span(months),
        summary=narrative.panel_summary(
            row.area.official_name, row.row.figure, row.places, row.row.month, found[-1][0] if found else None
        ),
        unit="percent",
        months=tuple(months),
        series=(
            LineSeries(
                row.area.name,
                tuple(point.figure.rate if point else None for point in known),
                provisional=frozenset(n for n, point in enumerate(known) if point and point.provisional),
                highlight=True,
                places=row.places,
            ),
        ),
        table=DataTable((), ()),
        targets=(StepLine("Target", tuple(point.figure.target if point else None for point in known)),),
        breaks=found,
        y_range=shared,
    )
