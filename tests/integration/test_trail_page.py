"""Jejak audit: found, read and handed out so that others can prove it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import create_first_admin, create_user
from accounts.models import BranchOffice, Role, User
from audit import trail
from audit.models import AuditEvent
from dashboards.trail import SENTENCES
from enrolment.models import Obligation
from enrolment.workflow import Status
from periods import clock
from regions.models import Region
from tests.factories import submission_at
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PAGE, STANDARD, EXCEL = "/audit/", "/audit/jejak-audit.csv", "/audit/jejak-audit.excel.csv"
HOSTILE = '=HYPERLINK("http://x";"klik") <script>alert(1)</script>, 🏙️; {% now %}\r\n+1 "x" ' + "panjang" * 1400


@pytest.fixture
def gita(fajar: User) -> User:
    """Auditor."""
    return create_user(username="gita", full_name="Gita", role=Role.AUDITOR, by=fajar)


def happened(by: Any, action: str = "returned", *, code: str = "18.01", **details: Any) -> AuditEvent:
    return trail.record(by=by, action=action, about=Region.objects.get(kemendagri_code=code), **details)


def read(client: Client, address: str) -> list[dict[str, str]]:
    answer: Any = client.get(address)
    assert answer.status_code == 200
    assert answer.streaming
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff") is ("excel" in address)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if "excel" in address else ","))


def test_the_page_knows_the_sentences_of_every_app() -> None:
    assert {"user-created", "submitted", "published"} <= set(SENTENCES)


def test_an_auditor_reads_every_act_newest_first_with_number_and_hash(
    client: Client, gita: User, obligation: Obligation, ani: User, budi: User
) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    client.force_login(gita)
    answer = client.get(PAGE)
    text = read_page(answer).text
    sentences = [
        "Budi (budi) memverifikasi laporan",
        "Ani (ani) mengajukan laporan",
        "Fajar (fajar) membuka bulan laporan",
    ]
    places = [text.index(sentence) for sentence in sentences]
    assert places == sorted(places)
    last = AuditEvent.objects.latest("pk")
    assert f"{last.position} {last.hash[:12]}" in text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", [PAGE, STANDARD, EXCEL])
@pytest.mark.parametrize("role", list(Role))
def test_the_trail_is_for_admins_and_auditors(client: Client, fajar: User, role: Role, address: str) -> None:
    office = BranchOffice.objects.get(code="kcp-kalianda")
    client.force_login(create_user(username="lain", full_name="Lain", role=role, office=office, by=fajar))
    assert client.get(address).status_code == (200 if role in (Role.ADMIN, Role.AUDITOR) else 403)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [PAGE, STANDARD, EXCEL])
def test_a_stranger_is_asked_who_he_is(client: Client, fajar: User, address: str) -> None:
    answer: Any = client.get(address)
    assert (answer.status_code, answer.url) == (302, f"{reverse('login')}?next={address}")


def test_filters_narrow_the_page_and_the_file_alike_and_stay_in_the_address(
    client: Client, gita: User, ani: User, fajar: User
) -> None:
    example = create_first_admin(username="contoh", full_name="Contoh Saja", is_example=True)
    zone = ZoneInfo("Asia/Jakarta")
    with clock.standing_at(datetime(2026, 5, 31, 23, 59, 59, tzinfo=zone)):
        happened(ani, reason="akhir Mei")
    with clock.standing_at(datetime(2026, 6, 1, 0, 0, tzinfo=zone)):
        happened(ani, code="18.02", reason="awal Juni")
    happened(example, "withdrawn")
    client.force_login(gita)
    for query, expected in (
        ("tindakan=returned", {"akhir Mei", "awal Juni"}),
        ("tindakan=returned&dari=2026-06-01", {"awal Juni"}),
        ("tindakan=returned&sampai=31-05-2026", {"akhir Mei"}),
        ("tindakan=returned&objek=tengah", {"awal Juni"}),
        ("nama=ani&tindakan=returned&rantai=nyata", {"akhir Mei", "awal Juni"}),
        ("nama=Ani&rantai=contoh", set()),
    ):
        found = {json.loads(row["isi_kanonik"])["details"]["reason"] for row in read(client, f"{STANDARD}?{query}")}
        assert found == expected, query
        text = read_page(client.get(f"{PAGE}?{query}")).text
        assert {reason for reason in ("akhir Mei", "awal Juni") if reason in text} == expected, query
    page = read_page(client.get(f"{PAGE}?rantai=contoh&nama=contoh+saja"))
    assert "Contoh Saja (contoh) menarik kembali laporan" in page.text
    assert f"{EXCEL}?rantai=contoh&nama=contoh+saja" in page.links
    assert "Tidak ada kejadian yang cocok" in read_page(client.get(f"{PAGE}?nama=nihil")).text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("dari=31%2F10%2F2026", "Tulis hari seperti 2026-10-31"),
        ("dari=2026-06-02&sampai=2026-06-01", "Hari terakhir lebih awal dari hari pertama"),
        ("tindakan=%3Cscript%3E", "“<script>” bukan tindakan di sini"),
        ("rantai=lain", "“lain” bukan pilihan"),
        ("nama=a%00b", "tidak"),
        ("nama=" + "x" * 10_000, "150"),
    ],
)
def test_a_filter_that_cannot_be_read_is_explained_and_no_file_made_of_it(
    client: Client, gita: User, query: str, says: str
) -> None:
    client.force_login(gita)
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert says in read_page(answer).text
    assert "Perbaiki kolom yang ditandai" in read_page(answer).text
    assert "<script>alert" not in answer.content.decode()
    file: Any = client.get(f"{EXCEL}?{query}")
    assert (file.status_code, file.url.split("?")[0]) == (302, PAGE)


def test_worker_groups_have_their_names_for_eyes_and_their_codes_in_what_is_hashed(
    client: Client, gita: User, ani: User
) -> None:
    happened(ani, "cells-saved", cells=[{"cell": "rt-rw.peserta", "before": "", "after": "5"}])
    client.force_login(gita)
    assert "menyimpan sel RT/RW – peserta: 5 (sebelumnya kosong)." in read_page(client.get(PAGE)).text
    (row,) = read(client, f"{STANDARD}?tindakan=cells-saved")
    assert "RT/RW – peserta: 5" in row["kejadian"]
    assert "rt-rw.peserta" in row["isi_kanonik"]
    assert hashlib.sha256(row["isi_kanonik"].encode()).hexdigest() == row["hash"]


def test_whoever_has_the_file_proves_the_chain_without_us(client: Client, gita: User, ani: User) -> None:
    for number in range(3):
        happened(ani, reason=HOSTILE, number=number)
    client.force_login(gita)
    for address in (STANDARD, EXCEL):
        rows = [row for row in read(client, address) if row["rantai"] == "nyata"]
        assert len(rows) == AuditEvent.objects.filter(is_example=False).count()
        before = ""
        for number, row in enumerate(rows, start=1):
            assert int(row["nomor"]) == number
            assert hashlib.sha256(row["isi_kanonik"].encode()).hexdigest() == row["hash"]
            assert row["hash_sebelumnya"] == before == json.loads(row["isi_kanonik"])["previous"]
            before = row["hash"]


def test_hostile_text_is_text_on_the_page_and_no_formula_in_the_file(client: Client, gita: User, ani: User) -> None:
    User.objects.filter(pk=ani.pk).update(first_name="=1+1")
    happened(User.objects.get(pk=ani.pk), reason=HOSTILE)
    happened(ani, "=cmd|' /C calc'!A0")
    client.force_login(gita)
    answer = client.get(PAGE)
    assert "<script>alert" not in answer.content.decode()
    assert "<script>alert(1)</script>, 🏙️; {% now %}" in read_page(answer).text
    for address in (STANDARD, EXCEL):
        cells = [cell for row in read(client, address) for cell in row.values()]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
        assert "'=1+1" in cells


def test_a_long_trail_is_paged_and_costs_as_many_queries_as_a_short_one(client: Client, gita: User) -> None:
    client.force_login(gita)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as short:
        client.get(PAGE)
    for _ in range(120):
        happened(gita)
    with CaptureQueriesContext(connection) as long:
        page = read_page(client.get(f"{PAGE}?tindakan=returned"))
    assert len(long) == len(short)
    assert "Halaman 1 dari 3" in page.text
    assert "?tindakan=returned&page=2" in page.links
    with CaptureQueriesContext(connection) as file:
        assert len(read(client, f"{STANDARD}?tindakan=returned")) == 120
    assert len(file) <= len(short)


def test_the_way_to_the_trail_stands_in_the_menu_of_those_who_may(client: Client, gita: User, ani: User) -> None:
    for person, shown in ((gita, True), (ani, False)):
        client.force_login(person)
        assert (PAGE in read_page(client.get("/")).links) is shown
