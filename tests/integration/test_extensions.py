"""The lock after the due date, and its exceptions: for one area and month, for a reason, to the end of a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import grant_extension
from enrolment.models import EntryExtension, Obligation, ReportingRule
from enrolment.policies import EntryLocked
from enrolment.selectors import tasks_of
from enrolment.workflow import Status
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import MONTH, obligation_of, submission_at
from tests.reading import read_page

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
REASON = "Server kantor padam tiga hari."
TWENTIETH = date(2026, 11, 20)


def at(day: int, hour: int = 9, minute: int = 0, second: int = 0) -> AbstractContextManager[None]:
    return clock.standing_at(datetime(2026, 11, day, hour, minute, second, tzinfo=WIB))


@pytest.fixture(autouse=True)
def fifteenth_of_november() -> Iterator[None]:
    """Five days after October was due."""
    with at(15):
        yield


@pytest.fixture
def locked(obligation: Obligation) -> Obligation:
    ReportingRule.objects.update(locks_after_due=True)
    return obligation


def known(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def granted(obligation: Obligation, by: User, until: date = TWENTIETH) -> EntryExtension:
    return grant_extension(region=obligation.region, month=MONTH, until=until, reason=REASON, by=by)


def tasks_page(user: User) -> str:
    return read_page(known(user).get(reverse("enrolment:tasks"))).text


def test_an_exception_opens_to_the_end_of_its_day_in_lampung(locked: Obligation, ani: User, fajar: User) -> None:
    with pytest.raises(EntryLocked, match="terkunci sejak tenggat 10 November 2026"):
        actions.start_submission(obligation=locked, by=ani)
    granted(locked, fajar)
    assert "dibuka sampai 20 November 2026" in tasks_page(ani)
    with at(21, 0), pytest.raises(EntryLocked):
        actions.start_submission(obligation=locked, by=ani)
    with at(20, 23, 59, 59):
        actions.start_submission(obligation=locked, by=ani)
    with at(21, 0):
        assert "Konsep terkunci" in tasks_page(ani)


def test_the_task_page_and_the_grid_say_what_the_action_does(locked: Obligation, ani: User, fajar: User) -> None:
    assert ani.office
    grid = reverse("enrolment:entry", args=(locked.pk,))
    assert tasks_of(ani.office).todo[0].deed == "Lihat"
    assert "terkunci sejak tenggat" in read_page(known(ani).get(grid)).text
    granted(locked, fajar)
    assert tasks_of(ani.office).todo[0].deed == "Isi"
    assert "Dibuka sampai 20 November 2026" in read_page(known(ani).get(grid)).text


def test_an_exception_is_for_its_area_and_month_only(locked: Obligation, ani: User, citra: User, fajar: User) -> None:
    september = obligation_of("18.01", Month(2026, 9), by=fajar)
    elsewhere = obligation_of("18.02", by=fajar)
    granted(locked, fajar)
    for obligation, person in ((september, ani), (elsewhere, citra)):
        with pytest.raises(EntryLocked):
            actions.start_submission(obligation=obligation, by=person)


def test_what_a_verifier_returned_needs_no_exception(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.RETURNED, obligation=obligation, entry=ani, verifier=budi)
    ReportingRule.objects.update(locks_after_due=True)
    assert ani.office
    assert tasks_of(ani.office).todo[0].deed == "Perbaiki"


def test_it_leaves_one_trace(locked: Obligation, fajar: User) -> None:
    events = AuditEvent.objects.count()
    granted(locked, fajar)
    assert AuditEvent.objects.count() == events + 1
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.details) == (
        "extension-granted",
        {"month": "2026-10", "until": "2026-11-20", "reason": REASON},
    )


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2026, 11, 14), "14 November 2026 sudah lewat. Pilih hari ini, 15 November 2026, atau sesudahnya."),
        (date(2027, 11, 17), "17 November 2027 lebih dari setahun lagi. Periksa tahunnya."),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(until: date, sentence: str, locked: Obligation, fajar: User) -> None:
    with pytest.raises(ValidationError) as refused:
        granted(locked, fajar, until)
    assert refused.value.messages == [sentence]


def test_today_is_early_enough(locked: Obligation, ani: User, fajar: User) -> None:
    granted(locked, fajar, date(2026, 11, 15))
    actions.start_submission(obligation=locked, by=ani)


def test_before_the_due_day_there_is_nothing_to_open(locked: Obligation, fajar: User) -> None:
    with at(5), pytest.raises(ValidationError, match="Tenggat Oktober 2026 adalah 10 November 2026"):
        granted(locked, fajar, date(2026, 11, 10))


def test_what_nobody_owes_cannot_be_opened(fajar: User, reference: object) -> None:
    region = Region.objects.get(kemendagri_code="18.01")
    with pytest.raises(ValidationError, match="Tidak ada kewajiban lapor Kabupaten Lampung Selatan untuk Oktober"):
        grant_extension(region=region, month=MONTH, until=TWENTIETH, reason=REASON, by=fajar)


@pytest.mark.parametrize("reason", ["", "  pendek  "])
def test_a_reason_is_a_sentence(reason: str, locked: Obligation, fajar: User) -> None:
    with pytest.raises(ValueError, match="sedikitnya 10 huruf"):
        grant_extension(region=locked.region, month=MONTH, until=TWENTIETH, reason=reason, by=fajar)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_an_admin_grants(role: Role, locked: Obligation, fajar: User) -> None:
    office = BranchOffice.objects.get(code="kcp-kalianda")
    other = create_user(username="gita", full_name="Gita", role=role, office=office, by=fajar)
    with pytest.raises(PermissionDenied):
        granted(locked, other)
    sent = {"region": locked.region_id, "month": "2026-10", "until": "2026-11-20", "reason": REASON}
    assert known(other).post(reverse("enrolment:extension-list"), sent).status_code == 403
    assert not EntryExtension.objects.exists()


def test_an_auditor_reads_without_a_form(locked: Obligation, fajar: User) -> None:
    granted(locked, fajar)
    gita = create_user(username="gita", full_name="Gita", role=Role.AUDITOR, by=fajar)
    page = read_page(known(gita).get(reverse("enrolment:extension-list")))
    assert REASON in page.text
    assert "reason" not in [field.get("name") for field in page.tags("textarea")]


def test_the_page_grants_and_lists_current_before_past(locked: Obligation, fajar: User) -> None:
    address = reverse("enrolment:extension-list")
    assert "Belum ada pengecualian" in read_page(known(fajar).get(address)).text
    granted(locked, fajar, date(2026, 11, 16))
    sent = {"region": locked.region_id, "month": "2026-10", "until": "20/11/2026", "reason": REASON}
    with at(17):
        said = read_page(known(fajar).post(address, sent, follow=True))
    assert "Kabupaten Lampung Selatan Oktober 2026 boleh diisi sampai 20 November 2026." in said.text
    assert [row[1] for row in said.tables[0][1:]] == ["20 November 2026 Berlaku", "16 November 2026 Berakhir"]


def test_the_page_says_when_the_rule_does_not_lock(obligation: Obligation, fajar: User) -> None:
    address = reverse("enrolment:extension-list")
    assert "tidak mengunci isian" in read_page(known(fajar).get(address)).text
    ReportingRule.objects.update(locks_after_due=True)
    assert "tidak mengunci isian" not in read_page(known(fajar).get(address)).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("until", "besok", "“besok” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-11-20."),
        ("until", "2026-11-01", "1 November 2026 sudah lewat."),
        ("month", "2026-13", "“2026-13” bukan bulan."),
        ("month", "2026-11", "Tidak ada kewajiban lapor"),
        ("region", "", "Pilih kabupaten/kota."),
        ("reason", "singkat", "Tulis alasan, sedikitnya 10 huruf."),
        ("reason", "x" * 10_000, "Terlalu panjang."),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(
    field: str, typed: str, sentence: str, locked: Obligation, fajar: User
) -> None:
    sent = {"region": locked.region_id, "month": "2026-10", "until": "2026-11-20", "reason": REASON} | {field: typed}
    answer = known(fajar).post(reverse("enrolment:extension-list"), sent)
    page = read_page(answer)
    assert sentence in page.text
    if field != "reason":
        assert REASON in page.text
    assert not EntryExtension.objects.exists()


def test_the_board_leads_to_the_form_where_the_rule_locks(obligation: Obligation, eka: User, fajar: User) -> None:
    month = reverse("enrolment:board-month", args=(MONTH,))
    form = f"{reverse('enrolment:extension-list')}?wilayah={obligation.region_id}&bulan=2026-10"
    assert form not in read_page(known(fajar).get(month)).links
    ReportingRule.objects.update(locks_after_due=True)
    assert form in read_page(known(fajar).get(month)).links
    assert form not in read_page(known(eka).get(month)).links
    page = read_page(known(fajar).get(form))
    assert {"value": str(obligation.region_id), "selected": ""} in page.tags("option")
    (typed,) = [field for field in page.tags("input") if field.get("name") == "month"]
    assert typed["value"] == "2026-10"


def test_a_hostile_reason_is_only_text(locked: Obligation, fajar: User) -> None:
    evil = '<script>alert(1)</script> =HYPERLINK("x") 😀'
    grant_extension(region=locked.region, month=MONTH, until=TWENTIETH, reason=evil, by=fajar)
    answer = known(fajar).get(reverse("enrolment:extension-list"))
    assert b"<script>alert" not in answer.content
    assert evil in read_page(answer).text
