"""The register of regional regulations: a regulation is recorded once, how far it came is told by steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.models import User
from audit import trail
from enrolment.models import WorkerGroup
from monev.actions.files import keep_file
from monev.actions.refusal import RecordRefused
from monev.models import LocalRegulation, RegulationStep
from monev.policies import check_can_record
from monev.privacy import refuse_numbers
from monev.regulations import Step, instruments_of, obstacles_to
from monev.selectors.regulations import step_of
from monev.uploads import Upload
from monev.vocabulary import Instrument, Stage
from periods import clock
from regions.models import Level, Region


@transaction.atomic
def record_regulation(
    *,
    region: Region,
    instrument: Instrument,
    about: str,
    groups: Sequence[WorkerGroup] = (),
    source: str,
    url: str = "",
    is_verified: bool = False,
    stage: Stage,
    day: date | None,
    number: str = "",
    note: str = "",
    file: Upload | None = None,
    by: User,
) -> LocalRegulation:
    """Record a regulation with how far it came; no ``groups``: it names none."""
    check_can_record(by)
    region = Region.objects.select_for_update().get(pk=region.pk)
    about, source, number, note = about.strip(), source.strip(), number.strip(), note.strip()
    obstacles = _about_the_regulation(region, instrument, about, source)
    obstacles += obstacles_to(_step(stage, day, number, note), (), clock.today())
    obstacles += refuse_numbers({"Tentang": about, "Sumber": source, "Nomor": number, "Keterangan": note})
    obstacles += _already_recorded(region, instrument, about, number, day)
    if obstacles:
        raise RecordRefused(obstacles)
    regulation = LocalRegulation.objects.create(
        region=region,
        instrument=instrument,
        about=about,
        source=source,
        url=url.strip(),
        is_verified=is_verified,
        recorded_by=by,
        recorded_at=clock.now(),
        is_example=by.is_example,
    )
    regulation.groups.set(groups)
    _add(regulation, stage, day, number, note, file, by)
    trail.record(
        by=by,
        action="regulation-recorded",
        about=regulation,
        instrument=str(instrument),
        title=about,
        stage=str(stage),
        day=day.isoformat() if day else None,
        number=number,
        groups=[group.code for group in groups],
    )
    return regulation


@transaction.atomic
def add_regulation_step(
    *,
    regulation: LocalRegulation,
    stage: Stage,
    day: date | None,
    number: str = "",
    note: str = "",
    file: Upload | None = None,
    by: User,
) -> RegulationStep:
    """Record the next stage of a regulation, or mend the number under which it was issued."""
    check_can_record(by)
    regulation = LocalRegulation.objects.select_for_update().get(pk=regulation.pk)
    number, note = number.strip(), note.strip()
    earlier = [step_of(step) for step in regulation.steps.select_related("by")]
    obstacles = obstacles_to(_step(stage, day, number, note), earlier, clock.today())
    obstacles += refuse_numbers({"Nomor": number, "Keterangan": note})
    if by.is_example and not regulation.is_example:
        obstacles.append("Akun contoh hanya dapat melanjutkan regulasi contoh.")
    if obstacles:
        raise RecordRefused(obstacles)
    step = _add(regulation, stage, day, number, note, file, by)
    trail.record(
        by=by,
        action="regulation-step-added",
        about=regulation,
        stage=str(stage),
        day=day.isoformat() if day else None,
        number=number,
        note=note,
    )
    return step


def _step(stage: Stage, day: date | None, number: str, note: str) -> Step:
    return Step(stage, day.year if day else 0, day, number, note)


def _add(
    regulation: LocalRegulation, stage: Stage, day: date | None, number: str, note: str, file: Upload | None, by: User
) -> RegulationStep:
    assert day is not None  # obstacles_to() asked for it
    kept = keep_file(name=file.name, content=file.content, by=by) if file else None
    return RegulationStep.objects.create(
        regulation=regulation,
        stage=stage,
        number=number,
        year=day.year,
        day=day,
        note=note,
        file=kept,
        by=by,
        at=clock.now(),
    )


def _about_the_regulation(region: Region, instrument: Instrument, about: str, source: str) -> list[str]:
    obstacles = []
    if region.level not in (Level.PROVINCE, Level.REGENCY):
        obstacles.append(f"{region} bukan provinsi, kabupaten, atau kota.")
    elif instrument not in instruments_of(region.kind):
        obstacles.append(f"{instrument.label} tidak diterbitkan oleh {region}; pilih jenis lain.")
    if not about:
        obstacles.append("Tulis tentang apa regulasi ini.")
    if not source:
        obstacles.append("Isi sumber; tanpa itu regulasi tidak dapat ditelusuri.")
    return obstacles


def _already_recorded(region: Region, instrument: Instrument, about: str, number: str, day: date | None) -> list[str]:
    """The same thing under another number or the same number: one of both is a second click."""
    rows = LocalRegulation.objects.filter(region=region, instrument=instrument).prefetch_related("steps")
    for row in rows:
        steps = list(row.steps.all())
        if steps and steps[-1].stage == Stage.REVOKED:
            continue
        same_number = number and day and any((step.number, step.year) == (number, day.year) for step in steps)
        if same_number or row.about.casefold() == about.casefold():
            return [f"“{row}” sudah tercatat; catat status berikutnya di sana."]
    return []
