"""Regional regulations with their steps as plain records, and the events that they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.db.models import Prefetch

from coverage.figures.area import Area
from coverage.figures.events import moment
from coverage.readings.standpoint import Registers, read_registers
from coverage.selectors import Identity, Places
from monev.models import LocalRegulation, RegulationStep, StoredFile
from monev.regulations import File, Regulation, Step, events_of
from monev.vocabulary import Instrument, Stage


def regulations_of(places: Places, area: Area | None = None, as_of: datetime | None = None) -> list[Regulation]:
    """The register of the scope and its areas, or of one of them, now or as it stood then. Three queries."""
    areas = {row.kemendagri_code: row for row in (places.scope, *places.regencies)}
    wanted = [area.kemendagri_code] if area else list(areas)
    steps = RegulationStep.objects.select_related("file", "by").defer("file__content")
    if as_of:
        steps = steps.filter(at__lte=as_of)
    rows = (
        LocalRegulation.objects.filter(region__kemendagri_code__in=wanted)
        .select_related("region")
        .prefetch_related(Prefetch("steps", steps), "groups")
        .order_by("region__kemendagri_code", "instrument", "pk")
    )
    found = (record_of(row, areas[row.region.kemendagri_code], places.scope) for row in rows)
    return [regulation for regulation in found if regulation.steps]


def find_regulation(places: Places, number: int) -> Regulation | None:
    return next((row for row in regulations_of(places) if row.key == number), None)


def record_of(row: LocalRegulation, area: Area, scope: Area) -> Regulation:
    return Regulation(
        key=row.pk,
        area=area,
        instrument=Instrument(row.instrument),
        about=row.about,
        steps=tuple(step_of(step) for step in row.steps.all()),
        groups=tuple((group.code, group.name) for group in row.groups.all()),
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
    registers = read_registers(identity, places, examples)
    events = events_of(regulations_beside(identity, places), registers.recorded)
    return replace(registers, recorded=tuple(sorted((*registers.recorded, *events), key=moment)))
