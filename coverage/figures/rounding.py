"""Rounding parts so that what is shown adds up to the total that is shown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from enrolment.numbers import round_half_up


@dataclass(frozen=True)
class Shown:
    """A total and its parts as they are shown. ``adjusted``: some part is not simply rounded half up."""

    total: Fraction
    parts: tuple[Fraction, ...]
    adjusted: bool


def adding_up(parts: Sequence[Fraction], places: int) -> Shown:
    """The total rounded half up, its parts so that they add up to it, each less than one unit from its exact value.

    Where the rounded parts miss the total, those move by one unit that were rounded farthest the other way.
    """
    unit = Fraction(1, 10**places)
    total = _rounded(sum(parts, Fraction(0)), places)
    rounded = [_rounded(part, places) for part in parts]
    missing = int((total - sum(rounded, Fraction(0))) / unit)
    step = unit if missing > 0 else -unit
    farthest = sorted(range(len(parts)), key=lambda index: (rounded[index] - parts[index]) * missing)
    for index in farthest[: abs(missing)]:
        rounded[index] += step
    return Shown(total, tuple(rounded), adjusted=missing != 0)


def _rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(round_half_up(value, places))
