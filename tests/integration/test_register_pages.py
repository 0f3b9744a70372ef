"""Pages of regulations and benefits: what each reader sees, and what forms do with what people type."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from enrolment.vocabulary import Programme
from monev.actions import add_regulation_step, record_benefits
from monev.benefits import Paid
from monev.models import BenefitCount, LocalRegulation
from monev.vocabulary import Stage
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.integration.test_regulations import record
from tests.meetings import PDF
from tests.reading import read_page

pytestmark = pytest.mark.django_db

REGULATIONS, BENEFITS = "/monev/regulasi/", "/monev/manfaat/"


@pytest.fixture(autouse=True)
def _on_20_november() -> object:
    with clock.standing_at(datetime(2026, 11, 20, 3, tzinfo=UTC)):
        yield


@pytest.fixture
def reader(client: Client, dewi: User) -> Client:
    client.force_login(dewi)
    return client


@pytest.fixture
def writer(eka: User) -> Client:
    client = Client()
    client.force_login(eka)
    return client


def form(**changed: object) -> dict[str, object]:
    return {
        "region": Region.objects.get(kemendagri_code="18.01").pk,
        "instrument": "perbup",
        "about": "perlindungan pekerja rentan",
        "stage": "usulan",
        "day": "2026-02-02",
        "source": "Bagian Hukum",
    } | changed


# ---- regulations


def test_the_matrix_says_what_stands_and_what_is_missing(reader: Client, eka: User) -> None:
    record(eka, stage=Stage.ISSUED, number="12/2026", day=date(2026, 6, 1))
    record(eka, code="18.02")
    rows = {row["Wilayah"]: row for row in read_page(reader.get(REGULATIONS)).table("Wilayah", "Perda")}
    assert "12/2026" in rows["Kabupaten Lampung Selatan"]["Pergub, Perbup, Perwal"]
    assert "usulan" in rows["Kabupaten Lampung Tengah belum ada yang mengikat"]["Pergub, Perbup, Perwal"]
    assert len(rows) == 16


def test_the_national_list_marks_what_nobody_verified_and_leaves_out_what_is_of_an_area(reader: Client) -> None:
    rows = {row["Nomor"] for row in read_page(reader.get(REGULATIONS)).table("Nomor", "Judul")}
    assert "PP 82/2019 belum diverifikasi" in rows
    assert "UU 40/2004" in rows
    assert not {row for row in rows if row.startswith(("Pergub", "Perbup"))}


def test_the_list_can_be_of_one_area(reader: Client, eka: User) -> None:
    record(eka)
    record(eka, code="18.02", about="hal lain")
    page = read_page(reader.get(f"{REGULATIONS}?wilayah=lampung-tengah"))
    assert [row["Tentang"] for row in page.table("Regulasi", "Tentang")] == ["hal lain"]
    assert reader.get(f"{REGULATIONS}?wilayah=jakarta").status_code == 200


def test_a_reader_is_offered_no_form(reader: Client, eka: User) -> None:
    regulation = record(eka)
    assert "Catat regulasi" not in read_page(reader.get(REGULATIONS)).text
    assert "Status baru" not in read_page(reader.get(f"{REGULATIONS}{regulation.pk}/")).text


def test_a_regulation_is_recorded_and_continued_by_forms(writer: Client) -> None:
    upload = SimpleUploadedFile("naskah.pdf", PDF)
    answer = writer.post(f"{REGULATIONS}catat/", form(file=upload), follow=True)
    assert "Perbup Lampung Selatan" in read_page(answer).text
    regulation = LocalRegulation.objects.get(about="perlindungan pekerja rentan")
    address = f"{REGULATIONS}{regulation.pk}/"
    writer.post(f"{address}status/", {"stage": "terbit", "day": "2026-06-01", "number": "12/2026"})
    page = read_page(writer.get(address))
    assert [row["Status"] for row in page.table("Tanggal", "Status")] == ["Usulan", "Terbit"]
    assert "naskah.pdf" in page.table("Tanggal", "Status")[0]["Berkas"]
    assert "Perbup Lampung Selatan 12/2026" in page.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": "kemarin"}, "“kemarin” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-05."),
        ({"day": "2999-01-01"}, "Tanggal 1 Januari 2999 belum tiba."),
        ({"instrument": "perwal"}, "Perwal tidak diterbitkan oleh Kabupaten Lampung Selatan; pilih jenis lain."),
        ({"stage": "terbit"}, "Isi nomor; regulasi yang terbit punya nomor."),
        ({"url": "javascript:alert(1)"}, "Alamat harus dimulai dengan https:// atau http://."),
        ({"groups": ["987654"]}, "“987654” bukan kelompok pekerja."),
        ({"groups": ["x"]}, "“x” bukan kelompok pekerja."),
    ],
)
def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(
    writer: Client, changed: dict[str, object], sentence: str
) -> None:
    answer = writer.post(f"{REGULATIONS}catat/", form(**changed))
    assert answer.status_code == 422
    page = read_page(answer)
    assert sentence in page.text
    assert "Bagian Hukum" in page.text
    assert not LocalRegulation.objects.filter(source="Bagian Hukum").exists()


def test_a_file_of_the_wrong_kind_is_told(writer: Client) -> None:
    upload = SimpleUploadedFile("naskah.html", b"<script>alert(1)</script>")
    answer = writer.post(f"{REGULATIONS}catat/", form(file=upload))
    assert answer.status_code == 422
    assert "naskah.html" in read_page(answer).text


def test_a_regulation_that_is_not_there_is_not_found(reader: Client) -> None:
    assert reader.get(f"{REGULATIONS}987654/").status_code == 404


def test_revoked_regulations_can_only_be_read(writer: Client, eka: User) -> None:
    regulation = record(eka)
    add_regulation_step(
        regulation=regulation, stage=Stage.REVOKED, day=date(2026, 4, 4), note="Usulan ditarik pemrakarsa.", by=eka
    )
    assert "Status baru" not in read_page(writer.get(f"{REGULATIONS}{regulation.pk}/")).text


def test_the_questions_do_not_grow_with_the_register(
    reader: Client, eka: User, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        record(eka, about=f"hal {number}")
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        reader.get(REGULATIONS)


# ---- benefits


OCTOBER = Month(2026, 10)


def told(by: User, month: Month = OCTOBER, **paid: Paid) -> None:
    region = Region.objects.get(kemendagri_code="18.01")
    record_benefits(
        region=region, month=month, told={Programme(name): value for name, value in paid.items()}, source="x", by=by
    )


def test_the_table_adds_up_only_what_is_known(reader: Client, eka: User) -> None:
    told(eka, JKM=Paid(7, 294_000_000), JKK=Paid(0))
    told(eka, Month(2026, 8), JKM=Paid(3, 126_000_000))
    page = read_page(reader.get(f"{BENEFITS}?wilayah=lampung-selatan"))
    rows = {row["Bulan"]: row for row in page.table("Bulan", "JKM")}
    assert rows["Oktober 2026"]["JKM"] == "7 kasus, Rp294.000.000"
    assert rows["Oktober 2026"]["JKK"] == "0 kasus"
    assert rows["September 2026"]["JKM"] == "–"
    assert rows["Jumlah"]["JKM"] == "10 kasus, Rp420.000.000 (sebagian, 2 dari 12 bulan)"
    assert rows["Jumlah"]["JHT"] == "–"


def test_what_a_case_is_worth_stands_with_its_parts(reader: Client) -> None:
    text = read_page(reader.get(BENEFITS)).text
    assert "Satu kasus JKM bernilai Rp42.000.000" in text
    for part in ("Rp20.000.000", "Rp12.000.000", "Rp10.000.000"):
        assert part in text


def test_before_the_first_known_amount_nothing_is_said(reader: Client) -> None:
    text = read_page(reader.get(f"{BENEFITS}?sampai=2020-01")).text
    assert "Besaran yang berlaku pada Januari 2020 belum tercatat." in text


@pytest.mark.parametrize("until", ["", "kemarin", "2999-12", "2026-13"])
def test_an_odd_month_shows_the_last_one_that_is_over(reader: Client, until: str) -> None:
    assert "sampai Oktober 2026" in read_page(reader.get(f"{BENEFITS}?sampai={until}")).text


def test_a_month_is_typed_with_dots_and_rp_and_blanks(writer: Client) -> None:
    address = f"{BENEFITS}lampung-selatan/2026-10/"
    sent = {"kasus-JKM": "1.207", "rupiah-JKM": "Rp50.694.000.000", "kasus-JKK": "", "source": "Laporan klaim"}
    assert writer.post(address, sent).status_code == 302
    assert [(row.programme, row.cases, row.rupiah) for row in BenefitCount.objects.all()] == [
        ("JKM", 1207, 50_694_000_000)
    ]


def test_a_correction_asks_for_its_reason(writer: Client, eka: User) -> None:
    told(eka, JKM=Paid(7))
    address = f"{BENEFITS}lampung-selatan/2026-10/"
    refused = writer.post(address, {"kasus-JKM": "8", "source": "Laporan klaim"})
    assert refused.status_code == 422
    assert "JKM sudah tercatat; tulis alasan perbaikan" in read_page(refused).text
    sent = {"kasus-JKM": "8", "source": "Laporan klaim", "reason": "Berkas cabang direvisi."}
    assert writer.post(address, sent).status_code == 302
    assert "Perbaikan ke-2: Berkas cabang direvisi." in read_page(writer.get(address)).text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"kasus-JKM": "1,5"}, "memakai koma"),
        ({"rupiah-JKM": "empat puluh juta"}, "bukan rupiah"),
        ({"rupiah-JKM": "-5"}, "bukan rupiah"),
        ({"rupiah-JKM": "9" * 20}, "terlalu besar"),
        ({}, "Tidak ada angka yang berubah."),
        ({"kasus-JKM": "1", "source": "Klaim a.n. Siti"}, "menyebut orang"),
    ],
)
def test_what_cannot_be_read_is_told(writer: Client, sent: dict[str, str], sentence: str) -> None:
    answer = writer.post(f"{BENEFITS}lampung-selatan/2026-10/", {"source": "Laporan klaim"} | sent)
    assert answer.status_code == 422
    assert sentence in read_page(answer).text
    assert not BenefitCount.objects.exists()


def test_a_place_that_is_not_there_has_no_months(writer: Client) -> None:
    assert writer.get(f"{BENEFITS}jakarta/2026-10/").status_code == 404
