"""What happened beside the figures: recorded by people with a source, or derived from what releases froze. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coverage.figures.area import Area
from periods.month import Month, day_in_words


class EventKind(StrEnum):
    REGULATION = "regulasi"
    DENOMINATOR = "penyebut"
    TARIFF = "tarif"
    TARGET = "target"
    SCHEME = "skema"
    ELECTION = "pemilu"
    OTHER = "lainnya"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    EventKind.REGULATION: "Regulasi terbit",
    EventKind.DENOMINATOR: "Penyebut diganti",
    EventKind.TARIFF: "Tarif berubah",
    EventKind.TARGET: "Target berubah",
    EventKind.SCHEME: "Skema berubah",
    EventKind.ELECTION: "Petugas pemilu berakhir",
    EventKind.OTHER: "Lainnya",
}


@dataclass(frozen=True)
class Withdrawal:
    """An event that was recorded by mistake: it stays in the list with the reason and counts nowhere else."""

    day: date
    reason: str


@dataclass(frozen=True)
class Event:
    """One thing that happened. ``month`` None: only the year is known, so it stands in no chart.

    ``areas`` empty: the whole scope. ``derived``: computed from frozen figures, recorded by nobody.
    """

    kind: EventKind
    year: int
    month: Month | None
    title: str
    description: str = ""
    day: date | None = None
    areas: tuple[Area, ...] = ()
    group: str = ""
    source: str = ""
    url: str = ""
    document: str = ""
    verified: bool = True
    is_example: bool = False
    derived: bool = False
    number: int = 0
    withdrawn: Withdrawal | None = None

    @property
    def when(self) -> str:
        """``22 Desember 2025``, ``Mei 2025`` or ``2024 (bulan tidak tercatat)``."""
        if self.day:
            return day_in_words(self.day)
        return self.month.words if self.month else f"{self.year} (bulan tidak tercatat)"

    @property
    def concerns(self) -> str:
        """The areas and the worker group it is about; empty where it is about everybody."""
        names = ", ".join(area.name for area in self.areas)
        return "; ".join(part for part in (names, self.group) if part)

    @property
    def source_words(self) -> str:
        """The source as the beginning of a line that goes on."""
        return self.source.strip().rstrip(".")

    def is_ahead(self, today: date) -> bool:
        """It is still to come; without a day its month decides, without a month its year."""
        if self.day:
            return self.day > today
        return self.month > Month.of(today) if self.month else self.year > today.year

    def touches(self, slug: str) -> bool:
        """It is about this area, alone, among others or as a part of the whole scope."""
        return not self.areas or any(area.slug == slug for area in self.areas)


def standing(events: Iterable[Event]) -> list[Event]:
    """What was not withdrawn, the oldest first; of one year, what has no month comes first."""
    return sorted((event for event in events if event.withdrawn is None), key=moment)


def of_area(events: Iterable[Event], slug: str) -> list[Event]:
    """What stands and is about this area, the oldest first."""
    return [event for event in standing(events) if event.touches(slug)]


def of_scope(events: Iterable[Event]) -> list[Event]:
    """What stands and is about the whole scope, the oldest first."""
    return [event for event in standing(events) if not event.areas]


def between(events: Iterable[Event], after: Month, until: Month) -> list[Event]:
    """What happened after one month and until another, this one included: what may lie behind a change."""
    return [event for event in events if event.month is not None and after < event.month <= until]


def moment(event: Event) -> tuple[int, int, int, str]:
    """The place of an event in time."""
    month = event.month.number if event.month else 0
    return event.year, month, event.day.day if event.day else 0, event.title
