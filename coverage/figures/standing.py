"""An area among the others in one month: its place, its decimals, and what changed since the month before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from coverage.figures.area import Area, AreaFigure
from coverage.figures.categories import Category
from coverage.figures.change import Change, change_between, decompose
from coverage.figures.figure import Combined, Figure, combine, places_together
from coverage.figures.ranking import Place, rank


@dataclass(frozen=True)
class Standing:
    """One row of the table of areas."""

    row: AreaFigure
    place: Place | None
    places: int
    change: Change | None

    @property
    def area(self) -> Area:
        return self.row.area

    @property
    def name(self) -> str:
        return self.row.area.name

    @property
    def position(self) -> int | None:
        return self.place.position if self.place else None

    @property
    def rate(self) -> Fraction | None:
        return self.row.figure.rate

    @property
    def participants(self) -> int | None:
        return self.row.figure.participants

    @property
    def eligible(self) -> int | None:
        return self.row.figure.eligible

    @property
    def gap(self) -> int | None:
        return self.row.figure.gap

    @property
    def uncovered(self) -> int | None:
        """Eligible workers without cover; none of them where there are more participants than eligible workers."""
        if self.participants is None or not self.eligible:
            return None
        return max(0, self.eligible - self.participants)

    @property
    def participants_difference(self) -> int | None:
        """Workers more or fewer than then, whatever became of the denominator; None where one of both is unknown."""
        return self.change.participants_difference if self.change else None

    @property
    def category(self) -> Category | None:
        return self.row.figure.category

    @property
    def movement(self) -> Fraction | None:
        """Change in points since the month before; None where the denominator was replaced in between."""
        return self.change.total if self.change and self.change.comparable else None


def standings(now: Sequence[AreaFigure], before: Sequence[AreaFigure]) -> list[Standing]:
    """All areas in the order given, ranked on exact values."""
    places = rank({row.area.slug: row.figure.rate for row in now})
    decimals = places_together({row.area.slug: row.figure for row in now})
    then = {row.area.slug: row for row in before}
    return [
        Standing(
            row,
            places[row.area.slug],
            decimals[row.area.slug],
            change_between(then[row.area.slug], row) if row.area.slug in then else None,
        )
        for row in now
    ]


@dataclass(frozen=True)
class CommonChange:
    """The change of a scope over the areas that reported in both months."""

    change: Change
    areas: int


def common_change(now: Sequence[AreaFigure], before: Sequence[AreaFigure]) -> CommonChange | None:
    """Compare like with like: an area that is missing in one month is left out of both."""
    then = {row.area.slug: row.figure for row in before if row.figure.rate is not None}
    both = [row for row in now if row.figure.rate is not None and row.area.slug in then]
    if not both:
        return None
    change = decompose(_sum(combine(then[row.area.slug] for row in both)), _sum(combine(row.figure for row in both)))
    return CommonChange(change, len(both)) if change else None


def _sum(combined: Combined) -> Figure:
    return Figure(combined.participants, combined.eligible)
