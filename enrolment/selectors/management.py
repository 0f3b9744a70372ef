"""What those who manage look at: who reports what, exceptions from the lock, reminders."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import ServiceArea
from enrolment.models import EntryExtension, Reminder
from enrolment.punctuality import Validity
from periods import clock
from periods.month import Month
from regions.models import Region


@dataclass(frozen=True)
class AssignedArea:
    """An area of an office with where today's month stands in its validity."""

    area: ServiceArea
    validity: Validity

    @property
    def can_end(self) -> bool:
        return self.area.valid_to is None


@dataclass(frozen=True)
class AssignedRegion:
    """One area with the offices that report it, those of today first; ``is_served``: somebody does today."""

    region: Region
    areas: tuple[AssignedArea, ...]

    @property
    def is_served(self) -> bool:
        return any(item.validity is Validity.NOW for item in self.areas)


def assigned_regions() -> list[AssignedRegion]:
    """Every kabupaten and kota, also those that no office serves; two queries."""
    month = Month.of(clock.today())
    by_region: dict[int, list[AssignedArea]] = {}
    rows = ServiceArea.objects.select_related("office", "region").order_by("-valid_from", "office__name")
    for area in rows:
        validity = Validity.of(area.valid_from, area.valid_to, month)
        by_region.setdefault(area.region_id, []).append(AssignedArea(area, validity))
    return [
        AssignedRegion(region, tuple(sorted(by_region.get(region.pk, ()), key=lambda item: item.validity.order)))
        for region in Region.objects.filter(level="regency")
    ]


@dataclass(frozen=True)
class GrantedExtension:
    extension: EntryExtension
    is_current: bool


def granted_extensions() -> list[GrantedExtension]:
    """Those of today first, then the past ones, the newest first; one query."""
    today = clock.today()
    rows = EntryExtension.objects.select_related("region", "granted_by").order_by("-granted_at", "-pk")
    granted = [GrantedExtension(row, row.until >= today) for row in rows]
    return sorted(granted, key=lambda item: not item.is_current)


def written_reminders() -> QuerySet[Reminder]:
    """The newest first, with their people."""
    return Reminder.objects.select_related("user__office")
