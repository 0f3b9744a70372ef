"""Two numbers of one month side by side: everything that the later one changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.figures.area import Area
from coverage.figures.revision import ELIGIBLE, AreaState, Revision, compare
from coverage.models import CoveragePart, CoverageRecord, Release
from coverage.selectors.areas import Places
from coverage.selectors.figures import figures_of
from enrolment.cells import EMPLOYER_ROW, OVERLAP, PARTICIPANTS, POTENTIAL, TOTAL, Cell, Entry
from enrolment.vocabulary import Employer


@dataclass(frozen=True)
class ReleaseRevision:
    """What ``after`` changed of ``before``, with the names of the worker groups in it."""

    before: Release
    after: Release
    changes: Revision[Area]
    group_names: dict[str, str]


def revision_of(before: Release, after: Release, places: Places) -> ReleaseRevision:
    """Four queries, whatever the number of areas."""
    states, names = _states((before, after), places)
    return ReleaseRevision(before, after, compare(states[before.pk], states[after.pk]), names)


def _states(releases: Sequence[Release], places: Places) -> tuple[dict[int, dict[Area, AreaState]], dict[str, str]]:
    cells: dict[tuple[int, int], dict[Cell, Entry]] = {}
    for release in releases:
        for row in figures_of(release, places):
            key = (release.pk, places.id_of(row.area))
            cells[key] = {TOTAL: Entry(row.figure.participants), ELIGIBLE: Entry(row.figure.eligible)}
    names = _add_parts(cells, releases)
    _add_facts(cells, releases)
    return {
        release.pk: {
            row.area: AreaState(row.figure, _filled(cells[release.pk, places.id_of(row.area)]))
            for row in figures_of(release, places)
        }
        for release in releases
    }, names


def _add_parts(cells: dict[tuple[int, int], dict[Cell, Entry]], releases: Sequence[Release]) -> dict[str, str]:
    """Segments, groups and programmes into the cells of their areas; returns the names of the groups."""
    names: dict[str, str] = {}
    rows = (
        CoveragePart.objects.filter(record__release__in=[release.pk for release in releases])
        .order_by("programme", "group__position", "pk")
        .values_list(
            "record__release_id",
            "record__region_id",
            "segment",
            "group__code",
            "group__name",
            "programme",
            "participants",
            "potential",
            "is_applicable",
        )
    )
    for release_id, region_id, segment, group, name, programme, participants, potential, applicable in rows:
        area = cells.get((release_id, region_id))
        if area is None:
            continue
        area[Cell(group or segment, programme or PARTICIPANTS)] = Entry(participants, applicable)
        if not programme:
            area[Cell(group or segment, POTENTIAL)] = Entry(potential)
        if group:
            names[group] = name
    return names


def _add_facts(cells: dict[tuple[int, int], dict[Cell, Entry]], releases: Sequence[Release]) -> None:
    """Persons counted twice, and employers."""
    rows = CoverageRecord.objects.filter(release__in=[release.pk for release in releases]).values_list(
        "release_id", "region_id", "overlap", "active_employers", "unregistered_employers", "partial_employers"
    )
    for release_id, region_id, overlap, *employers in rows:
        area = cells.get((release_id, region_id))
        if area is not None:
            area[OVERLAP] = Entry(overlap)
            for employer, count in zip(Employer, employers, strict=True):
                area[Cell(EMPLOYER_ROW, str(employer))] = Entry(count)


def _filled(cells: dict[Cell, Entry]) -> dict[Cell, Entry]:
    return {cell: entry for cell, entry in cells.items() if not entry.is_empty}
