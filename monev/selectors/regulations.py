"""Regional regulations with their steps as plain records, and the events that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.db.models import F

from coverage.figures.area import Area
from coverage.figures.events import moment
from coverage.readings.standpoint import Registers, read_registers
from coverage.selectors import Identity, Places
from monev.models import RegulationStep, StoredFile
from monev.regulations import File, Regulation, Step, events_of
from monev.vocabulary import Instrument, Stage

_BY_AREA = ("regulation__region__kemendagri_code", "regulation__instrument", "regulation__pk")


def regulations_of(places: Places, area: Area | None = None, as_of: datetime | None = None) -> list[Regulation]:
    """The register of the scope and its areas, or of one of them, now or as it stood then. One query."""
    areas = {row.kemendagri_code: row for row in (places.scope, *places.regencies)}
    wanted = [area.kemendagri_code] if area else list(areas)
    # One row for each step and group: both are few.
    rows = (
        RegulationStep.objects.filter(regulation__region__kemendagri_code__in=wanted)
        .select_related("regulation__region", "file", "by")
        .defer("file__content")
        .annotate(code=F("regulation__groups__code"), name=F("regulation__groups__name"))
        .order_by(*_BY_AREA, "at", "pk", "regulation__groups__position")
    )
    if as_of:
        rows = rows.filter(at__lte=as_of)
    steps: dict[int, dict[int, RegulationStep]] = {}
    groups: dict[int, dict[str, str]] = {}
    for row in rows:
        steps.setdefault(row.regulation_id, {})[row.pk] = row
        groups.setdefault(row.regulation_id, {}).update({row.code: row.name} if row.code else {})
    return [_record(list(taken.values()), groups[key], areas, places.scope) for key, taken in steps.items()]


def find_regulation(places: Places, number: int) -> Regulation | None:
    return next((row for row in regulations_of(places) if row.key == number), None)


def _record(
    steps: Sequence[RegulationStep], groups: Mapping[str, str], areas: Mapping[str, Area], scope: Area
) -> Regulation:
    row = steps[0].regulation
    area = areas[row.region.kemendagri_code]
    return Regulation(
        key=row.pk,
        area=area,
        instrument=Instrument(row.instrument),
        about=row.about,
        steps=tuple(step_of(step) for step in steps),
        groups=tuple(groups.items()),
        source=row.source,
        url=row.url,
        verified=row.is_verified,
        is_example=row.is_example,
        is_of_scope=area == scope,
    )


def step_of(row: RegulationStep) -> Step:
    return Step(
        stage=Stage(row.stage),
        year=row.year,
        day=row.day,
        number=row.number,
        note=row.note,
        file=_file(row.file) if row.file else None,
        by=row.by.get_full_name() or row.by.get_username() if row.by else "",
        is_example=bool(row.by and row.by.is_example),
    )


def _file(row: StoredFile) -> File:
    return File(row.pk, row.name, row.size)


@lru_cache(maxsize=8)
def regulations_beside(identity: Identity, places: Places) -> tuple[Regulation, ...]:
    """The register as public pages show it, read once; ``identity`` must count its rows."""
    return tuple(regulations_of(places))


@lru_cache(maxsize=8)
def registers_with_regulations(identity: Identity, places: Places, examples: bool) -> Registers:
    """What stands beside the releases, regulations among what was recorded."""
    return _beside(read_registers(identity, places, examples), regulations_beside(identity, places))


def with_regulations(registers: Registers, places: Places, as_of: datetime) -> Registers:
    """The same for a document of a moment: of the regulations what was on record then."""
    return _beside(registers, regulations_of(places, as_of=as_of))


def _beside(registers: Registers, regulations: Sequence[Regulation]) -> Registers:
    events = events_of(regulations, registers.recorded)
    return replace(registers, recorded=tuple(sorted((*registers.recorded, *events), key=moment)))
