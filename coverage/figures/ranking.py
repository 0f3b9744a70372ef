"""Places among areas: competition ranking on exact values (1, 2, 3=, 3=, 5), the highest first."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Place:
    """A position among ``of`` areas that reported."""

    position: int
    tied: bool
    of: int

    @property
    def label(self) -> str:
        """``6``, or ``6=`` when shared."""
        return f"{self.position}=" if self.tied else str(self.position)


def rank(values: Mapping[K, Fraction | None]) -> dict[K, Place | None]:
    """The place of each key, in the order given; the unknown has none and is not counted."""
    known = [value for value in values.values() if value is not None]
    sharing = Counter(known)
    position: dict[Fraction, int] = {}
    for index, value in enumerate(sorted(known, reverse=True), start=1):
        position.setdefault(value, index)
    return {
        key: None if value is None else Place(position[value], tied=sharing[value] > 1, of=len(known))
        for key, value in values.items()
    }
