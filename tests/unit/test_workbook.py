"""The workbook as a file: what is open and what is locked, what is checked while typing, what it says of itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from enrolment.cells import NOT_APPLICABLE, TOTAL, Cell
from enrolment.counts import Count, Counts
from enrolment.rules import RULES, rule_title
from enrolment.vocabulary import Programme, Segment
from enrolment.workbook import compare, file_name, read_workbook, write_workbook
from tests.unit.workbook_examples import MONTH, OFFICE, book
from tests.workbooks import as_csv, opened, place

COUNTS = Counts(
    {Segment.PU: Count(60_000, 100_000), Segment.BPU: Count(applicable=False)},
    {"rt-rw": Count(0)},
    {(Segment.PU, Programme.JHT): 50_000},
)
DATA = Path(__file__).resolve().parents[1] / "data"
NOTE = "Pendataan ulang bersama Disnaker."


def sheet_of(**given: Any) -> Any:
    return opened(write_workbook(book(COUNTS, notes={TOTAL: NOTE}, **given)))["Isian"]


def at(sheet: Any, row: str, column: str, area: str = "18.02") -> Any:
    return sheet[place(sheet, area, row, column)]


def test_the_name_says_office_and_month() -> None:
    assert file_name(OFFICE, MONTH) == "isian_kc-lampung-tengah_2026-10.xlsx"


def test_three_sheets_of_which_one_is_hidden() -> None:
    content = opened(write_workbook(book()))
    assert {sheet.title: sheet.sheet_state for sheet in content} == {
        "Isian": "visible",
        "Petunjuk": "visible",
        "ucj": "hidden",
    }
    assert all(sheet.protection.sheet for sheet in content)
    facts = dict(content["ucj"].iter_rows(max_row=4, max_col=2, values_only=True))
    assert (facts["kantor"], facts["bulan"], facts["templat"]) == (OFFICE, "2026-10", "1")
    assert facts["penanda"] == content["Isian"]["A1"].value


def test_last_month_and_what_is_stored_stand_in_it() -> None:
    sheet = sheet_of()
    assert at(sheet, "PU", "Bulan lalu").value == 59_000
    assert at(sheet, "PU", "Bulan ini").value == 60_000
    assert at(sheet, "PU", "Potensi").value == 100_000
    assert at(sheet, "rt-rw", "Bulan ini").value == 0
    assert at(sheet, "pekerja-rentan", "Bulan ini").value is None
    assert (at(sheet, "BPU", "Bulan ini").value, at(sheet, "BPU", "Keadaan").value) == (None, NOT_APPLICABLE)
    assert at(sheet, "PU.JHT", "Bulan ini").value == 50_000
    assert at(sheet, "jumlah", "Bulan lalu").value == 79_000
    assert at(sheet, "jumlah", "Catatan").value == NOTE
    assert isinstance(at(sheet, "PU", "Kode wilayah").value, str)


@pytest.mark.parametrize(
    ("row", "open_columns"),
    [
        ("PU", {"Bulan ini", "Potensi", "Keadaan", "Catatan"}),
        ("rt-rw", {"Bulan ini", "Potensi", "Keadaan", "Catatan"}),
        ("PU.JHT", {"Bulan ini", "Catatan"}),
        ("rangkap", {"Bulan ini", "Catatan"}),
        ("usaha.pwbd", {"Bulan ini", "Catatan"}),
        ("jumlah", {"Catatan"}),
        ("BPU.JP", set()),
    ],
)
def test_only_what_may_be_filled_in_is_open(row: str, open_columns: set[str]) -> None:
    sheet = sheet_of()
    headings = [cell.value for cell in sheet[3]]
    found = {heading for heading in headings if not at(sheet, row, heading).protection.locked}
    assert found == open_columns
    assert all(cell.protection.locked for line in sheet["A1:I3"] for cell in line)


def test_what_does_not_apply_says_so_in_grey() -> None:
    cell = at(sheet_of(), "BPU.JP", "Keadaan")
    assert cell.value == NOT_APPLICABLE
    assert cell.font.color.rgb == "FF6B7A88"


def test_a_report_that_is_not_open_is_locked_as_a_whole() -> None:
    sheet = sheet_of(closed="Laporan berstatus diajukan. Tarik kembali laporannya untuk mengubahnya.")
    assert at(sheet, "PU", "Bulan ini", area="18.10").protection.locked
    assert not at(sheet, "PU", "Bulan ini", area="18.02").protection.locked


def test_entries_are_checked_while_they_are_typed() -> None:
    number, state, note = sheet_of().data_validations.dataValidation
    assert (number.type, number.operator, number.formula1) == ("whole", None, "0")
    assert "tanpa koma" in number.error
    assert (state.type, state.formula1) == ("list", f'"berlaku,{NOT_APPLICABLE}"')
    assert (note.type, note.formula1) == ("textLength", "1000")
    assert [str(one.sqref)[0] for one in (number, state, note)] == ["F", "H", "I"]


def test_headings_stay_in_sight_and_columns_are_wide_enough() -> None:
    sheet = sheet_of()
    assert sheet.freeze_panes == "E4"
    assert sheet.column_dimensions["D"].width > 50
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.auto_filter.ref.startswith("A3:I")


def test_numbers_show_their_dots_in_every_language() -> None:
    assert at(sheet_of(), "PU", "Bulan ini").number_format == r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"


def test_there_is_no_formula_in_it() -> None:
    content = write_workbook(book(COUNTS, notes={TOTAL: '=HYPERLINK("http://a")'}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_a_csv_of_before_excel_in_western_letters_is_read() -> None:
    written = book(COUNTS, notes={Cell("PU", "peserta"): "Perubahan – karena é"})
    content = as_csv(written, encoding="cp1252")
    assert compare(read_workbook(content, "isian.csv", written), written).changed == 0


@pytest.mark.parametrize("file", ["isian_libreoffice.xls", "isian_libreoffice.ods"])
def test_what_libreoffice_saves_of_it_holds_the_same(file: str) -> None:
    notes = {Cell("PU", "peserta"): '=HYPERLINK("http://a") – 😀 <b>', TOTAL: "baris satu\nbaris dua"}
    written = book(COUNTS, COUNTS, notes=notes)
    preview = compare(read_workbook((DATA / file).read_bytes(), file, written), written)
    assert (preview.changed, preview.unchanged, preview.faults) == (0, 50, [])
    # Saved before workbooks said what they were downloaded with: taken as all typed, and the preview says so.
    (remark,) = preview.remarks
    assert "tidak membawa isi saat diunduh" in remark
    empty = book()
    found = compare(read_workbook((DATA / file).read_bytes(), file, empty), empty).areas[0].changes
    assert {(change.cell, change.after.words, change.note) for change in found if change.note} == {
        ("PU.peserta", "60.000", notes[Cell("PU", "peserta")]),
        ("jumlah.peserta", "", notes[TOTAL]),
    }


@pytest.mark.parametrize("file", ["isian_libreoffice_downloaded.xls", "isian_libreoffice_downloaded.ods"])
def test_libreoffice_keeps_what_the_workbook_was_downloaded_with(file: str) -> None:
    empty = book()
    preview = compare(read_workbook((DATA / file).read_bytes(), file, empty), empty)
    assert (preview.changed, preview.undecided, preview.faults, preview.remarks) == (0, 0, [], [])
    assert len(preview.overtaken) == 11
    assert not any(one.is_wanted for one in preview.overtaken)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_an_indonesian_name(rule: Any) -> None:
    assert rule_title(rule.__name__) != rule.__name__.replace("_", " ")
