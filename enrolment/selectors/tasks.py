"""What an office has to do: the first page of whoever enters, and what reminders speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q

from accounts.models import BranchOffice
from enrolment.models import Obligation, Submission
from enrolment.punctuality import EntryLock, days_words
from enrolment.selectors.locks import locks_of
from enrolment.selectors.months import latest_month
from enrolment.vocabulary import Declaration
from enrolment.workflow import EDITABLE, OPEN, WAITING, Status, status_words
from periods import clock
from periods.month import Month

# How many months back a finished report is still listed.
DONE_MONTHS = 3


@dataclass(frozen=True)
class Task:
    """One report of an office, as it stands today."""

    obligation: int
    region: str
    month: Month
    due: date
    today: date
    status: Status | None
    revision: int
    reason: str
    remarks: int
    declaration: str
    handed_in_at: datetime | None
    verified_at: datetime | None
    lock: EntryLock

    @property
    def words(self) -> str:
        return status_words(self.status, self.revision)

    @property
    def is_returned(self) -> bool:
        return self.status is Status.RETURNED

    @property
    def is_correction(self) -> bool:
        """A new revision of what was verified before: nothing is missing meanwhile."""
        return self.revision > 1

    @property
    def days(self) -> str:
        return days_words(self.due, self.today)

    @property
    def days_left(self) -> int:
        return (self.due - self.today).days

    @property
    def is_overdue(self) -> bool:
        return self.days_left < 0

    @property
    def deed(self) -> str:
        """What the one link of the task is called."""
        if self.lock.is_locked or self.status not in (None, *EDITABLE):
            return "Lihat"
        return {None: "Isi", Status.DRAFT: "Lanjutkan", Status.RETURNED: "Perbaiki"}[self.status]


@dataclass(frozen=True)
class Tasks:
    """``several`` are the months in which more than one area waits to be filled in, for the screen that takes all."""

    todo: tuple[Task, ...]
    waiting: tuple[Task, ...]
    done: tuple[Task, ...]
    several: tuple[Month, ...]
    next_month: Month
    today: date

    @property
    def opens_on(self) -> date:
        """A month is reported when it is over."""
        return (self.next_month + 1).first_day

    @property
    def is_behind(self) -> bool:
        """The next month should have been opened by now."""
        return self.opens_on <= self.today


def tasks_of(office: BranchOffice) -> Tasks:
    """Returned reports first, then the oldest; six queries, however many areas and months."""
    today = clock.today()
    latest = latest_month()
    tasks = _tasks(office, latest, today)
    todo = [task for task in tasks if task.status in (None, *EDITABLE)]
    open_months = [task.month for task in todo if not task.lock.is_locked]
    return Tasks(
        todo=tuple(sorted(todo, key=lambda task: not task.is_returned)),
        waiting=tuple(task for task in tasks if task.status in WAITING),
        done=tuple(task for task in reversed(tasks) if task.status is Status.VERIFIED),
        several=tuple(sorted({month for month in open_months if open_months.count(month) > 1})),
        next_month=latest + 1 if latest else Month.of(today) - 1,
        today=today,
    )


def _tasks(office: BranchOffice, latest: Month | None, today: date) -> list[Task]:
    """Whatever is not finished, and what was finished of the last months; the oldest first."""
    if latest is None:
        return []
    revisions = Submission.objects.filter(obligation=OuterRef("pk"))
    unfinished = ~Exists(revisions.verified()) | Exists(revisions.filter(status__in=[str(s) for s in OPEN]))
    current = Submission.objects.exclude(status=str(Status.SUPERSEDED)).order_by("-revision")
    obligations = (
        Obligation.objects.filter(unfinished | Q(month__gt=latest - DONE_MONTHS), office=office)
        .select_related("region")
        .prefetch_related(Prefetch("submissions", current, to_attr="current"))
        .order_by("month", "region", "pk")
    )
    # The highest revision that is not superseded: the open one, else the verified one.
    reports = [(obligation, next(iter(obligation.current), None)) for obligation in obligations]
    locks = locks_of(reports)
    return [_task(obligation, report, locks[obligation.pk], today) for obligation, report in reports]


def _task(obligation: Obligation, report: Submission | None, lock: EntryLock, today: date) -> Task:
    status = Status(report.status) if report else None
    return Task(
        obligation=obligation.pk,
        region=str(obligation.region),
        month=obligation.month,
        due=obligation.due,
        today=today,
        status=status,
        revision=report.revision if report else 1,
        reason=report.reason if report and status is Status.RETURNED else "",
        remarks=len(report.remarks) if report and status is Status.RETURNED else 0,
        declaration=Declaration(report.declaration).label if report and report.declaration else "",
        handed_in_at=report.submitted_at if report else None,
        verified_at=report.verified_at if report else None,
        lock=lock,
    )
