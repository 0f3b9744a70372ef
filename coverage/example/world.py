"""Walking the example series through the real actions: people enter, verify and publish month after month."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.actions import add_service_area, create_first_admin, create_user
from accounts.models import BranchOffice, Role, User
from coverage.actions import add_eligible_workers, publish, record_event
from coverage.example.calibration import FIRST, LAST, AreaPlan, report, split
from coverage.figures.events import EventKind
from coverage.models import FigureStatus, Release, ReleaseKind
from coverage.reference import rows_of
from coverage.selectors.publishing import read_month
from enrolment import actions as enrolment
from enrolment.counts import Counts
from enrolment.models import Obligation, Submission, WorkerGroup
from enrolment.rules import judge
from enrolment.selectors import reference_of
from enrolment.vocabulary import Segment
from periods import clock
from periods.month import Month
from regions.models import Region

EXAMPLE_PASSWORD_LENGTH = 14
WIB = ZoneInfo("Asia/Jakarta")

EXPLANATION = "Data contoh: perubahan ini dibangkitkan, bukan hasil pendataan."
SOURCE = "Data contoh: dibangkitkan agar cocok dengan persentase yang dipublikasikan; bukan penyebut resmi."
TULANG_BAWANG_BARAT, WAY_KANAN, MESUJI, TANGGAMUS = "18.12", "18.08", "18.11", "18.06"
PESISIR_BARAT = "18.13"
LATE = {
    (TULANG_BAWANG_BARAT, Month(2024, 5)),
    (TULANG_BAWANG_BARAT, Month(2025, 3)),
    (TULANG_BAWANG_BARAT, Month(2026, 8)),
}
# A day after the due date, and still in time for the release.
TARDY = {(PESISIR_BARAT, Month(2024, 3)), (PESISIR_BARAT, LAST)}
TARDY_DAY = 11
NEVER = {(WAY_KANAN, Month(2024, 7))}
MISTYPED = (TANGGAMUS, Month(2026, 3))
PROVISIONAL_FROM = Month(2026, 9)
# After the votes the election staff, insured for some weeks, leaves together.
ELECTION_STAFF_LEFT = {Month(2024, 3): "pemilu", Month(2025, 1): "pilkada"}
# What the publisher writes to the warnings that the series meets, by their kind.
ANSWERS = {
    "missing": "Belum lengkap sampai tenggat; menyusul pada rilis berikutnya begitu terverifikasi.",
    "drop": "Petugas pemilu selesai bertugas setelah pemungutan suara; dikonfirmasi cabang.",
}
OTHER_ANSWER = "Sudah diperiksa bersama cabang; angkanya benar."


def example_users() -> list[User]:
    """The example accounts, in the order in which a newcomer meets them."""
    order = [Role.ENTRY, Role.VERIFIER, Role.PUBLISHER, Role.ADMIN, Role.VIEWER, Role.AUDITOR]
    users = User.objects.filter(is_example=True).select_related("office")
    return sorted(users, key=lambda user: (order.index(Role(user.role)), user.username))


@transaction.atomic
def load_example(folder: Path, scope: Region, progress: Callable[[Month], object] = lambda month: None) -> None:
    """Write 36 months for all areas of the scope; the whole series or nothing."""
    plans = {row["kemendagri_code"]: AreaPlan.from_row(row) for row in rows_of(folder / "anchors.csv")}
    with clock.standing_at(_moment(FIRST.first_day, 8)):
        people = _People(_create_admin())
        _assign_offices(folder, people.admin)
        people.invite()
        _set_denominators(plans, people.admin)
    for month in FIRST.until(LAST):
        _Walk(month, scope, plans, people).go()
        progress(month)
        if vote := ELECTION_STAFF_LEFT.get(month):
            _record_end_of_election_work(scope, month, vote, people.admin)


class _People:
    """The example accounts by what they do."""

    def __init__(self, admin: User) -> None:
        self.admin = admin
        self.publisher = admin
        self.entry: dict[int, User] = {}
        self.verifier: dict[int, User] = {}

    def invite(self) -> None:
        def create(username: str, name: str, role: Role, office: BranchOffice | None = None) -> User:
            return create_user(
                username=username, full_name=name, role=role, office=office, is_example=True, by=self.admin
            )

        self.publisher = create("penerbit", "Penerbit Contoh", Role.PUBLISHER)
        create("pembaca", "Pembaca Contoh", Role.VIEWER)
        create("auditor", "Auditor Contoh", Role.AUDITOR)
        for office in BranchOffice.objects.filter(service_areas__isnull=False).distinct():
            place = office.code.split("-", 1)[1]
            name = place.replace("-", " ").title()
            self.entry[office.pk] = create(f"petugas.{place}", f"Petugas {name}", Role.ENTRY, office)
            self.verifier[office.pk] = create(f"verifikator.{place}", f"Verifikator {name}", Role.VERIFIER, office)


class _Walk:
    """One month: obligations, reports, verification, release, and what comes late."""

    def __init__(self, month: Month, scope: Region, plans: dict[str, AreaPlan], people: _People) -> None:
        self.month, self.scope, self.plans, self.people = month, scope, plans, people
        self.next = month + 1

    def go(self) -> None:
        with self._at(1):
            enrolment.open_month(month=self.month, by=self.people.admin)
        obligations = Obligation.objects.filter(month=self.month).select_related("region", "office")
        late = []
        for position, obligation in enumerate(obligations.order_by("region", "office")):
            code = obligation.region.kemendagri_code
            if (code, self.month) in LATE:
                late.append(obligation)
            elif (code, self.month) in TARDY:
                self._report(obligation, day=TARDY_DAY, verified=TARDY_DAY, finished=True)
            elif (code, self.month) not in NEVER:
                self._report(obligation, day=3 + position % 4, finished=self._is_finished(obligation))
        with self._at(12):
            self._publish(0, provisional=bool(late) or self.month >= PROVISIONAL_FROM, note=self._note(late))
        for obligation in late:
            self._report(obligation, day=20, finished=True)
            with self._at(24):
                self._publish(
                    1, provisional=False, note=f"{obligation.region} melapor setelah tenggat dan kini ikut dihitung."
                )
        if self.month == MISTYPED[1]:
            self._correct()

    def _report(self, obligation: Obligation, *, day: int, finished: bool, verified: int | None = None) -> None:
        """Enter and submit; verify two days later, or on a day, unless the month ends unfinished."""
        entry = self.people.entry[obligation.office_id]
        with self._at(day):
            submission = enrolment.start_submission(obligation=obligation, by=entry)
            self._save(submission, self._counts(obligation), entry)
            enrolment.submit(submission=submission, by=entry)
        if finished:
            with self._at(verified or day + 2, hour=14):
                enrolment.verify(submission=submission, by=self.people.verifier[obligation.office_id])

    def _save(self, submission: Submission, counts: Counts, entry: User) -> None:
        """Whatever asks for an explanation gets one."""
        findings = judge(counts, reference_of(submission.obligation))
        notes = {finding.cell: EXPLANATION for finding in findings}
        enrolment.save_counts(submission=submission, counts=counts, notes=notes, by=entry)

    def _counts(self, obligation: Obligation) -> Counts:
        code = obligation.region.kemendagri_code
        counts = report(self.plans[code], self.month)
        if (code, self.month) == MISTYPED and not Submission.objects.filter(obligation=obligation, revision=2).exists():
            counts = _with_mistyped_segment(counts)
        if code == MESUJI:
            branch, pioneer = split(counts, Fraction(45, 100))
            return branch if obligation.office.code == "kc-lampung-tengah" else pioneer
        return counts

    def _correct(self) -> None:
        """A digit slipped into one report; the correction is a new revision and a new release."""
        obligation = Obligation.objects.select_related("region", "office").get(
            month=self.month, region__kemendagri_code=MISTYPED[0]
        )
        entry = self.people.entry[obligation.office_id]
        with self._at(18):
            revision = enrolment.open_revision(
                obligation=obligation, reason="Peserta jasa konstruksi salah ketik satu angka.", by=entry
            )
            self._save(revision, self._counts(obligation), entry)
            enrolment.submit(submission=revision, by=entry)
        with self._at(19):
            enrolment.verify(submission=revision, by=self.people.verifier[obligation.office_id])
        with self._at(20):
            self._publish(
                1,
                provisional=False,
                kind=ReleaseKind.CORRECTION,
                note=f"Koreksi {obligation.region}: peserta jasa konstruksi pada rilis pertama salah ketik.",
            )

    def _publish(
        self, after: int, *, provisional: bool, note: str, kind: ReleaseKind = ReleaseKind.SCHEDULED
    ) -> Release:
        warnings = read_month(self.scope, self.month).warnings
        return publish(
            scope=self.scope,
            month=self.month,
            after=after,
            next_date=(self.next + 1).first_day + timedelta(days=11),
            provisional=provisional,
            kind=kind,
            note=note,
            answers={item.key: ANSWERS.get(item.key.partition(".")[0], OTHER_ANSWER) for item in warnings},
            by=self.people.publisher,
        )

    def _note(self, late: list[Obligation]) -> str:
        absent = [str(obligation.region) for obligation in late]
        absent += [str(Region.objects.get(kemendagri_code=code)) for code, month in NEVER if month == self.month]
        return f"Tanpa {', '.join(absent)} yang laporannya belum lengkap." if absent else ""

    def _is_finished(self, obligation: Obligation) -> bool:
        """In the last month one of the two offices of Mesuji still waits for its verifier."""
        waiting = obligation.region.kemendagri_code == MESUJI and obligation.office.code == "kcp-tulang-bawang"
        return not (waiting and self.month == LAST)

    def _day(self, day: int) -> date:
        return self.next.first_day.replace(day=day)

    def _at(self, day: int, hour: int = 9) -> AbstractContextManager[None]:
        return clock.standing_at(_moment(self._day(day), hour))


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 15), tzinfo=WIB)


def _create_admin() -> User:
    return create_first_admin(username="admin", full_name="Admin Contoh", is_example=True)


def _assign_offices(folder: Path, admin: User) -> None:
    """Areas for which no office was found are given to a near one, marked as example."""
    for row in rows_of(folder / "service_areas.csv"):
        add_service_area(
            office=BranchOffice.objects.get(code=row["office_code"]),
            region=Region.objects.get(kemendagri_code=row["kemendagri_code"]),
            valid_from=Month.parse(row["valid_from"]),
            source=row["source"],
            note=row["note"],
            by=admin,
        )


def _set_denominators(plans: dict[str, AreaPlan], admin: User) -> None:
    for plan in plans.values():
        region = Region.objects.get(kemendagri_code=plan.code)
        for valid_from, count in plan.eligible.items():
            add_eligible_workers(
                region=region, valid_from=valid_from, count=count, source=SOURCE, status=FigureStatus.EXAMPLE, by=admin
            )


def _record_end_of_election_work(scope: Region, month: Month, vote: str, admin: User) -> None:
    with clock.standing_at(_moment((month + 1).first_day, 10)):
        record_event(
            scope=scope,
            kind=EventKind.ELECTION,
            year=month.year,
            month=month,
            title=f"Masa tugas petugas {vote} berakhir",
            description=f"Petugas ad hoc {vote} tidak lagi didaftarkan sesudah tugasnya selesai.",
            group=WorkerGroup.objects.get(code="penyelenggara-pemilu"),
            source="Data contoh: peristiwa ini dibangkitkan bersama deret contoh.",
            by=admin,
        )


def _with_mistyped_segment(counts: Counts) -> Counts:
    segments = dict(counts.segments)
    construction = segments[Segment.JAKON]
    segments[Segment.JAKON] = replace(construction, participants=(construction.participants or 0) + 3000)
    return replace(counts, segments=segments)
