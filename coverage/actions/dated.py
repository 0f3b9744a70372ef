"""Dated reference data: a new row from a month on; published months stay as they are."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.models import DenominatorBasis, EligibleWorkers, FigureStatus
from coverage.policies import check_can_maintain
from periods.month import Month
from regions.models import Region


@transaction.atomic
def add_eligible_workers(
    *, region: Region, valid_from: Month, count: int, source: str, status: FigureStatus, note: str = "", by: User
) -> EligibleWorkers:
    """A new denominator from a month on; published months stay as they are."""
    check_can_maintain(by)
    row = EligibleWorkers(
        region=region,
        valid_from=valid_from,
        count=count,
        basis=DenominatorBasis.ELIGIBLE,
        source=source,
        status=status,
        note=note,
        is_example=by.is_example,
    )
    row.full_clean()
    row.save()
    trail.record(by=by, action="denominator-added", about=row, count=count, valid_from=str(valid_from))
    return row
