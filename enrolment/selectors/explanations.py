"""What branches said about their figures, and which warnings they left unsaid: for those who publish a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from enrolment.cells import Cell
from enrolment.counts import Counts
from enrolment.models import CellFigure, Submission
from enrolment.rules import Finding, Severity, is_explained, judge
from enrolment.selectors.reference import reference_for
from enrolment.selectors.reports import counts_of_all
from enrolment.workflow import WAITING, Status
from periods.month import Month


@dataclass(frozen=True)
class Explanation:
    """What an office said about one cell of a verified report."""

    region_id: int
    submission_id: int
    office: str
    cell: Cell
    name: str
    note: str


@dataclass(frozen=True)
class MonthExplanations:
    """Everything said about the verified reports of a month, and the warnings without a word.

    ``open`` holds them by region id, each with the number of its report.
    """

    said: tuple[Explanation, ...]
    open: Mapping[int, Sequence[tuple[int, Finding]]]


def explanations_of(month: Month, eligible: Mapping[int, int]) -> MonthExplanations:
    """The rules are asked again, with the denominators of today by region id. Nine queries whatever the number."""
    submissions = list(
        Submission.objects.verified()
        .filter(obligation__month=month)
        .select_related("obligation__office", "obligation__region")
        .order_by("obligation__region__kemendagri_code", "obligation__office__name")
    )
    counts, before, reference = counts_of_all(submissions), _month_before(month), reference_for(month)
    notes: dict[int, dict[Cell, str]] = {submission.pk: {} for submission in submissions}
    rows = CellFigure.objects.filter(submission__in=list(notes)).exclude(note="").order_by("pk")
    for key, cell, note in rows.values_list("submission_id", "cell", "note"):
        notes[key][Cell.parse(cell)] = note
    said: list[Explanation] = []
    unsaid: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for submission in submissions:
        owed, own = submission.obligation, notes[submission.pk]
        said += [
            Explanation(owed.region_id, submission.pk, str(owed.office), cell, reference.cell_name(cell), note)
            for cell, note in own.items()
        ]
        known = replace(
            reference,
            previous=before.get((owed.office_id, owed.region_id)),
            eligible=eligible.get(owed.region_id),
        )
        unsaid[owed.region_id] += [
            (submission.pk, finding)
            for finding in judge(counts[submission.pk], known)
            if finding.level is Severity.WARNING and not is_explained(own.get(finding.cell, ""))
        ]
    return MonthExplanations(tuple(said), unsaid)


def _month_before(month: Month) -> dict[tuple[int, int], Counts]:
    """What each office reported of each area for the month before: verified, else as handed in. Two queries."""
    handed_in = Submission.objects.filter(
        obligation__month=month - 1, status__in=[str(status) for status in (Status.VERIFIED, *WAITING)]
    ).select_related("obligation")
    chosen: dict[tuple[int, int], Submission] = {}
    for submission in sorted(handed_in, key=lambda submission: submission.status == Status.VERIFIED):
        chosen[submission.obligation.office_id, submission.obligation.region_id] = submission
    counts = counts_of_all(chosen.values())
    return {key: counts[submission.pk] for key, submission in chosen.items()}
