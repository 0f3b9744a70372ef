"""What the rules hold a report against."""

from __future__ import annotations

from dataclasses import replace

from enrolment.eligible import eligible_workers
from enrolment.models import CountingRule, Obligation, ReportingRule, SegmentProgramme, WorkerGroup
from enrolment.rules import Reference
from enrolment.selectors.reports import previous_counts
from enrolment.vocabulary import Programme, Segment
from periods.month import Month


def reference_for(month: Month) -> Reference:
    """What is valid in a month, whatever the area."""
    groups = list(WorkerGroup.objects.in_force(month))
    return Reference(
        counted=counted_segments(month),
        segment_of_group={group.code: Segment(group.segment) for group in groups},
        group_names={group.code: group.name for group in groups},
        allowed=frozenset(
            (Segment(rule.segment), Programme(rule.programme)) for rule in SegmentProgramme.objects.in_force(month)
        ),
        thresholds=ReportingRule.for_month(month).thresholds,
    )


def reference_of(obligation: Obligation) -> Reference:
    """What is valid in the month of a report, with last month's figures and the denominator of its area."""
    return replace(
        reference_for(obligation.month),
        previous=previous_counts(obligation),
        eligible=eligible_workers(obligation.region_id, obligation.month),
    )


def counted_segments(month: Month) -> frozenset[Segment]:
    """The segments that count towards UCJ in a month."""
    return frozenset(Segment(rule.segment) for rule in CountingRule.objects.in_force(month) if rule.counts)
