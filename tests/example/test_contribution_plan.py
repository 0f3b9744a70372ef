"""Rencana iuran of the example: the address is the plan, hostile ones get a sentence, files agree with the page."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from enrolment.models import WorkerGroup
from tests.example.addresses import PINNED, PLAN
from tests.reading import forget_what_was_kept, read_page
from tests.spreadsheet import Sheets

pytestmark = pytest.mark.django_db

PAGE = f"/{PINNED}/lampung-tengah/rencana-iuran/"
ONE = "?kelompok1=pekerja-rentan&pekerja1=1000&mulai1=2026-11&bulan1=6&dana1=apbd"
HOSTILE = "<script>alert(1)</script>"


def text(client: Client, query: str, page: str = PAGE) -> str:
    answer = client.get(page + query)
    assert answer.status_code == 200
    return read_page(answer).text


def test_without_a_plan_the_form_waits_and_nothing_is_claimed(client: Client) -> None:
    page = text(client, "")
    assert "Simulasi, bukan penetapan." in page
    assert "Susun rencana" in page
    assert "Menurut sumber dana" not in page


def test_the_known_answer_stands_on_the_page(client: Client) -> None:
    page = text(client, ONE)
    assert "Iuran 1.000 pekerja, November 2026 sampai April 2027 (6 bulan), seluruhnya Rp100.800.000" in page
    assert "Keringanan menurut PP 50/2025 tidak dihitung untuk APBD; alasannya pada daftar tarif." in page
    assert "dari 14 yang melapor" in page


def test_the_trap_is_seen_side_by_side(client: Client) -> None:
    """December 2026: regional money pays 16.800 where the worker beside pays 8.400."""
    query = ONE.replace("2026-11", "2026-12").replace("bulan1=6", "bulan1=1")
    for funding, expected in (("apbd", "Rp16.800.000"), ("apbdes", "Rp16.800.000"), ("mandiri", "Rp8.400.000")):
        assert f"seluruhnya {expected}" in text(client, query.replace("apbd", funding))


def test_a_line_is_added_and_taken_out_without_script(client: Client) -> None:
    grown = client.get(f"{PAGE}{ONE}&tambah=1").content.decode()
    assert 'name="pekerja2"' in grown
    less = client.get(f"{PAGE}{PLAN}&hapus=1").content.decode()
    assert 'name="pekerja1" value="500"' in less
    assert 'name="pekerja2"' not in less
    twelve = "?" + "&".join(
        f"kelompok{n}=BPU&pekerja{n}=1&mulai{n}=2027-01&bulan{n}=1&dana{n}=apbd" for n in range(1, 13)
    )
    full = client.get(f"{PAGE}{twelve}&tambah=1&kelompok13=BPU&pekerja13=5").content.decode()
    assert 'name="pekerja13"' not in full
    assert "Tambah baris" not in full
    assert "Iuran 12 pekerja dalam 12 baris" in full


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("pekerja1=0", "0 di luar jangkauan. Tulis 1 sampai 10.000.000 pekerja."),
        ("pekerja1=10.000.001", "10.000.001 di luar jangkauan."),
        ("pekerja1=-5", "“-5” negatif."),
        ("pekerja1=9999999999999999999999", "terlalu besar"),
        ("pekerja1=1e9", "“1e9” bukan jumlah orang."),
        ("bulan1=61", "61 di luar jangkauan. Tulis 1 sampai 60 bulan."),
        ("bulan1=", "Tulis lamanya dalam bulan, misalnya 12."),
        ("mulai1=2026-13", "“2026-13” bukan bulan."),
        ("mulai1=9999-01", "“9999-01” bukan bulan."),
        ("mulai1=2999-12", "Desember 2999 di luar jangkauan"),
        ("dana1=kas", "“kas” bukan pilihan di sini. Pilih dari daftar."),
        ("kelompok1=x", "“x” bukan pilihan di sini. Pilih dari daftar."),
        ("program1=JP", "JP tidak ada bagi segmen BPU. Hapus centangnya."),
        ("program1=JKK", "“JKK” bukan pilihan di sini. Pilih dari daftar."),
        ("kelompok1=PU", "Iuran PU adalah persen dari upah. Tulis upah sebulan, misalnya 3.000.000."),
        (
            "kelompok1=PU&upah1=3,5",
            "“3,5” bukan upah sebulan. Tulis rupiah tanpa koma, paling banyak Rp1.000.000.000, misalnya 3.000.000.",
        ),
        ("kelompok1=PU&upah1=9.000.000.000", "“9.000.000.000” bukan upah sebulan."),
        ("kelompok1=PU&upah1=1&risiko1=9", "“9” bukan pilihan di sini. Pilih dari daftar."),
        (
            "kelompok2=BPU&pekerja2=1&mulai2=2099-01&bulan2=1&dana2=apbd",
            "Seluruh rencana meliputi 867 bulan, November 2026 sampai Januari 2099; paling panjang 60 bulan.",
        ),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_worked_out(client: Client, changed: str, said: str) -> None:
    # The last of two equal names counts.
    page = text(client, f"{ONE}&{changed}")
    assert said in page
    assert "Menurut sumber dana" not in page


def test_hostile_text_stays_text_and_files_refuse_it(client: Client) -> None:
    content = client.get(f"{PAGE}{ONE}&kelompok2={quote(HOSTILE)}&pekerja2={quote(HOSTILE)}").content.decode()
    assert HOSTILE not in content
    assert "&lt;script&gt;" in content
    for name in ("rencana-iuran/rencana-iuran.xlsx", "iuran.svg", "iuran-bulan.csv"):
        answer = client.get(f"/{PINNED}/lampung-tengah/{name}?kelompok1={quote(HOSTILE)}")
        assert answer.status_code == 404
        assert "tidak memuat rencana iuran yang dapat dihitung" in read_page(answer).text


def test_an_area_without_a_report_has_costs_and_no_coverage(client: Client) -> None:
    page = text(client, ONE, f"/{PINNED}/mesuji/rencana-iuran/")
    assert "seluruhnya Rp100.800.000" in page
    assert "Cakupan sesudahnya belum dapat dihitung karena laporan Oktober 2026 belum lengkap terverifikasi." in page
    regency = read_page(client.get(f"/{PINNED}/mesuji/")).text
    assert "Biaya iuran belum dapat dihitung karena jumlah pekerja yang kurang belum diketahui." in regency


def test_the_page_of_an_area_leads_to_its_example(client: Client) -> None:
    content = client.get(f"/{PINNED}/lampung-tengah/").content.decode()
    href = content.partition(f'href="{PAGE}?')[2].partition('"')[0].replace("&amp;", "&")
    amount = (
        read_page(client.get(f"/{PINNED}/lampung-tengah/")).text.partition(" × Rp16.800 = ")[2].partition(" per")[0]
    )
    assert amount in text(client, f"?{href}")


def test_files_hold_the_numbers_of_the_page(client: Client) -> None:
    months = client.get(f"/{PINNED}/metro/iuran-bulan.csv{PLAN}").content.decode()
    rows = list(csv.DictReader(io.StringIO(months)))
    own = [8_400 + 20_000 if row["bulan"] <= "2027-03" else 16_800 + 20_000 for row in rows]
    public = [16_800_000 if row["bulan"] <= "2027-04" else 0 for row in rows]
    assert [int(row["iuran_rupiah"]) for row in rows] == [500 * o + p for o, p in zip(own, public, strict=True)]
    book = load_workbook(io.BytesIO(client.get(f"/{PINNED}/metro/rencana-iuran/rencana-iuran.xlsx{PLAN}").content))
    total = sum(int(row["iuran_rupiah"]) for row in rows)
    assert Sheets(book).value("Hasil", "B4") == total
    assert f"{total:,}".replace(",", ".") in text(client, PLAN, f"/{PINNED}/metro/rencana-iuran/")
    told = {str(row[0].value): str(row[1].value) for row in book["Baca dulu"].iter_rows()}
    assert "Simulasi, bukan penetapan" in told["Simulasi"]
    assert told["Data contoh"]
    assert f"/{PINNED}/metro/rencana-iuran/{PLAN}" in told["Rencana ini"]
    for form in ("svg", "png", "json", "xlsx"):
        assert client.get(f"/{PINNED}/metro/iuran.{form}{PLAN}").status_code == 200
    assert "Simulasi, bukan penetapan" in client.get(f"/{PINNED}/metro/iuran.svg{PLAN}").content.decode()


def test_a_group_named_like_a_formula_stays_a_name(client: Client) -> None:
    WorkerGroup.objects.filter(code="pekerja-rentan").update(name='=HYPERLINK("http://x")')
    answer = client.get(f"{PAGE}rencana-iuran.xlsx{ONE}")
    cell = load_workbook(io.BytesIO(answer.content))["Asumsi"]["B4"]
    assert (cell.data_type, cell.value) == ("s", '\'=HYPERLINK("http://x")')


def test_a_plan_of_twelve_lines_asks_as_little_as_one(client: Client) -> None:
    twelve = "?" + "&".join(
        f"kelompok{n}=BPU&pekerja{n}=1&mulai{n}=2027-01&bulan{n}=60&dana{n}=apbd" for n in range(1, 13)
    )
    numbers = []
    for query in (ONE, twelve):
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE + query).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 12


@pytest.mark.parametrize("written", ["-2", "1,5", "dua"])
def test_a_wrong_length_asks_for_months_and_not_for_persons(written: str, client: Client) -> None:
    page = text(client, ONE.replace("bulan1=6", f"bulan1={written}"))
    assert f"“{written}” bukan jumlah bulan. Tulis jumlah bulan, 1 atau lebih, misalnya 12." in page
    assert "jumlah orang" not in page


def test_the_part_of_the_workers_is_told_beside_what_an_employer_pays(client: Client) -> None:
    employer = "?kelompok1=PU&pekerja1=10&mulai1=2026-11&bulan1=1&dana1=pemberi-kerja&upah1=3.000.000&risiko1=1"
    share = "Termasuk bagian pekerja (JHT 2% dari upah), yang bukan beban sumber dana ini."
    assert share in text(client, f"{employer}&program1=JHT")
    assert "Termasuk bagian pekerja" not in text(client, employer)


def test_a_lasting_address_says_that_tariffs_are_those_of_today(client: Client) -> None:
    said = "tarif iuran mengikuti data acuan hari ini, bukan saat rilis terbit."
    assert said in text(client, ONE)
    assert said not in text(client, ONE, "/2026-10/lampung-tengah/rencana-iuran/")
