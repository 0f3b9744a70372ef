"""The workbook of a plan: its formulas give what the page shows, and go on counting when somebody types."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from coverage.figures.figure import Figure
from coverage.plan_workbook import PlanDocument, write_plan
from coverage.planning.plan import PlanCost, PlanLine, cost_of, outcome
from coverage.planning.tariff import Funding, Payer, Sector
from periods.month import Month
from tests.spreadsheet import Sheets
from tests.unit.test_tariff import RATES

pytestmark = pytest.mark.slow

NOV = Month(2026, 11)
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
COUNTED = frozenset({"PU", "BPU", "JAKON"})
HOSTILE = '=HYPERLINK("http://x","klik")'


def figure(participants: int | None, eligible: int = 100_000) -> Figure:
    return Figure(participants, eligible, target=Fraction(4553, 10_000), cuts=CUTS)


FIGURES = {"own": figure(30_000), "b": figure(41_000), "c": figure(34_000, 100_000), "d": figure(None)}


def line(number: int, payer: Payer, workers: int, months: int, *extra: str, start: Month = NOV) -> PlanLine:
    return PlanLine(number, f"g{number}", f"Kelompok {number}", payer, ("JKK", "JKM", *extra), workers, start, months)


LINES = [
    line(1, Payer("BPU", Funding.REGIONAL), 3_000, 6),
    line(2, Payer("BPU", Funding.SELF, Sector.TRANSPORT), 1_000, 8, "JHT"),
    line(3, Payer("PU", Funding.EMPLOYER, risk_class=3, wage=2_345_625), 700, 13, "JHT", "JP", start=Month(2026, 12)),
]
PROJECT = line(1, Payer("JAKON", Funding.EMPLOYER), 500, 3)
RICH = line(1, Payer("PU", Funding.EMPLOYER, risk_class=1, wage=12_000_000), 10, 2, "JP")


def written(cost: PlanCost, figures: dict[str, Figure] = FIGURES, area: str = "Kabupaten Contoh") -> bytes:
    found = outcome(figures, "own", cost.peak.counted)
    others = [(HOSTILE, f.participants, f.eligible) for key, f in figures.items() if key != "own" and f.participants]
    document = PlanDocument(
        area=area,
        release="2026-10.1",
        figure=found.before,
        after=found.after,
        place_after=found.place_after.label if found.place_after else "–",
        others=others,  # type: ignore[arg-type]
        about=[("Wilayah", area)],
        assumptions=["+Anggapan"],
        warnings=[],
        counted=COUNTED,
    )
    return write_plan(cost, RATES, document)


def formulas(book: Workbook) -> list[tuple[str, str]]:
    return [
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        (LINES, FIGURES),
        ([*LINES, PROJECT, RICH], FIGURES),
        ([PROJECT], FIGURES),
        (LINES, FIGURES | {"own": figure(None)}),
        (LINES[:1], {"own": figure(31_000), "b": figure(34_000)}),
        (LINES[:1], {"own": Figure(30_000, 100_000), "b": figure(41_000)}),
    ],
    ids=["known", "partial", "unknown", "no report", "tied", "no target"],
)
def test_every_formula_gives_the_value_of_the_page(lines: list[PlanLine], figures: dict[str, Figure]) -> None:
    content = written(plan(*lines), figures)
    book, kept = load_workbook(io.BytesIO(content)), load_workbook(io.BytesIO(content), data_only=True)
    sheets = Sheets(book)
    cells = formulas(book)
    assert len(cells) > 60 * 6
    for sheet, cell in cells:
        value, shown = sheets.value(sheet, cell), kept[sheet][cell].value
        if isinstance(value, float):
            assert value == pytest.approx(shown, rel=1e-12), (sheet, cell)
        else:
            assert value == ("" if shown is None else shown), (sheet, cell, book[sheet][cell].value)


def plan(*lines: PlanLine) -> PlanCost:
    """Lines are numbered as they stand, as the page numbers them."""
    return cost_of([replace(line, number=number) for number, line in enumerate(lines, 1)], RATES, COUNTED)


def test_the_result_is_the_cost_and_the_outcome() -> None:
    cost = plan(*LINES)
    found = outcome(FIGURES, "own", cost.peak.counted)
    result = results(written(cost))
    assert result["Jumlah iuran"] == cost.total.known
    assert result["Tarif"] == "lengkap"
    assert result["Peserta sesudahnya"] == found.after.participants == 34_700
    assert result["Kategori sesudahnya"] == "Sedang"
    assert result["Peringkat dari 3 yang melapor"] == "2"
    assert result["APBD"] == 3_000 * 16_800 * 6


def test_what_has_no_tariff_is_empty_and_the_sum_is_partial() -> None:
    result = results(written(plan(LINES[0], PROJECT)))
    assert (result["Jumlah iuran"], result["Tarif"]) == (3_000 * 16_800 * 6, "sebagian")
    assert result["Pemberi kerja"] == ""
    nothing = results(written(plan(PROJECT)))
    assert (nothing["Jumlah iuran"], nothing["Tarif"]) == ("", "belum diketahui")


def test_more_workers_and_a_longer_time_are_counted_with_the_tariffs_of_their_months() -> None:
    book = load_workbook(io.BytesIO(written(plan(line(1, Payer("BPU", Funding.SELF), 100, 2)))))
    assert Sheets(book).value("Hasil", "B4") == 100 * 8_400 * 2
    book["Asumsi"]["E4"], book["Asumsi"]["G4"] = 250, 5
    assert Sheets(book).value("Hasil", "B4") == 250 * (8_400 * 2 + 16_800 * 3)
    book["Asumsi"]["F4"] = datetime(2027, 1, 1)
    assert Sheets(book).value("Hasil", "B4") == 250 * 16_800 * 5


def test_another_tariff_typed_over_counts_at_once() -> None:
    book = load_workbook(io.BytesIO(written(plan(PROJECT))))
    for row in range(4, book["Tarif"].max_row + 1):
        book["Tarif"][f"E{row}"] = 9_000
    assert (Sheets(book).value("Hasil", "B4"), Sheets(book).value("Hasil", "B5")) == (500 * 18_000 * 3, "lengkap")


def test_another_wage_counts_at_once_and_above_the_last_known_cap_nothing_is_said() -> None:
    book = load_workbook(io.BytesIO(written(plan(RICH))))
    assert Sheets(book).value("Hasil", "B5") == "sebagian"
    book["Asumsi"]["H4"] = 10_000_000
    assert Sheets(book).value("Hasil", "B5") == "lengkap"
    assert Sheets(book).value("Hasil", "B4") == 10 * (24_000 + 30_000 + 300_000) * 2


def test_names_do_not_become_formulas_and_every_sheet_says_simulation() -> None:
    lines = [PlanLine(1, "x", HOSTILE, Payer("BPU", Funding.REGIONAL), ("JKK", "JKM"), 10, NOV, 1)]
    book = load_workbook(io.BytesIO(written(plan(*lines), area="@Kabupaten")))
    assert book["Asumsi"]["B4"].data_type == "s"
    assert book["Asumsi"]["B4"].value == f"'{HOSTILE}"
    assert book["Wilayah lain"]["A4"].value == f"'{HOSTILE}"
    assert not any("HYPERLINK" in str(book[sheet][cell].value) for sheet, cell in formulas(book))
    for sheet in book:
        text = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=1) for cell in row)
        assert "Simulasi, bukan penetapan" in text, sheet.title
        assert "Simulasi, bukan penetapan" in sheet.oddFooter.left.text


def results(content: bytes) -> dict[str, Any]:
    """The sheet Hasil, worked out anew."""
    book = load_workbook(io.BytesIO(content))
    sheets, sheet = Sheets(book), book["Hasil"]
    return {str(sheet[f"A{row}"].value): sheets.value("Hasil", f"B{row}") for row in range(4, sheet.max_row + 1)}
