"""What new reference data would do to the figures of a month: before and after, area by area. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coverage.figures.area import Area
from coverage.figures.categories import Scheme
from coverage.figures.change import Change, decompose
from coverage.figures.figure import Figure, combine, told_apart_of


@dataclass(frozen=True)
class Terms:
    """What is in force in a month: denominators and targets by area (slug), the target of the scope, the scheme."""

    eligible: Mapping[str, int]
    targets: Mapping[str, Fraction]
    scope_target: Fraction | None
    scheme: Scheme | None

    def figure(self, slug: str, participants: int | None) -> Figure:
        """The figure of one area; without a target of its own an area has that of the scope."""
        target = self.targets.get(slug, self.scope_target)
        cuts = self.scheme.coverage_cuts(target) if self.scheme else None
        return Figure(participants, self.eligible.get(slug), target=target, cuts=cuts)

    def together(self, figures: Iterable[Figure]) -> Figure:
        """The scope: parts added up, divided last."""
        combined = combine(figures)
        cuts = self.scheme.coverage_cuts(self.scope_target) if self.scheme else None
        return Figure(combined.participants, combined.eligible, target=self.scope_target, cuts=cuts)


@dataclass(frozen=True)
class Effect:
    """One area, or the scope, before and after; the participants are the same."""

    area: Area
    before: Figure
    after: Figure

    @property
    def change(self) -> Change | None:
        """Split into members (nothing here) and denominator; None where a rate is unknown on one side."""
        return decompose(self.before, self.after)

    @property
    def is_touched(self) -> bool:
        """A figure that is shown changes; cuts that move without moving the category do not count."""
        return _shown(self.before) != _shown(self.after)

    @property
    def flips(self) -> bool:
        """The category is another one afterwards, also where it was or becomes unknown."""
        return self.before.category != self.after.category

    @property
    def gap_difference(self) -> int | None:
        """Workers more (or fewer) that are missing to the target."""
        if self.before.gap is None or self.after.gap is None:
            return None
        return self.after.gap - self.before.gap


def _shown(figure: Figure) -> tuple[object, ...]:
    return figure.eligible, figure.target, figure.gap, figure.category


@dataclass(frozen=True)
class Effects:
    """All areas and their sum."""

    rows: tuple[Effect, ...]
    scope: Effect

    @property
    def touched(self) -> int:
        return sum(row.is_touched for row in self.rows)

    @property
    def flips(self) -> tuple[Effect, ...]:
        return tuple(row for row in self.rows if row.flips)


def effects(scope: Area, participants: Mapping[Area, int | None], before: Terms, after: Terms) -> Effects:
    """The same participants under two sets of terms."""
    then, now = (
        told_apart_of({area: terms.figure(area.slug, number) for area, number in participants.items()})
        for terms in (before, after)
    )
    rows = tuple(Effect(area, then[area], now[area]) for area in participants)
    whole = Effect(scope, before.together(row.before for row in rows), after.together(row.after for row in rows))
    return Effects(rows, whole)
