"""What waits for a second person, and one report as that person looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from accounts.models import User
from audit.models import AuditEvent
from enrolment.cells import Cell, Entry
from enrolment.counts import Counts, counts_from
from enrolment.layout import layout
from enrolment.models import Receipt, Submission
from enrolment.policies import written_by
from enrolment.rules import Finding, Severity, blocking, judge
from enrolment.selectors.reference import reference_of
from enrolment.selectors.reports import counts_of, handed_in_counts
from enrolment.side_by_side import Beside, Block, Line, Note, Remarks, changed_lines, side_by_side
from enrolment.workflow import WAITING, Status
from periods import clock

_PLACES = ("obligation__office", "obligation__region")


@dataclass(frozen=True)
class Waiting:
    """One report in the queue. ``is_own``: whoever looks at it wrote some of it, so somebody else has to check it."""

    submission: Submission
    days: int
    explanations: int
    is_own: bool

    @property
    def age(self) -> str:
        return "hari ini" if self.days == 0 else f"{self.days} hari"


def waiting_reports(user: User) -> list[Waiting]:
    """What this person may see of what waits for verification, oldest first. Two queries."""
    today = clock.today()
    submissions = list(
        Submission.objects.visible_to(user)
        .filter(status__in=[str(status) for status in WAITING])
        .select_related(*_PLACES, "submitted_by", "reviewer")
        .annotate(explanations=Count("cells", filter=~Q(cells__note="")))
        .order_by("submitted_at", "pk")
    )
    own = written_by(user, submissions)
    return [
        Waiting(
            submission=submission,
            days=(today - clock.day_of(_handed_in_at(submission))).days,
            explanations=submission.explanations,
            is_own=submission.pk in own,
        )
        for submission in submissions
    ]


def _handed_in_at(submission: Submission) -> datetime:
    return submission.submitted_at or clock.now()


@dataclass(frozen=True)
class Review:
    """One report with everything a second person needs to judge it."""

    submission: Submission
    blocks: tuple[Block, ...]
    warnings: tuple[Finding, ...]
    errors: tuple[Finding, ...]
    unexplained: tuple[Finding, ...]
    receipts: tuple[Receipt, ...]
    revised: Submission | None
    revision_reason: str
    return_reason: str

    @property
    def receipt(self) -> Receipt | None:
        """The receipt of what stands there now; None before it was handed in."""
        return self.receipts[-1] if self.receipts else None

    @property
    def cells(self) -> list[Cell]:
        """The cells of which something can be said, one a line."""
        return [line.row.cell for block in self.blocks for line in block.lines]

    @property
    def changes(self) -> list[Line]:
        """What this revision changed in the one before it."""
        return changed_lines(self.blocks)


def review_of(submission: Submission) -> Review:
    """A constant number of queries, whatever stands in the report."""
    rows = list(submission.cells.select_related("saved_by"))
    cells = {row.address: row.entry for row in rows}
    counts, reference = counts_from(cells), reference_of(submission.obligation)
    notes = {row.address: Note(row.note, row.saved_by.full_name) for row in rows if row.note}
    findings = judge(counts, reference)
    open_findings = blocking(findings, {cell: note.text for cell, note in notes.items()})
    receipts = tuple(submission.receipts.select_related("by"))
    revised = submission.obligation.submissions.filter(revision=submission.revision - 1).first()
    beside = Beside(
        before=reference.previous,
        year_ago=handed_in_counts(submission.obligation, submission.month - 12),
        revised=counts_of(revised) if revised else None,
        handed_in=_handed_in_before(submission, receipts),
    )
    remarks = Remarks(notes, {Cell.parse(cell): text for cell, text in submission.remarks.items()})
    revision_reason = _revision_reason(submission) if revised else ""
    return Review(
        submission=submission,
        blocks=side_by_side(layout(reference, _filled(cells)), counts, beside, reference, findings, remarks),
        warnings=tuple(one for one in findings if one.level is Severity.WARNING and one not in open_findings),
        errors=tuple(one for one in findings if one.level is Severity.ERROR),
        unexplained=tuple(one for one in open_findings if one.level is Severity.WARNING),
        receipts=receipts,
        revised=revised,
        revision_reason=revision_reason,
        return_reason="" if submission.reason == revision_reason else submission.reason,
    )


def _filled(cells: dict[Cell, Entry]) -> list[Cell]:
    return [cell for cell, entry in cells.items() if not entry.is_empty]


def _handed_in_before(submission: Submission, receipts: Sequence[Receipt]) -> Counts | None:
    """What was handed in the last time before this: a report that came back is looked at where it changed."""
    is_waiting_again = Status(submission.status) in WAITING and len(receipts) > 1
    return receipts[-2].counts if is_waiting_again else None


def _revision_reason(submission: Submission) -> str:
    """Why the revision was opened; the report itself keeps the reason of the last return in the same place."""
    opened = AuditEvent.objects.about(submission).filter(action="revision-opened").first()
    return str(opened.details.get("reason", "")) if opened else ""
