"""When a goal may be reached: a range of months from past net monthly additions, or the reason for none. Pure.

Over ``h`` months the additions are ``h`` times the mean of the window, give or take ``Z`` times the standard deviation
times the root of ``h + h²/n``: single months differ, and the mean of ``n`` months is itself uncertain. Whole workers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import isqrt
from statistics import median

from coverage.planning.pace import Break, Observed, months_at
from enrolment.numbers import round_half_up
from periods.month import Month

LEAST, MOST = 12, 24
"""Additions that a window needs, and that it looks back at most."""
FARTHEST = 240
"""Twenty years: what lies beyond is out of reach, not a date."""
Z = Fraction(12_816, 10_000)
"""Eight of ten cases of a normal distribution."""
HORIZONS = (6, 12)
FEWEST_CASES = 4
"""Fewer cases of a trial judge nothing."""


@dataclass(frozen=True)
class Spread:
    """Net additions of consecutive final months, the last one in ``until``."""

    additions: tuple[int, ...]
    until: Month

    @property
    def since(self) -> Month:
        """The month of the first addition."""
        return self.until - (len(self.additions) - 1)

    @cached_property
    def mean(self) -> Fraction:
        return Fraction(sum(self.additions), len(self.additions))

    @cached_property
    def variance(self) -> Fraction:
        return sum((value - self.mean) ** 2 for value in self.additions) / Fraction(len(self.additions) - 1)

    def middle(self, months: int) -> int:
        return int(round_half_up(self.mean * months, 0))

    def low(self, months: int) -> int:
        return self.middle(months) - self.width(months)

    def high(self, months: int) -> int:
        return self.middle(months) + self.width(months)

    def width(self, months: int) -> int:
        """Half the range, in whole workers, half up."""
        return root(Z**2 * self.variance * (months + Fraction(months**2, len(self.additions))))


def root(value: Fraction) -> int:
    """The square root as a whole number, half up, without floats."""
    return (isqrt(int(4 * value)) + 1) // 2


@dataclass(frozen=True)
class Reach:
    """Months from now until ``workers`` have come: at the earliest, in the middle, at the latest.

    None: not within twenty years. ``plain`` are the months at the mean pace, however many.
    """

    workers: int
    month: Month
    earliest: int | None
    middle: int | None
    latest: int | None
    plain: int
    pace: Fraction

    @property
    def is_out_of_reach(self) -> bool:
        return self.middle is None

    def month_of(self, months: int | None) -> Month | None:
        return None if months is None else self.month + months


class Reason(StrEnum):
    NOT_REPORTED = "not reported"
    TOO_FEW = "too few"
    BROKEN = "broken"
    NO_PACE = "no pace"


@dataclass(frozen=True)
class Refusal:
    """Why there is no range. ``found`` additions were usable; ``at`` is the month where the window ended."""

    reason: Reason
    found: int = 0
    at: Month | None = None
    breaks: tuple[Break, ...] = ()
    pace: Fraction | None = None


def spread_of(series: Sequence[Observed]) -> Spread | Refusal:
    """The additions to judge by: the last 12 to 24 that end with the last final month, all under the same terms.

    The terms must hold until the last month of the series too, final or not: the goal stands on them.
    """
    if not series or series[-1].participants is None:
        return Refusal(Reason.NOT_REPORTED, at=series[-1].month if series else None)
    last = next((index for index in reversed(range(len(series))) if _is_firm(series[index])), None)
    if last is None:
        return Refusal(Reason.TOO_FEW)
    for before, after in zip(series[last:], series[last + 1 :], strict=False):
        if breaks := before.terms.breaks_to(after.terms):
            return Refusal(Reason.BROKEN, at=after.month, breaks=breaks)
    additions, refusal = _look_back(series[: last + 1], _breaks)
    if len(additions) < LEAST:
        return refusal
    spread = Spread(additions, series[last].month)
    return spread if spread.mean > 0 else Refusal(Reason.NO_PACE, len(additions), pace=spread.mean)


def reach(spread: Spread, workers: int, month: Month) -> Reach:
    """When ``workers`` further workers, more than none, will have come after ``month``."""
    return Reach(
        workers,
        month,
        earliest=_first(spread.high, workers),
        middle=_first(spread.middle, workers),
        latest=_first(spread.low, workers),
        plain=months_at(spread.mean, workers) or 0,
        pace=spread.mean,
    )


def _first(additions: Callable[[int], int], workers: int) -> int | None:
    return next((months for months in range(1, FARTHEST + 1) if additions(months) >= workers), None)


def _is_firm(observed: Observed) -> bool:
    return observed.final and observed.participants is not None


def _breaks(before: Observed, after: Observed) -> tuple[Break, ...]:
    return before.terms.breaks_to(after.terms)


def _counted_otherwise(before: Observed, after: Observed) -> tuple[Break, ...]:
    """Only what changes the number of workers: a new denominator or scheme does not."""
    return () if before.terms.counts_like(after.terms) else before.terms.breaks_to(after.terms)


def _look_back(
    series: Sequence[Observed], breaks_of: Callable[[Observed, Observed], tuple[Break, ...]]
) -> tuple[tuple[int, ...], Refusal]:
    """Additions that end with the last month, at most ``MOST``, in order; and why there are no more."""
    additions: list[int] = []
    for before, after in zip(reversed(series[:-1]), reversed(series), strict=False):
        if len(additions) == MOST:
            break
        if before.month != after.month - 1 or not _is_firm(before):
            return tuple(reversed(additions)), Refusal(Reason.TOO_FEW, len(additions), at=after.month - 1)
        if breaks := breaks_of(before, after):
            return tuple(reversed(additions)), Refusal(Reason.BROKEN, len(additions), after.month, breaks)
        additions.append((after.participants or 0) - (before.participants or 0))
    return tuple(reversed(additions)), Refusal(Reason.TOO_FEW, len(additions))


@dataclass(frozen=True)
class Trial:
    """The method tried on the past: how often what came lay in the range, and how far the middle was off."""

    horizon: int
    cases: int
    inside: int
    median_error: int | None

    @property
    def is_too_narrow(self) -> bool:
        """Less than half lay inside what was to hold eight of ten."""
        return not self.is_too_small and 2 * self.inside < self.cases

    @property
    def is_too_small(self) -> bool:
        return self.cases < FEWEST_CASES


def backtest(series: Sequence[Observed], horizon: int) -> Trial:
    """From every final month with enough additions behind it and a final month ``horizon`` months after it.

    Forecasts count workers, so a new denominator or scheme ends no window here; another way of counting does.
    """
    inside, errors = 0, []
    by_month = {observed.month: index for index, observed in enumerate(series)}
    for origin in range(len(series)):
        came = _came(series, origin, by_month.get(series[origin].month + horizon))
        if came is None:
            continue
        additions, _ = _look_back(series[: origin + 1], _counted_otherwise)
        if len(additions) < LEAST:
            continue
        spread = Spread(additions, series[origin].month)
        inside += spread.low(horizon) <= came <= spread.high(horizon)
        errors.append(Fraction(abs(came - spread.middle(horizon))))
    middle = int(round_half_up(Fraction(median(errors)), 0)) if errors else None
    return Trial(horizon, len(errors), inside, middle)


def _came(series: Sequence[Observed], origin: int, end: int | None) -> int | None:
    """What was added between two final months counted alike; None where that cannot be said."""
    if end is None or not _is_firm(series[origin]) or not _is_firm(series[end]):
        return None
    if any(not series[origin].terms.counts_like(other.terms) for other in series[origin : end + 1]):
        return None
    return (series[end].participants or 0) - (series[origin].participants or 0)
