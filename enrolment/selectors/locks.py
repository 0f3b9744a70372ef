"""Which reports the lock after the due date closes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from enrolment.models import UNRULED, EntryExtension, Obligation, ReportingRule, Submission
from enrolment.punctuality import OPEN_ENTRY, EntryLock, entry_lock, may_lock
from enrolment.workflow import Status
from periods import clock
from periods.month import Month


class ReportingRules:
    """All rules of reporting, read once."""

    def __init__(self) -> None:
        self._rules = list(ReportingRule.objects.order_by("valid_from"))

    def for_month(self, month: Month) -> ReportingRule:
        return next((rule for rule in reversed(self._rules) if rule.valid_from <= month), UNRULED)


def locks_of(reports: Iterable[tuple[Obligation, Submission | None]]) -> dict[int, EntryLock]:
    """The lock of each obligation with its open or latest revision, by number of the obligation; two queries."""
    today = clock.today()
    rules = ReportingRules()
    until: dict[tuple[int, Month], date] = {}
    for region, month, day in EntryExtension.objects.filter(until__gte=today).values_list("region", "month", "until"):
        until[region, month] = max(day, until.get((region, month), day))
    locks = {}
    for obligation, submission in reports:
        status = Status(submission.status) if submission else None
        was_handed_in = bool(submission and submission.submitted_at)
        if may_lock(status, submission.revision if submission else 1, was_handed_in=was_handed_in):
            locks[obligation.pk] = entry_lock(
                due=obligation.due,
                today=today,
                locks_after_due=rules.for_month(obligation.month).locks_after_due,
                extended_until=until.get((obligation.region_id, obligation.month)),
            )
        else:
            locks[obligation.pk] = OPEN_ENTRY
    return locks
