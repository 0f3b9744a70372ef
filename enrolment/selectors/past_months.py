"""The months before a report, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass

from enrolment.cells import NOT_APPLICABLE
from enrolment.counts import Count, Counts, total_participants
from enrolment.models import CountingRule, Obligation, Submission
from enrolment.selectors.reports import counts_of_all
from enrolment.vocabulary import Segment
from enrolment.workflow import WAITING, Status
from periods.month import Month

MONTHS = 12


@dataclass(frozen=True)
class MonthLine:
    """One month of the same office and area; None where nothing was handed in."""

    month: Month
    status: Status | None
    segments: tuple[int | str | None, ...]
    overlap: int | None
    total: int | None
    difference: int | None


def last_months(obligation: Obligation) -> list[MonthLine]:
    """The twelve months before, newest first; verified figures, else as handed in. Three queries."""
    months = [obligation.month - step for step in range(1, MONTHS + 2)]
    handed_in = Submission.objects.filter(
        obligation__office=obligation.office_id,
        obligation__region=obligation.region_id,
        obligation__month__in=months,
        status__in=[str(status) for status in (Status.VERIFIED, *WAITING)],
    ).select_related("obligation")
    # Verified last, so that it stands where a revision of it is on its way.
    ordered = sorted(handed_in, key=lambda submission: submission.status == Status.VERIFIED)
    by_month = {submission.obligation.month: submission for submission in ordered}
    counts = counts_of_all(by_month.values())
    rules = list(CountingRule.objects.filter(counts=True))
    found = {month: _total(counts[submission.pk], rules, month) for month, submission in by_month.items()}
    lines = []
    for month in months[:MONTHS]:
        submission = by_month.get(month)
        reported = counts[submission.pk] if submission else Counts()
        now, then = found.get(month), found.get(month - 1)
        lines.append(
            MonthLine(
                month=month,
                status=Status(submission.status) if submission else None,
                segments=tuple(_shown(reported.segments.get(segment, Count())) for segment in Segment),
                overlap=reported.overlap,
                total=now,
                difference=None if now is None or then is None else now - then,
            )
        )
    return lines


def _shown(counted: Count) -> int | str | None:
    return counted.participants if counted.applicable else NOT_APPLICABLE


def _total(counts: Counts, rules: list[CountingRule], month: Month) -> int | None:
    in_force = [
        Segment(rule.segment)
        for rule in rules
        if rule.valid_from <= month and (rule.valid_to is None or rule.valid_to >= month)
    ]
    return total_participants(counts, in_force)
