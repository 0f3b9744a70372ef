"""How far it is: workers to the next category and to dated targets, and the pace that this asks for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from coverage.figures import arithmetic
from coverage.figures.area import Part
from coverage.figures.categories import Category
from coverage.figures.figure import Figure
from periods.month import Month


class Aim(StrEnum):
    CATEGORY = "category"
    TARGET = "target"
    LATER_TARGET = "later"


@dataclass(frozen=True)
class LaterTarget:
    """A target of a year after that of the release: reference data, shown with its source."""

    year: int
    share: Fraction
    owner: str
    basis: str
    source: str


@dataclass(frozen=True)
class Goal:
    """``workers`` are missing as of ``month``, the denominator staying as it is; 0 or less: reached."""

    aim: Aim
    share: Fraction
    workers: int
    month: Month
    deadline: Month
    category: Category | None = None
    later: LaterTarget | None = None

    @property
    def is_reached(self) -> bool:
        return self.workers <= 0

    @property
    def months_left(self) -> int:
        """From the month of the figure to the deadline; 0 in the month of the deadline itself."""
        return self.deadline.months_since(self.month)

    @property
    def required_a_month(self) -> int | None:
        """The smallest whole number a month that reaches the goal in time; None when reached or without time."""
        if self.is_reached or self.months_left <= 0:
            return None
        return ceil(Fraction(self.workers, self.months_left))


def end_of(year: int) -> Month:
    """A target of a year is due in its December."""
    return Month(year, 12)


def goals(figure: Figure, month: Month, later: Iterable[LaterTarget] = ()) -> list[Goal]:
    """The next category, the target of the year, then later targets; what is not known is left out.

    The category carries the deadline of the target, so that both paces can stand side by side.
    """
    found = []
    deadline = end_of(month.year)
    if figure.next_category and figure.workers_to_next is not None and figure.category and figure.cuts:
        share = figure.cuts[figure.category - 1]
        found.append(Goal(Aim.CATEGORY, share, figure.workers_to_next, month, deadline, category=figure.next_category))
    if figure.target is not None and figure.gap is not None:
        found.append(Goal(Aim.TARGET, figure.target, figure.gap, month, deadline))
    for target in sorted(later, key=lambda target: target.year):
        workers = arithmetic.gap(figure.participants, figure.eligible, target.share)
        if workers is not None and target.year > month.year:
            goal = Goal(Aim.LATER_TARGET, target.share, workers, month, end_of(target.year), later=target)
            found.append(goal)
    return found


@dataclass(frozen=True)
class GroupDistance:
    """A worker group of an area or a scope; ``areas`` of ``of`` areas know both participants and potential.

    ``beyond``: participants beyond the potential of their own area. They cover nobody elsewhere.
    """

    label: str
    segment: str
    participants: int | None
    potential: int | None
    areas: int = 1
    of: int = 1
    beyond: int = 0
    group: str = ""

    @property
    def uncovered(self) -> int | None:
        if self.participants is None or self.potential is None:
            return None
        return self.potential - self.participants + self.beyond


def group_distances(areas: Sequence[Sequence[Part]], of: int | None = None) -> list[GroupDistance]:
    """Worker groups over one area or several, the most uncovered first, then those without a known potential.

    ``of``: all areas of the scope, those without any part too.

    Potential and participants of a group are added up over the areas that know both; where none knows the potential
    only the participants that are reported are added up.
    """
    by_group: dict[str, list[Part]] = {}
    for parts in areas:
        for part in parts:
            if part.group and part.applicable:
                by_group.setdefault(part.group, []).append(part)
    found = [_together(parts, of or len(areas)) for parts in by_group.values()]
    return sorted(found, key=lambda row: (row.uncovered is None, -(row.uncovered or 0), -(row.participants or 0)))


def _together(parts: Sequence[Part], of: int) -> GroupDistance:
    first = parts[0]
    known = [(p.participants, p.potential) for p in parts if p.participants is not None and p.potential is not None]
    if known:
        covered, potential = (sum(column) for column in zip(*known, strict=True))
        uncovered = sum(part.uncovered or 0 for part in parts)
        beyond = uncovered - (potential - covered)
        return GroupDistance(first.label, first.segment, covered, potential, len(known), of, beyond, group=first.group)
    reported = [part.participants for part in parts if part.participants is not None]
    total = sum(reported) if reported else None
    return GroupDistance(first.label, first.segment, total, None, len(reported), of, group=first.group)
