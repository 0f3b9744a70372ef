"""Files that are no workbook of this office and month, cells that cannot be taken: refused with place and reason."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from accounts.models import User
from enrolment.cells import NOT_APPLICABLE
from enrolment.models import Obligation, Submission, WorkerGroup
from enrolment.workbook import write_workbook
from enrolment.workflow import Status
from tests.factories import MONTH, REASON, obligation_of, submission_at
from tests.workbooks import (
    AREA,
    DOWNLOAD,
    PU,
    UPLOAD,
    Edits,
    as_csv,
    book,
    changes,
    confirm,
    edited,
    faults,
    filled,
    looked_at,
    opened,
    place,
    refusal,
    saved,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, ani: User, obligation: Obligation) -> Client:
    client.force_login(ani)
    return client


@pytest.fixture
def draft(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)


# ---- what a file is for


def test_the_workbook_of_another_office_is_refused(browser: Client) -> None:
    sentence = refusal(browser, write_workbook(book("kc-lampung-tengah")))
    assert "dibuat untuk kantor lain (kc-lampung-tengah), bukan untuk" in sentence


def test_the_workbook_of_another_month_is_refused(browser: Client, fajar: User) -> None:
    obligation_of(AREA, MONTH - 1, by=fajar)
    sentence = refusal(browser, write_workbook(book(month=MONTH - 1)))
    assert "dibuat untuk September 2026, sedangkan halaman ini untuk Oktober 2026." in sentence


def test_a_file_without_its_mark_is_refused(browser: Client) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    del table["ucj"]
    table["Isian"]["A1"].value = "Isian saya"
    assert "bukan buku kerja dari halaman ini, atau baris penandanya terhapus" in refusal(browser, saved(table))


def test_an_old_template_is_refused(browser: Client) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    old = str(table["Isian"]["A1"].value).replace("templat 1", "templat 0")
    table["Isian"]["A1"].value = table["ucj"]["B1"].value = old
    assert "memakai templat versi 0; yang berlaku versi 1." in refusal(browser, saved(table))


def test_a_mark_that_somebody_changed_is_refused(browser: Client, fajar: User) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    table["Isian"]["A1"].value = str(table["Isian"]["A1"].value).replace("2026-10", "2026-09")
    assert "penanda dari dua buku kerja yang berbeda" in refusal(browser, saved(table))
    table["ucj"]["B1"].value = table["Isian"]["A1"].value
    assert "sudah diubah" in refusal(browser, saved(table))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(200), "isian.xlsx", "adalah gambar JPEG, bukan tabel"),
        (b"%PDF-1.7\n1 0 obj\xff\x00", "isian.xlsx", "adalah dokumen PDF, bukan tabel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "isian.xlsx",
            "terkunci kata sandi",
        ),
        (b"PK\x03\x04kosong", "isian.xlsx", "rusak atau tidak lengkap"),
        (b"kode;nama\n18.01;x\n", "isian.csv", "bukan buku kerja dari halaman ini"),
        (b"a" * (5 * 1024 * 1024 + 1), "isian.csv", "berukuran 5,0 MB, lebih dari 5 MB"),
    ],
    ids=["photo", "pdf", "encrypted", "damaged", "other-table", "too-large"],
)
def test_what_is_no_workbook_is_refused_with_the_reason(browser: Client, content: bytes, name: str, words: str) -> None:
    assert words in refusal(browser, content, name)


def test_no_file_at_all_is_asked_for(browser: Client) -> None:
    answer = browser.post(UPLOAD, {})
    assert answer.status_code == 422
    assert "Pilih berkas buku kerja yang sudah diisi." in answer.content.decode()


def test_a_workbook_without_a_needed_column_is_refused(browser: Client) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    table["Isian"]["G3"].value = "Potensial"
    assert "tidak punya kolom “Potensi”" in refusal(browser, saved(table))


# ---- what cannot be read


def test_what_cannot_be_read_is_quoted_with_its_place_and_nothing_can_be_stored(
    browser: Client, draft: Submission
) -> None:
    content = browser.get(DOWNLOAD).content
    sheet = opened(content)["Isian"]
    edits: Edits = {
        PU: "1,234",
        (AREA, "BPU", "Bulan ini"): 12.5,
        (AREA, "JAKON", "Bulan ini"): -3,
        (AREA, "rt-rw", "Bulan ini"): "1.23",
        (AREA, "kader", "Keadaan"): "libur",
        (AREA, "PMI", "Keadaan"): NOT_APPLICABLE,
        (AREA, "jumlah", "Bulan ini"): 99,
        (AREA, "PU.JHT", "Keadaan"): NOT_APPLICABLE,
        (AREA, "BPU.JP", "Bulan ini"): 5,
        (AREA, "proyek", "Catatan"): "x" * 1001,
    }
    page = looked_at(browser, filled(content, edits))
    found = {cell: (value, mend) for cell, value, mend in faults(page)}
    expected = {
        place(sheet, *key): str(value).replace(".", ",") if isinstance(value, float) else str(value)
        for key, value in edits.items()
    }
    assert {cell: value for cell, (value, _) in found.items()} == {
        cell: value[:59] + "…" if len(value) > 60 else value for cell, value in expected.items()
    }
    assert "memakai koma" in found[place(sheet, *PU)][1]
    assert "negatif" in found[place(sheet, AREA, "JAKON", "Bulan ini")][1]
    assert "Kosongkan salah satunya" in found[place(sheet, AREA, "PMI", "Keadaan")][1]
    assert "Jumlah dihitung sendiri" in found[place(sheet, AREA, "jumlah", "Bulan ini")][1]
    words = page.content.decode()
    assert "10 sel tidak dapat dibaca" in words
    assert "simpan/" not in words
    assert "Masih ada 10 galat." in confirm(browser, page).content.decode()
    assert not draft.cells.filter(version__gt=1).exists()


def test_rows_are_found_by_their_codes_and_not_by_their_place(browser: Client, draft: Submission) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(book()).decode("utf-8-sig")), delimiter=";"))
    top, head, lines = rows[:2], rows[2], rows[3:]
    lines[0][5] = "61.000"
    order = [8, 5, 0, 2, 7, 6, 1]
    moved = [[line[column] for column in order] + ["abaikan"] for line in [head, *reversed(lines)]]
    moved[0][-1] = "Paraf"
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*top, *moved])
    page = looked_at(browser, out.getvalue().encode(), "isian.csv")
    assert changes(page) == [("PU.peserta", "60.000", "61.000")]
    assert "Kolom tambahan tidak dibaca: “Paraf”." in page.content.decode()


def test_unknown_and_doubled_rows_are_refused_one_by_one(browser: Client, draft: Submission) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    sheet = table["Isian"]
    last = sheet.max_row
    for row in (
        [AREA, "", "ojek", "", "", 5],
        ["18.02", "", "PU", "", "", 5],
        [AREA, "", "PU", "", "", 5],
        [18.1, "", "PU"],
    ):
        sheet.append(row)
    page = looked_at(browser, saved(table))
    found = faults(page)
    assert [(cell, value) for cell, value, _ in found] == [
        (f"C{last + 1}", "ojek"),
        (f"A{last + 2}", "18.02"),
        (f"C{last + 3}", "PU"),
        (f"A{last + 4}", "18,1"),
    ]
    assert "bukan wilayah" in found[1][2]
    assert "sudah ada di baris 4" in found[2][2]


def test_rows_that_were_taken_out_stay_as_they_are_stored(browser: Client, draft: Submission) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    table["Isian"].delete_rows(4, 5)
    page = looked_at(browser, saved(table))
    assert changes(page) == []
    assert "5 baris templat tidak ada dalam berkas; isinya yang tersimpan tidak diubah." in page.content.decode()


# ---- what the rules say


def test_a_cell_that_could_not_be_read_is_not_called_missing(browser: Client, draft: Submission) -> None:
    page = edited(browser, {(AREA, "JAKON", "Bulan ini"): "1,234", (AREA, "BPU", "Bulan ini"): None})
    noticed = [one.finding.message for one in page.context["preview"].noticed]
    assert [message for message in noticed if "belum diisi" in message] == [
        "Bukan penerima upah (BPU) belum diisi. Isi jumlah peserta aktif, 0 bila tidak ada, atau tandai tidak berlaku."
    ]
    assert "Sel yang tidak dapat dibaca belum ikut diperiksa." in page.content.decode()


def test_a_figure_without_a_place_this_month_can_only_be_emptied(browser: Client, draft: Submission) -> None:
    WorkerGroup.objects.filter(code="pekerja-rentan").update(valid_to=MONTH - 1)
    page = looked_at(browser, browser.get(DOWNLOAD).content)
    assert changes(page) == []
    rows = [
        (AREA, "pekerja-rentan.peserta", "Bulan ini"),
        (AREA, "pekerja-rentan.potensi", "Bulan ini"),
    ]
    page = edited(browser, dict.fromkeys(rows))
    assert changes(page) == [("pekerja-rentan.peserta", "5.000", ""), ("pekerja-rentan.potensi", "40.000", "")]
    assert "2 dikosongkan" in page.content.decode()
    confirm(browser, page)
    assert draft.cells.get(cell="pekerja-rentan.peserta").entry.is_empty


def test_rules_judge_the_report_as_it_would_be(browser: Client, draft: Submission) -> None:
    page = edited(browser, {(AREA, "PU.JHT", "Bulan ini"): 70_000})
    words = page.content.decode()
    assert "peserta JHT 70.000 lebih besar dari peserta aktif segmen 60.000" in words
    assert "Simpan 1 sel" in words


def test_a_warning_shows_the_note_that_answers_it(browser: Client, draft: Submission) -> None:
    page = edited(browser, {(AREA, "pekerja-rentan", "Bulan ini"): 19_000, (AREA, "pekerja-rentan", "Potensi"): 10})
    assert "Belum dijelaskan" in page.content.decode()
    page = edited(
        browser,
        {
            (AREA, "pekerja-rentan", "Bulan ini"): 19_000,
            (AREA, "pekerja-rentan", "Potensi"): 10,
            (AREA, "pekerja-rentan", "Catatan"): REASON,
        },
    )
    assert "Belum dijelaskan" not in page.content.decode()
    assert REASON in page.content.decode()


# ---- the table of errors as a file


def test_the_table_of_errors_can_be_taken_along(browser: Client, draft: Submission) -> None:
    page = edited(browser, {PU: 60_500, (AREA, "BPU", "Bulan ini"): "1,234", (AREA, "JAKON", "Bulan ini"): 12.5})
    address = page.request["PATH_INFO"]
    answer = browser.get(f"{address}galat.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="galat_kcp-kalianda_2026-10.xlsx"'
    sheet = opened(answer.content)["Galat"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Tingkat", "Lembar", "Sel", "Nilai", "Aturan", "Cara memperbaiki")
    assert [row[3] for row in rows[1:]] == ["1,234", "12,5"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    text = browser.get(f"{address}galat.csv").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1][0] == "Galat"
