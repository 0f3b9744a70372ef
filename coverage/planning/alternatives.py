"""The category under every denominator that is known of an area: a question of what if, never a figure. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coverage.figures.figure import Figure


@dataclass(frozen=True)
class KnownDenominator:
    """A denominator with its source and date as words; ``printed``: others printed it beside a percentage."""

    count: int
    basis: str
    since: str
    source: str
    status: str
    url: str = ""
    note: str = ""
    printed: bool = False
    in_use: bool = False


@dataclass(frozen=True)
class Alternative:
    """The same participants over another denominator."""

    denominator: KnownDenominator
    figure: Figure
    official: Figure

    @property
    def flips(self) -> bool:
        """The category would be another one."""
        return self.figure.category != self.official.category


def alternatives(official: Figure, known: Iterable[KnownDenominator]) -> list[Alternative]:
    """One row a denominator, in the order given; target and cuts stay those of the release."""
    return [
        Alternative(
            denominator,
            replace(official, eligible=denominator.count),
            official,
        )
        for denominator in known
    ]
