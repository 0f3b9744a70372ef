"""What areas are compared by besides their figures: offices, potentials, and how their releases count."""

from __future__ import annotations

from accounts.models import ServiceArea
from coverage.figures.groups import Potential, Service
from coverage.models import CoveragePart, Release
from coverage.selectors.areas import Places
from enrolment.vocabulary import Segment
from periods.month import Month


def services_in(month: Month, places: Places) -> list[Service]:
    """Which office serves which area in a month, offices by name. One query."""
    rows = (
        ServiceArea.objects.in_force(month)
        .filter(region__in=list(places.by_id))
        .select_related("office")
        .order_by("office__name", "region__kemendagri_code", "valid_from")
    )
    return [
        Service(
            row.office.code,
            row.office.name,
            places.by_id[row.region_id],
            row.valid_from,
            row.valid_to,
            row.source,
        )
        for row in rows
    ]


def potentials_of(release: Release, places: Places) -> dict[str, Potential]:
    """The potentials of PU and BPU as frozen in a release, by slug of the area. One query."""
    rows = CoveragePart.objects.filter(
        record__release=release, group__isnull=True, programme="", segment__in=(Segment.PU, Segment.BPU)
    ).values_list("record__region_id", "segment", "potential")
    found: dict[str, dict[str, int | None]] = {}
    for region_id, segment, potential in rows:
        found.setdefault(places.by_id[region_id].slug, {})[segment] = potential
    return {slug: Potential(known.get(Segment.PU), known.get(Segment.BPU)) for slug, known in found.items()}


def offices_mark() -> tuple[object, ...]:
    """Changes with everything that pages show of offices and the areas they serve. One query."""
    rows = ServiceArea.objects.order_by("pk").values_list("pk", "office__name", "valid_from", "valid_to", "source")
    return tuple(rows)
