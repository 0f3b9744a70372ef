"""What stands around a distance: how releases counted, targets of later years, every denominator that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from coverage.figures.area import Area, Part
from coverage.models import CoveragePart, CoverageTarget, EligibleWorkers, PublishedFigure, Release, as_share
from coverage.planning.alternatives import KnownDenominator
from coverage.planning.distance import LaterTarget
from coverage.planning.printed import PrintedPoint
from coverage.selectors.areas import Places
from enrolment.numbers import round_half_up
from periods.month import Month, day_in_words


def later_targets(area: Area, places: Places, year: int) -> list[LaterTarget]:
    """Targets for years after ``year``: those of the area, else those of the scope. One query."""
    codes = {area.kemendagri_code, places.scope.kemendagri_code}
    rows = CoverageTarget.objects.filter(
        region__kemendagri_code__in=codes, year__gt=year, superseded_by__isnull=True
    ).select_related("region")
    by_year: dict[int, CoverageTarget] = {}
    for row in sorted(rows, key=lambda row: row.region.kemendagri_code == area.kemendagri_code):
        by_year[row.year] = row
    return [
        LaterTarget(year, row.share, row.region.official_name, row.legal_basis, row.source)
        for year, row in sorted(by_year.items())
    ]


def known_denominators(code: str) -> list[KnownDenominator]:
    """Every denominator of an area, in force or not, the latest first; the last revision of each. One query."""
    rows: dict[tuple[str, Month], EligibleWorkers] = {}
    found = EligibleWorkers.objects.filter(region__kemendagri_code=code)
    for row in found.order_by("-valid_from", "basis", "revision", "pk"):
        rows[row.basis, row.valid_from] = row
    return [
        KnownDenominator(
            count=row.count,
            basis=row.get_basis_display(),
            since=row.valid_from.words,
            source=row.source,
            status=row.get_status_display(),
            url=row.url,
            note=row.note,
        )
        for row in rows.values()
    ]


def printed_denominators(printed: Sequence[PublishedFigure]) -> list[KnownDenominator]:
    """Denominators that others printed beside a percentage, the latest first; no query."""
    return [
        KnownDenominator(
            count=row.base,
            basis="Tercetak pihak lain",
            since=day_in_words(row.day) if row.day else row.month.words,
            source="Angka publikasi",
            status="Tercetak",
            url=row.source_url,
            note=row.note,
            printed=True,
        )
        for row in reversed(printed)
        if row.base
    ]


def printed_points(printed: Sequence[PublishedFigure]) -> list[PrintedPoint]:
    """Printed participants with their day; those that are not printed follow from percentage and denominator."""
    points = []
    for row in printed:
        participants = row.participants
        if participants is None and row.base and row.percent is not None:
            participants = int(round_half_up(as_share(row.percent) * row.base, 0))
        if row.day and row.base and participants is not None:
            target = None if row.target_percent is None else as_share(row.target_percent)
            points.append(PrintedPoint(row.day, participants, row.base, target, row.source_url))
    return points


def printed_totals(code: str) -> list[PublishedFigure]:
    """What others printed of a whole area, oldest first; one query."""
    rows = PublishedFigure.objects.totals().filter(region__kemendagri_code=code)
    return list(rows.order_by("month", "day"))


def groups_of_scope(release: Release, places: Places) -> list[list[Part]]:
    """The worker groups of every area in one release, an area a list. One query."""
    rows = (
        CoveragePart.objects.filter(~Q(group=None), record__release=release, record__region__in=list(places.by_id))
        .order_by("group__position")
        .values_list(
            "record__region_id",
            "segment",
            "group__code",
            "group__name",
            "participants",
            "potential",
            "is_applicable",
        )
    )
    parts: dict[int, list[Part]] = defaultdict(list)
    for region_id, segment, group, name, participants, potential, applicable in rows:
        parts[region_id].append(Part(segment, name, participants, potential, applicable, group=group))
    return list(parts.values())
