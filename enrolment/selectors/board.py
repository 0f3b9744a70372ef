"""How complete the reports are: area by month, and one line for every report that is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, Prefetch, Q

from accounts.models import BranchOffice, User
from enrolment.models import Obligation, Submission
from enrolment.punctuality import Owed, Tally, days_words, tally
from enrolment.vocabulary import Declaration
from enrolment.workflow import Status, status_words
from periods import clock
from periods.month import Month

MONTHS = 12


@dataclass(frozen=True)
class Report:
    """One obligation with what became of it; ``submission`` is the open revision, else the verified one."""

    region_id: int
    region: str
    region_code: str
    office: str
    month: Month
    owed: Owed
    today: date
    status: Status | None
    declaration: str
    revision: int
    submission: int | None
    received_at: datetime | None
    verified_at: datetime | None
    is_example: bool

    @property
    def words(self) -> str:
        return status_words(self.status, self.revision)

    @property
    def tally(self) -> Tally:
        return tally([self.owed], self.today)

    @property
    def days_late(self) -> int | None:
        """None where nobody knows yet: not received, and its day has not passed."""
        days = self.owed.days_late(self.today)
        return days if days or self.owed.received_on else None

    @property
    def lateness(self) -> str:
        """``terlambat 5 hari``, ``tepat waktu``, ``3 hari lagi``."""
        if self.owed.is_on_time:
            return "tepat waktu"
        return days_words(self.owed.due, self.owed.received_on or self.today)


@dataclass(frozen=True)
class BoardRow:
    region: str
    cells: tuple[tuple[Month, Tally], ...]


@dataclass(frozen=True)
class Board:
    """Areas in the order of their codes; a month without obligation has an empty tally."""

    months: tuple[Month, ...]
    rows: tuple[BoardRow, ...]
    totals: tuple[tuple[Month, Tally], ...]


def reports_of(
    user: User, months: Iterable[Month], *, office: BranchOffice | None = None, only_late: bool = False
) -> list[Report]:
    """What is owed for these months as far as this person may see; two queries."""
    current = Submission.objects.exclude(status=str(Status.SUPERSEDED)).order_by("-revision")
    owed = (
        Obligation.objects.visible_to(user)
        .filter(month__in=list(months))
        .select_related("region", "office")
        .prefetch_related(Prefetch("submissions", current, to_attr="current"))
        .annotate(
            received_at=Min("submissions__receipts__at"),
            # A correction that is being written takes nothing away from what was verified.
            verified_at=Max("submissions__verified_at", filter=Q(submissions__status=str(Status.VERIFIED))),
        )
        .order_by("-month", "region__kemendagri_code", "office__name")
    )
    if office is not None:
        owed = owed.filter(office=office)
    today = clock.today()
    reports = [_report(obligation, today) for obligation in owed]
    return [report for report in reports if report.tally.is_late] if only_late else reports


def board_of(reports: Iterable[Report], months: Iterable[Month]) -> Board:
    """Counts of rows, so that no cell and no total exceeds what was owed."""
    months = tuple(months)
    names: dict[str, str] = {}
    cells: dict[str, dict[Month, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for report in reports:
        names[report.region_code] = report.region
        cells[report.region_code][report.month] += report.tally
    rows = tuple(
        BoardRow(names[code], tuple((month, cells[code][month]) for month in months)) for code in sorted(names)
    )
    totals = tuple((month, sum((cells[code][month] for code in names), Tally())) for month in months)
    return Board(months, rows, totals)


def late_areas(reports: list[Report]) -> list[Report]:
    """All months of the areas of which something is late."""
    late = {report.region_id for report in reports if report.tally.is_late}
    return [report for report in reports if report.region_id in late]


def offices_on_board(user: User) -> list[BranchOffice]:
    """The offices whose reports this person may see."""
    visible = Obligation.objects.visible_to(user).values("office")
    return list(BranchOffice.objects.filter(pk__in=visible))


def _report(obligation: Obligation, today: date) -> Report:
    submission = next(iter(obligation.current), None)  # type: ignore[attr-defined]
    received_at: datetime | None = obligation.received_at  # type: ignore[attr-defined]
    verified_at: datetime | None = obligation.verified_at  # type: ignore[attr-defined]
    return Report(
        region_id=obligation.region_id,
        region=str(obligation.region),
        region_code=obligation.region.kemendagri_code,
        office=str(obligation.office),
        month=obligation.month,
        owed=Owed(obligation.due, clock.day_of(received_at) if received_at else None, verified_at is not None),
        today=today,
        status=Status(submission.status) if submission else None,
        declaration=Declaration(submission.declaration).label if submission and submission.declaration else "",
        revision=submission.revision if submission else 1,
        submission=submission.pk if submission else None,
        received_at=received_at,
        verified_at=verified_at,
        is_example=obligation.is_example,
    )
