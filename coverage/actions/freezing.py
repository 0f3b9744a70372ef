"""The rows of a release: what was verified and what was in force, copied once and for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coverage.models import CoveragePart, CoverageRecord, Release
from coverage.selectors.publishing import MonthReading
from enrolment.counts import Count
from enrolment.models import Submission, WorkerGroup
from enrolment.selectors import AreaReport
from enrolment.vocabulary import CountingBasis, Employer, Segment
from regions.models import Region


def frame_of(reading: MonthReading) -> dict[str, Any]:
    """What a release copies of the rules in force and of the reports as a whole."""
    scheme, target = reading.scheme, reading.targets.get(reading.scope.pk)
    if scheme is None:
        raise LookupError("The checklist lets no month pass without a scheme.")
    entered = Submission.objects.verified().filter(obligation__month=reading.month).latest("entered_at").entered_at
    return {
        "basis": CountingBasis.DOMICILE,
        "scheme_name": scheme.name,
        "scheme_basis": scheme.basis,
        "scheme_status": scheme.status,
        "cut_low": scheme.cut_low,
        "cut_moderate": scheme.cut_moderate,
        "cut_high": scheme.cut_high,
        "counted_segments": " + ".join(segment for segment in Segment if segment in reading.counted),
        "target_percent": target.percent if target else None,
        "target_basis": target.legal_basis if target else "",
        "last_entered_at": entered,
    }


def freeze(release: Release, reading: MonthReading) -> list[CoverageRecord]:
    """Write one record an area and its parts."""
    records = CoverageRecord.objects.bulk_create(_record(release, region, reading) for region in reading.regions)
    groups = {group.code: group for group in WorkerGroup.objects.all()}
    CoveragePart.objects.bulk_create(
        (
            part
            for record in records
            if (report := reading.reports.get(record.region_id))
            for part in _parts(record, report, groups)
        ),
        batch_size=1000,
    )
    return records


def _record(release: Release, region: Region, reading: MonthReading) -> CoverageRecord:
    report, denominator = reading.reports.get(region.pk), reading.denominators.get(region.pk)
    target = reading.target_of(region.pk)
    counts = report.counts if report else None
    employers = counts.employers if counts else {}
    return CoverageRecord(
        release=release,
        region=region,
        participants=reading.participants_of(region.pk),
        overlap=counts.overlap if counts else None,
        eligible=denominator.count if denominator else None,
        eligible_basis=denominator.basis if denominator else "",
        eligible_source=denominator.source if denominator else "",
        eligible_since=denominator.valid_from if denominator else None,
        target_percent=target.percent if target else None,
        target_basis=target.legal_basis if target else "",
        target_of=(region if region.pk in reading.targets else reading.scope).official_name if target else "",
        expected=report.expected if report else 0,
        verified=report.verified if report else 0,
        active_employers=employers.get(Employer.ACTIVE),
        unregistered_employers=employers.get(Employer.UNREGISTERED),
        partial_employers=employers.get(Employer.PARTIAL),
        submissions=list(report.submissions) if report else [],
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
