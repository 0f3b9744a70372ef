"""What must be reported, by whom, until when."""

from __future__ import annotations

from django.db import transaction

from accounts.models import ServiceArea
from audit import trail
from enrolment.models import Obligation, ReportingRule
from enrolment.policies import check_can_open_months
from periods.month import Month


@transaction.atomic
def open_month(*, month: Month, by: trail.Actor) -> int:
    """Write the obligations of all service areas in force; returns how many were new."""
    check_can_open_months(by)
    areas = ServiceArea.objects.in_force(month)
    due = ReportingRule.for_month(month).due_for(month)
    known = set(Obligation.objects.filter(month=month).values_list("office_id", "region_id"))
    missing = [area for area in areas if (area.office_id, area.region_id) not in known]
    obligations = Obligation.objects.bulk_create(
        Obligation(
            office_id=area.office_id,
            region_id=area.region_id,
            month=month,
            due=due,
            is_example=by.is_example,
        )
        for area in missing
    )
    if obligations:
        trail.record(by=by, action="month-opened", about=obligations[0], month=str(month), obligations=len(obligations))
    return len(obligations)
