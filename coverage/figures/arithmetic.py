"""Division and distance: shares as exact fractions of 1, distances in workers. Unknown stays None."""

from fractions import Fraction
from math import ceil

from enrolment.numbers import round_half_up


def rate(participants: int | None, eligible: int | None) -> Fraction | None:
    """Coverage: participants over eligible workers; None without a report or without a denominator."""
    if participants is None or not eligible:
        return None
    return Fraction(participants, eligible)


def achievement(coverage: Fraction | None, target: Fraction | None) -> Fraction | None:
    """Coverage over target; 1 means that the target is reached."""
    if coverage is None or not target:
        return None
    return coverage / target


def target_count(target: Fraction | None, eligible: int | None) -> int | None:
    """How many workers the target asks for, half up."""
    if target is None or not eligible:
        return None
    return int(round_half_up(target * eligible, 0))


def gap(participants: int | None, eligible: int | None, target: Fraction | None) -> int | None:
    """Workers still missing to the target; negative when the target is passed."""
    asked = target_count(target, eligible)
    if participants is None or asked is None:
        return None
    return asked - participants


def workers_to_reach(cut: Fraction, participants: int | None, eligible: int | None) -> int | None:
    """The smallest number of further workers, 0 or more, that brings coverage to the cut."""
    if participants is None or not eligible:
        return None
    return max(0, ceil(cut * eligible) - participants)
