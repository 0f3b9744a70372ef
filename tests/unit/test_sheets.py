"""Uploaded files: what they are is told from their content, and what cannot be read is refused with a sentence."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from enrolment.sheets import ROW_LIMIT, SheetRefused, read_rows

DATA = Path(__file__).resolve().parents[1] / "data"


def workbook(*rows: Iterable[object], hidden: str = "") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
        if hidden:
            secret = book.add_worksheet(hidden)
            secret.write(0, 0, "versi 1")
            secret.hide()
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def ods(table: str) -> bytes:
    """An OpenDocument workbook with one sheet, written by hand."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest_xml": manifest, "content_xml": content.encode()},
    )


def refusal(content: bytes, name: str = "data.xlsx") -> str:
    with pytest.raises(SheetRefused) as caught:
        read_rows(content, name)
    return str(caught.value)


def test_texts_stay_texts_and_numbers_stay_numbers() -> None:
    content = workbook(["kode", "jumlah"], ["18.10", 1234.0], [18.1, 12.5], ["  \u00a0rapi ", True])
    (sheet,) = read_rows(content, "data.xlsx")
    assert sheet.name == "Data"
    assert sheet.rows == (("kode", "jumlah"), ("18.10", 1234), (18.1, 12.5), ("rapi", "TRUE"))
    assert isinstance(sheet.rows[1][1], int)
    assert isinstance(sheet.rows[2][0], float)


def test_row_one_is_row_one_of_the_file_and_empty_ends_are_cut() -> None:
    (sheet,) = read_rows(workbook([], [], ["", "a"], [], ["b"], ["", ""]), "data.xlsx")
    assert sheet.rows == (("", ""), ("", ""), ("", "a"), ("", ""), ("b", ""))


def test_a_day_is_a_text_that_can_be_quoted() -> None:
    book = openpyxl.Workbook()
    book.active.append([datetime.date(2026, 10, 1), datetime.datetime(2026, 10, 1, 7, 30)])
    out = io.BytesIO()
    book.save(out)
    assert read_rows(out.getvalue(), "hari.xlsx")[0].rows == (("2026-10-01", "2026-10-01 07:30:00"),)


def test_hidden_sheets_are_read_and_marked() -> None:
    first, second = read_rows(workbook(["a"], hidden="Templat"), "data.xlsx")
    assert (first.hidden, second.hidden) == (False, True)
    assert second.rows == (("versi 1",),)


def test_the_content_decides_not_the_name() -> None:
    assert read_rows(workbook(["a"]), "data.csv")[0].rows == (("a",),)
    assert read_rows(b"a;b\n1;2\n", "data.xlsx")[0].rows == (("a", "b"), ("1", "2"))


def test_an_open_document_is_read() -> None:
    cell = '<table:table-cell office:value-type="{}"{}><text:p>{}</text:p></table:table-cell>'
    row = cell.format("string", "", "18.10") + cell.format("float", ' office:value="1234"', "1.234")
    assert read_rows(ods(f"<table:table-row>{row}</table:table-row>"), "data.ods")[0].rows == (("18.10", 1234),)


@pytest.mark.parametrize("file", ["sheet_libreoffice.xls", "sheet_libreoffice.ods"])
def test_what_an_office_program_saves_is_read(file: str) -> None:
    (sheet,) = read_rows((DATA / file).read_bytes(), file)
    assert sheet.name == "Penyebut"
    assert sheet.rows == (
        ("kode", "nama", "jumlah"),
        ("18.10", "Kabupaten Pringsewu", 1234),
        (18.1, "", 12.5),
    )


@pytest.mark.parametrize("file", ["errors.xls", "errors.ods"])
def test_an_error_that_an_office_program_saves_is_a_text_and_not_an_empty_cell(file: str) -> None:
    _, sheet = read_rows((DATA / file).read_bytes(), file)
    assert sheet.name == "Isian & kawan"
    assert sheet.rows[0][:3] == (5, "#DIV/0!", "#N/A")
    assert sheet.rows[1][0] == "akhir"


def test_errors_and_formulas_that_nobody_computed_are_texts_and_not_empty_cells() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Lain & kawan").write_formula(6, 3, "=1/0", None, "#DIV/0!")
        sheet = book.add_worksheet("Isian")
        sheet.write_formula(0, 0, "=2+3", None, 5)
        sheet.write_formula(0, 1, "=#REF!", None, "#REF!")
    first, second = read_rows(out.getvalue(), "data.xlsx")
    assert first.rows == (*[("",) * 4] * 6, ("", "", "", "#DIV/0!"))
    assert second.rows == ((5, "#REF!"),)
    table = openpyxl.Workbook()
    table.active.append([3, "=A1+1", '=""'])
    out = io.BytesIO()
    table.save(out)
    assert read_rows(out.getvalue(), "data.xlsx")[0].rows == ((3, "=A1+1", '=""'),)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_of_any_usual_kind_is_read(separator: str, encoding: str, end: str) -> None:
    lines = [["kode", "nama"], ["18.10", "“Pringsewu”"], ["", ""], ["18.72", "Metro – é"]]
    content = end.join(separator.join(line) for line in lines).encode(encoding)
    assert read_rows(content, "data.csv")[0].rows == tuple(tuple(line) for line in lines)


def test_a_separator_inside_quotes_separates_nothing() -> None:
    assert read_rows(b'"a;b;c",d\n1,2\n', "x.csv")[0].rows == (("a;b;c", "d"), ("1", "2"))


def test_numbers_of_a_csv_are_texts() -> None:
    assert read_rows(b"18.10;1.234\n", "x.csv")[0].rows == (("18.10", "1.234"),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b" \n\n ", "kosong"),
        (b";;\n;;\n", "tidak berisi apa-apa"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "adalah gambar JPEG, bukan tabel. Mengganti nama tidak mengubah isinya."),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "gambar PNG"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(64), "foto atau video"),
        (b"%PDF-1.7\n\x00\x01", "dokumen PDF"),
        (b"MZ\x90\x00", "program Windows"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "halaman web atau XML"),
        (b'<?xml version="1.0"?><Workbook/>', "halaman web atau XML"),
        ("a;b\n1;2".encode("utf-16"), "UTF-16"),
        (bytes(range(256)), "bukan tabel yang dapat dibaca"),
        (b"a;b\n1;\x81\n", "pengodean huruf yang tidak dikenal"),
        (b'a;b\n1;"2\n', "baris 2: tanda kutip tidak cocok"),
        (b"a;" * 500, "batasnya 200"),
        (b"a;" + b"x" * 200_000, "sel terlalu panjang"),
        (b"x" * (5 * 1024 * 1024 + 1), "berukuran 5,0 MB, lebih dari 5 MB"),
        (zipped(a_xml=b"x"), "arsip ZIP"),
        (zipped(word__document_xml=b"x"), "dokumen Word"),
        (zipped(ppt__presentation_xml=b"x"), "presentasi"),
        (zipped(**{"xl__workbook.bin": b"x"}), "XLSB"),
        (zipped(xl__workbook_xml=b"<workbook"), "rusak"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "bukan lembar kerja"),
        (b"PK\x03\x04" + bytes(40), "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(600), "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "dokumen Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office lama"),
    ],
)
def test_what_is_no_table_is_refused_by_name_with_what_to_do(content: bytes, words: str) -> None:
    sentence = refusal(content, "kiriman.xlsx")
    assert sentence.startswith("Berkas “kiriman.xlsx”")
    assert words in sentence
    assert sentence.endswith(".")


def test_a_name_of_an_enemy_is_shortened_and_stays_on_one_line() -> None:
    sentence = refusal(b"", "<script>\n\x00\u202e" + "x" * 10_000)
    assert len(sentence) < 200
    assert "\n" not in sentence
    assert "\u202e" not in sentence


@pytest.mark.slow
def test_a_cut_workbook_is_refused() -> None:
    whole = workbook(["a", 1])
    for length in range(4, len(whole), 97):
        assert "rusak" in refusal(whole[:length])


@pytest.mark.slow
def test_a_workbook_of_twenty_thousand_rows_is_read_and_a_longer_one_is_not() -> None:
    rows = [["18.01", number] for number in range(ROW_LIMIT)]
    assert len(read_rows(workbook(["kode", "jumlah"], *rows), "x.xlsx")[0].rows) == ROW_LIMIT + 1
    assert "lembar “Data”, terisi sampai baris 20.101; batasnya 20.000 baris" in refusal(
        workbook(*rows, *([["18.02", 1]] * 101))
    )
    assert "lebih dari 20.000 baris" in refusal(b"a;b\n" * (ROW_LIMIT + 100))


@pytest.mark.slow
def test_a_cell_at_the_far_corner_fills_no_memory() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write(1_048_575, 16_383, 1)
    assert "terlalu besar setelah dibuka" in refusal(out.getvalue())


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(xl__workbook_xml=b"<x/>", xl__media=bytes(151 * 1024 * 1024))
    assert len(bomb) < 5 * 1024 * 1024
    assert "terlalu besar setelah dibuka" in refusal(bomb)


def test_repeated_rows_of_an_open_document_fill_no_memory() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    content = ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    assert "rusak" in refusal(content)


@pytest.mark.slow
def test_one_long_text_named_by_many_cells_fills_no_memory() -> None:
    text = "x" * 32_000
    assert "terlalu besar setelah dibuka" in refusal(workbook(*([text] for _ in range(2_000))))


def test_letters_that_no_database_keeps_are_shown_as_unreadable() -> None:
    assert read_rows(b"a\x7fb;c\n", "x.csv")[0].rows == (("a\N{REPLACEMENT CHARACTER}b", "c"),)
