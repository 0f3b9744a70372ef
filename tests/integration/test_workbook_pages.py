"""Buku kerja: what is downloaded, what an upload shows before anything is stored, and what is stored then."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from accounts.models import BranchOffice, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import NOT_APPLICABLE, Cell, Entry
from enrolment.models import CellFigure, Obligation, Submission, Upload
from enrolment.selectors import book_of, counts_of
from enrolment.vocabulary import Segment
from enrolment.workbook import Book, write_workbook
from enrolment.workflow import Status
from periods.month import Month
from tests.factories import MONTH, REASON, counts, obligation_of, staff_of, submission_at
from tests.workbooks import Edits, as_csv, filled, opened, place, saved

pytestmark = pytest.mark.django_db

AREA = "18.01"
MONTHS = "/buku-kerja/"
DOWNLOAD = "/buku-kerja/2026-10/"
UPLOAD = "/buku-kerja/2026-10/unggah/"
PU = (AREA, "PU", "Bulan ini")


@pytest.fixture
def browser(client: Client, ani: User, obligation: Obligation) -> Client:
    client.force_login(ani)
    return client


@pytest.fixture
def draft(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)


def book(office: str = "kcp-kalianda", month: Month = MONTH) -> Book:
    found = book_of(BranchOffice.objects.get(code=office), month)
    assert found is not None
    return found


def send(browser: Client, content: bytes, name: str = "isian.xlsx", address: str = UPLOAD) -> Any:
    return browser.post(address, {"file": SimpleUploadedFile(name, content)})


def refusal(browser: Client, content: bytes, name: str = "isian.xlsx", address: str = UPLOAD) -> str:
    """The sentence about a file that is not taken at all; nothing is kept of it."""
    answer = send(browser, content, name, address)
    assert answer.status_code == 422
    assert not Upload.objects.exists()
    (sentence,) = answer.context["form"].errors["file"]
    assert escape(sentence) in answer.content.decode()
    return str(sentence)


def looked_at(browser: Client, content: bytes, name: str = "isian.xlsx") -> Any:
    """The page with the preview."""
    answer = send(browser, content, name)
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"])


def edited(browser: Client, edits: Edits) -> Any:
    return looked_at(browser, filled(browser.get(DOWNLOAD).content, edits))


def faults(page: Any) -> list[tuple[str, str, str]]:
    return [(fault.cell, fault.value, fault.mend) for fault in page.context["preview"].faults]


def changes(page: Any) -> list[tuple[str, str, str]]:
    rows = page.context["page"].object_list
    return [(change.cell, change.before.words, change.after.words) for _, change in rows]


def confirm(browser: Client, page: Any) -> Any:
    return browser.post(f"{page.request['PATH_INFO']}simpan/", follow=True)


# ---- the way that works


def test_the_months_of_the_office_offer_both_buttons(browser: Client) -> None:
    page = browser.get(MONTHS).content.decode()
    assert "Oktober 2026" in page
    assert DOWNLOAD in page
    assert UPLOAD in page


def test_the_file_is_named_after_office_and_month(browser: Client) -> None:
    answer = browser.get(DOWNLOAD)
    assert answer["Content-Disposition"] == 'attachment; filename="isian_kcp-kalianda_2026-10.xlsx"'
    assert "no-cache" in answer["Cache-Control"]


def test_what_is_downloaded_and_uploaded_again_changes_nothing(browser: Client, draft: Submission) -> None:
    page = looked_at(browser, browser.get(DOWNLOAD).content)
    assert "Tidak ada perubahan" in page.content.decode()
    assert changes(page) == []
    assert "Simpan 0 sel" not in page.content.decode()
    assert "Tidak ada yang berubah" in confirm(browser, page).content.decode()


def test_a_change_is_shown_first_and_stored_when_it_is_confirmed(browser: Client, draft: Submission) -> None:
    before = counts_of(draft)
    page = edited(browser, {PU: 61_000, (AREA, "PU", "Catatan"): REASON, (AREA, "BPU", "Bulan ini"): "20.500"})
    words = page.content.decode()
    assert changes(page) == [("PU.peserta", "60.000", "61.000"), ("BPU.peserta", "20.000", "20.500")]
    assert "+1.000" in words
    assert REASON in words
    assert counts_of(draft) == before

    done = confirm(browser, page).content.decode()

    assert "2 sel disimpan di 1 wilayah." in done
    after = counts_of(draft)
    assert after.segments[Segment.PU].participants == 61_000
    assert after.segments[Segment.BPU].participants == 20_500
    assert draft.cells.get(cell="PU.peserta").note == REASON


def test_confirming_twice_stores_once(browser: Client, draft: Submission) -> None:
    page = edited(browser, {PU: 61_000})
    confirm(browser, page)
    version = draft.cells.get(cell="PU.peserta").version
    again = confirm(browser, page).content.decode()
    assert "Unggahan ini sudah disimpan pada" in again
    assert draft.cells.get(cell="PU.peserta").version == version
    assert AuditEvent.objects.filter(action="workbook-saved").count() == 1


def test_a_report_that_nobody_began_begins_with_its_workbook(browser: Client, obligation: Obligation) -> None:
    page = edited(browser, {PU: 61_000, (AREA, "rt-rw", "Potensi"): 900})
    confirm(browser, page)
    submission = obligation.submissions.get()
    assert submission.status == Status.DRAFT
    assert {str(row.cell): row.number for row in submission.cells.all()} == {"PU.peserta": 61_000, "rt-rw.potensi": 900}


def test_nothing_is_written_but_what_changed(browser: Client, draft: Submission) -> None:
    confirm(browser, edited(browser, {PU: 61_000}))
    assert set(draft.cells.filter(version__gt=1).values_list("cell", flat=True)) == {"PU.peserta"}
    event = AuditEvent.objects.get(action="workbook-saved")
    assert event.details["cells"] == [{"cell": "PU.peserta", "before": "60.000", "after": "61.000"}]
    assert (event.subject_id, event.details["file"]) == (str(draft.pk), "isian.xlsx")


def test_zero_empty_and_not_applicable_stay_three_things(browser: Client, draft: Submission) -> None:
    page = edited(
        browser,
        {
            (AREA, "BPU", "Bulan ini"): 0,
            (AREA, "JAKON", "Bulan ini"): None,
            (AREA, "PMI", "Bulan ini"): None,
            (AREA, "PMI", "Keadaan"): NOT_APPLICABLE,
        },
    )
    assert changes(page) == [
        ("BPU.peserta", "20.000", "0"),
        ("JAKON.peserta", "5.000", ""),
        ("PMI.peserta", "400", NOT_APPLICABLE),
    ]
    assert "1 dikosongkan" in page.content.decode()
    confirm(browser, page)
    stored = {row.cell: row.entry for row in draft.cells.all()}
    assert stored["BPU.peserta"] == Entry(0)
    assert stored["JAKON.peserta"] == Entry()
    assert stored["PMI.peserta"] == Entry(applicable=False)


def test_all_areas_of_an_office_are_stored_together(client: Client, citra: User, fajar: User) -> None:
    obligation_of("18.02", by=fajar)
    client.force_login(citra)
    areas = [area.code for area in book("kc-lampung-tengah").areas]
    assert len(areas) > 1
    page = edited(client, {(area, "PU", "Bulan ini"): 1000 + place for place, area in enumerate(areas)})
    assert f"{len(areas)} sel disimpan di {len(areas)} wilayah." in confirm(client, page).content.decode()
    assert CellFigure.objects.count() == len(areas)
    assert AuditEvent.objects.filter(action="workbook-saved").count() == len(areas)


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


# ---- reports that are not open


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.SUBMITTED, "Tarik kembali laporannya"), (Status.REVIEWING, "Tunggu"), (Status.VERIFIED, "Buka revisi")],
)
def test_a_report_that_is_not_open_is_skipped_unchanged_and_refused_changed(
    browser: Client, obligation: Obligation, ani: User, budi: User, status: Status, words: str
) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    page = looked_at(browser, browser.get(DOWNLOAD).content)
    assert "Dilewati." in page.content.decode()
    assert words in page.content.decode()
    assert faults(page) == []
    page = edited(browser, {PU: 61_000})
    ((_, value, mend),) = faults(page)
    assert value == "61000"
    assert "tersimpan 60.000" in mend
    assert words in mend


def test_a_report_handed_in_since_the_preview_stays_as_it_is(
    browser: Client, draft: Submission, ani: User, budi: User
) -> None:
    page = edited(browser, {PU: 61_000})
    actions.submit(submission=draft, by=ani)
    answer = confirm(browser, page)
    assert "tidak dapat disimpan. Tidak ada yang disimpan." in answer.content.decode()
    assert draft.cells.get(cell="PU.peserta").number == 60_000


def test_versions_of_another_revision_do_not_count(
    browser: Client, draft: Submission, obligation: Obligation, ani: User, budi: User
) -> None:
    page = edited(browser, {PU: 61_000})
    actions.submit(submission=draft, by=ani)
    actions.verify(submission=draft, by=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    answer = confirm(browser, page)
    assert "laporannya sudah berganti sejak pratinjau" in answer.content.decode()


# ---- somebody else meanwhile


def test_a_cell_that_somebody_changed_since_the_preview_keeps_everything_as_it_is(
    client: Client, citra: User, fajar: User
) -> None:
    obligation_of("18.02", by=fajar)
    client.force_login(citra)
    areas = [area.code for area in book("kc-lampung-tengah").areas]
    page = edited(client, {(area, "PU", "Bulan ini"): 1000 for area in areas})
    last = Obligation.objects.get(region__kemendagri_code=areas[-1], office=citra.office, month=MONTH)
    change = CellChange(Cell("PU", "peserta"), 0, Entry(2000))
    colleague = staff_of(last.office, fajar)[0]
    actions.save_cells(obligation=last, changes=[change], by=colleague)

    answer = client.post(f"{page.request['PATH_INFO']}simpan/")

    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Anda menulis 1.000" in words
    assert f"{colleague.full_name} sudah menyimpan 2.000" in words
    assert last.region.official_name in words
    assert list(CellFigure.objects.values_list("number", flat=True)) == [2000]
    assert Submission.objects.count() == 1
    assert not AuditEvent.objects.filter(action="workbook-saved").exists()


def test_an_upload_takes_the_place_of_the_one_before(browser: Client, draft: Submission) -> None:
    first, second = edited(browser, {PU: 61_000}), edited(browser, {PU: 62_000})
    assert browser.get(first.request["PATH_INFO"]).status_code == 404
    confirm(browser, second)
    edited(browser, {PU: 63_000})
    assert browser.get(second.request["PATH_INFO"]).status_code == 200
    assert Upload.objects.count() == 2


# ---- who may


@pytest.mark.parametrize("name", ["budi", "dewi", "eka", "fajar"])
def test_only_who_enters_has_a_workbook(
    client: Client, obligation: Obligation, name: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(name))
    for address in (MONTHS, DOWNLOAD, UPLOAD):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Tindakan ini untuk petugas input" in answer.content.decode()


def test_a_stranger_signs_in_first(client: Client, obligation: Obligation) -> None:
    for address in (MONTHS, DOWNLOAD, UPLOAD):
        assert client.get(address)["Location"].startswith("/masuk/")


def test_a_preview_is_not_there_for_anybody_else(browser: Client, draft: Submission, citra: User, fajar: User) -> None:
    address = edited(browser, {PU: 61_000}).request["PATH_INFO"]
    colleague = staff_of(draft.obligation.office, fajar)[0]
    for other in (citra, colleague):
        browser.force_login(other)
        assert browser.get(address).status_code == 404
        assert browser.post(f"{address}simpan/").status_code == 404
        assert browser.get(f"{address}galat.xlsx").status_code == 404
    assert draft.cells.get(cell="PU.peserta").number == 60_000


def test_a_month_without_a_report_is_not_there(browser: Client) -> None:
    answer = browser.get("/buku-kerja/2019-01/")
    assert answer.status_code == 404
    assert "tidak punya laporan Januari 2019." in answer.content.decode()


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


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_cells(
    browser: Client, draft: Submission, django_assert_max_num_queries: Any
) -> None:
    content = filled(browser.get(DOWNLOAD).content, {PU: 61_000})
    with django_assert_max_num_queries(40):
        send(browser, content)


def test_counts_are_read_back_as_they_are(browser: Client, draft: Submission) -> None:
    confirm(browser, edited(browser, {PU: 60_001}))
    expected = counts(pu=60_001)
    assert counts_of(draft).segments == expected.segments
