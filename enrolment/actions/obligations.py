"""What must be reported, by whom, until when."""

from __future__ import annotations

from django.db import transaction

from accounts.models import BranchOffice, ServiceArea
from audit import trail
from enrolment.models import Obligation, ReportingRule
from enrolment.policies import check_can_open_months
from periods.month import Month


@transaction.atomic
def open_month(*, month: Month, by: trail.Actor) -> int:
    """Write the obligations of all service areas in force; returns how many were new."""
    check_can_open_months(by)
    lock_offices()
    areas = ServiceArea.objects.in_force(month).order_by("pk")
    due = ReportingRule.for_month(month).due_for(month)
    known = set(Obligation.objects.filter(month=month).values_list("office_id", "region_id"))
    missing = dict.fromkeys((area.office_id, area.region_id) for area in areas)
    obligations = Obligation.objects.bulk_create(
        Obligation(office_id=office, region_id=region, month=month, due=due, is_example=by.is_example)
        for office, region in missing
        if (office, region) not in known
    )
    if obligations:
        trail.record(by=by, action="month-opened", about=obligations[0], month=str(month), obligations=len(obligations))
    return len(obligations)


def lock_offices(*offices: int) -> None:
    """One at a time decides what an office owes; without numbers: what any office owes."""
    found = BranchOffice.objects.order_by("pk")
    if offices:
        found = found.filter(pk__in=offices)
    # Accounts and reports that only point to an office need not wait.
    list(found.select_for_update(no_key=True).values_list("pk"))
