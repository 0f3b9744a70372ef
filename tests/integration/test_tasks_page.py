"""Tugas: what must I do today, without a menu."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.actions import add_service_area, create_user
from accounts.models import BranchOffice, Role, User
from enrolment import actions
from enrolment.models import ReportingRule
from enrolment.selectors import Tasks, tasks_of
from enrolment.vocabulary import Declaration
from enrolment.workflow import Status
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import LONG_AGO, MONTH, REASON, obligation_of, revise, submission_at
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def seventh_of_november() -> Iterator[None]:
    """Three days before October is due."""
    with clock.standing_at(datetime(2026, 11, 7, 9, tzinfo=WIB)):
        yield


def on(day: int) -> AbstractContextManager[None]:
    return clock.standing_at(datetime(2026, 11, day, 9, tzinfo=WIB))


def known(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(user: User) -> Page:
    answer = known(user).get(reverse("enrolment:tasks"))
    assert answer.status_code == 200
    return read_page(answer)


def listed(user: User) -> Tasks:
    assert user.office
    return tasks_of(user.office)


def test_a_report_that_nobody_began_is_named_with_its_days(ani: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    text = page_of(ani).text
    assert "Kabupaten Lampung Selatan, Oktober 2026 Belum diisi 3 hari lagi Tenggat 10 November 2026." in text
    assert "Lampung Tengah" not in text


@pytest.mark.parametrize(("day", "words"), [(10, "hari ini"), (11, "terlambat 1 hari"), (15, "terlambat 5 hari")])
def test_the_days_go_on(day: int, words: str, ani: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    with clock.standing_at(datetime(2026, 11, day, 0, 0, tzinfo=WIB)):
        assert words in page_of(ani).text


def test_oldest_first_but_returned_ones_before_all(ani: User, budi: User, fajar: User) -> None:
    october = obligation_of("18.01", by=fajar)
    for month in (Month(2026, 8), Month(2026, 9)):
        obligation_of("18.01", month, by=fajar)
    submission_at(Status.RETURNED, obligation=october, entry=ani, verifier=budi)
    todo = listed(ani).todo
    assert [task.month for task in todo] == [MONTH, Month(2026, 8), Month(2026, 9)]
    assert f"Dikembalikan: “{REASON}”" in page_of(ani).text


@pytest.mark.parametrize(
    ("status", "group", "words"),
    [
        (Status.DRAFT, "todo", "Konsep"),
        (Status.RETURNED, "todo", "Dikembalikan"),
        (Status.SUBMITTED, "waiting", "Diajukan"),
        (Status.REVIEWING, "waiting", "Sedang diperiksa"),
        (Status.VERIFIED, "done", "Terverifikasi"),
    ],
)
def test_each_status_has_its_place(status: Status, group: str, words: str, ani: User, budi: User, fajar: User) -> None:
    submission_at(status, obligation=obligation_of("18.01", by=fajar), entry=ani, verifier=budi)
    tasks = listed(ani)
    (task,) = getattr(tasks, group)
    assert task.words == words
    assert len(tasks.todo) + len(tasks.waiting) + len(tasks.done) == 1
    assert words in page_of(ani).text


def test_a_correction_is_a_task_of_its_own_kind(ani: User, budi: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    with on(20):
        (task,) = listed(ani).todo
        assert (task.words, task.is_correction) == ("Konsep revisi 2", True)
        assert "terlambat" not in page_of(ani).text


def test_after_a_correction_the_new_revision_is_done(ani: User, budi: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    revise(obligation=obligation, entry=ani, verifier=budi)
    (task,) = listed(ani).done
    assert task.words == "Terverifikasi revisi 2"


def test_a_declaration_is_said(ani: User, fajar: User) -> None:
    report = actions.start_submission(obligation=obligation_of("18.01", by=fajar), by=ani)
    actions.declare(
        submission=report, declaration=Declaration.NOTHING, reason="Belum ada peserta di wilayah ini.", by=ani
    )
    assert "Konsep Nihil" in page_of(ani).text


def test_when_all_is_done_the_page_says_when_the_next_month_opens(ani: User, budi: User, fajar: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation_of("18.01", by=fajar), entry=ani, verifier=budi)
    text = page_of(ani).text
    assert "Tidak ada yang harus diisi hari ini. Laporan November 2026 dibuka pada 1 Desember 2026." in text


def test_before_any_month_was_opened_the_page_says_what_is_wrong(ani: User) -> None:
    text = page_of(ani).text
    assert "Laporan Oktober 2026 seharusnya sudah dibuka pada 1 November 2026. Beri tahu administrator." in text


def test_what_was_finished_long_ago_is_not_listed(ani: User, budi: User, fajar: User) -> None:
    submission_at(
        Status.VERIFIED, obligation=obligation_of("18.01", Month(2026, 6), by=fajar), entry=ani, verifier=budi
    )
    obligation_of("18.01", by=fajar)
    tasks = listed(ani)
    assert [task.month for task in (*tasks.todo, *tasks.waiting, *tasks.done)] == [MONTH]


def test_a_locked_month_says_so(ani: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    ReportingRule.objects.update(locks_after_due=True)
    assert "terkunci" not in page_of(ani).text
    with clock.standing_at(datetime(2026, 11, 11, 0, 0, tzinfo=WIB)):
        text = page_of(ani).text
    assert "Belum diisi terkunci terlambat 1 hari" in text
    assert "mintalah pengecualian kepada administrator" in text


def test_an_office_with_several_areas_is_offered_all_at_once(ani: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    assert listed(ani).several == ()
    assert ani.office
    region = Region.objects.get(kemendagri_code="18.13")
    add_service_area(office=ani.office, region=region, valid_from=LONG_AGO, source="SK", by=fajar)
    obligation_of("18.01", Month(2026, 9), by=fajar)
    assert listed(ani).several == (Month(2026, 9),)


def test_the_number_of_queries_does_not_grow(
    citra: User, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert citra.office
    obligation_of("18.02", by=fajar)
    with django_assert_num_queries(5):
        tasks_of(citra.office)
    regions = Region.objects.filter(level="regency").exclude(kemendagri_code="18.02")
    for region in regions.exclude(service_areas__office=citra.office):
        add_service_area(office=citra.office, region=region, valid_from=LONG_AGO, source="SK", by=fajar)
    for number in range(1, 10):
        obligation_of("18.02", Month(2026, number), by=fajar)
    with django_assert_num_queries(5):
        assert len(tasks_of(citra.office).todo) > 100


def test_a_hostile_name_and_reason_are_only_text(ani: User, budi: User, fajar: User) -> None:
    evil = '<script>alert("x")</script> =HYPERLINK("http://a") 😀 ' + "x" * 300
    region = Region.objects.get(kemendagri_code="18.01")
    region.name = evil[:60]
    region.save()
    report = submission_at(Status.SUBMITTED, obligation=obligation_of("18.01", by=fajar), entry=ani, verifier=budi)
    actions.return_for_correction(submission=report, reason=evil, by=budi)
    answer = known(ani).get(reverse("enrolment:tasks"))
    assert b"<script>alert" not in answer.content
    assert "=HYPERLINK(" in read_page(answer).text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ENTRY])
def test_tasks_are_for_entry_only(role: Role, fajar: User) -> None:
    office = BranchOffice.objects.get(code="kcp-kalianda")
    other = create_user(username="gita", full_name="Gita", role=role, office=office, by=fajar)
    answer = known(other).get(reverse("enrolment:tasks"))
    assert answer.status_code == 403
    assert "Tindakan ini untuk petugas input" in read_page(answer).text


def test_a_stranger_is_sent_to_the_entrance(client: Client, reference: object) -> None:
    for name in ("tasks", "work"):
        address = reverse(f"enrolment:{name}")
        assert client.get(address).headers["Location"] == f"{reverse('login')}?next={address}"


def test_nothing_is_posted_here(ani: User) -> None:
    for name in ("tasks", "work"):
        assert known(ani).post(reverse(f"enrolment:{name}")).status_code == 405


def test_signing_in_leads_to_the_work_of_the_role(ani: User, budi: User, dewi: User, eka: User, fajar: User) -> None:
    work = reverse("enrolment:work")
    pages = {
        ani: "enrolment:tasks",
        budi: "enrolment:queue",
        eka: "coverage:publishing",
        dewi: "dashboards:overview",
        fajar: "dashboards:overview",
    }
    for person, name in pages.items():
        assert known(person).get(work).headers["Location"] == reverse(name), person


def test_the_menu_offers_tasks_to_those_who_have_them(ani: User, budi: User) -> None:
    home = reverse("dashboards:overview")
    assert reverse("enrolment:tasks") in read_page(known(ani).get(home)).links
    assert reverse("enrolment:tasks") not in read_page(known(budi).get(home)).links
