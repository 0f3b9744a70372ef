"""One regulation, letter or agreement with the steps it took. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coverage.figures.area import Area
from monev.vocabulary import Instrument, Stage
from periods.month import day_in_words

# What binds others by itself; an agreement binds its two sides, an SK one case.
BINDING = (Instrument.PERDA, Instrument.PERGUB, Instrument.PERBUP, Instrument.PERWAL, Instrument.SE)

OF_HEADS = {"provinsi": Instrument.PERGUB, "kabupaten": Instrument.PERBUP, "kota": Instrument.PERWAL}


@dataclass(frozen=True)
class File:
    """The file of a step, as pages link it."""

    number: int
    name: str
    size: int


@dataclass(frozen=True)
class Step:
    """A stage that was reached. ``day`` None: only the year is known; ``by`` empty: reference data."""

    stage: Stage
    year: int
    day: date | None = None
    number: str = ""
    note: str = ""
    file: File | None = None
    by: str = ""
    is_example: bool = False

    @property
    def when(self) -> str:
        return day_in_words(self.day) if self.day else f"{self.year} (tanggal tidak tercatat)"


@dataclass(frozen=True)
class Regulation:
    """One regulation, letter or agreement with its steps, the oldest first; no ``groups``: it names none.

    ``key`` is the number of its row; ``is_of_scope``: it is the province's own.
    """

    key: int
    area: Area
    instrument: Instrument
    about: str
    steps: tuple[Step, ...]
    groups: tuple[tuple[str, str], ...] = ()
    source: str = ""
    url: str = ""
    verified: bool = True
    is_example: bool = False
    is_of_scope: bool = False

    @property
    def stage(self) -> Stage:
        return self.steps[-1].stage

    @property
    def stands(self) -> bool:
        return self.stage is Stage.ISSUED

    @property
    def is_under_way(self) -> bool:
        return self.stage in (Stage.PROPOSED, Stage.DRAFTED)

    @property
    def issued(self) -> Step | None:
        """As it was issued, with a number that was mended later."""
        return next((step for step in reversed(self.steps) if step.stage is Stage.ISSUED), None)

    @property
    def name(self) -> str:
        """``Perbup Lampung Barat 63/2022``; without a number what it is and of where."""
        number = self.issued.number if self.issued else ""
        return " ".join(filter(None, (self.instrument.label, self.area.name, number)))

    @property
    def group_names(self) -> str:
        return ", ".join(name for _, name in self.groups)


def instruments_of(kind: str) -> tuple[Instrument, ...]:
    """What an area of this kind can issue or sign: there is no Perbup of a kota."""
    others = set(OF_HEADS.values()) - {OF_HEADS.get(kind)}
    return tuple(instrument for instrument in Instrument if instrument not in others)


def is_binding(regulation: Regulation) -> bool:
    return regulation.stands and regulation.instrument in BINDING
