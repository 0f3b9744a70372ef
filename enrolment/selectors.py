"""Reports joined for those who judge, verify and publish them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from enrolment.counts import Count, Counts, join_offices
from enrolment.models import (
    CountingRule,
    EnrolmentCount,
    Obligation,
    ProgrammeCount,
    SegmentProgramme,
    Submission,
    WorkerGroup,
)
from enrolment.rules import Reference
from enrolment.vocabulary import CountingBasis, Programme, Segment
from periods.month import Month


@dataclass(frozen=True)
class AreaReport:
    """What the offices of one area have verified for one month; ``counts`` is None until all of them have."""

    region_id: int
    expected: int
    verified: int
    counts: Counts | None
    bases: frozenset[CountingBasis]
    submissions: tuple[int, ...]
    is_example: bool

    @property
    def is_complete(self) -> bool:
        return self.verified == self.expected


def reference_for(month: Month) -> Reference:
    """The rules' reference data as valid in a month."""
    groups = list(WorkerGroup.objects.in_force(month))
    return Reference(
        counted=counted_segments(month),
        segment_of_group={group.code: Segment(group.segment) for group in groups},
        group_names={group.code: group.name for group in groups},
        allowed=frozenset(
            (Segment(rule.segment), Programme(rule.programme)) for rule in SegmentProgramme.objects.in_force(month)
        ),
    )


def counted_segments(month: Month) -> frozenset[Segment]:
    """The segments that count towards UCJ in a month."""
    return frozenset(Segment(rule.segment) for rule in CountingRule.objects.in_force(month) if rule.counts)


def counts_of(submission: Submission) -> Counts:
    return _counts_of_all([submission])[submission.pk]


def area_reports(month: Month) -> dict[int, AreaReport]:
    """One report per area that owes one for the month, by region id; four queries whatever the number of areas."""
    obligations = list(Obligation.objects.filter(month=month))
    people = ("entered_by", "submitted_by", "verified_by")
    submissions = list(Submission.objects.verified().filter(obligation__month=month).select_related(*people))
    counts = _counts_of_all(submissions)
    by_obligation = {submission.obligation_id: submission for submission in submissions}
    by_region: dict[int, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        by_region[obligation.region_id].append(obligation)
    reports = {}
    for region_id, owed in by_region.items():
        verified = [by_obligation[o.pk] for o in owed if o.pk in by_obligation]
        complete = len(verified) == len(owed)
        reports[region_id] = AreaReport(
            region_id=region_id,
            expected=len(owed),
            verified=len(verified),
            counts=join_offices(counts[s.pk] for s in verified) if complete else None,
            bases=frozenset(CountingBasis(s.basis) for s in verified),
            submissions=tuple(s.pk for s in verified),
            is_example=any(o.is_example for o in owed) or any(s.is_by_example_accounts for s in verified),
        )
    return reports


def _counts_of_all(submissions: Iterable[Submission]) -> dict[int, Counts]:
    submissions = list(submissions)
    keys = [submission.pk for submission in submissions]
    segments: dict[int, dict[Segment, Count]] = defaultdict(dict)
    groups: dict[int, dict[str, Count]] = defaultdict(dict)
    programmes: dict[int, dict[tuple[Segment, Programme], int]] = defaultdict(dict)
    rows = EnrolmentCount.objects.filter(submission__in=keys).values_list(
        "submission_id", "segment", "group__code", "participants", "potential", "is_applicable"
    )
    for submission_id, segment, group, participants, potential, applicable in rows:
        count = Count(participants, potential, applicable)
        if not group:
            segments[submission_id][Segment(segment)] = count
        else:
            groups[submission_id][group] = count
    for row in ProgrammeCount.objects.filter(submission__in=keys):
        programmes[row.submission_id][Segment(row.segment), Programme(row.programme)] = row.participants
    return {s.pk: Counts(segments[s.pk], groups[s.pk], programmes[s.pk], overlap=s.overlap) for s in submissions}
