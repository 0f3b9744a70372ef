"""Reports joined for those who judge, verify and publish them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from enrolment.cells import Cell, Entry
from enrolment.counts import Counts, counts_from, join_offices
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.vocabulary import CountingBasis
from enrolment.workflow import WAITING, Status
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


def counts_of(submission: Submission) -> Counts:
    return counts_of_all([submission])[submission.pk]


def notes_of(submission: Submission) -> dict[Cell, str]:
    """What was said about single cells, without the empty ones."""
    rows = submission.cells.exclude(note="").values_list("cell", "note")
    return {Cell.parse(cell): note for cell, note in rows}


def previous_counts(obligation: Obligation) -> Counts | None:
    """What the same office reported of the same area for the month before: verified, else as handed in."""
    return handed_in_counts(obligation, obligation.month - 1)


def handed_in_counts(obligation: Obligation, month: Month) -> Counts | None:
    """What the office of this obligation reported of its area for another month: verified, else as handed in."""
    handed_in = Submission.objects.filter(
        obligation__office=obligation.office_id,
        obligation__region=obligation.region_id,
        obligation__month=month,
        status__in=[str(status) for status in (Status.VERIFIED, *WAITING)],
    )
    by_status = {submission.status: submission for submission in handed_in}
    found = by_status.get(Status.VERIFIED) or next(iter(by_status.values()), None)
    return counts_of(found) if found else None


def area_reports(month: Month) -> dict[int, AreaReport]:
    """One report per area that owes one for the month, by region id; four queries whatever the number of areas."""
    obligations = list(Obligation.objects.filter(month=month))
    people = ("entered_by", "submitted_by", "verified_by")
    submissions = list(Submission.objects.verified().filter(obligation__month=month).select_related(*people))
    counts = counts_of_all(submissions)
    # A revision by real people may still hold figures that an example account typed.
    by_examples = set(
        CellFigure.objects.filter(submission__in=list(counts), saved_by__is_example=True).values_list(
            "submission_id", flat=True
        )
    )
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
            is_example=any(o.is_example for o in owed)
            or any(s.is_by_example_accounts or s.pk in by_examples for s in verified),
        )
    return reports


def counts_of_all(submissions: Iterable[Submission]) -> dict[int, Counts]:
    """The figures of many reports, by the number of the report. One query."""
    keys = [submission.pk for submission in submissions]
    cells: dict[int, dict[Cell, Entry]] = {key: {} for key in keys}
    rows = CellFigure.objects.filter(submission__in=keys).order_by("pk")
    for key, cell, number, applicable in rows.values_list("submission_id", "cell", "number", "is_applicable"):
        cells[key][Cell.parse(cell)] = Entry(number, applicable)
    return {key: counts_from(stored) for key, stored in cells.items()}
