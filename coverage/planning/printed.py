"""What the figures that others printed would mean if two of them were a pace. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from coverage.figures.arithmetic import gap
from coverage.planning.pace import Observed, Terms, months_at
from periods.month import Month

# A year of 365.25 days has twelve months.
_DAYS_A_MONTH = Fraction(1461, 48)
_LOOK_BACK = 24


@dataclass(frozen=True)
class PrintedPoint:
    """Participants that others printed for a day, or that follow from a printed percentage and its denominator."""

    day: date
    participants: int
    eligible: int
    target: Fraction | None = None
    url: str = ""

    def observed(self) -> Observed:
        """As a month of a series: printed once, so as final as it gets."""
        return Observed(Month.of(self.day), self.participants, True, Terms(self.eligible, "", "", ""))


@dataclass(frozen=True)
class PrintedPace:
    """``pace`` a month between two printed days; ``months`` to the later target, None where it leads away."""

    earlier: PrintedPoint
    later: PrintedPoint
    pace: Fraction
    workers: int
    months: int | None


def printed_pace(points: Sequence[PrintedPoint]) -> PrintedPace | None:
    """From the earliest of the two years before the last point to that point; None where the two are not there."""
    ordered = sorted(points, key=lambda point: point.day)
    if not ordered:
        return None
    later = ordered[-1]
    start = Month.of(later.day) - _LOOK_BACK
    earlier = next(point for point in ordered if Month.of(point.day) >= start)
    workers = gap(later.participants, later.eligible, later.target)
    if earlier.day == later.day or workers is None:
        return None
    pace = (later.participants - earlier.participants) * _DAYS_A_MONTH / (later.day - earlier.day).days
    return PrintedPace(earlier, later, pace, workers, months_at(pace, workers))
