"""The four categories: classes between three dated cuts. The cuts are data and come from outside."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import TypeVar

from enrolment.numbers import round_half_up

Cuts = tuple[Fraction, Fraction, Fraction]
K = TypeVar("K", bound=Hashable)

# Half of what one decimal of a percentage can show: nearer to a cut, one decimal may land beyond it.
NEAR = Fraction(5, 10_000)
MOST_PLACES = 6


class Category(IntEnum):
    """Ordered from low to high coverage."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4

    @property
    def label(self) -> str:
        return ("Sangat rendah", "Rendah", "Sedang", "Tinggi")[self - 1]

    @property
    def icon(self) -> str:
        return ("▼▼", "▼", "▲", "▲▲")[self - 1]

    @property
    def css(self) -> str:
        """``c1`` to ``c4``, the end of a class name."""
        return f"c{self.value}"


class CutBasis(StrEnum):
    """What the cuts of a scheme are shares of."""

    COVERAGE = "coverage"
    TARGET_SHARE = "target_share"


@dataclass(frozen=True)
class Scheme:
    """Three rising cuts and what they are shares of; ``official`` only if a regulation says so."""

    name: str
    basis: CutBasis
    cuts: Cuts
    official: bool
    source: str = ""

    def __post_init__(self) -> None:
        low, middle, high = self.cuts
        if not 0 < low < middle < high:
            raise ValueError(f"Batas kategori skema “{self.name}” harus lebih dari 0 dan makin besar.")

    def coverage_cuts(self, target: Fraction | None) -> Cuts | None:
        """The cuts as coverage; None where they hang on a target that is not known."""
        if self.basis is CutBasis.COVERAGE:
            return self.cuts
        if not target:
            return None
        low, middle, high = self.cuts
        return low * target, middle * target, high * target


def classify(coverage: Fraction | None, cuts: Cuts | None) -> Category | None:
    """The category of the exact value; who stands on a cut belongs to the class above it."""
    if coverage is None or cuts is None:
        return None
    return Category(1 + sum(coverage >= cut for cut in cuts))


def places_for(rate: Fraction | None, cuts: Cuts | None, least: int = 1) -> int:
    """Decimals of the percentage: 1, near a cut 2, and as many as it takes not to show another category."""
    if rate is None or cuts is None or all(abs(rate - cut) > NEAR for cut in cuts):
        return least
    places = max(2, least)
    while places < MOST_PLACES and classify(Fraction(round_half_up(rate * 100, places)) / 100, cuts) != classify(
        rate, cuts
    ):
        places += 1
    return places


def look_alikes(rates: Mapping[K, Fraction | None]) -> set[K]:
    """Keys whose percentage equals another one at one decimal although the exact values differ."""
    shown = {key: round_half_up(rate * 100, 1) for key, rate in rates.items() if rate is not None}
    different_values = Counter(number for number, _ in {(shown[key], rates[key]) for key in shown})
    return {key for key, number in shown.items() if different_values[number] > 1}
