"""What was issued, signed or revoked, as events beside the figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coverage.figures.events import Event, EventKind, standing
from monev.regulations.records import Regulation, Step
from monev.vocabulary import Instrument, Stage
from periods.month import Month


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
