"""The row that a change of a report locks first, and the refusal that lists findings."""

from __future__ import annotations

from enrolment.counts import Counts
from enrolment.models import Obligation, Submission
from enrolment.rules import Finding, Reference, Severity, blocking, judge
from enrolment.selectors import counts_of, notes_of, reference_of
from enrolment.workflow import InvalidTransition

# An answer to a colleague is a sentence, not a tick.
REASON_LENGTH = 10


class EntryRefused(Exception):
    """The report breaks rules that block; ``findings`` say which, where and how to mend it."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.message for finding in findings))


class FiguresMoved(InvalidTransition):
    """The figures are not the ones that this person looked at before deciding."""


def lock_submission(submission: Submission) -> Submission:
    """The report, behind the lock of its obligation: whoever saves a cell waits at the same door."""
    Obligation.objects.select_for_update().get(submissions=submission.pk)
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("obligation__office", "obligation__region")
        .get(pk=submission.pk)
    )


def lock_obligation(obligation: Obligation) -> Obligation:
    held = Obligation.objects.select_for_update(of=("self",)).select_related("office", "region")
    try:
        return held.get(pk=obligation.pk)
    except Obligation.DoesNotExist:
        raise InvalidTransition(f"{obligation} tidak wajib lagi: wilayah kerjanya baru saja diakhiri.") from None


def check_blameless(submission: Submission) -> tuple[Counts, Reference]:
    """Refuse a report with an error, or with a warning that nobody explained: before it is handed in."""
    counts, reference = counts_of(submission), reference_of(submission.obligation)
    findings = blocking(judge(counts, reference), notes_of(submission))
    if findings:
        raise EntryRefused(findings)
    return counts, reference


def check_without_error(submission: Submission) -> Counts:
    """Refuse a report with an error. A warning that only came up after it was handed in waits for the publisher."""
    counts = counts_of(submission)
    errors = [one for one in judge(counts, reference_of(submission.obligation)) if one.level is Severity.ERROR]
    if errors:
        raise EntryRefused(errors)
    return counts


def check_reason(reason: str, sentence: str) -> str:
    """The reason without white space around it; ValueError with the sentence where it is too short."""
    if len(reason.strip()) < REASON_LENGTH:
        raise ValueError(sentence)
    return reason.strip()
