"""Denominators of all areas in one file: everything that is wrong at once, or a preview, or nothing."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.models import EligibleWorkers, Release
from periods.month import Month
from regions.models import Region
from tests.factories import counts, denominator, released, verified_report
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

UPLOAD, TEMPLATE, CONFIRM = "/data-acuan/penyebut/unggah/", "/data-acuan/penyebut/contoh.csv", "/data-acuan/simpan/"


@pytest.fixture
def admin(client: Client, fajar: User) -> User:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(60_000, 20_000, 5_000), by=fajar)
    released(by=fajar)
    client.force_login(fajar)
    return fajar


def send(client: Client, content: bytes, name: str = "penyebut.xlsx", **changed: Any) -> Any:
    fields = {
        "file": SimpleUploadedFile(name, content),
        "valid_from": "2026-11",
        "status": "resmi",
        "source": "Rekonsiliasi penyebut",
        "document": "BA-09/2026",
        "note": "",
    }
    return client.post(UPLOAD, fields | changed)


def workbook(*rows: tuple[object, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Penyebut")
        for number, row in enumerate([("kode", "nama", "jumlah", "basis"), *rows]):
            for column, value in enumerate(row):
                (sheet.write_string if isinstance(value, str) else sheet.write)(number, column, value)
    return out.getvalue()


def all_areas() -> list[tuple[object, ...]]:
    regencies = Region.objects.filter(level="regency").order_by("kemendagri_code")
    return [(area.kemendagri_code, area.official_name, 100_000.0 + area.pk, "") for area in regencies]


def token_in(page: Page) -> str:
    (token,) = {tag["value"] for tag in page.tags("input") if tag.get("name") == "pratinjau"}
    return token


def test_a_workbook_of_all_areas_is_shown_and_then_stored(client: Client, admin: User) -> None:
    rows, events = all_areas(), AuditEvent.objects.count()
    answer = send(client, workbook(*rows))
    assert answer.status_code == 200
    page = read_page(answer)
    assert "15 dari 15 kabupaten/kota berubah." in page.text
    assert AuditEvent.objects.count() == events
    assert EligibleWorkers.objects.filter(valid_from=Month(2026, 11)).count() == 0
    after = read_page(client.post(CONFIRM, {"pratinjau": token_in(page)}, follow=True))
    assert "Tersimpan." in after.text
    stored = EligibleWorkers.objects.filter(valid_from=Month(2026, 11), document="BA-09/2026")
    assert {(row.region.kemendagri_code, row.count) for row in stored} == {(row[0], row[2]) for row in rows}
    event = AuditEvent.objects.latest("pk")
    assert (AuditEvent.objects.count(), event.action) == (events + 1, "denominators-added")
    assert len(event.details["counts"]) == 15


@pytest.mark.parametrize("separator", [";", ","])
def test_the_template_is_filled_in_and_read_back(separator: str, client: Client, admin: User) -> None:
    answer = client.get(TEMPLATE)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="penyebut_contoh.csv"'
    text = answer.content.decode("utf-8-sig")
    filled = [[*line.split(";")[:2], "250.000", "pekerja eligible"] for line in text.splitlines()[2:]]
    content = "\r\n".join(separator.join(row) for row in [["kode", "nama", "jumlah", "basis"], *filled])
    assert "15 dari 15 kabupaten/kota berubah." in read_page(send(client, content.encode(), "isi.csv")).text


def test_mistakes_are_a_table_and_nothing_is_stored(client: Client, admin: User) -> None:
    before = (EligibleWorkers.objects.count(), AuditEvent.objects.count())
    answer = send(
        client,
        workbook(
            ("18.01", "Lampung Barat", 1000, ""),
            (18.1, "Pringsewu", 1000, ""),
            ("18.72", "Kota Metro", 12.5, ""),
            ("18.72", "Kota Metro", "1,234", ""),
            ("1801", "Lampung Barat", 5, ""),
            ("18.02", "<script>alert(1)</script>", 5, "=HYPERLINK(1)"),
        ),
    )
    assert answer.status_code == 422
    page = read_page(answer)
    rows = page.table("Baris", "Mengapa ditolak")
    assert [(row["Baris"], row["Kolom"], row["Nilai"]) for row in rows] == [
        ("2", "nama", "“Lampung Barat”"),
        ("3", "kode", "“18.1”"),
        ("4", "jumlah", "“12,5”"),
        ("5", "jumlah", "“1,234”"),
        ("5", "kode", "“18.72”"),
        ("6", "kode", "“1801”"),
        ("7", "nama", "“<script>alert(1)</script>”"),
        ("7", "basis", "“=HYPERLINK(1)”"),
    ]
    assert "8 kesalahan di dalam berkas; tidak ada yang disimpan." in page.text
    assert "<script>alert" not in answer.content.decode()
    assert (EligibleWorkers.objects.count(), AuditEvent.objects.count()) == before
    (source,) = [tag for tag in page.tags("input") if tag.get("name") == "document"]
    assert source["value"] == "BA-09/2026"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(50), "foto.xlsx", "adalah gambar JPEG, bukan tabel."),
        (b"PK\x03\x04" + bytes(60), "rusak.xlsx", "rusak atau tidak lengkap."),
        (bytes(range(256)) * 9, "apa.bin", "bukan tabel yang dapat dibaca."),
        (b"x" * (5 * 1024 * 1024 + 10), "besar.csv", "lebih dari 5 MB"),
        (b"a;b\n1;2\n", "lain.csv", "1 kesalahan di dalam berkas"),
        (b"", "kosong.csv", "Berkas kosong."),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(
    content: bytes, name: str, sentence: str, client: Client, admin: User
) -> None:
    answer = send(client, content, name)
    assert answer.status_code == 422
    assert sentence in read_page(answer).text


def test_a_file_is_needed(client: Client, admin: User) -> None:
    assert "Pilih berkasnya." in read_page(client.post(UPLOAD, {"valid_from": "2026-11"})).text


def test_a_figure_that_stands_already_asks_for_a_reason_also_here(client: Client, admin: User) -> None:
    content = workbook(("18.01", "Lampung Selatan", 310_000, ""))
    refused = send(client, content, valid_from="2024-01")
    assert refused.status_code == 422
    assert "sudah punya penyebut sejak Januari 2024: 300.000" in read_page(refused).text
    assert send(client, content, valid_from="2024-01", note="Perbaikan menurut BA-09.").status_code == 200


def test_other_bases_are_kept_beside_and_change_no_coverage(client: Client, admin: User) -> None:
    page = read_page(send(client, workbook(("18.01", "Lampung Selatan", 500_000, "Penduduk bekerja (Sakernas)"))))
    assert "Tidak ada angka kabupaten/kota yang berubah." in page.text
    assert "Dasar selain pekerja eligible hanya dicatat sebagai pembanding" in page.text


def test_a_later_denominator_is_named(client: Client, admin: User) -> None:
    denominator("18.01", 350_000, since=Month(2027, 1), by=admin)
    page = read_page(send(client, workbook(("18.01", "Lampung Selatan", 320_000, ""))))
    assert "sejak Januari 2027 sudah ada penyebut lain, jadi baris ini berlaku sampai Desember 2026." in page.text


def test_back_to_the_upload_with_what_was_typed(client: Client, admin: User) -> None:
    page = read_page(send(client, workbook(("18.01", "Lampung Selatan", 320_000, ""))))
    assert UPLOAD in [tag["action"] for tag in page.tags("form")]
    again = read_page(client.post(UPLOAD, {"pratinjau": token_in(page)}))
    assert "BA-09/2026" in [tag.get("value") for tag in again.tags("input")]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PUBLISHER, Role.AUDITOR])
def test_uploading_is_for_admins(role: Role, client: Client, admin: User) -> None:
    client.force_login(create_user(username="lain", full_name="Lain", role=role, by=admin))
    assert client.get(UPLOAD).status_code == 403
    assert client.get(TEMPLATE).status_code == 403
    assert send(client, workbook(("18.01", "Lampung Selatan", 1, ""))).status_code == 403


def test_a_stranger_is_sent_to_sign_in(client: Client, reference: object) -> None:
    assert client.get(UPLOAD).status_code == client.get(TEMPLATE).status_code == 302
    assert send(client, b"x").status_code == 302
    assert Release.objects.count() == 0
