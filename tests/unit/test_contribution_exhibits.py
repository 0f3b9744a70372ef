"""The chart and the tables of a plan hold the same numbers as the plan."""

from __future__ import annotations

from coverage import exhibits
from coverage.charts import svg
from coverage.charts.tables import render
from coverage.figures.area import Area
from coverage.planning.tariff import Funding
from tests.unit.test_contribution_words import figure, line, plan

AREA = Area("contoh", "Contoh", "Kabupaten Contoh", "Contoh", "kabupaten", "18.02")


def test_the_end_of_the_discount_is_a_bar_of_its_own() -> None:
    chart = exhibits.contribution_chart(AREA, plan(line(), line(2, Funding.SELF)))
    assert [(bar.name, bar.value, bar.note) for bar in chart.rows] == [
        ("Nov–Des 2026", 25_200_000, "2 bulan, 2.000 pekerja"),
        ("Jan–Apr 2027", 33_600_000, "4 bulan, 2.000 pekerja"),
    ]
    assert chart.title == "Simulasi, bukan penetapan: Rp25.200.000 sampai Rp33.600.000 per bulan"
    drawing = svg.standalone(chart, heading_lines=(), footer_lines=())
    assert "Rp25.200.000" in drawing
    assert "Simulasi, bukan penetapan" in drawing


def test_months_add_up_and_a_line_that_does_not_run_costs_nothing() -> None:
    listing = exhibits.contribution_months(AREA, plan(line(months=2), line(2, Funding.SELF, months=3)), figure())
    rows = [row.cells for row in listing.table.rows]
    assert [row[1:4] for row in rows] == [
        (16_800_000, 8_400_000, 25_200_000),
        (16_800_000, 8_400_000, 25_200_000),
        (0, 16_800_000, 16_800_000),
    ]
    assert [str(row[-1]) for row in rows] == ["Rendah", "Rendah", "Rendah"]


def test_an_unknown_tariff_is_a_dash_and_the_sum_says_partial() -> None:
    cost = plan(line(months=1), line(2, segment="JAKON", name="Proyek", group="proyek", months=1))
    row = exhibits.contribution_months(AREA, cost, figure(None)).table.rows[0].cells
    assert row[1:] == (16_800_000, None, 16_800_000, "sebagian", 2_000, None, "Belum ada data")
    lines = exhibits.contribution_lines(cost).rows
    assert lines[1].cells[3:] == (
        "JKK: tarif belum diketahui + JKM: tarif belum diketahui",
        None,
        None,
        None,
        "belum diketahui",
    )
    sources = exhibits.contribution_sources(cost).rows
    assert [item.cells for item in sources] == [
        ("APBD", 16_800_000, "sebagian"),
        ("Seluruhnya", 16_800_000, "sebagian"),
    ]
    assert "Rp16.800.000" in render(exhibits.contribution_sources(cost))


def test_each_step_of_a_line_names_its_legal_basis() -> None:
    rows = [row.cells for row in exhibits.contribution_lines(plan(line(1, Funding.SELF))).rows]
    assert [(row[2], row[3], row[4], row[6], row[7]) for row in rows] == [
        ("Nov–Des 2026", "JKK Rp5.000 + JKM Rp3.400", 8_400, 16_800_000, "PP 50/2025"),
        ("Jan–Apr 2027", "JKK Rp10.000 + JKM Rp6.800", 16_800, 67_200_000, "PP 44/2015"),
    ]


def test_one_line_alone_has_no_column_beside_the_sum() -> None:
    listing = exhibits.contribution_months(AREA, plan(line(months=1)), figure())
    assert [column.label for column in listing.table.columns][:3] == ["Bulan", "Iuran", "Tarif"]
    assert listing.table.rows[0].cells[1] == 16_800_000


def test_a_month_beside_the_target_shows_two_decimals() -> None:
    near = exhibits.contribution_months(AREA, plan(line(months=1)), figure(44_000))
    assert "45,00%" in render(near.table)
    assert "43,0%" in render(exhibits.contribution_months(AREA, plan(line(months=1)), figure(42_000)).table)
