"""The denominator in force, for those who ask from a floor below."""

from __future__ import annotations

from collections.abc import Collection

from coverage.models import EligibleWorkers
from periods.month import Month


def eligible_workers(regions: Collection[int], month: Month) -> dict[int, int]:
    """The eligible workers of areas in a month, by number of the area; the last of a start counts. One query."""
    rows = EligibleWorkers.objects.filter(basis="eligible", region__in=regions, valid_from__lte=month)
    return dict(rows.order_by("valid_from", "pk").values_list("region_id", "count"))
