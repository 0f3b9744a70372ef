"""The workbook of a pack: numbers are numbers, unknown is empty, texts are texts, charts show their own cells."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import time_machine
from openpyxl.utils import range_boundaries

from coverage.charts.records import Bar, Column, DataTable, Marker, Range, Row
from enrolment.plain_text import printable_line
from monev.document import Document, Picture, Sheet, Table
from monev.writers.xlsx import write_xlsx
from monev.writers.xlsx.book import names_for_sheets
from tests.document_examples import (
    MONTHS,
    TARGET,
    area_table,
    bars,
    comparison,
    example_document,
    hostile_document,
    imprint,
    trend,
)

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def book_of(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(document)))


def with_sheets(*sheets: Sheet, **changed: Any) -> Document:
    return replace(example_document(), sheets=sheets, **changed)


def row_of(sheet: Any, name: str) -> list[Any]:
    """The cells of the row whose first cell says this."""
    found = [row for row in sheet.iter_rows() if row[0].value == name]
    assert len(found) == 1, name
    return list(found[0])


def parts_of(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def charts_of(document: Document) -> list[ElementTree.Element]:
    parts = parts_of(document)
    return [ElementTree.fromstring(parts[name]) for name in sorted(parts) if re.match(r"xl/charts/chart\d", name)]


def cells(book: openpyxl.Workbook, reference: str) -> list[Any]:
    """The values of ``'Data grafik'!$A$5:$A$9``."""
    sheet, _, area = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    rows = book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


def reference(part: ElementTree.Element, path: str) -> str:
    found = part.find("/".join(C + step for step in path.split("/")))
    assert found is not None, path
    assert found.text
    return found.text


def series_of(document: Document, number: int = 0) -> dict[str, list[Any]]:
    """Name and values of every series of a chart, read from the cells that it names."""
    book, chart = book_of(document), charts_of(document)[number]
    drawn = list(chart.iter(f"{C}ser"))
    return {cells(book, reference(one, "tx/strRef/f"))[0]: cells(book, reference(one, "val/numRef/f")) for one in drawn}


def test_the_sheets_stand_in_order_and_are_listed_on_the_cover_with_links() -> None:
    book = book_of(example_document())
    assert book.sheetnames == ["Sampul", "Catatan", "Ringkasan", "Tren", "Kelompok", "Data grafik"]
    links = {cell.value: cell.hyperlink.location for row in book["Sampul"] for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_numbers_are_numbers_in_the_format_of_their_kind() -> None:
    row = row_of(book_of(example_document())["Ringkasan"], "Kota Metro")
    assert [cell.value for cell in row[1:3]] == [29_140, 71_205]
    assert row[3].value == pytest.approx(29_140 / 71_205, abs=1e-15)
    assert row[4].value == pytest.approx((29_140 / 71_205 / 20 - 0.005) * 100, abs=1e-4)
    formats = [cell.number_format for cell in row[1:6]]
    assert formats == ["#,##0", "#,##0", "0.00%", "+0.00;-0.00;0.00", "+#,##0;-#,##0;0"]
    assert all(cell.data_type == "n" for cell in row[1:6])


def test_months_and_days_are_dates_in_indonesian() -> None:
    book = book_of(example_document())
    month = next(row[0] for row in book["Tren"].iter_rows() if isinstance(row[0].value, datetime))
    assert (month.value, month.number_format) == (datetime(2023, 11, 1), "[$-421]mmmm yyyy")
    day = row_of(book["Kelompok"], "Pekebun sawit")[7]
    assert (day.value, day.number_format) == (datetime(2026, 12, 31), "[$-421]d mmmm yyyy")
    assert row_of(book["Kelompok"], "Pekebun sawit")[5].number_format == '"Rp"#,##0'


def test_what_nobody_knows_is_an_empty_cell() -> None:
    row = row_of(book_of(example_document())["Ringkasan"], "Kabupaten Mesuji")
    assert [cell.value for cell in row[1:6]] == [None, 84_510, None, None, None]
    texts = [cell.value for line in book_of(example_document())["Catatan"] for cell in line]
    assert "• Sel kosong berarti belum ada data; bukan nol." in texts


def test_a_table_without_rows_says_so() -> None:
    assert row_of(book_of(example_document())["Kelompok"], "Belum ada data manfaat.")


def test_every_sheet_names_release_period_scheme_and_that_it_is_an_example() -> None:
    document = example_document()
    book = book_of(document)
    for sheet in book:
        texts = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=12) for cell in row if cell.value)
        printed = " ".join(part.text or "" for part in (sheet.oddHeader.left, sheet.oddHeader.right))
        below = sheet.oddFooter.left.text or ""
        for words in ("Rilis 2026-10.1", "Skema Batas cakupan tetap", "Data contoh", "Angka sementara"):
            assert words in texts, sheet.title
            assert words in below, sheet.title
        assert "Oktober 2026" in texts
        assert "Provinsi Lampung, Oktober 2026" in printed
        assert "Data contoh" in printed
        assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    real = book_of(replace(document, imprint=imprint(example=False, warnings=())))
    assert not [cell for sheet in real for row in sheet for cell in row if "Data contoh" in str(cell.value)]
    assert not [sheet for sheet in real if "contoh" in (sheet.oddHeader.right.text or "")]


def test_sheets_are_printed_on_a4_across_with_the_header_on_every_page() -> None:
    book = book_of(example_document())
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
    trend_sheet = book["Tren"]
    head = next(cell.row for cell in trend_sheet["A"] if cell.value == "Bulan")
    assert trend_sheet.print_title_rows == f"${head}:${head}"
    assert trend_sheet.freeze_panes == f"B{head + 1}"
    # Two tables below each other cannot both repeat their header: the lines that open the sheet stay.
    assert book["Kelompok"].print_title_rows == "$1:$2"


def test_a_long_opening_leaves_room_below_what_is_frozen() -> None:
    sheet = Sheet("Panjang", "Panjang", ("kata " * 200,) * 5, (area_table(),))
    assert book_of(with_sheets(sheet))["Panjang"].freeze_panes == "B1"


def test_columns_are_as_wide_as_what_they_show() -> None:
    sheet = book_of(example_document())["Ringkasan"]
    assert sheet.column_dimensions["A"].width > len("Kabupaten Tulang Bawang Barat")
    assert 10 < sheet.column_dimensions["B"].width < 16


def test_a_sheet_full_of_words_is_still_read_on_paper() -> None:
    """Of A4 across 1026 pixels are printed; letters of eleven points may become no smaller than nine."""
    columns = (*(Column(f"c{number}", f"Kolom {number}") for number in range(7)), Column("day", "Tenggat", "day"))
    words = "Dinas Pemberdayaan Masyarakat dan Kampung"
    rows = (Row((*[words] * 7, date(2026, 9, 30))), Row((*["–"] * 7, None)))
    sheet = book_of(with_sheets(Sheet("Penuh", "Penuh", tables=(Table("t", "T", DataTable(columns, rows)),))))["Penuh"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGH"]
    assert 1026 / sum(wide * 7 + 5 for wide in widths) * 11 > 9
    assert min(widths[:7]) > len("Pemberdayaan")
    assert widths[7] > len("30 September 2026")
    (high,) = [sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows() if row[0].value == words]
    assert high >= 45


def test_a_line_has_gaps_where_nothing_is_known_and_ends_where_the_denominator_changes() -> None:
    document = with_sheets(Sheet("Tren", "Tren", (), (), (Picture(trend()),)))
    series = series_of(document)
    assert list(series) == ["Provinsi Lampung", "Provinsi Lampung (sejak Januari 2025)", "Angka sementara", "Target"]
    before, after, provisional, target = series.values()
    values = [None if value is None else float(value) for value in trend().series[0].values]
    assert before == [*values[:14], *[None] * 22]
    assert after == [*[None] * 14, *values[14:]]
    assert after[20:22] == [None, None]
    assert provisional == [*[None] * 34, *values[34:]]
    assert target == [float(value or 0) for value in trend().targets[0].values]
    (chart,) = charts_of(document)
    # Not said: a gap, as XlsxWriter and Excel 2007 write it.
    assert {part.get("val") for part in chart.iter(f"{C}dispBlanksAs")} <= {"gap"}
    months = cells(book_of(document), reference(next(chart.iter(f"{C}ser")), "cat/numRef/f"))
    assert months == [datetime.combine(month.first_day, time.min) for month in MONTHS]


def test_titles_measures_and_remarks_of_charts_stand_in_cells() -> None:
    document = with_sheets(Sheet("Tren", "Tren", (), (), (Picture(trend()),)))
    book, (chart,) = book_of(document), charts_of(document)
    titles = [part.text for title in chart.iter(f"{C}title") for part in title.iter(f"{C}f")]
    assert [cells(book, title or "")[0] for title in titles] == [trend().title, trend().subtitle]
    remarks = {row[0].value: row[-1].value for row in book["Data grafik"].iter_rows(max_col=6) if row[-1].value}
    assert remarks[datetime(2025, 1, 1)] == "Patahan deret: penyebut baru"
    assert remarks[datetime(2026, 10, 1)] == "Angka sementara"
    assert remarks[datetime(2025, 5, 1)] == "19 Mei 2025: Monev bersama Pemerintah Kabupaten Lampung Tengah"


def test_bars_have_a_series_for_each_category_and_none_for_an_unknown_area() -> None:
    document = with_sheets(Sheet("Wilayah", "Wilayah", (), (), (Picture(bars()),)))
    series = series_of(document)
    assert list(series) == ["Sangat rendah", "Rendah", "Tinggi"]
    for position, bar in enumerate(bars().rows):
        known = [values[position] for values in series.values() if values[position] is not None]
        assert known == ([] if bar.value is None else [pytest.approx(float(bar.value))]), bar.name
    book, (chart,) = book_of(document), charts_of(document)
    names = cells(book, reference(next(chart.iter(f"{C}ser")), "cat/strRef/f"))
    assert names[0] == "Metro"
    assert names[-1] == "Mesuji (belum ada data)"
    measure = next(cell.value for row in book["Data grafik"] for cell in row if "Target 2026" in str(cell.value))
    assert measure == f"{bars().subtitle} · Target 2026 45,53%"


def test_several_charts_each_show_their_own_numbers() -> None:
    pictures = (Picture(comparison()), Picture(bars()), Picture(trend()))
    document = with_sheets(Sheet("Satu", "Satu", (), (), pictures[:2]), Sheet("Dua", "Dua", (), (), pictures[2:]))
    areas = series_of(document, 0)
    assert {name: values[0] for name, values in areas.items()} == {
        line.name: line.values[0] for line in comparison().series
    }
    assert list(series_of(document, 1)) == ["Sangat rendah", "Rendah", "Tinggi"]
    assert series_of(document, 2)["Target"][-1] == float(TARGET)


def test_a_range_printed_figures_and_a_potential_are_drawn_too() -> None:
    months = len(MONTHS)
    chart = replace(
        trend(),
        range=Range("Perkiraan", (Fraction(1, 4),) * months, (None,) * months, (Fraction(1, 2),) * months),
        markers=(Marker(MONTHS[3], Fraction(1, 5), "koran"), Marker(MONTHS[3], Fraction(1, 6), "radio")),
    )
    series = series_of(with_sheets(Sheet("Tren", "Tren", (), (), (Picture(chart),))))
    assert series["Perkiraan: terendah"] == [0.25] * months
    assert series["Perkiraan: tengah"] == [None] * months
    assert series["Angka publikasi"].count(None) == months - 1
    rows = (Bar("Kader", 31, whole=8_410, highlight=True), Bar("Pekebun", None, whole=14_128))
    groups = series_of(
        with_sheets(Sheet("Kelompok", "Kelompok", (), (), (Picture(replace(bars(), unit="count", rows=rows)),)))
    )
    assert groups == {"Seluruhnya": [8_410, 14_128], "Nilai": [31, None]}


def test_hostile_texts_are_texts() -> None:
    document = hostile_document()
    parts = parts_of(document)
    book = book_of(document)
    written = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in written} == {"s", "n", "d"}
    for name, part in parts.items():
        ElementTree.fromstring(part)
        if name.startswith("xl/worksheets/"):
            assert "<f>" not in part
        if name.endswith(".rels"):
            assert "External" not in part, name
    links = {cell.hyperlink.location for cell in written if cell.hyperlink}
    assert links == {"'{}'!A1".format(name.replace("'", "''")) for name in book.sheetnames[1:]}
    texts = {cell.value for cell in written}
    for sheet in document.sheets:
        assert printable_line(sheet.title) in texts
        for table in sheet.tables:
            for text in (table.title, *(cell for row in table.table.rows for cell in row.cells)):
                assert not isinstance(text, str) or not text or printable_line(text) in texts
    risky = [cell for cell in written if cell.data_type == "s" and cell.value.startswith(("=", "+", "-", "@"))]
    assert len(risky) > 20
    assert all(cell.quotePrefix for cell in risky)


def test_titles_of_charts_that_look_like_formulas_stay_titles() -> None:
    for title in ("=Ringkasan!$A$1", "Ringkasan!A1", "=1+1", "=HYPERLINK(1)"):
        chart = replace(trend(), title=title, subtitle=title, summary=title)
        document = with_sheets(Sheet("Tren", "Tren", (), (), (Picture(chart),)))
        parts = [part for name, part in parts_of(document).items() if name.startswith("xl/charts/")]
        references = {found for part in parts for found in re.findall(r"<c:f>(.*?)</c:f>", part)}
        assert references
        assert all(found.startswith("'Data grafik'!$") for found in references)


def test_a_text_that_looks_like_markup_of_the_library_is_escaped() -> None:
    text = "<r><t>merah</t></r>"
    table = Table("t", "T", DataTable((Column("name", text),), (Row((text,)),)))
    sheet = book_of(with_sheets(Sheet("Satu", text, (text,), (table,))))["Satu"]
    values = [str(cell.value).strip() for row in sheet.iter_rows() for cell in row if cell.value]
    assert values.count(text) == 4


def test_a_very_long_text_is_cut_and_said_to_be() -> None:
    book = book_of(with_sheets(Sheet("Satu", "Satu", ("kata " * 20_000,))))
    (long,) = [cell.value for row in book["Satu"] for cell in row if len(str(cell.value)) > 10_000]
    assert long.endswith("…")


def test_the_same_document_gives_the_same_bytes_on_another_day() -> None:
    with time_machine.travel("2026-11-20 08:00Z", tick=False):
        first = write_xlsx(example_document())
    with time_machine.travel("2027-03-01 21:30Z", tick=False):
        assert write_xlsx(example_document()) == first
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.properties.created == datetime(2026, 11, 12, 2, 15)
    assert book.properties.creator == "Dasbor UCJ Lampung"


def test_names_of_sheets_are_short_allowed_and_different() -> None:
    names = ["Tren", "TREN", "a/b:c*d?[e]\\", "x" * 40, "x" * 40, "'kutip'", "", "Catatan", "History", "=1+1"]
    given = list(names_for_sheets(names, taken=("Sampul", "Catatan")))
    assert given[:3] == ["Tren", "TREN (2)", "a b c d e"]
    assert given[3:5] == ["x" * 31, f"{'x' * 27} (2)"]
    assert given[5:] == ["kutip", "Lembar 7", "Catatan (2)", "History (2)", "=1+1"]
    assert len({name.casefold() for name in given}) == len(names)


def test_a_document_without_charts_has_no_sheet_for_their_numbers() -> None:
    book = book_of(with_sheets(Sheet("Ringkasan", "Ringkasan", (), (area_table(),))))
    assert book.sheetnames == ["Sampul", "Catatan", "Ringkasan"]


def test_points_are_numbers_of_points_on_the_axis_too() -> None:
    chart = replace(
        comparison(), unit="points", series=(replace(comparison().series[0], values=(Fraction(1, 250),) * 12),)
    )
    series = series_of(with_sheets(Sheet("Poin", "Poin", (), (), (Picture(chart),))))
    assert list(series.values()) == [[0.4] * 12]
