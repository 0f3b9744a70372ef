"""What stands in the workbook of an office and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accounts.models import BranchOffice, Role
from enrolment.cells import Cell
from enrolment.counts import Counts
from enrolment.eligible import eligible_workers_of
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.selectors.locks import locks_of
from enrolment.selectors.reference import reference_for
from enrolment.selectors.reports import counts_of_all
from enrolment.workbook import Area, Book, Stored
from enrolment.workflow import OPEN, WAITING, Act, Status, acts_for
from periods.month import Month, day_in_words


@dataclass(frozen=True)
class MonthOfOffice:
    """A month that an office reports: how many areas, of how many something may be entered now, how many are locked."""

    month: Month
    due: date
    areas: int
    editable: int
    locked: int


def months_of(office: BranchOffice) -> list[MonthOfOffice]:
    """Every month the office owes, newest first. Four queries."""
    owed: dict[Month, list[Obligation]] = defaultdict(list)
    for obligation in Obligation.objects.filter(office=office).order_by("-month"):
        owed[obligation.month].append(obligation)
    latest = _latest(Submission.objects.filter(obligation__office=office))
    locks = locks_of([(one, latest.get(one.pk)) for obligations in owed.values() for one in obligations])
    may = {one.pk for obligations in owed.values() for one in obligations if _is_editable(latest.get(one.pk))}
    return [
        MonthOfOffice(
            month=month,
            due=min(obligation.due for obligation in obligations),
            areas=len(obligations),
            editable=sum(one.pk in may and not locks[one.pk].is_locked for one in obligations),
            locked=sum(one.pk in may and locks[one.pk].is_locked for one in obligations),
        )
        for month, obligations in owed.items()
    ]


def book_of(office: BranchOffice, month: Month) -> Book | None:
    """What the office owes for a month, with all that is stored; None where it owes nothing."""
    owed = list(
        Obligation.objects.filter(office=office, month=month)
        .select_related("region", "office")
        .order_by("region__kemendagri_code")
    )
    if not owed:
        return None
    reports = _latest(Submission.objects.filter(obligation__in=owed))
    stored = _stored_cells(reports.values())
    locks = locks_of([(obligation, reports.get(obligation.pk)) for obligation in owed])
    previous, reference = _previous_counts(owed, month), reference_for(month)
    eligible = eligible_workers_of([obligation.region_id for obligation in owed], month)
    areas = tuple(
        Area(
            code=obligation.region.kemendagri_code,
            name=obligation.region.official_name,
            reference=replace(
                reference,
                previous=previous.get(obligation.region_id),
                eligible=eligible.get(obligation.region_id),
            ),
            stored=stored.get(obligation.pk, {}),
            closed=_why_closed(obligation, reports.get(obligation.pk), is_locked=locks[obligation.pk].is_locked),
            obligation=obligation.pk,
            submission=_open_number(reports.get(obligation.pk)),
        )
        for obligation in owed
    )
    return Book(office=office.code, office_name=office.name, month=month, areas=areas)


def _latest(submissions: Iterable[Submission]) -> dict[int, Submission]:
    """The newest revision of each report, by the number of its obligation."""
    return {one.obligation_id: one for one in sorted(submissions, key=lambda one: one.revision)}


def _is_editable(submission: Submission | None) -> bool:
    acts = acts_for(Role.ENTRY, Status(submission.status) if submission else None)
    return bool(acts & {Act.SAVE, Act.START})


def _open_number(submission: Submission | None) -> int | None:
    return submission.pk if submission and Status(submission.status) in OPEN else None


def _why_closed(obligation: Obligation, submission: Submission | None, *, is_locked: bool) -> str:
    if not _is_editable(submission):
        status = Status(submission.status) if submission else Status.DRAFT
        way = {
            Status.SUBMITTED: "Tarik kembali laporannya untuk mengubahnya.",
            Status.VERIFIED: "Buka revisi untuk mengubahnya.",
        }.get(status, "Tunggu sampai pemeriksaan selesai.")
        return f"Laporan berstatus {status.label.lower()}. {way}"
    if is_locked:
        return f"Terkunci sejak tenggat {day_in_words(obligation.due)}. Mintalah pengecualian kepada administrator."
    return ""


def _stored_cells(submissions: Iterable[Submission]) -> dict[int, dict[Cell, Stored]]:
    """By number of the obligation. A revision that is not open any more has nothing that could be seen too late."""
    owners = {submission.pk: submission.obligation_id for submission in submissions}
    stored: dict[int, dict[Cell, Stored]] = defaultdict(dict)
    for row in CellFigure.objects.filter(submission__in=owners).select_related("saved_by"):
        stored[owners[row.submission_id]][row.address] = Stored(
            row.entry, row.note, row.version, row.saved_by_id, row.saved_by.full_name
        )
    return stored


def _previous_counts(owed: Sequence[Obligation], month: Month) -> dict[int, Counts]:
    """As ``previous_counts``, for all areas of an office at once: verified, else as handed in."""
    handed_in = Submission.objects.filter(
        obligation__office=owed[0].office_id,
        obligation__month=month - 1,
        obligation__region__in=[obligation.region_id for obligation in owed],
        status__in=[str(status) for status in (Status.VERIFIED, *WAITING)],
    ).select_related("obligation")
    chosen: dict[int, Submission] = {}
    for submission in sorted(handed_in, key=lambda one: one.status == Status.VERIFIED):
        chosen[submission.obligation.region_id] = submission
    counts = counts_of_all(chosen.values())
    return {region: counts[submission.pk] for region, submission in chosen.items()}
