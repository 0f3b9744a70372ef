"""How fast participants come: net additions in workers over months that were counted alike. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from periods.month import Month

WINDOW = 12


class Break(StrEnum):
    """What made two months incomparable."""

    DENOMINATOR = "penyebut"
    SCHEME = "skema kategori"
    BASIS = "dasar hitung"
    SEGMENTS = "segmen yang dihitung"


@dataclass(frozen=True)
class Terms:
    """Under which terms a month was published."""

    denominator: Hashable
    scheme: Hashable
    basis: str
    segments: str

    def breaks_to(self, later: Terms) -> tuple[Break, ...]:
        pairs = (
            (Break.DENOMINATOR, self.denominator, later.denominator),
            (Break.SCHEME, self.scheme, later.scheme),
            (Break.BASIS, self.basis, later.basis),
            (Break.SEGMENTS, self.segments, later.segments),
        )
        return tuple(kind for kind, before, after in pairs if before != after)

    def counts_like(self, other: Terms) -> bool:
        """Participants are counted alike; another denominator or scheme leaves the number of workers as it is."""
        return self.basis == other.basis and self.segments == other.segments


@dataclass(frozen=True)
class Observed:
    """One published month of an area, or of the areas of a scope that are followed together; None: not reported."""

    month: Month
    participants: int | None
    final: bool
    terms: Terms


@dataclass(frozen=True)
class Pace:
    """Net additions between two months."""

    since: Month
    until: Month
    difference: int
    provisional: bool

    @property
    def months(self) -> int:
        return self.until.months_since(self.since)

    @property
    def a_month(self) -> Fraction:
        return Fraction(self.difference, self.months)


def pace_of(series: Sequence[Observed], window: int = WINDOW) -> Pace | None:
    """From the earliest month within the window that was counted like the last one; None where there is none."""
    if not series or series[-1].participants is None:
        return None
    last = series[-1]
    start = last
    for earlier in reversed(series[:-1]):
        if earlier.month < last.month - window or not earlier.terms.counts_like(last.terms):
            break
        if earlier.participants is not None:
            start = earlier
    if start is last or start.participants is None or last.participants is None:
        return None
    difference = last.participants - start.participants
    return Pace(start.month, last.month, difference, provisional=not (start.final and last.final))


def months_at(pace: Fraction, workers: int) -> int | None:
    """Months until so many workers have come at a pace; None where it never leads there."""
    if workers <= 0:
        return 0
    return ceil(workers / pace) if pace > 0 else None
