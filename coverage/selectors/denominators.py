"""The denominator in force, for those who ask from a floor below."""

from __future__ import annotations

from coverage.models import EligibleWorkers
from periods.month import Month


def eligible_workers(region_id: int, month: Month) -> int | None:
    """The eligible workers of an area in a month. One query."""
    rows = EligibleWorkers.objects.filter(basis="eligible", region=region_id, valid_from__lte=month)
    return rows.order_by("valid_from", "pk").values_list("count", flat=True).last()
