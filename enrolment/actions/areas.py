"""Which office reports which area: the assignment and the reports that are owed because of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from accounts.actions.offices import write_end_of_service_area, write_service_area
from accounts.models import BranchOffice, ServiceArea, User
from audit import trail
from enrolment.actions.locking import check_reason
from enrolment.actions.obligations import lock_offices
from enrolment.models import Obligation, ReportingRule
from periods import clock
from periods.month import Month
from regions.models import Region


@dataclass(frozen=True)
class EndedArea:
    """The end, the months of which nothing is owed any more, and those whose reports had begun and stay."""

    area: ServiceArea
    released: tuple[Month, ...]
    kept: tuple[Month, ...]


@transaction.atomic
def assign_area(
    *, office: BranchOffice, region: Region, valid_from: Month, source: str, note: str = "", by: User
) -> list[Month]:
    """An office reports an area from a month on; returns the open months that it owes at once.

    What was due before today is not asked for afterwards: an office cannot be late for what it did not have.
    """
    # Opening a month waits here, so that it sees this area or this sees its month.
    lock_offices()
    area = write_service_area(office=office, region=region, valid_from=valid_from, source=source, note=note, by=by)
    known = set(Obligation.objects.filter(office=office, region=region).values_list("month", flat=True))
    opened = Obligation.objects.filter(month__gte=valid_from).order_by("month").values_list("month", flat=True)
    due = {month: ReportingRule.for_month(month).due_for(month) for month in opened.distinct() if month not in known}
    today = clock.today()
    owed = [
        Obligation(office=office, region=region, month=month, due=day, is_example=by.is_example)
        for month, day in due.items()
        if today <= day
    ]
    Obligation.objects.bulk_create(owed)
    months = [obligation.month for obligation in owed]
    trail.record(
        by=by,
        action="area-assigned",
        about=area,
        valid_from=str(valid_from),
        source=area.source,
        months=[str(month) for month in months],
    )
    return months


@transaction.atomic
def end_area(*, area: ServiceArea, valid_to: Month, reason: str, by: User) -> EndedArea:
    """``valid_to`` is the last month that the office reports; what was begun for later months stays."""
    reason = check_reason(reason, "Tulis alasan pengakhiran, sedikitnya 10 huruf.")
    lock_offices()
    area = write_end_of_service_area(area=area, valid_to=valid_to, by=by)
    others = ServiceArea.objects.filter(office=area.office_id, region=area.region_id).exclude(pk=area.pk)
    later = Obligation.objects.filter(office=area.office_id, region=area.region_id, month__gt=valid_to)
    # Whoever begins a report holds its row: it is begun before this or finds no obligation any more.
    held = [
        obligation
        for obligation in later.order_by("month").select_for_update()
        if not others.in_force(obligation.month).exists()
    ]
    begun = set(later.filter(submissions__isnull=False).values_list("pk", flat=True))
    idle = [obligation for obligation in held if obligation.pk not in begun]
    Obligation.objects.filter(pk__in=[obligation.pk for obligation in idle]).delete()
    trail.record(
        by=by,
        action="area-ended",
        about=area,
        valid_to=str(valid_to),
        reason=reason,
        months=[str(obligation.month) for obligation in idle],
    )
    kept = tuple(obligation.month for obligation in held if obligation.pk in begun)
    return EndedArea(area, tuple(obligation.month for obligation in idle), kept)
