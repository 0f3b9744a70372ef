"""Recording and withdrawing events under Data acuan, and the list that everybody reads."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from coverage.models import Event, Release
from tests.factories import counts, denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PAGE, RECORD = "/data-acuan/peristiwa/", "/data-acuan/peristiwa/catat/"
HOSTILE = "<script>alert(1)</script> =HYPERLINK(1) 🏙️"


def fields(**changed: Any) -> dict[str, Any]:
    return {
        "kind": "regulasi",
        "happened": "2026-10-03",
        "title": "Perbup 7/2026 terbit",
        "description": "Mengatur iuran perangkat kampung.",
        "source": "Lembaran daerah",
        "url": "https://example.go.id/perbup",
        "document": "7/2026",
        "is_verified": "on",
    } | changed


@pytest.fixture
def release(fajar: User) -> Release:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(), by=fajar)
    return released(by=fajar)


def test_what_is_recorded_stands_in_the_list_of_everybody_and_on_the_trend(
    client: Client, fajar: User, release: Release
) -> None:
    before = read_page(Client().get("/2026-10/lampung-selatan/")).text
    assert "Perbup 7/2026" not in before
    client.force_login(fajar)
    page = read_page(client.post(RECORD, fields(), follow=True))
    assert "Peristiwa “Perbup 7/2026 terbit” tercatat dan tampil pada halaman." in page.text
    everybody = read_page(Client().get("/peristiwa/")).text
    assert "3 Oktober 2026 Perbup 7/2026 terbit" in everybody
    assert "Perbup 7/2026 terbit" in read_page(Client().get("/2026-10/lampung-selatan/")).text
    assert "1 Perbup 7/2026 terbit" in read_page(Client().get("/2026-10.1/lampung-selatan/")).text


def test_an_event_of_one_area_stays_off_the_pages_of_others(client: Client, fajar: User, release: Release) -> None:
    client.force_login(fajar)
    area = Event.regions.through._meta.get_field("region").related_model.objects.get(slug="metro")
    client.post(RECORD, fields(regions=[area.pk]))
    assert "Perbup 7/2026" not in read_page(Client().get("/2026-10/lampung-selatan/")).text
    narrowed = read_page(Client().get("/peristiwa/?wilayah=metro&jenis=regulasi")).text
    assert "Perbup 7/2026" in narrowed
    assert "Perbup 7/2026" not in read_page(Client().get("/peristiwa/?wilayah=lampung-selatan")).text
    assert "Perbup 7/2026" not in read_page(Client().get("/peristiwa/?jenis=tarif")).text


def test_a_withdrawn_event_leaves_the_charts_and_says_why(client: Client, fajar: User, release: Release) -> None:
    client.force_login(fajar)
    client.post(RECORD, fields())
    event = Event.objects.get(document="7/2026")
    address = f"/data-acuan/peristiwa/{event.pk}/tarik/"
    short = read_page(client.post(address, {"alasan": "salah"}, follow=True)).text
    assert "Tulis alasan penarikan, sedikitnya 10 huruf." in short
    page = read_page(client.post(address, {"alasan": "Tanggalnya keliru, dicatat ulang."}, follow=True)).text
    assert "Peristiwa “Perbup 7/2026 terbit” ditarik" in page
    assert "Perbup 7/2026" not in read_page(Client().get("/2026-10/lampung-selatan/")).text
    listed = read_page(Client().get("/peristiwa/")).text
    assert "Tanggalnya keliru, dicatat ulang." in listed
    assert "sudah ditarik" in read_page(client.post(address, {"alasan": "Sekali lagi saja."}, follow=True)).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"happened": "3 Juni"}, "“3 Juni” bukan tanggal. Tulis 2026-06-03, 2026-06, atau 2026"),
        ({"happened": "2026-02-30"}, "“2026-02-30” bukan tanggal."),
        ({"happened": "1999"}, "Tahun 1999 di luar jangkauan"),
        ({"url": "javascript:alert(1)"}, "Alamat harus dimulai dengan https:// atau http://."),
        ({"regions": ["9999"]}, "“9999” bukan wilayah di sini."),
        ({"regions": ["x"]}, "“x” bukan wilayah."),
        ({"title": "   "}, "Bidang ini tidak boleh kosong."),
        ({"source": "s" * 1001}, "Paling banyak 1000 huruf; sekarang 1001. Ringkaslah."),
    ],
)
def test_what_cannot_be_read_is_shown_beside_its_field_and_kept(
    client: Client, fajar: User, changed: dict[str, Any], sentence: str
) -> None:
    client.force_login(fajar)
    known = Event.objects.count(), AuditEvent.objects.count()
    answer = client.post(RECORD, fields(**changed))
    assert answer.status_code == 422
    text = read_page(answer).text
    assert sentence in text
    assert "Mengatur iuran perangkat kampung." in answer.content.decode()
    assert (Event.objects.count(), AuditEvent.objects.count()) == known


def test_hostile_text_stays_text_everywhere(client: Client, fajar: User, release: Release) -> None:
    client.force_login(fajar)
    client.post(RECORD, fields(title=HOSTILE, description=HOSTILE, source=HOSTILE, document=HOSTILE))
    assert Event.objects.filter(title=HOSTILE).count() == 1
    for address in (PAGE, "/peristiwa/", "/2026-10.1/lampung-selatan/", "/2026-10.1/lampung-selatan/tren.svg"):
        content = client.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in content, address
        assert "<script>alert(1)" not in content, address
    figure = client.get("/2026-10.1/lampung-selatan/tren.json").json()
    flagged = [item["hovertext"] for item in figure["layout"]["annotations"] if item.get("hovertext")]
    assert any("&lt;script&gt;" in words for words in flagged)
    assert not any("<script>" in words for words in flagged)


def test_pressing_twice_records_one_event(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    client.post(RECORD, fields())
    answer = client.post(RECORD, fields())
    assert answer.status_code == 422
    assert "sudah tercatat" in read_page(answer).text
    assert Event.objects.filter(document="7/2026").count() == 1


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("wilayah=jakarta", "“jakarta” bukan wilayah di sini. Pilih dari daftar."),
        ("jenis=banjir", "“banjir” bukan jenis peristiwa. Pilih dari daftar."),
    ],
)
def test_a_wrong_choice_in_the_address_is_said_and_everything_is_shown(query: str, sentence: str) -> None:
    page = read_page(Client().get(f"/peristiwa/?{query}"))
    assert sentence in page.text
    assert "PP 50/2025 mulai berlaku" in page.text


def test_the_list_stands_before_anything_is_published() -> None:
    text = read_page(Client().get("/peristiwa/")).text
    assert "2024 (bulan tidak tercatat) Pergub Lampung 13/2024 terbit" in text
    assert "belum diverifikasi" in text


@pytest.mark.parametrize("dari", ["2027-01", "2026-10", "<script>", "2026-10.9", "x" * 300])
def test_a_wrong_release_to_compare_with_is_said(release: Release, dari: str) -> None:
    answer = Client().get("/2026-10/lampung-selatan/perubahan/", {"dari": dari})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1].split("</main>")[0]
    text = read_page(answer).text
    assert "Tidak ada rilis" in text or "Tulis bulan seperti 2026-09" in text


def test_the_first_release_has_nothing_to_compare_with(release: Release) -> None:
    text = read_page(Client().get("/2026-10/lampung-selatan/perubahan/")).text
    assert "Ini rilis pertama; belum ada rilis yang lebih awal untuk dibandingkan." in text
    assert Client().get("/2026-10.1/lampung-selatan/sebab.csv").status_code == 404
    assert Client().get("/2026-10/jakarta/perubahan/").status_code == 404
