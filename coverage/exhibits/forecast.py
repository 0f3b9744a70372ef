"""When a goal may be reached as a picture: the months that were, then the range of what may come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coverage.charts.records import Column, DataTable, LineChart, LineSeries, Range, Row, StepLine
from coverage.exhibits.trend import span
from coverage.figures.area import Area
from coverage.narrative import distance as distance_words
from coverage.narrative import forecast as words
from coverage.planning.distance import Goal
from coverage.planning.forecast import Reach, Spread
from coverage.planning.pace import Observed
from periods.month import Month

MONTHS_BACK = 24
LEAST_AHEAD, MOST_AHEAD = 12, 60
"""Months of the picture after the last figure: as far as the range of a goal goes, within these."""

COLUMNS = (
    Column("bulan", "Bulan", "month"),
    Column("peserta", "Peserta aktif", "count"),
    Column("terendah", "Perkiraan terendah", "count"),
    Column("tengah", "Perkiraan tengah", "count"),
    Column("tertinggi", "Perkiraan tertinggi", "count"),
    Column("status", "Status"),
)


def fan(
    area: Area,
    series: Sequence[Observed],
    spread: Spread,
    reaches: Sequence[tuple[Goal, Reach]],
    *,
    rough: bool = False,
) -> LineChart:
    """``series`` ends with the month from which the range starts, which has participants; ``rough``: too narrow."""
    now = series[-1]
    start = now.participants or 0
    ahead = _ahead([reach for _, reach in reaches])
    months = (max(series[0].month, now.month - (MONTHS_BACK - 1))).until(now.month + ahead)
    known = {observed.month: observed for observed in series}
    steps = {month: month.months_since(now.month) for month in months if month >= now.month}
    name, first = next(((distance_words.goal_name(goal), reach) for goal, reach in reversed(reaches)), ("", None))
    return LineChart(
        key="kapan",
        title=words.fan_title(name, first, rough=rough),
        subtitle=f"Peserta aktif {area.official_name}, orang, {span(months)}",
        summary=words.fan_summary(spread, now.month, LEAST_AHEAD, rough=rough),
        unit="count",
        months=tuple(months),
        series=(
            LineSeries(
                area.name,
                tuple(known[month].participants if month in known else None for month in months),
                provisional=frozenset(index for index, month in enumerate(months) if _is_provisional(month, known)),
                highlight=True,
            ),
        ),
        targets=tuple(
            StepLine(
                distance_words.goal_name(goal),
                tuple(start + goal.workers if month >= now.month else None for month in months),
            )
            for goal, _ in reversed(reaches)
        ),
        range=Range(
            "Perkiraan",
            lower=tuple(start + spread.low(steps[month]) if month in steps else None for month in months),
            middle=tuple(start + spread.middle(steps[month]) if month in steps else None for month in months),
            upper=tuple(start + spread.high(steps[month]) if month in steps else None for month in months),
        ),
        table=DataTable(COLUMNS, tuple(_row(month, known, spread, start, steps.get(month)) for month in months)),
    )


def _ahead(reaches: Sequence[Reach]) -> int:
    ends = [value for reach in reaches for value in (reach.middle, reach.latest) if value is not None]
    return min(max([LEAST_AHEAD, *ends]) + 1, MOST_AHEAD)


def _is_provisional(month: Month, known: Mapping[Month, Observed]) -> bool:
    return month in known and known[month].participants is not None and not known[month].final


def _row(month: Month, known: Mapping[Month, Observed], spread: Spread, start: int, step: int | None) -> Row:
    observed = known.get(month)
    if not step:
        reported = observed is not None and observed.participants is not None
        status = "Belum ada data" if not reported else "Sementara" if _is_provisional(month, known) else "Final"
        return Row((month, observed.participants if observed else None, None, None, None, status))
    low, middle, high = (start + value(step) for value in (spread.low, spread.middle, spread.high))
    return Row((month, None, low, middle, high, "Perkiraan"))
