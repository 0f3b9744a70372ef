"""Two releases side by side as far as participants go: what a page needs to say why a figure moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from coverage.figures.area import Area, Part
from coverage.figures.breaks import Ground
from coverage.figures.ledger import Side
from coverage.models import CoveragePart, CoverageRecord, Release
from coverage.selectors.areas import Places
from enrolment.vocabulary import Segment
from periods.month import Month


def ground_of(release: Release) -> Ground:
    """What all figures of a release stand on."""
    return Ground(
        month=release.month,
        label=release.label,
        basis=release.get_basis_display(),
        counted=release.counted_segments,
        scheme=release.scheme_name,
        cuts=release.scheme.cuts,
        cut_basis=release.scheme.basis,
    )


def grounds_by_month(releases: Iterable[Release]) -> dict[Month, Ground]:
    """What each month stands on, the releases in the order given."""
    return {release.month: ground_of(release) for release in releases}


def counted_by_month(releases: Iterable[Release]) -> dict[Month, tuple[str, str]]:
    """Who is counted in each month, and where."""
    return {month: ground.counting for month, ground in grounds_by_month(releases).items()}


def sides_of(releases: Sequence[Release], areas: Iterable[Area], places: Places) -> dict[tuple[int, str], Side]:
    """By the number of the release and the slug of the area. Two queries, whatever the number of areas."""
    ids = {places.id_of(area): area.slug for area in areas}
    parts = _parts(releases, list(ids))
    counted = {release.pk: counted_segments(release) for release in releases}
    rows = CoverageRecord.objects.filter(release__in=list(counted), region__in=list(ids)).values_list(
        "release_id", "region_id", "participants", "overlap"
    )
    return {
        (release, ids[region]): Side(participants, overlap, parts.get((release, region), ()), counted[release])
        for release, region, participants, overlap in rows
    }


def counted_segments(release: Release) -> frozenset[str]:
    """The segments that count towards coverage, as the release froze them."""
    return frozenset(release.counted_segments.split(" + "))


def _parts(releases: Sequence[Release], regions: list[int]) -> dict[tuple[int, int], list[Part]]:
    """Segments and worker groups, without programmes. One query."""
    rows = (
        CoveragePart.objects.filter(
            record__release__in=[release.pk for release in releases], record__region__in=regions, programme=""
        )
        .order_by("group__position", "pk")
        .values_list(
            "record__release_id",
            "record__region_id",
            "segment",
            "group__code",
            "group__name",
            "participants",
            "potential",
            "is_applicable",
        )
    )
    parts: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for release, region, segment, group, name, participants, potential, applicable in rows:
        label = name or Segment(segment).label
        parts[release, region].append(Part(segment, label, participants, potential, applicable, group=group or ""))
    return parts
