"""Whether places of two months may be set side by side, and what stands in the way. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.figures.area import Area, AreaFigure
from coverage.figures.breaks import Ground
from coverage.figures.ranking import Place, rank


@dataclass(frozen=True)
class Obstacles:
    """Why places of two months are not comparable: all of them, so that a reader sees the whole reason."""

    missing_then: tuple[Area, ...] = ()
    """Who reports now and did not then."""
    missing_now: tuple[Area, ...] = ()
    new_denominator: tuple[Area, ...] = ()
    counting: bool = False
    scheme: bool = False

    def __bool__(self) -> bool:
        return bool(self.missing_then or self.missing_now or self.new_denominator or self.counting or self.scheme)


@dataclass(frozen=True)
class RankChange:
    """The place then and now among the same areas."""

    before: Place
    after: Place

    @property
    def steps(self) -> int:
        """Places won; negative when lost."""
        return self.before.position - self.after.position


def obstacles(
    now: Sequence[AreaFigure], before: Sequence[AreaFigure], ground_now: Ground, ground_before: Ground
) -> Obstacles:
    """Places are comparable where the same areas report over the same denominators, counted and sorted alike."""
    then = {row.area.slug: row for row in before}
    known_now = {row.area.slug for row in now if row.figure.rate is not None}
    known_then = {slug for slug, row in then.items() if row.figure.rate is not None}
    both = known_now & known_then
    return Obstacles(
        missing_then=tuple(row.area for row in now if row.area.slug in known_now - known_then),
        missing_now=tuple(row.area for row in before if row.area.slug in known_then - known_now),
        new_denominator=tuple(
            row.area for row in now if row.area.slug in both and row.denominator != then[row.area.slug].denominator
        ),
        counting=ground_now.counting != ground_before.counting,
        scheme=ground_now.sorting != ground_before.sorting,
    )


def rank_changes(now: Sequence[AreaFigure], before: Sequence[AreaFigure]) -> dict[str, RankChange]:
    """Places then and now by slug; to be asked only where nothing stands in the way."""
    after = rank({row.area.slug: row.figure.rate for row in now})
    then = rank({row.area.slug: row.figure.rate for row in before})
    return {
        slug: RankChange(was, place) for slug, place in after.items() if place is not None and (was := then.get(slug))
    }
