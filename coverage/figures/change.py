"""Why coverage moved between two months: members, denominator, groups."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from coverage.figures.area import AreaFigure
from coverage.figures.figure import Figure

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Change:
    """Two figures with known rates; the effects are differences of shares and add up exactly to ``total``."""

    before: Figure
    after: Figure
    total: Fraction
    members: Fraction
    denominator: Fraction
    participants_difference: int
    eligible_difference: int
    comparable: bool
    """Both months stand on the same denominator; otherwise say "tidak dapat dibandingkan langsung"."""


def decompose(before: Figure, after: Figure) -> Change | None:
    """Split the change at the midpoint, so that neither effect is favoured; None where a rate is unknown."""
    if before.participants is None or after.participants is None or not before.eligible or not after.eligible:
        return None
    inverse_before, inverse_after = Fraction(1, before.eligible), Fraction(1, after.eligible)
    members = (after.participants - before.participants) * (inverse_after + inverse_before) / 2
    denominator = (inverse_after - inverse_before) * (after.participants + before.participants) / 2
    return Change(
        before=before,
        after=after,
        total=members + denominator,
        members=members,
        denominator=denominator,
        participants_difference=after.participants - before.participants,
        eligible_difference=after.eligible - before.eligible,
        comparable=before.eligible == after.eligible,
    )


def change_between(then: AreaFigure, now: AreaFigure) -> Change | None:
    """As ``decompose``, but comparable only on the same denominator: an equal count may be another one."""
    change = decompose(then.figure, now.figure)
    return replace(change, comparable=then.denominator == now.denominator) if change else None


def group_contributions(before: Mapping[K, int | None], after: Mapping[K, int | None]) -> dict[K, int]:
    """Workers won or lost by each group known in both months; a group unknown in one of them is left out."""
    contributions = {}
    for group, now in after.items():
        then = before.get(group)
        if now is not None and then is not None:
            contributions[group] = now - then
    return contributions
