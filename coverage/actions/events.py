"""The register of events: an event is recorded once and never changed; what was wrong is withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.actions.dated import SHORTEST_REASON, ReferenceRefused
from coverage.figures.events import EventKind
from coverage.models import Event, EventWithdrawal
from coverage.policies import check_can_maintain
from enrolment.models import WorkerGroup
from periods import clock
from periods.month import Month
from regions.models import Region


@transaction.atomic
def record_event(
    *,
    scope: Region,
    kind: EventKind,
    year: int,
    month: Month | None = None,
    day: date | None = None,
    title: str,
    description: str = "",
    regions: Sequence[Region] = (),
    group: WorkerGroup | None = None,
    source: str,
    url: str = "",
    document: str = "",
    is_verified: bool = False,
    by: User,
) -> Event:
    """Record what happened, with its source; no ``regions``: it is about the whole scope."""
    check_can_maintain(by)
    Region.objects.select_for_update().get(pk=scope.pk)
    obstacles = _disagreements(year, month, day)
    if not title.strip():
        obstacles.append("Isi judul peristiwa.")
    if not source.strip():
        obstacles.append("Isi sumber; tanpa itu peristiwa tidak dapat ditelusuri.")
    inside = set(Region.objects.regencies_of(scope).values_list("pk", flat=True))
    obstacles += [f"{region} tidak termasuk {scope}." for region in regions if region.pk not in inside]
    same = Event.objects.filter(
        title=title.strip(), kind=kind, year=year, month=month, day=day, withdrawal__isnull=True
    )
    if same.exists():
        obstacles.append(
            f"Peristiwa “{title.strip()}” pada waktu itu sudah tercatat. Bila yang tercatat keliru, tarik lebih dahulu."
        )
    if obstacles:
        raise ReferenceRefused(obstacles)
    event = Event.objects.create(
        kind=kind,
        year=year,
        month=month,
        day=day,
        title=title.strip(),
        description=description.strip(),
        group=group,
        source=source.strip(),
        url=url.strip(),
        document=document.strip(),
        is_verified=is_verified,
        recorded_by=by,
        recorded_at=clock.now(),
        is_example=by.is_example,
    )
    event.regions.set(regions)
    trail.record(
        by=by,
        action="event-recorded",
        about=event,
        kind=str(kind),
        when=str(event.when),
        regions=[region.kemendagri_code for region in regions],
        group=group.code if group else None,
        document=event.document,
    )
    return event


@transaction.atomic
def withdraw_event(*, event: Event, reason: str, by: User) -> EventWithdrawal:
    """Take an event out of charts and sentences; it stays in the list with the reason."""
    check_can_maintain(by)
    event = Event.objects.select_for_update().get(pk=event.pk)
    obstacles = []
    if EventWithdrawal.objects.filter(event=event).exists():
        obstacles.append("Peristiwa ini sudah ditarik.")
    if len(reason.strip()) < SHORTEST_REASON:
        obstacles.append(f"Tulis alasan penarikan, sedikitnya {SHORTEST_REASON} huruf.")
    if by.is_example and not event.is_example:
        obstacles.append("Akun contoh hanya dapat menarik peristiwa contoh.")
    if obstacles:
        raise ReferenceRefused(obstacles)
    withdrawal = EventWithdrawal.objects.create(event=event, reason=reason.strip(), by=by, at=clock.now())
    trail.record(by=by, action="event-withdrawn", about=event, reason=withdrawal.reason)
    return withdrawal


def _disagreements(year: int, month: Month | None, day: date | None) -> list[str]:
    if day and month != Month.of(day):
        return [f"Tanggal {day.isoformat()} tidak berada dalam bulan yang ditulis."]
    if month and month.year != year:
        return [f"{month.words} tidak berada dalam tahun {year}."]
    return []
