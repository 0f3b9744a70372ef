"""Where an area or a whole scope stands in one month: all that a paragraph about it is told from."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from coverage.figures.area import AreaFigure, ScopeFigure
from coverage.figures.comparison import Comparison, compare, compare_scope
from coverage.figures.figure import Combined, Figure
from coverage.figures.ranking import Place
from periods.month import Month

# How each month counts: which segments, and where workers are counted. Months that count alike compare equal.
Counting = Mapping[Month, Hashable]
ANYHOW: Counting = MappingProxyType({})


@dataclass(frozen=True)
class Situation:
    """``place`` and ``combined`` tell an area from a scope: a scope has no place and is added up."""

    name: str
    month: Month
    figure: Figure
    provisional: bool
    month_ago: Comparison
    year_ago: Comparison
    expected: int = 0
    verified: int = 0
    place: Place | None = None
    combined: Combined | None = None
    last_known: AreaFigure | None = None
    """The last figure before a month that has none."""

    @property
    def is_scope(self) -> bool:
        return self.combined is not None

    @property
    def is_known(self) -> bool:
        return self.figure.rate is not None


def area_situation(
    own: AreaFigure, place: Place | None, series: Sequence[AreaFigure], counting: Counting = ANYHOW
) -> Situation:
    """One area; ``series`` holds its published figures up to this month."""
    before = {point.month: point for point in series if point.month < own.month}
    known = [point for point in before.values() if point.figure.rate is not None]
    month_ago, year_ago = own.month - 1, own.month - 12
    return Situation(
        name=own.area.official_name,
        month=own.month,
        figure=own.figure,
        provisional=own.provisional,
        month_ago=compare(own, before.get(month_ago), month_ago, same_counting=_same(counting, own.month, month_ago)),
        year_ago=compare(own, before.get(year_ago), year_ago, same_counting=_same(counting, own.month, year_ago)),
        expected=own.provenance.expected,
        verified=own.provenance.verified,
        place=place,
        last_known=max(known, key=lambda point: point.month, default=None),
    )


def scope_situation(
    scope: ScopeFigure, by_month: Mapping[Month, Sequence[AreaFigure]], counting: Counting = ANYHOW
) -> Situation:
    """A whole scope; ``by_month`` holds the figures of all its areas, this month's too."""
    now = scope.month

    def since(month: Month) -> Comparison:
        then = by_month.get(month, ())
        return compare_scope(by_month[now], then, month, same_counting=_same(counting, now, month))

    return Situation(
        name=scope.area.official_name,
        month=now,
        figure=scope.figure,
        provisional=scope.provisional,
        month_ago=since(now - 1),
        year_ago=since(now - 12),
        combined=scope.combined,
    )


def _same(counting: Counting, now: Month, then: Month) -> bool:
    return counting.get(now) == counting.get(then)
