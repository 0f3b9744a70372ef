"""Where a reading stands: the places, the releases, and the edition it looks at. Pages and documents stand alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from coverage import narrative
from coverage.figures.area import Area
from coverage.figures.events import Event
from coverage.models import Release
from coverage.planning.tariff import Rate
from coverage.selectors import (
    Catalogue,
    Edition,
    Identity,
    Places,
    read_catalogue,
    read_places,
    recorded_events,
    usable_rates,
)
from periods.month import Month

MONTHS_SHOWN = 36


@dataclass(frozen=True)
class Standpoint:
    """``edition`` is None in an installation that has published nothing yet."""

    places: Places
    catalogue: Catalogue
    edition: Edition | None
    identity: Identity

    @property
    def registers(self) -> Registers:
        """Events and tariffs, for those who speak of them."""
        return read_registers(self.identity, self.places, bool(self.edition and self.edition.release.is_example))

    @property
    def known(self) -> Catalogue:
        """The releases that may be spoken of."""
        return self.edition.known if self.edition else self.catalogue

    @property
    def chosen(self) -> Edition:
        """The edition of a standpoint that has one."""
        if self.edition is None:
            raise LookupError("Belum ada rilis.")
        return self.edition

    @property
    def shown(self) -> Release:
        """The release that is looked at."""
        return self.chosen.release

    @property
    def months(self) -> list[Month]:
        """The months on the axis of a trend: up to 36, from the first release at the earliest."""
        if self.edition is None:
            return []
        first = self.edition.known.releases[0].month
        last = self.edition.month
        return max(first, last - (MONTHS_SHOWN - 1)).until(last)

    @property
    def releases(self) -> list[Release]:
        """The current releases of these months, oldest first."""
        return self.known.current_until(self.shown.month, len(self.months))

    def address(self, area: Area) -> str:
        """Where the page of an area is; on paper nothing leads on."""
        return ""


# A reading of a page knows that it stands where pages stand.
S = TypeVar("S", bound=Standpoint)


@lru_cache(maxsize=8)
def read_published(identity: Identity, scope_code: str) -> tuple[Places | None, Catalogue]:
    """Places and releases, read once for all pages of readers with this identity until something becomes public."""
    return read_places(scope_code), read_catalogue(scope_code, identity.ahead)


@dataclass(frozen=True)
class Registers:
    """What stands beside the releases and not in them: the events that people recorded, and the tariffs."""

    recorded: tuple[Event, ...]
    rates: tuple[Rate, ...]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The recorded ones, withdrawn or not, and those that follow from dated tariffs."""
        return (*self.recorded, *narrative.tariff_events(self.rates))


@lru_cache(maxsize=8)
def read_registers(identity: Identity, places: Places, examples: bool) -> Registers:
    """Read once, by the first that asks for them, until something is added. Two queries."""
    return Registers(recorded_events(places), tuple(usable_rates(examples=examples)))
