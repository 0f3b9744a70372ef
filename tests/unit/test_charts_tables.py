import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

from coverage.charts.records import Column, DataTable, Row
from coverage.charts.tables import render
from tests.unit.chart_examples import HOSTILE, TABLE


def cells(html: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in ET.fromstring(html).iter("tr")]


def test_all_values_appear_in_indonesian():
    assert cells(render(TABLE)) == [
        ["Bulan", "Wilayah", "Peserta", "Cakupan", "Perubahan", "Selisih"],
        ["September 2026", "Lampung Tengah", "98.690", "26,4%", "+0,4 poin", "−12"],
        ["Oktober 2026", "Metro", *["–belum ada data"] * 4],
    ]


def test_a_row_near_a_cut_shows_two_decimals():
    near = replace(TABLE.rows[0], places=2)
    assert cells(render(replace(TABLE, rows=(near,))))[1][3] == "26,41%"


def test_numbers_stand_right_and_the_own_row_is_marked():
    html = render(TABLE)
    assert '<th scope="col" class="n">Peserta</th>' in html
    assert '<th scope="row" class="when">September 2026</th>' in html
    assert '<tr class="me">' in html


def test_days_captions_and_nothing():
    table = DataTable((Column("day", "Tanggal", "day"),), (Row((date(2024, 9, 24),)),))
    assert "24 September 2024" in render(table, caption="Angka publikasi")
    assert "<caption>Angka publikasi</caption>" in render(table, caption="Angka publikasi")
    assert "Belum ada data" in render(replace(table, rows=()))


def test_hostile_text_stays_text():
    table = DataTable((Column("name", HOSTILE),), (Row((HOSTILE,)),))
    assert "<script" not in render(table, caption=HOSTILE)
