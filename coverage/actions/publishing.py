"""Publishing: the one write that turns verified reports into figures that never change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.models import (
    CategoryScheme,
    CoveragePart,
    CoverageRecord,
    CoverageTarget,
    EligibleWorkers,
    Release,
    ReleaseKind,
)
from coverage.policies import check_can_publish
from enrolment.counts import Count, total_participants
from enrolment.models import Submission, WorkerGroup
from enrolment.selectors import AreaReport, area_reports, counted_segments
from enrolment.vocabulary import CountingBasis, Segment
from periods import clock
from periods.month import Month
from regions.models import Region


class PublishingRefused(Exception):
    """The month cannot be published now; ``obstacles`` are sentences for the person."""

    def __init__(self, obstacles: list[str]) -> None:
        self.obstacles = obstacles
        super().__init__(" ".join(obstacles))


@transaction.atomic
def publish(
    *,
    scope: Region,
    month: Month,
    after: int,
    next_date: date,
    provisional: bool,
    kind: ReleaseKind = ReleaseKind.SCHEDULED,
    note: str = "",
    by: User,
) -> Release:
    """Freeze the verified figures of a month.

    ``after`` is the number of the release of that month which the publisher saw last, 0 for none.
    PublishingRefused where somebody else published meanwhile or where figures are missing.
    """
    check_can_publish(by)
    # One publisher at a time for the whole scope: the second one waits here and then sees the first one's release.
    Region.objects.select_for_update().get(pk=scope.pk)
    _check_nobody_was_faster(scope, month, after)
    regions = list(Region.objects.regencies_of(scope))
    reports = area_reports(month)
    denominators = EligibleWorkers.objects.in_force(month, regions)
    scheme = CategoryScheme.objects.in_force(month).first()
    obstacles = list(_obstacles(month, regions, reports, denominators, scheme))
    if obstacles or scheme is None:
        raise PublishingRefused(obstacles)
    targets = CoverageTarget.objects.in_force(month.year, [scope, *regions])
    scope_target = targets.get(scope.pk)
    counted = counted_segments(month)
    release = Release.objects.create(
        scope=scope,
        month=month,
        number=after + 1,
        kind=kind,
        is_provisional=provisional,
        basis=CountingBasis.DOMICILE,
        scheme_name=scheme.name,
        scheme_basis=scheme.basis,
        scheme_status=scheme.status,
        cut_low=scheme.cut_low,
        cut_moderate=scheme.cut_moderate,
        cut_high=scheme.cut_high,
        counted_segments=" + ".join(segment for segment in Segment if segment in counted),
        target_percent=scope_target.percent if scope_target else None,
        target_basis=scope_target.legal_basis if scope_target else "",
        last_entered_at=Submission.objects.verified().filter(obligation__month=month).latest("entered_at").entered_at,
        published_at=clock.now(),
        published_by=by,
        next_date=next_date,
        note=note.strip(),
        is_example=by.is_example
        or any(report.is_example for report in reports.values())
        or any(row.is_example for row in denominators.values()),
    )
    records = CoverageRecord.objects.bulk_create(
        _record(release, region, reports.get(region.pk), denominators.get(region.pk), targets, counted)
        for region in regions
    )
    _freeze_parts(records, reports)
    trail.record(by=by, action="published", about=release, label=release.label, areas=len(records), note=release.note)
    return release


def _check_nobody_was_faster(scope: Region, month: Month, after: int) -> None:
    latest = Release.objects.filter(scope=scope, month=month).order_by("-number").first()
    if (latest.number if latest else 0) != after:
        raise PublishingRefused(
            [f"{latest} sudah terbit lebih dahulu. Muat ulang, periksa rilis itu, lalu putuskan lagi."]
            if latest
            else [f"Belum ada rilis {month.words} nomor {after}. Muat ulang halaman."]
        )


def _obstacles(
    month: Month,
    regions: list[Region],
    reports: dict[int, AreaReport],
    denominators: dict[int, EligibleWorkers],
    scheme: CategoryScheme | None,
) -> Iterator[str]:
    if scheme is None:
        yield f"Belum ada skema kategori yang berlaku untuk {month.words}."
    complete = [region for region in regions if region.pk in reports and reports[region.pk].is_complete]
    if not complete:
        yield f"Belum ada laporan {month.words} yang terverifikasi lengkap."
    for region in complete:
        if region.pk not in denominators:
            yield f"{region} belum punya penyebut yang berlaku untuk {month.words}."
        if reports[region.pk].bases != {CountingBasis.DOMICILE}:
            yield f"{region}: laporan menurut tempat kerja tidak dapat digabung ke angka menurut domisili."


def _record(
    release: Release,
    region: Region,
    report: AreaReport | None,
    denominator: EligibleWorkers | None,
    targets: dict[int, CoverageTarget],
    counted: frozenset[Segment],
) -> CoverageRecord:
    own = targets.get(region.pk)
    target = own or targets.get(release.scope_id)
    counts = report.counts if report else None
    return CoverageRecord(
        release=release,
        region=region,
        participants=total_participants(counts, counted) if counts else None,
        overlap=counts.overlap if counts else None,
        eligible=denominator.count if denominator else None,
        eligible_basis=denominator.basis if denominator else "",
        eligible_source=denominator.source if denominator else "",
        eligible_since=denominator.valid_from if denominator else None,
        target_percent=target.percent if target else None,
        target_basis=target.legal_basis if target else "",
        target_of=(region if own else release.scope).official_name if target else "",
        expected=report.expected if report else 0,
        verified=report.verified if report else 0,
        submissions=list(report.submissions) if report else [],
    )


def _freeze_parts(records: list[CoverageRecord], reports: dict[int, AreaReport]) -> None:
    groups = {group.code: group for group in WorkerGroup.objects.all()}
    CoveragePart.objects.bulk_create(
        (
            part
            for record in records
            if (report := reports.get(record.region_id)) and report.counts
            for part in _parts(record, report, groups)
        ),
        batch_size=1000,
    )


def _parts(record: CoverageRecord, report: AreaReport, groups: dict[str, WorkerGroup]) -> Iterator[CoveragePart]:
    counts = report.counts
    if counts is None:
        return
    for segment, count in counts.segments.items():
        yield _part(record, segment, None, count)
    for code, count in counts.groups.items():
        yield _part(record, groups[code].segment, groups[code], count)
    for (segment, programme), figure in counts.programmes.items():
        yield CoveragePart(record=record, segment=segment, programme=programme, participants=figure)


def _part(record: CoverageRecord, segment: str, group: WorkerGroup | None, count: Count) -> CoveragePart:
    return CoveragePart(
        record=record,
        segment=segment,
        group=group,
        participants=count.participants,
        potential=count.potential,
        is_applicable=count.applicable,
    )
