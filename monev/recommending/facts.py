"""What the rules look at, and what a rule makes of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coverage.figures.area import Area
from coverage.figures.events import Event
from coverage.figures.figure import Figure
from coverage.planning.distance import GroupDistance
from coverage.planning.tariff import Rate
from monev.regulations import Regulation
from periods.month import Month

# How far ahead a rule looks, in months: a meeting is held every quarter or half-year.
AHEAD = 6


@dataclass(frozen=True)
class NextDenominator:
    """Eligible workers that reference data know for a month after the release."""

    since: Month
    count: int
    source: str


@dataclass(frozen=True)
class Facts:
    """One area as one release and the registers show it. ``is_scope``: the area is the whole province.

    ``participants`` by month, as far as those months count like the release.
    """

    area: Area
    month: Month
    release: str
    figure: Figure
    groups: tuple[GroupDistance, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    events: tuple[Event, ...] = ()
    rates: tuple[Rate, ...] = ()
    participants: Mapping[Month, int | None] = field(default_factory=dict)
    denominators: tuple[NextDenominator, ...] = ()
    is_scope: bool = False

    @property
    def source(self) -> str:
        return f"rilis {self.release}"

    def is_ahead(self, month: Month | None) -> bool:
        """After the release, and soon."""
        return month is not None and self.month < month <= self.month + AHEAD


@dataclass(frozen=True)
class Evidence:
    """A figure behind a proposal: what it is, how it is shown, where it comes from."""

    name: str
    words: str
    source: str

    @property
    def stored(self) -> list[str]:
        return [self.name, self.words, self.source]


@dataclass(frozen=True)
class Proposal:
    """What a rule proposes. ``key`` is the same as long as the rule speaks of the same thing."""

    key: str
    sentence: str
    figures: tuple[Evidence, ...]
