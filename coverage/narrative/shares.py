"""Shares, points and lists as officials write them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coverage.figures.figure import Figure
from enrolment.numbers import percent, round_half_up

# What one decimal shows as 0,0 is no movement: the numbers beside it, with one decimal or two, stay below 0,1.
NO_MOVEMENT = Fraction(1, 2000)


def percent_words(figure: Figure, places: int | None = None) -> str:
    """``26,4%``, or that nothing is known."""
    return "belum ada data" if figure.rate is None else percent(figure.rate, places or figure.places)


def target_words(target: Fraction | None) -> str:
    """A target as officials write it: ``38,39%``, ``68%``."""
    if target is None:
        return "belum ada data"
    places = next((places for places in (0, 1) if (target * 100 * 10**places).denominator == 1), 2)
    return percent(target, places)


def points_words(difference: Fraction) -> str:
    """``0,4 poin`` without a sign: the direction is a word."""
    return f"{str(round_half_up(abs(difference) * 100, 1)).replace('.', ',')} poin"


def exact_points(difference: Fraction, places: int) -> str:
    """``14,87 poin``: a distance with the decimals asked for."""
    return f"{str(round_half_up(abs(difference) * 100, places)).replace('.', ',')} poin"


def cut_words(cuts: Sequence[Fraction]) -> list[str]:
    """Cuts side by side with the same number of decimals: ``26,08%``, ``33,90%``, ``39,11%``."""
    places = next((places for places in (0, 1) if all((cut * 100 * 10**places).denominator == 1 for cut in cuts)), 2)
    return [percent(cut, places) for cut in cuts]


def movement(difference: Fraction) -> str:
    """``naik 0,4 poin``, ``turun 0,4 poin`` or ``tetap``."""
    if abs(difference) < NO_MOVEMENT:
        return "tetap (selisih di bawah 0,1 poin)"
    return f"{'naik' if difference > 0 else 'turun'} {points_words(difference)}"


def listed(names: Sequence[str]) -> str:
    """``A``, ``A dan B``, ``A, B, dan C``."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
