"""The register of events as plain records."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from coverage.figures.events import Event, EventKind, Withdrawal, moment
from coverage.models import Event as Recorded
from coverage.selectors.areas import Places


def recorded_events(places: Places) -> tuple[Event, ...]:
    """Everything recorded of the scope and its areas, withdrawn or not, the oldest first. One query."""
    # One row for each area of an event, one without an area for an event of the whole scope.
    rows = Recorded.objects.select_related("group", "withdrawal").annotate(area=F("regions__pk"))
    areas: dict[int, set[int]] = {}
    found = {}
    for row in rows:
        found[row.pk] = row
        areas.setdefault(row.pk, set()).update({row.area} - {None})
    events = (_record(row, areas[key], places) for key, row in found.items())
    return tuple(sorted((event for event in events if event is not None), key=moment))


def _record(row: Recorded, named: set[int], places: Places) -> Event | None:
    """None for an event of areas that are not of this scope."""
    areas = tuple(area for key, area in places.by_id.items() if key in named)
    if named and not areas:
        return None
    withdrawal = getattr(row, "withdrawal", None)
    return Event(
        kind=EventKind(row.kind),
        year=row.year,
        month=row.month,
        day=row.day,
        title=row.title,
        description=row.description,
        areas=areas,
        group=row.group.name if row.group else "",
        source=row.source,
        url=row.url,
        document=row.document,
        verified=row.is_verified,
        is_example=row.is_example,
        number=row.pk,
        withdrawn=Withdrawal(timezone.localtime(withdrawal.at).date(), withdrawal.reason) if withdrawal else None,
    )
