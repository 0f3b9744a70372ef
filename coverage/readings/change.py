"""What is read of a change: two releases side by side, of one area or of the whole scope."""

from __future__ import annotations

from functools import cached_property
from typing import Generic

from coverage.exhibits import Comparison
from coverage.figures.area import Area, AreaFigure
from coverage.figures.breaks import breaks_between
from coverage.figures.change import Change, change_between, decompose
from coverage.figures.figure import Combined, Figure, combine
from coverage.figures.ledger import Ledger, add_ledgers, ledger
from coverage.models import Release
from coverage.readings.standpoint import S
from coverage.selectors import figures_of, ground_of, sides_of
from enrolment.vocabulary import Segment

SEGMENTS = [str(segment) for segment in Segment]


class ChangeReading(Generic[S]):
    """``area`` may be the scope: then the areas that reported in both releases are added up, like with like."""

    def __init__(self, opening: S, area: Area, before: Release) -> None:
        self.opening, self.area, self.before, self.after = opening, area, before, opening.shown
        self.is_scope = area == opening.places.scope

    @cached_property
    def pairs(self) -> list[tuple[AreaFigure, AreaFigure]]:
        """The areas asked for with their figures in both releases, reported or not."""
        then = {row.area.slug: row for row in figures_of(self.before, self.opening.places)}
        now = figures_of(self.after, self.opening.places)
        return [(then[row.area.slug], row) for row in now if self.is_scope or row.area == self.area]

    @cached_property
    def both(self) -> list[tuple[AreaFigure, AreaFigure]]:
        """Those with participants and a denominator in both."""
        return [(then, now) for then, now in self.pairs if None not in (then.figure.rate, now.figure.rate)]

    @cached_property
    def comparison(self) -> Comparison:
        before, after = ground_of(self.before), ground_of(self.after)
        return Comparison(
            area=self.area,
            before=before,
            after=after,
            change=self._change(),
            breaks=breaks_between(before, after, self.both),
            ledger=self._ledger(),
            areas=len(self.both),
            expected=len(self.pairs),
        )

    def _change(self) -> Change | None:
        if self.is_scope:
            return decompose(
                _sum(combine(then.figure for then, _ in self.both), self.before),
                _sum(combine(now.figure for _, now in self.both), self.after),
            )
        return change_between(*self.pairs[0])

    def _ledger(self) -> Ledger | None:
        """In workers, also where a denominator is missing; of the scope over the areas that are compared."""
        wanted = self.both if self.is_scope else self.pairs
        areas = [now.area for then, now in wanted if then.is_reported and now.is_reported]
        if not areas:
            return None
        sides = sides_of([self.before, self.after], areas, self.opening.places)
        return add_ledgers(
            [ledger(sides[self.before.pk, area.slug], sides[self.after.pk, area.slug], SEGMENTS) for area in areas]
        )

    @property
    def unreported(self) -> list[str]:
        """Names of areas that one of both releases does not have."""
        return [now.area.name for then, now in self.pairs if (then, now) not in self.both]


def _sum(combined: Combined, release: Release) -> Figure:
    cuts = release.scheme.coverage_cuts(release.target)
    return Figure(combined.participants, combined.eligible, target=release.target, cuts=cuts)
