"""A template of a sentence: when it fits, what it says, and its name. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from coverage.figures.situation import Situation
from coverage.narrative.shares import target_words
from enrolment.numbers import percent


@dataclass(frozen=True)
class Template:
    """``rule`` names it in tests and in talk; the order of a table decides between two that fit."""

    rule: str
    fits: Callable[[Situation], bool]
    says: Callable[[Situation], str]


def always(situation: Situation) -> bool:
    return True


def in_prose(share: str) -> str:
    """``26,4 persen``: the sign belongs to tables and charts."""
    return share.replace("%", " persen")


def rate_in_prose(rate: Fraction | None, places: int) -> str:
    return in_prose(percent(rate, places))


def target_in_prose(situation: Situation) -> str:
    return f"target {in_prose(target_words(situation.figure.target))}"
