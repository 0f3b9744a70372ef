"""Reminders: they name what is missing, one a day to a person, and none where nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from io import StringIO
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.actions import change_contact, create_user, deactivate_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import write_reminder
from enrolment.management.commands import send_reminders
from enrolment.models import Reminder, ReportingRule
from enrolment.reminding import Message
from enrolment.selectors.reminders import reminders_due
from enrolment.workflow import Status
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import REASON, obligation_of, submission_at
from tests.reading import read_page

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")


def at(day: int, hour: int = 7) -> AbstractContextManager[None]:
    return clock.standing_at(datetime(2026, 11, day, hour, tzinfo=WIB))


@pytest.fixture(autouse=True)
def seventh_of_november() -> Iterator[None]:
    """Three days before October is due."""
    with at(7):
        yield


@pytest.fixture(autouse=True)
def site(settings: Settings) -> None:
    settings.SITE_URL = "https://ucj.example.go.id"
    settings.SITE_NAME = "Dasbor UCJ"


@pytest.fixture
def petugas(ani: User, fajar: User) -> User:
    change_contact(user=ani, full_name="Ani", email="ani@example.go.id", by=fajar)
    ani.refresh_from_db()
    return ani


@pytest.fixture
def verifikator(budi: User, fajar: User) -> User:
    change_contact(user=budi, full_name="Budi", email="budi@example.go.id", by=fajar)
    budi.refresh_from_db()
    return budi


def run() -> str:
    output = StringIO()
    call_command("send_reminders", stdout=output, stderr=output)
    return output.getvalue()


def test_three_days_before_the_day_the_mail_names_what_is_missing(petugas: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    assert run() == "Pengingat terkirim: 1; gagal: 0; sudah dikirim hari ini: 0.\n"
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["ani@example.go.id"], "Dasbor UCJ: 1 laporan belum diajukan")
    assert (
        "1. Kabupaten Lampung Selatan, Oktober 2026: belum diisi, tenggat 10 November 2026 (3 hari lagi)\n"
        f"   https://ucj.example.go.id/isian/{obligation.pk}/\n" in sent.body
    )


def test_four_days_before_nobody_is_disturbed(petugas: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    with at(6, 23):
        run()
    assert mail.outbox == []
    assert not Reminder.objects.exists()


def test_without_an_address_of_the_site_there_are_no_links(petugas: User, fajar: User, settings: Settings) -> None:
    settings.SITE_URL = ""
    obligation_of("18.01", by=fajar)
    run()
    assert "/isian/" not in mail.outbox[0].body


def test_one_a_day_and_the_next_day_again(petugas: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    run()
    with at(7, 23):
        assert run() == "Pengingat terkirim: 0; gagal: 0; sudah dikirim hari ini: 1.\n"
    with at(8, 0):
        assert "terkirim: 1" in run()
    assert len(mail.outbox) == 2
    assert [str(day) for day in Reminder.objects.values_list("sent_on", flat=True)] == ["2026-11-08", "2026-11-07"]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.REVIEWING, Status.VERIFIED])
def test_nothing_is_sent_when_nothing_is_missing(status: Status, petugas: User, budi: User, fajar: User) -> None:
    submission_at(status, obligation=obligation_of("18.01", by=fajar), entry=petugas, verifier=budi)
    with at(8):
        run()
    assert mail.outbox == []


def test_a_correction_is_nobodys_debt(petugas: User, budi: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    submission_at(Status.VERIFIED, obligation=obligation, entry=petugas, verifier=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=petugas)
    with at(20):
        run()
    assert mail.outbox == []


def test_a_returned_report_is_named_with_its_reason(petugas: User, budi: User, fajar: User) -> None:
    submission_at(Status.RETURNED, obligation=obligation_of("18.01", by=fajar), entry=petugas, verifier=budi)
    run()
    assert f"dikembalikan, tenggat 10 November 2026 (3 hari lagi)\n   Alasan: {REASON}\n" in mail.outbox[0].body


def test_the_oldest_is_named_first_and_the_locked_one_says_so(petugas: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    obligation_of("18.01", Month(2026, 8), by=fajar)
    ReportingRule.objects.update(locks_after_due=True)
    run()
    body = mail.outbox[0].body
    assert mail.outbox[0].subject == "Dasbor UCJ: 2 laporan belum diajukan, 1 lewat tenggat"
    assert body.index("Agustus 2026: belum diisi, terkunci") < body.index("Oktober 2026: belum diisi, tenggat")


def test_everybody_who_enters_in_the_office_is_asked_and_nobody_else(
    petugas: User, citra: User, dewi: User, eka: User, fajar: User
) -> None:
    obligation_of("18.01", by=fajar)
    office = BranchOffice.objects.get(code="kcp-kalianda")
    for name in ("gita", "hadi", "indah"):
        person = create_user(username=name, full_name=name, role=Role.ENTRY, office=office, by=fajar)
        change_contact(user=person, full_name=name, email=f"{name}@example.go.id", by=fajar)
    deactivate_user(user=User.objects.get(username="hadi"), by=fajar)
    User.objects.filter(username="indah").update(expires_on=date(2026, 11, 7))
    for person in (dewi, eka):
        change_contact(user=person, full_name=person.full_name, email=f"{person.username}@example.go.id", by=fajar)
    run()
    # Citra has work too, but no address.
    assert sorted(message.to[0] for message in mail.outbox) == ["ani@example.go.id", "gita@example.go.id"]


def test_a_verifier_is_told_of_what_waits_longer_than_three_days(petugas: User, verifikator: User, fajar: User) -> None:
    report = submission_at(
        Status.SUBMITTED, obligation=obligation_of("18.01", by=fajar), entry=petugas, verifier=verifikator
    )
    with at(10):
        run()
    assert mail.outbox == []
    with at(11):
        run()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["budi@example.go.id"], "Dasbor UCJ: 1 laporan menunggu verifikasi")
    assert (
        "Kabupaten Lampung Selatan, Oktober 2026 dari Kantor Cabang Perintis Kalianda: menunggu 4 hari\n"
        f"   https://ucj.example.go.id/pengajuan/{report.pk}/verifikasi/\n" in sent.body
    )


def test_who_wrote_in_it_is_not_asked_to_verify(petugas: User, verifikator: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    submission_at(Status.SUBMITTED, obligation=obligation, entry=petugas, verifier=verifikator)
    obligation.submissions.update(submitted_by=verifikator)
    with at(20):
        run()
    assert mail.outbox == []


def test_a_server_that_refuses_stops_nobody_and_is_written_down(
    petugas: User, fajar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    obligation_of("18.01", by=fajar)
    office = BranchOffice.objects.get(code="kcp-kalianda")
    gita = create_user(username="gita", full_name="Gita", role=Role.ENTRY, office=office, by=fajar)
    change_contact(user=gita, full_name="Gita", email="gita@example.go.id", by=fajar)
    ordinary = mail.send_mail

    def refuse_ani(subject: str, body: str, sender: None, to: list[str]) -> int:
        if to == ["ani@example.go.id"]:
            raise SMTPServerDisconnected("550\r\nmailbox full" + "x" * 5_000)
        return ordinary(subject, body, sender, to)

    monkeypatch.setattr(send_reminders, "send_mail", refuse_ani)
    said = run()
    assert "Pengingat terkirim: 1; gagal: 1; sudah dikirim hari ini: 0." in said
    failed = Reminder.objects.get(user=petugas)
    assert failed.outcome == "failed"
    assert failed.trouble.startswith("Server surat tidak menerima pesan: 550 mailbox full")
    assert len(failed.trouble) < 400
    assert Reminder.objects.get(user=gita).outcome == "sent"
    assert "sudah dikirim hari ini: 2" in run()


def test_a_command_that_was_stopped_in_between_sends_no_second_mail(petugas: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    write_reminder(user=petugas, message=Message("Perihal", "Isi"), by=fajar)
    assert "sudah dikirim hari ini: 1" in run()
    assert mail.outbox == []
    assert "terhenti sebelum hasilnya diketahui" in page_text(fajar)


def page_text(user: User) -> str:
    client = Client()
    client.force_login(user)
    return read_page(client.get(reverse("enrolment:reminder-list"))).text


def test_the_log_is_a_page(petugas: User, fajar: User) -> None:
    assert "Belum ada pengingat" in page_text(fajar)
    obligation_of("18.01", by=fajar)
    run()
    text = page_text(fajar)
    assert "7 November 2026 Ani, Kantor Cabang Perintis Kalianda ani@example.go.id" in text
    assert "Dasbor UCJ: 1 laporan belum diajukan" in text
    assert "✓ Terkirim" in text


def test_every_step_leaves_its_trace(petugas: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    events = AuditEvent.objects.count()
    run()
    written = AuditEvent.objects.order_by("-pk")[: AuditEvent.objects.count() - events]
    assert [(event.actor_name, event.action) for event in written] == [
        ("baris perintah", "reminder-closed"),
        ("baris perintah", "reminder-written"),
    ]


def test_nobody_but_the_server_and_an_admin_sends(petugas: User, eka: User) -> None:
    for person in (petugas, eka):
        with pytest.raises(PermissionDenied):
            write_reminder(user=petugas, message=Message("Perihal", "Isi"), by=person)


def test_hostile_names_stay_text_in_mail_and_page(petugas: User, fajar: User) -> None:
    evil = "<script>alert(1)</script>\r\nBcc: semua@example.com 😀"
    Region.objects.filter(kemendagri_code="18.01").update(name=evil)
    User.objects.filter(pk=petugas.pk).update(first_name=evil)
    obligation_of("18.01", by=fajar)
    run()
    (sent,) = mail.outbox
    assert sent.recipients() == ["ani@example.go.id"]
    assert "\nBcc" not in sent.body
    client = Client()
    client.force_login(fajar)
    assert b"<script>alert" not in client.get(reverse("enrolment:reminder-list")).content


def test_queries_grow_with_offices_and_people_only(
    petugas: User, budi: User, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The same office with one area and month, and with a year of them."""
    obligation_of("18.01", by=fajar)
    with django_assert_num_queries(6):
        assert len(list(reminders_due("Dasbor", lambda name, number: ""))) == 1
    for number in range(1, 10):
        obligation_of("18.01", Month(2026, number), by=fajar)
    with django_assert_num_queries(6):
        ((_, message),) = reminders_due("Dasbor", lambda name, number: "")
    assert "10 laporan belum diajukan, 9 lewat tenggat" in message.subject
