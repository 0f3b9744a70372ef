"""Files that a reader clicks have the numbers of the page, as numbers, and a name that says what they are."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.pages import COMPARISON, OVERVIEW, REGENCY
from tests.browser.recount import UNKNOWN, Ledger, half_up, one
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

TREND_FILE = "ucj_lampung-tengah_2026-10_rilis-1_tren"


def download(visited: Visit, chart: str, label: str, folder: Path) -> Path:
    """Click as a reader does."""
    unfold = visited.page.locator(f"#{chart} details", has_text="Unduh tabel")
    if not unfold.evaluate("part => part.open"):
        unfold.locator("summary").click()
    with visited.page.expect_download() as clicked:
        # To ears a link also says what its file holds.
        unfold.locator("a", has_text=re.compile(f"^{re.escape(label)}$")).click()
    path = folder / clicked.value.suggested_filename
    clicked.value.save_as(path)
    return path


def shown_rows(visited: Visit, chart: str) -> list[list[str]]:
    return [["" if c.startswith(UNKNOWN) else c for c in row] for row in visited.rows(f"#{chart} table")]


def in_page_words(percent: str) -> str:
    """``30.6568`` of a file as ``30,66%`` of the page."""
    digits = len(percent.partition(".")[2])
    return f"{half_up(int(percent.replace('.', '')), 10**digits, 2)}%"


def test_the_csv_for_machines_has_points_and_plain_numbers(visit: Visiting, tmp_path: Path) -> None:
    visited = visit(REGENCY)
    path = download(visited, "tren", "CSV standar (,)", tmp_path)
    assert path.name == f"{TREND_FILE}.csv"
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    shown = shown_rows(visited, "tren")
    assert rows[0]["bulan"] == "2026-10"
    assert [in_page_words(row["cakupan_percent"]) for row in rows] == [row[1] for row in shown]
    assert [row["peserta"] for row in rows] == [row[2].replace(".", "") for row in shown]
    assert {row["note"] for row in rows} == {"Data contoh"}


def test_the_csv_for_excel_has_commas_and_a_mark(visit: Visiting, tmp_path: Path) -> None:
    visited = visit(REGENCY)
    content = download(visited, "tren", "CSV Excel Indonesia (;)", tmp_path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    shown = shown_rows(visited, "tren")
    assert [in_page_words(row["cakupan_percent"].replace(",", ".")) for row in rows] == [row[1] for row in shown]
    assert all("," in row["cakupan_percent"] for row in rows)


def test_the_workbook_has_typed_numbers(visit: Visiting, ledger: Ledger, tmp_path: Path) -> None:
    visited = visit(REGENCY)
    path = download(visited, "tren", "XLSX", tmp_path)
    assert path.name == f"{TREND_FILE}.xlsx"
    book = load_workbook(path)
    assert book.sheetnames == ["Data", "Baca dulu"]
    heads, *rows = book["Data"].iter_rows()
    assert [head.value for head in heads][:4] == ["Bulan", "Cakupan", "Peserta aktif", "Pekerja eligible"]
    entry = one(ledger.latest, "lampung-tengah")
    assert rows[0][1].value == pytest.approx(entry.participants / entry.eligible, abs=1e-12)
    assert rows[0][1].number_format == "0.00%"
    assert (rows[0][2].value, rows[0][3].value) == (entry.participants, entry.eligible)
    assert len(rows) == len(shown_rows(visited, "tren"))
    about = " ".join(str(cell.value) for row in book["Baca dulu"].iter_rows() for cell in row)
    assert "Data contoh" in about
    assert "2026-10.1" in about


def test_the_pictures_carry_their_number_and_their_mark(visit: Visiting, ledger: Ledger, tmp_path: Path) -> None:
    visited = visit(REGENCY)
    svg = download(visited, "tren", "SVG", tmp_path)
    assert svg.name == f"{TREND_FILE}.svg"
    drawing = svg.read_text()
    assert one(ledger.latest, "lampung-tengah").percent() in drawing
    assert "Data contoh" in drawing
    assert "2026-10.1" in drawing
    png = download(visited, "tren", "PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20]) == (1600,)


@pytest.mark.parametrize("chart", ["segmen", "kelompok", "program", "sebanding"])
def test_the_other_charts_of_an_area_give_their_table(visit: Visiting, tmp_path: Path, chart: str) -> None:
    visited = visit(REGENCY)
    path = download(visited, chart, "CSV standar (,)", tmp_path)
    assert path.name == f"ucj_lampung-tengah_2026-10_rilis-1_{chart}.csv"
    rows = list(csv.reader(io.StringIO(path.read_text())))[1:]
    shown = shown_rows(visited, chart)
    assert len(rows) == len(shown)
    # Counts are the same figures; the page groups them.
    counts = [[cell.replace(".", "") for cell in row if cell.replace(".", "").isdigit()] for row in shown]
    for written, expected in zip(rows, counts, strict=True):
        assert [cell for cell in expected if cell not in written] == []


def test_a_comparison_gives_the_chosen_areas(visit: Visiting, ledger: Ledger, tmp_path: Path) -> None:
    visited = visit(f"{COMPARISON}?wilayah=metro&wilayah=pringsewu")
    path = download(visited, "perbandingan", "CSV standar (,)", tmp_path)
    first = next(csv.DictReader(io.StringIO(path.read_text())))
    for slug in ("metro", "pringsewu"):
        entry = one(ledger.latest, slug)
        assert in_page_words(first[f"cakupan_{slug}_percent"]) == entry.percent(2)


def test_the_map_gives_the_areas(visit: Visiting, ledger: Ledger, tmp_path: Path) -> None:
    visited = visit(OVERVIEW)
    path = download(visited, "peta", "CSV standar (,)", tmp_path)
    assert path.name == "ucj_provinsi-lampung_2026-10_rilis-1_peta.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert len(rows) == 15
    late = [entry.official_name for entry in ledger.latest if not entry.known]
    assert [row for row in rows if not row["cakupan_percent"] and row["wilayah"] not in late] == []
    assert "0.0000" not in {row["cakupan_percent"] for row in rows}
