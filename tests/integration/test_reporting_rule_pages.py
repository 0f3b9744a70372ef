"""Due dates and thresholds are dated rules: a new one closes the one before and leaves opened months alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment.models import Obligation, ReportingRule
from periods.month import Month
from tests.factories import MONTH, obligation_of
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PAGE, ADD = "/data-acuan/aturan-pelaporan/", "/data-acuan/aturan-pelaporan/tambah/"
HOSTILE = "<script>alert(1)</script> =HYPERLINK(1) 🏙️"


def fields(**changed: Any) -> dict[str, Any]:
    return {
        "valid_from": "2027-01",
        "due_day": "15",
        "locks_after_due": "on",
        "change_percent": "7,5",
        "change_persons": "1.250",
        "source": "Surat Kepala Kantor Wilayah",
        "document": "B-44/2026",
        "status": "resmi",
    } | changed


def test_a_new_rule_closes_the_one_before_and_rules_months_opened_from_then_on(client: Client, fajar: User) -> None:
    before = obligation_of("18.01", MONTH, by=fajar)
    client.force_login(fajar)
    page = read_page(client.post(ADD, fields(), follow=True))
    assert "Tersimpan. Berlaku untuk laporan Januari 2027 dan sesudahnya." in page.text
    rows = page.table("Berlaku", "Tenggat")
    assert [row["Berlaku"] for row in rows] == ["Januari 2027 sampai seterusnya", "Januari 2020 sampai Desember 2026"]
    assert rows[0]["Perubahan yang harus dijelaskan"] == "lebih dari 7,5% dan 1.250 orang"
    assert obligation_of("18.01", Month(2027, 1), by=fajar).due == date(2027, 2, 15)
    before.refresh_from_db()
    assert before.due == date(2026, 11, 10)
    assert ReportingRule.for_month(Month(2026, 12)).locks_after_due is False
    assert ReportingRule.for_month(Month(2027, 1)).locks_after_due is True


def test_pressing_twice_stores_one_rule_and_one_event(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    client.post(ADD, fields())
    events = AuditEvent.objects.count()
    answer = client.post(ADD, fields())
    assert answer.status_code == 422
    assert "Aturan sejak Januari 2027 sudah ada. Pilih bulan lain." in read_page(answer).text
    assert ReportingRule.objects.filter(valid_from=Month(2027, 1)).count() == 1
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"valid_from": "2026-10"},
            "Oktober 2026 sudah dibuka dengan aturan yang lama. Mulai paling awal sejak November",
        ),
        ({"valid_from": "besok"}, "“besok” bukan bulan."),
        ({"due_day": "29"}, "Tulis tanggal 1 sampai 28, agar ada di setiap bulan."),
        ({"due_day": "0"}, "Tulis tanggal 1 sampai 28"),
        ({"due_day": "x"}, "Tulis tanggal 1 sampai 28"),
        ({"change_percent": "0"}, "Batas perubahan harus lebih dari 0 dan paling banyak 100 persen."),
        ({"change_percent": "100,5"}, "paling banyak 100 persen"),
        ({"change_persons": "12,5"}, "“12,5” memakai koma."),
        ({"document": ""}, "Bidang ini tidak boleh kosong."),
        ({"source": "x" * 10_000}, "Paling banyak 1000 huruf; sekarang 10000."),
    ],
)
def test_a_rule_that_does_not_fit_is_refused_and_what_was_typed_stays(
    changed: dict[str, str], sentence: str, client: Client, fajar: User
) -> None:
    obligation_of("18.01", MONTH, by=fajar)
    client.force_login(fajar)
    before = (list(ReportingRule.objects.values()), AuditEvent.objects.count(), Obligation.objects.count())
    sent = fields(**changed)
    answer = client.post(ADD, sent)
    assert answer.status_code == 422
    page = read_page(answer)
    assert sentence in page.text
    typed = {tag["name"]: tag.get("value", "") for tag in page.tags("input") if tag.get("type") in ("text", "month")}
    assert typed == {name: sent[name] for name in typed}
    assert (list(ReportingRule.objects.values()), AuditEvent.objects.count(), Obligation.objects.count()) == before


def test_hostile_words_stay_words(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    body = client.post(ADD, fields(source=HOSTILE, document=HOSTILE), follow=True).content.decode()
    assert "<script>alert" not in body
    assert HOSTILE in read_page(client.get(PAGE)).text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_rules_are_set_by_admins_and_read_by_auditors(role: Role, client: Client, fajar: User) -> None:
    office = BranchOffice.objects.get(code="kcp-kalianda") if role in (Role.ENTRY, Role.VERIFIER) else None
    client.force_login(create_user(username="lain", full_name="Lain", role=role, office=office, by=fajar))
    answer = client.get(PAGE)
    assert answer.status_code == (200 if role is Role.AUDITOR else 403)
    assert "Aturan baru</h2>" not in answer.content.decode()
    assert client.post(ADD, fields()).status_code == 403
    assert ReportingRule.objects.count() == 1


def test_a_stranger_is_asked_to_sign_in(client: Client, reference: object) -> None:
    assert client.get(PAGE).status_code == client.post(ADD, fields()).status_code == 302
    assert ReportingRule.objects.count() == 1


def test_an_installation_without_rules_says_which_are_taken(client: Client, fajar: User) -> None:
    ReportingRule.objects.all().delete()
    client.force_login(fajar)
    assert "Belum ada aturan; dipakai tenggat tanggal 10" in read_page(client.get(PAGE)).text
