"""Published figures of areas, months and parts: a fixed number of queries whatever the number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Q

from coverage.figures.area import Area, AreaFigure, EmployerCounts, Part, Provenance, ScopeFigure, add_up, told_apart
from coverage.figures.figure import Figure
from coverage.figures.standing import Standing, standings
from coverage.models import CoveragePart, CoverageRecord, Release, as_share
from coverage.selectors.areas import Places
from coverage.selectors.changes import ground_of
from coverage.selectors.releases import Edition
from enrolment.models import SegmentProgramme
from enrolment.vocabulary import Programme, Segment
from periods.month import Month

COLUMNS = (
    "release_id",
    "region_id",
    "participants",
    "eligible",
    "target_percent",
    "eligible_basis",
    "eligible_source",
    "eligible_since",
    "target_basis",
    "target_of",
    "expected",
    "verified",
    "submissions",
    "active_employers",
    "unregistered_employers",
    "partial_employers",
)

PART_COLUMNS = ("segment", "group__code", "group__name", "programme", "participants", "potential", "is_applicable")


@lru_cache(maxsize=32)
def figures_of(release: Release, places: Places) -> tuple[AreaFigure, ...]:
    """One figure an area, in official order; areas that the release does not know have no figures. One query.

    Remembered: a release never changes, and all pages of it ask for the same figures.
    """
    return _in_order(figures_by_month([release], places)[release.month], release, places)


def _in_order(rows: Iterable[AreaFigure], release: Release, places: Places) -> tuple[AreaFigure, ...]:
    known = {row.area.slug: row for row in rows}
    return tuple(known.get(area.slug) or _nothing(area, release) for area in places.regencies)


def figures_and_series(
    area: Area, release: Release, releases: Sequence[Release], places: Places
) -> tuple[tuple[AreaFigure, ...], list[AreaFigure]]:
    """All areas in the release, as ``figures_of`` gives them, and the months of one area. One query for both."""
    rows = list(read_figures(releases, places, [places.id_of(area)], whole=release))
    together = told_apart([row for row in rows if row.release == release.label])
    before = [row for row in rows if row.release != release.label]
    now = [row for row in together if row.area.slug == area.slug]
    return _in_order(together, release, places), sorted([*before, *now], key=lambda row: row.month)


def standings_of(edition: Edition, places: Places) -> list[Standing]:
    """All areas of the edition's release, ranked, with what changed since the month before."""
    return standings_since(edition.release, edition.known.current(edition.month - 1), places)


def standings_since(release: Release, before: Release | None, places: Places) -> list[Standing]:
    """All areas of a release, ranked, with what changed since another one.

    Where the two count differently nothing changed that could be told.
    """
    comparable = before is not None and ground_of(before).counting == ground_of(release).counting
    return standings(figures_of(release, places), figures_of(before, places) if before and comparable else ())


def series_of(areas: Sequence[Area], releases: Sequence[Release], places: Places) -> dict[str, list[AreaFigure]]:
    """For each area its figures month after month, by slug; the newest as its release shows it. Two queries."""
    series: dict[str, list[AreaFigure]] = {area.slug: [] for area in areas}
    newest = max(releases, key=lambda release: release.month, default=None)
    shown = {row.area.slug: row for row in figures_of(newest, places)} if newest else {}
    for row in read_figures(releases, places, [places.id_of(area) for area in areas]):
        series[row.area.slug].append(shown[row.area.slug] if newest and row.month == newest.month else row)
    for figures in series.values():
        figures.sort(key=lambda figure: figure.month)
    return series


def figures_by_month(releases: Sequence[Release], places: Places) -> dict[Month, list[AreaFigure]]:
    """The figures of all areas month after month; every release has its month, be it empty. One query."""
    by_month: dict[Month, list[AreaFigure]] = {release.month: [] for release in releases}
    for row in read_figures(releases, places, list(places.by_id)):
        by_month[row.month].append(row)
    return {month: told_apart(rows) for month, rows in by_month.items()}


def scope_series(releases: Sequence[Release], places: Places) -> list[ScopeFigure]:
    """The figure of the whole scope month after month. One query."""
    by_month = figures_by_month(releases, places)
    return [scope_figure(release, by_month[release.month], places) for release in releases]


def scope_figure(release: Release, areas: Iterable[AreaFigure], places: Places) -> ScopeFigure:
    """The areas of one release added up."""
    return add_up(places.scope, release.month, areas, target=release.target, scheme=release.scheme)


def parts_of(
    area: Area, releases: Sequence[Release], places: Places, *, detailed: Sequence[Release]
) -> dict[int, list[Part]]:
    """Segments of one area in all ``releases``, its worker groups and programmes in the ``detailed`` ones.

    By the number of the release. One query.
    """
    is_segment = Q(group__isnull=True, programme="")
    rows = (
        CoveragePart.objects.filter(record__region=places.id_of(area), record__release__in=[r.pk for r in releases])
        .filter(is_segment | Q(record__release__in=[release.pk for release in detailed]))
        .order_by("group__position")
        .values_list("record__release_id", *PART_COLUMNS)
    )
    parts: dict[int, list[Part]] = defaultdict(list)
    for release_id, *part in rows:
        parts[release_id].append(_part(*part))
    return parts


def parts_of_areas(release: Release, places: Places) -> dict[str, list[Part]]:
    """Segments, worker groups and programmes of every area in one release, by slug. One query."""
    rows = (
        CoveragePart.objects.filter(record__release=release, record__region__in=list(places.by_id))
        .order_by("group__position", "pk")
        .values_list("record__region_id", *PART_COLUMNS)
    )
    parts: dict[str, list[Part]] = {area.slug: [] for area in places.regencies}
    for region_id, *part in rows:
        parts[places.by_id[region_id].slug].append(_part(*part))
    return parts


def _part(
    segment: str,
    group: str | None,
    group_name: str | None,
    programme: str,
    participants: int | None,
    potential: int | None,
    applicable: bool,
) -> Part:
    label = group_name or (Programme(programme).label if programme else Segment(segment).label)
    return Part(segment, label, participants, potential, applicable, group=group or "", programme=programme)


def allowed_programmes(month: Month) -> frozenset[tuple[str, str]]:
    """Which programme a segment may have in a month; elsewhere it is "tidak berlaku". One query."""
    return frozenset(SegmentProgramme.objects.in_force(month).values_list("segment", "programme"))


def read_figures(
    releases: Sequence[Release], places: Places, region_ids: list[int], *, whole: Release | None = None
) -> Iterable[AreaFigure]:
    """All figures of some areas in some releases, and of all areas in the ``whole`` one; in no promised order.

    One query.
    """
    frozen = {
        release.pk: (release.month, release.scheme, release.is_provisional, release.label)
        for release in (*releases, *([whole] if whole else ()))
    }
    wanted = Q(release__in=[release.pk for release in releases], region__in=region_ids)
    if whole is not None:
        wanted |= Q(release=whole, region__in=list(places.by_id))
    rows = CoverageRecord.objects.filter(wanted).values_list(*COLUMNS)
    for release_id, region_id, participants, eligible, target_percent, *rest in rows:
        month, scheme, provisional, label = frozen[release_id]
        target = None if target_percent is None else as_share(target_percent)
        figure = Figure(participants, eligible, target=target, cuts=scheme.coverage_cuts(target))
        *sources, submissions, active, unregistered, partial = rest
        sources.append(tuple(submissions))
        yield AreaFigure(
            places.by_id[region_id],
            month,
            figure,
            Provenance(*sources),
            provisional,
            label,
            EmployerCounts(month, active, unregistered, partial),
        )


def _nothing(area: Area, release: Release) -> AreaFigure:
    return AreaFigure(area, release.month, Figure(None, None), Provenance(), release.is_provisional, release.label)
