"""A figure beside an earlier one: what may be said of the difference, and why nothing may be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coverage.figures.area import AreaFigure
from coverage.figures.change import Change, change_between
from coverage.figures.standing import common_change
from periods.month import Month


class Comparability(StrEnum):
    """Only figures on the same denominator are set against each other."""

    COMPARABLE = "comparable"
    REPLACED = "replaced"
    """The denominator is another one: workers may be compared, shares not."""
    RECOUNTED = "recounted"
    """Other segments count, or workers are counted elsewhere: neither shares nor workers may be compared."""
    UNREPORTED = "unreported"
    """The month came out without this area."""
    UNPUBLISHED = "unpublished"
    """The month never came out, or not among the months that are read."""


@dataclass(frozen=True)
class Comparison:
    """``change`` is known where both figures are; its workers hold also where the denominator was replaced."""

    month: Month
    kind: Comparability
    change: Change | None = None
    replaced_in: Month | None = None
    """Since when the newer denominator is in force, where that is one month."""
    provisional: bool = False
    areas: int | None = None
    """Over how many areas of a scope, where that is not all that reported."""


def compare(now: AreaFigure, then: AreaFigure | None, month: Month, *, same_counting: bool = True) -> Comparison:
    """One area in two months; ``then`` is None where nothing was published of ``month``."""
    if then is None:
        return Comparison(month, Comparability.UNPUBLISHED)
    change = change_between(then, now)
    if change is None:
        return Comparison(month, Comparability.UNREPORTED, provisional=then.provisional)
    if not same_counting:
        return Comparison(month, Comparability.RECOUNTED, provisional=then.provisional)
    if now.denominator == then.denominator:
        return Comparison(month, Comparability.COMPARABLE, change, provisional=then.provisional)
    return Comparison(month, Comparability.REPLACED, change, _replaced_in([(now, then)]), provisional=then.provisional)


def compare_scope(
    now: Sequence[AreaFigure], then: Sequence[AreaFigure], month: Month, *, same_counting: bool = True
) -> Comparison:
    """All areas of a scope that reported in both months; ``then`` is empty where nothing was published."""
    if not then:
        return Comparison(month, Comparability.UNPUBLISHED)
    provisional = any(row.provisional for row in then)
    common = common_change(now, then)
    if common is None:
        return Comparison(month, Comparability.UNREPORTED, provisional=provisional)
    if not same_counting:
        return Comparison(month, Comparability.RECOUNTED, provisional=provisional)
    earlier = {row.area.slug: row for row in then if row.figure.rate is not None}
    both = [(row, earlier[row.area.slug]) for row in now if row.figure.rate is not None and row.area.slug in earlier]
    same = all(row.denominator == before.denominator for row, before in both)
    return Comparison(
        month,
        Comparability.COMPARABLE if same else Comparability.REPLACED,
        common.change,
        None if same else _replaced_in(both),
        provisional,
        None if common.areas == len(now) else common.areas,
    )


def _replaced_in(pairs: Iterable[tuple[AreaFigure, AreaFigure]]) -> Month | None:
    """The one month in which the newer denominators came into force; None where they are several, or older."""
    since = {now.provenance.eligible_since for now, then in pairs if now.denominator != then.denominator}
    first = min((then.month for _, then in pairs), default=None)
    month = since.pop() if len(since) == 1 else None
    return month if month is not None and first is not None and month > first else None
