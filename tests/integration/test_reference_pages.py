"""Denominators, targets and schemes from the screen: shown first, stored once, published months as they are."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from coverage.models import (
    CategoryScheme,
    CoveragePart,
    CoverageRecord,
    CoverageTarget,
    EligibleWorkers,
    Release,
)
from periods.month import Month
from regions.models import Region
from tests.factories import MONTH, counts, denominator, released, verified_report
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

OVERVIEW, CONFIRM = "/data-acuan/", "/data-acuan/simpan/"
FORMS = {kind: f"/data-acuan/{kind}/baru/" for kind in ("penyebut", "target", "skema")}
HOSTILE = '<script>alert(1)</script> =HYPERLINK("https://evil.example","klik") {{ 7|add:7 }} 🏙️👩‍🌾'


@pytest.fixture
def published(fajar: User) -> Release:
    """Lampung Selatan with 85.000 of 300.000 workers (28,3 %, rendah), the other areas unknown."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(60_000, 20_000, 5_000), by=fajar)
    return released(by=fajar)


def region(code: str) -> Region:
    return Region.objects.get(kemendagri_code=code)


def denominator_fields(**changed: Any) -> dict[str, Any]:
    return {
        "region": region("18.01").pk,
        "count": "400.000",
        "basis": "eligible",
        "valid_from": "2026-11",
        "status": "resmi",
        "source": "Dinas Tenaga Kerja, berita acara rekonsiliasi",
        "document": "BA-07/2026",
        "note": "",
    } | changed


def target_fields(**changed: Any) -> dict[str, Any]:
    return {
        "region": region("18").pk,
        "year": "2026",
        "percent": "50,5",
        "legal_basis": "Keputusan Gubernur",
        "document": "G/12/2026",
        "source": "jdih.lampungprov.go.id",
        "is_verified": "on",
        "note": "Target dinaikkan menurut RKPD.",
    } | changed


def scheme_fields(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Skema 2027",
        "basis": "coverage",
        "cut_low": "30",
        "cut_moderate": "40,5",
        "cut_high": "50",
        "valid_from": "2026-12",
        "status": "contoh",
        "source": "Rapat koordinasi",
        "document": "ND-3/2026",
    } | changed


def preview(client: Client, kind: str, fields: dict[str, Any]) -> Page:
    answer = client.post(FORMS[kind], fields)
    assert answer.status_code == 200, read_page(answer).text[:1500]
    return read_page(answer)


def areas(page: Page) -> dict[str, dict[str, str]]:
    return {row["Wilayah"]: row for row in page.table("Kategori", "Cakupan", "Penyebut")}


def token_in(page: Page) -> str:
    (token,) = {tag["value"] for tag in page.tags("input") if tag.get("name") == "pratinjau"}
    return token


def confirm(client: Client, page: Page) -> Page:
    return read_page(client.post(CONFIRM, {"pratinjau": token_in(page)}, follow=True))


def frozen() -> str:
    """A sum over every column of every frozen row."""
    rows = [list(model.objects.order_by("pk").values_list()) for model in (Release, CoverageRecord, CoveragePart)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def stored() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (EligibleWorkers, CoverageTarget, CategoryScheme, AuditEvent))


def test_a_preview_shows_before_and_after_and_stores_nothing(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    before = stored()
    page = preview(client, "penyebut", denominator_fields())
    assert stored() == before
    assert "Bulan yang sudah terbit tidak berubah; berlaku untuk rilis bulan November 2026 dan sesudahnya" in page.text
    assert "Belum disimpan." in page.text
    assert (
        "Provinsi Lampung: cakupan turun 7,1 poin, dari 28,3% menjadi 21,3%"
        " (akibat penyebut −7,08 poin, akibat peserta 0,00 poin)" in page.text
    )
    assert (
        "1 dari 15 kabupaten/kota berubah. Berubah kategori: Lampung Selatan dari rendah ke sangat rendah." in page.text
    )
    rows = areas(page)
    assert rows["Kabupaten Lampung Selatan"] == {
        "Wilayah": "Kabupaten Lampung Selatan",
        "Kategori": "▼Rendah → ▼▼Sangat rendah berubah",
        "Cakupan": "28,3% → 21,3%",
        "Akibat penyebut": "−7,08 poin",
        "Penyebut": "300.000 → 400.000",
        "Kurang ke target": "51.590 → 97.120",
    }
    assert rows["Kota Metro"]["Cakupan"] == "–"
    assert rows["Provinsi Lampung"]["Cakupan"] == "28,3% → 21,3%"
    assert len(rows) == 16


def test_what_was_shown_is_stored_once_and_published_months_stay(
    client: Client, fajar: User, published: Release
) -> None:
    client.force_login(fajar)
    sums, events = frozen(), AuditEvent.objects.count()
    page = preview(client, "penyebut", denominator_fields())
    after = confirm(client, page)
    assert "Tersimpan. Berlaku untuk rilis bulan November 2026 dan sesudahnya." in after.text
    row = EligibleWorkers.objects.latest("pk")
    assert (row.count, row.valid_from, row.document, row.region) == (
        400_000,
        Month(2026, 11),
        "BA-07/2026",
        region("18.01"),
    )
    assert AuditEvent.objects.count() == events + 1
    again = confirm(client, page)
    assert "sudah berubah sejak pratinjau ini dibuat" in again.text
    assert EligibleWorkers.objects.filter(count=400_000).count() == 1
    assert AuditEvent.objects.count() == events + 1
    assert frozen() == sums
    assert EligibleWorkers.objects.in_force(MONTH, [region("18.01")])[region("18.01").pk].count == 300_000


def test_months_that_are_published_already_are_named(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    sums = frozen()
    page = preview(client, "penyebut", denominator_fields(valid_from="2026-09"))
    assert "Sudah terbit dalam masa berlaku ini: Oktober 2026. Angkanya tetap sampai rilis baru" in page.text
    assert "Dihitung untuk Oktober 2026 atas peserta rilis 2026-10.1 (Oktober 2026)" in page.text
    confirm(client, page)
    assert frozen() == sums
    corrected = released(after=1, by=fajar, note="Penyebut baru menurut berita acara.")
    assert corrected.records.get(region=region("18.01")).eligible == 400_000
    assert published.records.get(region=region("18.01")).eligible == 300_000


def test_a_second_figure_for_the_same_month_asks_why_and_keeps_the_first(
    client: Client, fajar: User, published: Release
) -> None:
    client.force_login(fajar)
    fields = denominator_fields(valid_from="2024-01")
    refused = read_page(client.post(FORMS["penyebut"], fields))
    assert "Kabupaten Lampung Selatan sudah punya penyebut sejak Januari 2024: 300.000 (Dinas)." in refused.text
    confirm(client, preview(client, "penyebut", fields | {"note": "Salah ketik pada entri pertama."}))
    rows = EligibleWorkers.objects.filter(region=region("18.01"), valid_from=Month(2024, 1))
    assert list(rows.order_by("revision").values_list("revision", "count")) == [(1, 300_000), (2, 400_000)]
    assert EligibleWorkers.objects.in_force(MONTH, [region("18.01")])[region("18.01").pk].count == 400_000
    overview = read_page(client.get(OVERVIEW))
    assert "Januari 2024 (perbaikan ke-2)" in overview.text
    assert "diperbaiki" in overview.text


def test_a_new_target_keeps_the_old_one_and_shows_the_gap(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    sums = frozen()
    old = CoverageTarget.objects.get(region=region("18"), year=2026)
    page = preview(client, "target", target_fields())
    rows = areas(page)
    assert rows["Kabupaten Lampung Selatan"]["Kurang ke target"] == "51.590 → 66.500"
    assert "50,5% menggantikan 45,53%" in page.text
    assert "sampai Desember 2026" in page.text
    confirm(client, page)
    new = CoverageTarget.objects.get(supersedes=old)
    assert (new.percent, new.document, new.is_verified) == (Decimal("50.5"), "G/12/2026", True)
    assert CoverageTarget.objects.in_force(2026, [region("18")])[region("18").pk] == new
    assert frozen() == sums
    assert "digantikan" in read_page(client.get(OVERVIEW)).text


def test_a_target_is_replaced_only_with_a_reason(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    refused = client.post(FORMS["target"], target_fields(note=" "))
    assert refused.status_code == 422
    assert "Provinsi Lampung sudah punya target 2026. Tulis pada catatan mengapa diganti" in read_page(refused).text


def test_an_area_gets_a_target_of_its_own(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    page = preview(client, "target", target_fields(region=region("18.01").pk, percent="30", note=""))
    rows = areas(page)
    assert rows["Kabupaten Lampung Selatan"]["Kurang ke target"] == "51.590 → 5.000"
    assert rows["Provinsi Lampung"]["Kurang ke target"] == "51.590"


def test_a_new_scheme_closes_the_one_before(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    sums = frozen()
    page = preview(client, "skema", scheme_fields())
    assert "Skema “Batas cakupan tetap” ditutup: berlaku sampai November 2026." in page.text
    assert "Berubah kategori: Lampung Selatan dari rendah ke sangat rendah." in page.text
    assert CategoryScheme.objects.get(name="Batas cakupan tetap").valid_to is None
    confirm(client, page)
    assert CategoryScheme.objects.get(name="Batas cakupan tetap").valid_to == Month(2026, 11)
    for month, name in ((Month(2026, 11), "Batas cakupan tetap"), (Month(2026, 12), "Skema 2027")):
        assert [scheme.name for scheme in CategoryScheme.objects.in_force(month)] == [name]
    assert frozen() == sums


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"valid_from": "2018-01"},
            "“Batas cakupan tetap” sudah berlaku sejak Januari 2018. Pilih bulan mulai yang lain.",
        ),
        ({"cut_moderate": "30"}, "Batas kategori harus lebih dari 0 dan makin besar: rendah, sedang, tinggi."),
        ({"cut_low": "0"}, "Batas kategori harus lebih dari 0 dan makin besar"),
        ({"cut_low": "tiga puluh"}, "“tiga puluh” bukan persen. Tulis misalnya 38,39."),
        ({"name": "Batas cakupan tetap"}, "Skema “Batas cakupan tetap” sudah ada."),
        ({"valid_from": "2026-13"}, "“2026-13” bukan bulan. Tulis tahun-bulan, misalnya 2026-10."),
        ({"document": ""}, "Bidang ini tidak boleh kosong."),
    ],
)
def test_a_scheme_that_does_not_fit_is_refused_and_what_was_typed_stays(
    changed: dict[str, str], sentence: str, client: Client, fajar: User, published: Release
) -> None:
    client.force_login(fajar)
    before = stored()
    fields = scheme_fields(**changed)
    answer = client.post(FORMS["skema"], fields)
    assert answer.status_code == 422
    page = read_page(answer)
    assert sentence in page.text
    typed = {tag["name"]: tag.get("value", "") for tag in page.tags("input") if tag.get("type") in ("text", "month")}
    assert typed == {name: fields[name] for name in typed}
    assert stored() == before


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"count": "12,5"}, "“12,5” memakai koma."),
        ({"count": "1.23"}, "titik di tempat yang tidak lazim"),
        ({"count": "-4"}, "negatif"),
        ({"count": ""}, "Bidang ini tidak boleh kosong."),
        ({"count": "0"}, "Kabupaten Lampung Selatan: penyebut harus lebih dari 0."),
        ({"valid_from": "1999-01"}, "di luar jangkauan"),
        ({"region": "999999"}, "Masukkan pilihan yang valid."),
        ({"source": "x" * 10_000}, "Paling banyak 1000 huruf; sekarang 10000."),
        ({"note": "a\x00b"}, "null"),
    ],
)
def test_a_denominator_that_cannot_be_is_refused(
    changed: dict[str, str], sentence: str, client: Client, fajar: User, published: Release
) -> None:
    client.force_login(fajar)
    before = stored()
    answer = client.post(FORMS["penyebut"], denominator_fields(**changed))
    assert answer.status_code == 422
    assert sentence in read_page(answer).text
    assert stored() == before


def test_back_from_the_preview_to_what_was_typed(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    page = preview(client, "skema", scheme_fields())
    answer = client.post(FORMS["skema"], {"pratinjau": token_in(page)})
    typed = {tag["name"]: tag.get("value", "") for tag in read_page(answer).tags("input") if "name" in tag}
    assert (typed["name"], typed["cut_moderate"], typed["valid_from"]) == ("Skema 2027", "40,5", "2026-12")


def test_a_preview_of_somebody_else_or_a_forged_one_stores_nothing(
    client: Client, fajar: User, published: Release
) -> None:
    other = create_user(username="gita", full_name="Gita", role=Role.ADMIN, by=fajar)
    client.force_login(fajar)
    token = token_in(preview(client, "penyebut", denominator_fields()))
    before = stored()
    for value in (token[:-2] + "xx", "", "x" * 5_000, "😀"):
        page = read_page(client.post(CONFIRM, {"pratinjau": value}, follow=True))
        assert "Pratinjau sudah kedaluwarsa atau bukan milik Anda." in page.text
    client.force_login(other)
    assert "bukan milik Anda" in read_page(client.post(CONFIRM, {"pratinjau": token}, follow=True)).text
    assert stored() == before


def test_hostile_texts_stay_texts(client: Client, fajar: User, published: Release) -> None:
    client.force_login(fajar)
    page = preview(client, "penyebut", denominator_fields(source=HOSTILE, document=HOSTILE[:200], note=HOSTILE))
    confirm(client, page)
    refused = client.post(FORMS["target"], target_fields(legal_basis=HOSTILE, note=""))
    for answer in (client.post(FORMS["penyebut"], denominator_fields(source=HOSTILE)), client.get(OVERVIEW), refused):
        body = answer.content.decode()
        assert "<script>alert" not in body
        assert "14 🏙️" not in body
        shown = read_page(answer)
        assert not [name for _, attributes in shown.elements for name in attributes if name.startswith("on")]
    assert HOSTILE[:60] in read_page(client.get(OVERVIEW)).text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_admin_changes_and_only_an_auditor_reads_beside_him(
    role: Role, client: Client, fajar: User, published: Release
) -> None:
    client.force_login(fajar)
    token = token_in(preview(client, "penyebut", denominator_fields()))
    office = BranchOffice.objects.get(code="kcp-kalianda") if role in (Role.ENTRY, Role.VERIFIER) else None
    client.force_login(create_user(username="lain", full_name="Lain", role=role, office=office, by=fajar))
    before = stored()
    assert client.get(OVERVIEW).status_code == (200 if role is Role.AUDITOR else 403)
    for kind, address in FORMS.items():
        assert client.get(address).status_code == 403
        assert client.post(address, denominator_fields() if kind == "penyebut" else {}).status_code == 403
    answer = client.post(CONFIRM, {"pratinjau": token})
    assert answer.status_code == 403
    assert "Tindakan ini untuk administrator; peran Lain adalah" in read_page(answer).text
    assert stored() == before
    if role is Role.AUDITOR:
        assert "Penyebut baru" not in read_page(client.get(OVERVIEW)).text


def test_a_stranger_is_asked_to_sign_in(client: Client, published: Release) -> None:
    for address in (OVERVIEW, *FORMS.values()):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/masuk/?next={address}")
    assert client.post(CONFIRM, {"pratinjau": "x"}).status_code == 302
    assert client.get(CONFIRM).status_code in (302, 405)


def test_an_unknown_kind_is_not_found(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    assert client.get("/data-acuan/lain/baru/").status_code == 404
    assert client.get(CONFIRM).status_code == 405


def test_pages_cost_the_same_whatever_they_show(
    client: Client, fajar: User, published: Release, django_assert_max_num_queries: Any
) -> None:
    client.force_login(fajar)
    with django_assert_max_num_queries(12):
        client.get(OVERVIEW)
    for number in range(2, 12):
        denominator("18.02", 300_000 + number, since=Month(2025, number), by=fajar)
    with django_assert_max_num_queries(12):
        client.get(OVERVIEW)
    with django_assert_max_num_queries(40):
        client.post(FORMS["penyebut"], denominator_fields())


def test_without_any_release_the_denominators_are_shown_and_nothing_is_claimed(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    page = preview(client, "penyebut", denominator_fields())
    assert "Belum ada rilis, jadi cakupan belum dapat dihitung." in page.text
    rows = areas(page)
    assert rows["Kabupaten Lampung Selatan"]["Penyebut"] == "– → 400.000"
    assert rows["Kabupaten Lampung Selatan"]["Kategori"] == "Belum ada data"
    assert connection.in_atomic_block
