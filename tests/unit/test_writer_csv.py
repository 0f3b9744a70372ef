"""The figures of a pack as CSV: machines read them exactly, spreadsheets run nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime

from enrolment.plain_text import plain_text
from monev.document import Document, Observation
from monev.writers.csv import write_csv_zip
from tests.document_examples import example_document, hostile_document, imprint


def files_of(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_csv_zip(document))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_every_figure_is_one_row_that_says_where_it_is_from() -> None:
    document = example_document()
    rows = rows_of(files_of(document)["data.csv"])
    assert len(rows) == len(document.observations)
    metro = next(row for row in rows if row["kode_kemendagri"] == "18.72" and row["indikator"] == "cakupan")
    assert metro == {
        "indikator": "cakupan",
        "kode_kemendagri": "18.72",
        "wilayah": "Kota Metro",
        "periode": "2026-08",
        "segmen": "",
        "kelompok": "",
        "program": "",
        "nilai": "40.9241",
        "satuan": "persen",
        "status": "sementara",
        "sumber": "Rilis 2026-10.1",
        "rilis": "Rilis 2026-10.1",
        "skema": "Skema Batas cakupan tetap (contoh, belum resmi)",
        "keterangan": "Data contoh",
    }


def test_the_file_for_excel_holds_the_same_with_decimal_commas() -> None:
    files = files_of(example_document())
    assert files["data_excel_indonesia.csv"].startswith(b"\xef\xbb\xbf")
    assert not files["data.csv"].startswith(b"\xef\xbb\xbf")
    plain, excel = rows_of(files["data.csv"]), rows_of(files["data_excel_indonesia.csv"], ";")
    assert [row | {"nilai": row["nilai"].replace(",", ".")} for row in excel] == plain
    assert "40,9241" in {row["nilai"] for row in excel}


def test_what_nobody_knows_is_empty_and_never_nought() -> None:
    rows = rows_of(files_of(example_document())["data.csv"])
    mesuji = {row["nilai"] for row in rows if row["wilayah"] == "Kabupaten Mesuji" and row["indikator"] != "perubahan"}
    assert mesuji == {""}


def test_a_negative_number_stays_a_number_and_no_other_text_is_one() -> None:
    document = example_document()
    odd = [
        Observation("perubahan", "18.72", "Metro", "2026-10", "", "", "", value, "poin", "final", "contoh")
        for value in ("-0.4", "-2+3", "1.000", "=1")
    ]
    files = files_of(replace(document, observations=tuple(odd)))
    assert [row["nilai"] for row in rows_of(files["data.csv"])] == ["-0.4", "'-2+3", "1.000", "'=1"]
    assert [row["nilai"] for row in rows_of(files["data_excel_indonesia.csv"], ";")] == [
        "-0,4",
        "'-2+3",
        "1,000",
        "'=1",
    ]


def test_the_metadata_explain_every_indicator() -> None:
    files = files_of(example_document())
    known = {row["kunci"]: row for row in rows_of(files["metadata.csv"])}
    assert known["cakupan"]["definisi"] == "Peserta aktif dibagi pekerja eligible."
    assert known["iuran"]["satuan"] == "rupiah"


def test_the_text_to_read_first_says_release_scheme_and_example() -> None:
    text = files_of(example_document())["baca-dulu.txt"].decode()
    for words in (
        "PERHATIAN: Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.",
        "Rilis: 2026-10.1, terbit 12 November 2026",
        "Periode: Oktober 2026",
        "Skema kategori: Skema Batas cakupan tetap (contoh, belum resmi)",
        "Nilai kosong berarti belum ada data; bukan nol.",
    ):
        assert words in text


def test_real_data_are_not_called_example() -> None:
    files = files_of(replace(example_document(), imprint=imprint(example=False, warnings=())))
    assert {row["keterangan"] for row in rows_of(files["data.csv"])} == {""}
    assert "contoh:" not in files["baca-dulu.txt"].decode().lower()


def test_hostile_texts_are_there_and_no_cell_is_a_formula() -> None:
    document = hostile_document()
    files = files_of(document)
    for name, delimiter in (("data.csv", ","), ("data_excel_indonesia.csv", ";"), ("metadata.csv", ",")):
        rows = rows_of(files[name], delimiter)
        cells = [(key, cell) for row in rows for key, cell in row.items()]
        assert cells
        assert not [cell for key, cell in cells if key != "nilai" and cell.startswith(("=", "+", "-", "@"))]
        assert all(cell.isprintable() for _, cell in cells)
    rows = rows_of(files["data.csv"])
    assert [row["wilayah"] for row in rows] == [plain_text(each.region) for each in document.observations]
    # As many lines as there were meant to be: what somebody typed makes none of its own.
    assert files["baca-dulu.txt"].count(b"\n") == files_of(example_document())["baca-dulu.txt"].count(b"\n")


def test_the_same_document_has_the_same_bytes_and_the_dates_of_its_release() -> None:
    document = example_document()
    assert write_csv_zip(document) == write_csv_zip(document)
    with zipfile.ZipFile(io.BytesIO(write_csv_zip(document))) as archive:
        assert {datetime(*entry.date_time) for entry in archive.infolist()} == {datetime(2026, 11, 12, 2, 15)}
