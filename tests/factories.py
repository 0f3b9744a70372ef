"""Test data walk the real path: every row is written by the action that people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from coverage.actions import add_eligible_workers, publish
from coverage.models import FigureStatus, Release, ReleaseKind
from coverage.selectors.publishing import read_month
from enrolment import actions
from enrolment.counts import Count, Counts
from enrolment.models import Obligation, Submission
from enrolment.rules import judge
from enrolment.selectors import reference_of
from enrolment.vocabulary import Programme, Segment
from enrolment.workflow import Status
from periods import clock
from periods.month import Month
from regions.models import Region

MONTH = Month(2026, 10)
DUE = date(2026, 11, 10)
LONG_AGO = Month(2024, 1)
EXPLANATION = "Pendataan ulang bersama Disnaker."
ANSWER = "Diketahui dan sudah dibicarakan dengan cabang."
REASON = "Angka jasa konstruksi perlu diperiksa lagi."


def counts(
    pu: int | None = 60_000,
    bpu: int | None = 20_000,
    jakon: int | None = 5_000,
    pmi: int | None = 400,
    *,
    groups: Mapping[str, Count] | None = None,
    programmes: Mapping[tuple[Segment, Programme], int] | None = None,
    overlap: int | None = None,
) -> Counts:
    """A report without a fault, unless told otherwise; of the segments PMI does not count towards UCJ."""
    segments = {
        Segment.PU: Count(pu, 100_000),
        Segment.BPU: Count(bpu, 150_000),
        Segment.JAKON: Count(jakon),
        Segment.PMI: Count(pmi),
    }
    if groups is None:
        groups = {"perusahaan": Count((pu or 0) // 2, 70_000), "pekerja-rentan": Count((bpu or 0) // 4, 40_000)}
    if programmes is None:
        programmes = {
            (Segment.PU, Programme.JKK): pu or 0,
            (Segment.PU, Programme.JHT): (pu or 0) * 4 // 5,
            (Segment.BPU, Programme.JKK): bpu or 0,
        }
    return Counts(segments, groups, programmes, overlap=overlap)


def obligation_of(code: str, month: Month = MONTH, *, office: str | None = None, by: User) -> Obligation:
    """What an office owes for an area; the month is opened for all offices where it is not yet."""
    actions.open_month(month=month, by=by)
    owed = Obligation.objects.select_related("office", "region").filter(month=month, region__kemendagri_code=code)
    return owed.get(office__code=office) if office else owed.get()


def staff_of(office: BranchOffice, by: User) -> tuple[User, User]:
    """Somebody who enters and somebody who verifies in an office."""
    people = []
    for role in (Role.ENTRY, Role.VERIFIER):
        name = f"{role}.{office.code}"
        known = User.objects.filter(username=name).first()
        people.append(known or create_user(username=name, full_name=name, role=role, office=office, by=by))
    return people[0], people[1]


def submission_at(
    status: Status, *, obligation: Obligation, entry: User, verifier: User, report: Counts | None = None
) -> Submission:
    """The first revision of a report, taken to ``status`` by those who may."""
    submission = actions.start_submission(obligation=obligation, by=entry)
    save_explained(submission, report or counts(), by=entry)
    if status != Status.DRAFT:
        actions.submit(submission=submission, by=entry)
    if status == Status.REVIEWING:
        actions.start_review(submission=submission, by=verifier)
    if status == Status.RETURNED:
        actions.return_for_correction(submission=submission, reason=REASON, by=verifier)
    if status in (Status.VERIFIED, Status.SUPERSEDED):
        actions.verify(submission=submission, by=verifier)
    if status == Status.SUPERSEDED:
        revise(obligation=obligation, entry=entry, verifier=verifier)
    submission.refresh_from_db()
    return submission


def save_explained(submission: Submission, report: Counts, *, by: User) -> None:
    """Save a whole report with an explanation wherever one is asked for."""
    notes = {finding.cell: EXPLANATION for finding in judge(report, reference_of(submission.obligation))}
    actions.save_counts(submission=submission, counts=report, notes=notes, by=by)


def revise(*, obligation: Obligation, entry: User, verifier: User, report: Counts | None = None) -> Submission:
    """A verified revision of a verified report."""
    revision = actions.open_revision(obligation=obligation, reason=REASON, by=entry)
    if report is not None:
        save_explained(revision, report, by=entry)
    actions.submit(submission=revision, by=entry)
    actions.verify(submission=revision, by=verifier)
    revision.refresh_from_db()
    return revision


def verified_report(code: str, report: Counts | None = None, *, month: Month = MONTH, by: User) -> list[Submission]:
    """Every office that serves the area reports the same and is verified; ``by`` is an admin."""
    obligation_of(code, month, office=_any_office(code), by=by)
    submissions = []
    for owed in Obligation.objects.select_related("office").filter(month=month, region__kemendagri_code=code):
        entry, verifier = staff_of(owed.office, by)
        submissions.append(
            submission_at(Status.VERIFIED, obligation=owed, entry=entry, verifier=verifier, report=report)
        )
    return submissions


def denominator(code: str, count: int, *, since: Month = LONG_AGO, by: User, source: str = "Dinas") -> None:
    add_eligible_workers(
        region=Region.objects.get(kemendagri_code=code),
        valid_from=since,
        count=count,
        source=source,
        status=FigureStatus.OFFICIAL,
        by=by,
    )


def answers_for(month: Month = MONTH) -> dict[str, str]:
    """A sentence for every warning that the checklist of the month has."""
    reading = read_month(Region.objects.get(kemendagri_code="18"), month)
    return {item.key: ANSWER for item in reading.warnings}


def next_date_for(month: Month, at: datetime | None = None) -> date:
    """The middle of the month after next, or three weeks from now where that has passed."""
    return max((month + 2).first_day, timezone.localtime(at or clock.now()).date()) + timedelta(days=13)


def released(
    month: Month = MONTH,
    *,
    after: int = 0,
    provisional: bool = False,
    kind: ReleaseKind = ReleaseKind.SCHEDULED,
    note: str = "",
    at: datetime | None = None,
    embargo_readers: Iterable[User] = (),
    seen: str = "",
    by: User,
) -> Release:
    """What is verified of a month, published for Lampung; every warning is answered."""
    return publish(
        scope=Region.objects.get(kemendagri_code="18"),
        month=month,
        after=after,
        next_date=next_date_for(month, at),
        provisional=provisional,
        kind=kind,
        note=note,
        answers=answers_for(month),
        at=at,
        embargo_readers=embargo_readers,
        seen=seen,
        by=by,
    )


def _any_office(code: str) -> str:
    area = Region.objects.get(kemendagri_code=code).service_areas.order_by("pk").first()
    if area is None:
        raise LookupError(f"No office serves {code}.")
    return area.office.code
