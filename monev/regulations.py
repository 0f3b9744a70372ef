"""Regional regulations as plain records: which step may follow which, what stands, what is missing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coverage.figures.area import Area
from coverage.figures.events import Event, EventKind, standing
from monev.vocabulary import Instrument, Stage
from periods.month import Month, day_in_words

# Which stage may follow which. A draft is reported on again while it is discussed; a number is mended by issuing again.
FOLLOWS: Mapping[Stage | None, tuple[Stage, ...]] = {
    None: (Stage.PROPOSED, Stage.DRAFTED, Stage.ISSUED),
    Stage.PROPOSED: (Stage.DRAFTED, Stage.ISSUED, Stage.REVOKED),
    Stage.DRAFTED: (Stage.DRAFTED, Stage.ISSUED, Stage.REVOKED),
    Stage.ISSUED: (Stage.ISSUED, Stage.REVOKED),
    Stage.REVOKED: (),
}

# What binds others by itself; an agreement binds its two sides, an SK one case.
BINDING = (Instrument.PERDA, Instrument.PERGUB, Instrument.PERBUP, Instrument.PERWAL, Instrument.SE)

_OF_HEADS = {"provinsi": Instrument.PERGUB, "kabupaten": Instrument.PERBUP, "kota": Instrument.PERWAL}

# Columns of the matrix: what the head of the area issues has another name in a province, a kabupaten and a kota.
COLUMNS: tuple[tuple[str, tuple[Instrument, ...]], ...] = (
    ("Perda", (Instrument.PERDA,)),
    ("Pergub, Perbup, Perwal", tuple(_OF_HEADS.values())),
    ("Surat edaran", (Instrument.SE,)),
    ("Surat keputusan", (Instrument.SK,)),
    ("Nota kesepakatan", (Instrument.MOU,)),
    ("Perjanjian kerja sama", (Instrument.PKS,)),
)


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
    others = set(_OF_HEADS.values()) - {_OF_HEADS.get(kind)}
    return tuple(instrument for instrument in Instrument if instrument not in others)


@dataclass(frozen=True)
class Row:
    """An area of the matrix: for each column its regulations, what stands first."""

    area: Area
    cells: tuple[tuple[Regulation, ...], ...]

    @property
    def is_missing(self) -> bool:
        """Nothing that binds others is recorded as standing; it may exist all the same."""
        return not any(is_binding(regulation) for cell in self.cells for regulation in cell)


def is_binding(regulation: Regulation) -> bool:
    return regulation.stands and regulation.instrument in BINDING


def matrix(areas: Iterable[Area], regulations: Sequence[Regulation]) -> list[Row]:
    """Areas by instruments, in the order of the areas; what was revoked is in no cell."""
    rows = []
    for area in areas:
        own = [row for row in regulations if row.area == area and row.stage is not Stage.REVOKED]
        own.sort(key=lambda regulation: not regulation.stands)
        cells = (tuple(row for row in own if row.instrument in instruments) for _, instruments in COLUMNS)
        rows.append(Row(area, tuple(cells)))
    return rows


def events_of(regulations: Iterable[Regulation], recorded: Iterable[Event]) -> list[Event]:
    """What was issued, signed or revoked, as events; what people recorded as an event already is left to them."""
    known = standing(recorded)
    return [
        _event(regulation, step)
        for regulation in regulations
        for step in _turns(regulation)
        if not any(_is_same(regulation, step, event) for event in known)
    ]


def _turns(regulation: Regulation) -> list[Step]:
    """The steps that change what is in force: a withdrawn proposal never was."""
    issued = regulation.issued
    if issued is None:
        return []
    return [issued] if regulation.stands else [issued, regulation.steps[-1]]


def _event(regulation: Regulation, step: Step) -> Event:
    """A revocation and an agreement are no "regulasi terbit"."""
    agreement = regulation.instrument.is_agreement
    if step.stage is Stage.REVOKED:
        kind, ending = EventKind.OTHER, "berakhir" if agreement else "dicabut"
    else:
        kind = EventKind.OTHER if agreement else EventKind.REGULATION
        ending = "ditandatangani" if agreement else "terbit"
    return Event(
        kind,
        step.year,
        Month.of(step.day) if step.day else None,
        f"{regulation.name} {ending}",
        description=f"Tentang {regulation.about}.",
        day=step.day,
        areas=() if regulation.is_of_scope else (regulation.area,),
        group=regulation.group_names,
        source=regulation.source,
        url=regulation.url,
        document=regulation.name if step.number else "",
        verified=regulation.verified,
        is_example=regulation.is_example or step.is_example,
    )


_SPELLINGS = {
    Instrument.PERDA: r"perda|peraturan daerah",
    Instrument.PERGUB: r"pergub|peraturan gubernur",
    Instrument.PERBUP: r"perbup|peraturan bupati",
    Instrument.PERWAL: r"perwal|perwali|peraturan wali ?kota",
    Instrument.SE: r"se|surat edaran",
    Instrument.SK: r"sk|surat keputusan|keputusan",
    Instrument.MOU: r"mou|nota kesepakatan|nota kesepahaman",
    Instrument.PKS: r"pks|perjanjian kerja ?sama",
}


def _is_same(regulation: Regulation, step: Step, event: Event) -> bool:
    """An event that was recorded by hand tells of this step: same instrument, number and year, and about this area."""
    text = f"{event.document} {event.title}".casefold()
    if not re.search(rf"\b(?:{_SPELLINGS[regulation.instrument]})\b", text):
        return False
    if ("dicabut" in text or "berakhir" in text) != (step.stage is Stage.REVOKED):
        return False
    about = {area.slug for area in event.areas}
    if regulation.area.slug not in about and not (regulation.is_of_scope and not about):
        return False
    issued = regulation.issued
    number = _digits(issued.number, issued.year) if issued else set()
    return event.year == step.year and number == _digits(event.document or event.title, issued.year if issued else 0)


def _digits(number: str, year: int) -> set[str]:
    """``63/2022`` and ``Nomor 63 Tahun 2022`` are one number; the year may be left out."""
    return {str(int(digits)) for digits in re.findall(r"\d+", number)} | {str(year)}
