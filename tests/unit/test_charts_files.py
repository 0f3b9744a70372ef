import csv
import io
import struct
from dataclasses import replace

import openpyxl
import pytest

from coverage.charts import files
from coverage.charts.files import write_png
from coverage.charts.svg import standalone
from enrolment.table_files import Column, DataTable, FileMeta, Row, file_name, write_csv, write_xlsx
from tests.unit.chart_examples import TABLE, tiles

META = FileMeta(
    area="Kabupaten Lampung Tengah",
    period="2026-10",
    release="2026-10.1",
    title="Cakupan & target",
    lines=(("Skema kategori", "contoh"), ("Sumber", "=HYPERLINK(1)")),
    example=True,
)
HOSTILE_TEXTS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1")


def read_csv(data: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def read_xlsx(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_csv_for_machines_has_points_and_stable_keys():
    data = write_csv(TABLE, META, excel=False)
    assert not data.startswith(b"\xef\xbb\xbf")
    head, first, second = read_csv(data, ",")
    assert head == [
        *("month", "area", "participants", "coverage_percent", "change_points", "difference"),
        *("period", "release", "note"),
    ]
    assert first == [
        *("2026-09", "Lampung Tengah", "98690", "26.4120", "0.4000", "-12"),
        *("2026-10", "2026-10.1", "Data contoh"),
    ]
    assert second[2:6] == ["", "", "", ""]


def test_the_csv_for_excel_has_a_mark_semicolons_and_commas():
    data = write_csv(TABLE, replace(META, example=False), excel=True)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = read_csv(data, ";")
    assert rows[1][2:6] == ["98690", "26,4120", "0,4000", "-12"]
    assert rows[1][-1] == ""


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_texts_never_become_formulas(text):
    table = DataTable((Column("name", "Nama"),), (Row((text,)),))
    for excel, delimiter in ((True, ";"), (False, ",")):
        assert read_csv(write_csv(table, META, excel=excel), delimiter)[1][0] == f"'{text.strip()}"
    cell = read_xlsx(write_xlsx(table, META))["Data"]["A2"]
    assert cell.data_type == "s"
    assert cell.value.strip().endswith(text.strip())


def test_numbers_in_the_workbook_are_numbers():
    sheet = read_xlsx(write_xlsx(TABLE, META))["Data"]
    assert [cell.value for cell in sheet[1]][3:5] == ["Cakupan", "Perubahan (poin persentase)"]
    assert [cell.value for cell in sheet[2]] == [
        *("2026-09", "Lampung Tengah", 98_690, pytest.approx(0.26412), pytest.approx(0.4), -12, "Data contoh")
    ]
    assert [cell.value for cell in sheet[3]][2:6] == [None] * 4
    assert sheet["C2"].number_format == "#,##0"
    assert sheet["D2"].number_format == "0.00%"
    assert sheet.freeze_panes == "B2"


def test_the_workbook_says_what_to_read_first():
    sheet = read_xlsx(write_xlsx(TABLE, META))["Baca dulu"]
    about = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert "Data contoh" in about
    assert about["Wilayah"] == "Kabupaten Lampung Tengah"
    assert about["Periode"] == "2026-10"
    assert about["Rilis"] == "2026-10.1"
    assert about["Skema kategori"] == "contoh"
    assert about["Sumber"] == "=HYPERLINK(1)"
    assert next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)").data_type == "s"


def test_an_official_workbook_mentions_no_example():
    book = read_xlsx(write_xlsx(TABLE, replace(META, example=False)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "Data contoh"]


def test_a_workbook_without_rows():
    assert read_xlsx(write_xlsx(replace(TABLE, rows=()), META))["Data"].max_row == 1


def test_a_table_of_no_release_names_none():
    meta = replace(META, release="")
    assert "Rilis" not in [row[0].value for row in read_xlsx(write_xlsx(TABLE, meta))["Baca dulu"]]
    assert "release" not in write_csv(TABLE, meta, excel=False).decode().splitlines()[0]


def test_the_png_is_1600_pixels_wide():
    png = write_png(standalone(tiles(), heading_lines=[], footer_lines=["Data contoh"]))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    assert wide == 1600
    assert 400 < high < 1600


def test_the_png_has_its_own_font():
    assert {path.name for path in files.FONTS.glob("*.ttf")} >= {"public-sans-400.ttf", "public-sans-700.ttf"}


def test_file_names_say_area_period_release_and_chart():
    name = file_name("lampung-tengah", "2026-10", "rilis-1", "tren", "xlsx")
    assert name == "ucj_lampung-tengah_2026-10_rilis-1_tren.xlsx"
