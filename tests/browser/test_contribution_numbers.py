"""The numbers of a plan of contributions, worked out again from the seeded tariffs and raw rows in whole numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from openpyxl import load_workbook

from tests.browser.pages import DESK, PHONE
from tests.browser.recount import Entry, Ledger, grouped, month_words, one, ranks
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "contribution_rates.csv"
GROUPS = {"pekerja-rentan": "BPU", "mandiri": "BPU", "non-asn": "PU", "BPU": "BPU", "proyek": "JAKON"}
FUNDINGS = {
    "mandiri": "Mandiri (dibayar pekerja)",
    "apbd": "APBD",
    "apbdes": "APBDes",
    "pemberi-kerja": "Pemberi kerja",
}
TRAP = (
    "kelompok1=pekerja-rentan&pekerja1=10.000&mulai1=2026-11&bulan1=6&dana1=apbd"
    "&kelompok2=mandiri&pekerja2=5000&mulai2=2026-11&bulan2=6&dana2=mandiri&sektor2=lain"
)
WIDE = (
    "kelompok1=mandiri&pekerja1=1234&mulai1=2026-12&bulan1=8&dana1=mandiri&sektor1=transportasi&program1=JHT"
    "&kelompok2=non-asn&pekerja2=777&mulai2=2027-01&bulan2=14&dana2=apbd&upah2=3.210.987&risiko2=3&program2=JHT&program2=JP"
    "&kelompok3=proyek&pekerja3=50&mulai3=2027-02&bulan3=2&dana3=pemberi-kerja"
    "&kelompok4=BPU&pekerja4=300&mulai4=2026-12&bulan4=1&dana4=apbdes"
)


def ahead(month: str, months: int) -> str:
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 + months
    return f"{index // 12}-{index % 12 + 1:02d}"


def lines_of(query: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, value in parse_qsl(query):
        line = found.setdefault(name[-1], {"program": ["JKK", "JKM"], "sektor": "lain", "upah": 0, "risiko": ""})
        if name[:-1] == "program":
            line["program"] = [*line["program"], value]
        else:
            line[name[:-1]] = int(value.replace(".", "")) if name[:-1] in ("pekerja", "bulan", "upah") else value
    return list(found.values())


def tariff(line: dict[str, Any], programme: str, month: str) -> int | None:
    """Rupiah for one worker: the row with a sector before the one without, the later start before the earlier."""
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if (row["segment"], row["programme"]) == (GROUPS[line["kelompok"]], programme)
            and row["valid_from"] <= month <= (row["valid_to"] or "9999-12")
            and row["sector"] in ("", line["sektor"])
            and row["risk_class"] in ("", line["risiko"])
            and line["dana"] not in row["excluded_funding"].split()
        ]
    if not rows:
        return None
    row = max(rows, key=lambda row: (row["sector"] != "", row["valid_from"]))
    if row["rupiah"]:
        return int(row["rupiah"])
    assert not row["wage_cap"] or line["upah"] <= int(row["wage_cap"])
    whole, _, rest = row["percent"].partition(".")
    hundredths = int(whole) * 100 + int(rest.ljust(2, "0"))
    return (2 * line["upah"] * hundredths + 10_000) // 20_000


def running(lines: list[dict[str, Any]], month: str) -> list[dict[str, Any]]:
    return [line for line in lines if line["mulai"] <= month < ahead(line["mulai"], line["bulan"])]


def months_of(lines: list[dict[str, Any]]) -> list[str]:
    first = min(line["mulai"] for line in lines)
    last = max(ahead(line["mulai"], line["bulan"] - 1) for line in lines)
    months = [first]
    while months[-1] < last:
        months.append(ahead(months[-1], 1))
    return months


def costs(line: dict[str, Any], month: str) -> tuple[int, bool]:
    """What is known of one line in one month, and whether all of it is."""
    amounts = [tariff(line, programme, month) for programme in line["program"]]
    return sum(amount or 0 for amount in amounts) * line["pekerja"], None not in amounts


def rupiah(amount: int) -> str:
    return f"Rp{grouped(amount)}"


def written(amount: int, complete: bool) -> str:
    """A cell of a table: unknown as a dash, which is also said for those who do not see it."""
    return "–belum ada data" if not amount and not complete else rupiah(amount)


def with_more(entry: Entry, workers: int) -> Entry:
    return replace(entry, participants=entry.participants + workers)


def month_rows(lines: list[dict[str, Any]], own: Entry) -> list[list[str]]:
    rows = []
    for month in months_of(lines):
        paid = running(lines, month)
        cells = [costs(line, month) if line in paid else (0, True) for line in lines]
        known, complete = sum(cell[0] for cell in cells), all(cell[1] for cell in cells)
        state = "lengkap" if complete else "sebagian" if known else "belum diketahui"
        workers = sum(line["pekerja"] for line in paid)
        after = with_more(own, workers)
        row = [month_words(month), *(written(*cell) for cell in cells), written(known, complete), state]
        rows.append([*row, grouped(workers), after.percent(), after.category])
    return rows


@pytest.mark.parametrize("query", [TRAP, WIDE], ids=["trap", "wide"])
def test_each_month_and_source_is_what_the_seeded_tariffs_say(query: str, visit: Visiting, ledger: Ledger) -> None:
    lines, own = lines_of(query), one(ledger.latest, "lampung-tengah")
    assert own
    page = visit(f"/2026-10/lampung-tengah/rencana-iuran/?{query}", width=DESK)
    assert page.rows("section[aria-labelledby=per-bulan] table") == month_rows(lines, own)
    known = {month: [costs(line, month) for line in running(lines, month)] for month in months_of(lines)}
    total = sum(amount for cells in known.values() for amount, _ in cells)
    complete = all(is_known for cells in known.values() for _, is_known in cells)
    heading = page.text("#judul-hasil")
    assert rupiah(total) in heading
    assert ("sebagian" in heading) == (not complete)
    sources = {row[0]: row[1] for row in page.rows("section[aria-labelledby=sumber-dana] table")}
    for code in {line["dana"] for line in lines}:
        months = [(line, month) for line in lines if line["dana"] == code for month in months_of([line])]
        paid = [costs(line, month) for line, month in months]
        expected = written(sum(amount for amount, _ in paid), all(is_known for _, is_known in paid))
        assert sources[FUNDINGS[code]] == expected


def test_the_trap_costs_twice_beside_who_pays_himself(visit: Visiting) -> None:
    page = visit(f"/2026-10/lampung-tengah/rencana-iuran/?{TRAP}", width=PHONE)
    rows = page.rows("section[aria-labelledby=per-bulan] table")
    assert [row[1] for row in rows] == ["Rp168.000.000"] * 6
    assert [row[2] for row in rows] == ["Rp42.000.000"] * 2 + ["Rp84.000.000"] * 4


def test_coverage_category_and_rank_are_those_of_this_area_changed_alone(visit: Visiting, ledger: Ledger) -> None:
    entries = ledger.latest
    own = one(entries, "lampung-tengah")
    assert own
    after = with_more(own, 15_000)
    changed = [after if entry.slug == own.slug else entry for entry in entries]
    text = visit(f"/2026-10/lampung-tengah/rencana-iuran/?{TRAP}").text("#hasil")
    reported = sum(entry.known for entry in entries)
    assert f"cakupan menjadi {after.percent()} ({after.category.lower()}) dari {own.percent()}" in text
    assert (
        f"peringkat {ranks(changed)[own.slug]} dari {reported} yang melapor, semula {ranks(entries)[own.slug]}" in text
    )
    assert f"masih kurang {grouped(after.gap)} pekerja ke target" in text


@pytest.mark.parametrize("slug", ["lampung-tengah", "metro", "pesisir-barat"])
def test_the_sentence_of_the_area_is_the_gap_times_the_tariff(slug: str, visit: Visiting, ledger: Ledger) -> None:
    own = one(ledger.latest, slug)
    assert own
    assert own.gap
    assert own.gap > 0
    page = visit(f"/2026-10/{slug}/")
    product = f"{grouped(own.gap)} × Rp16.800 = {rupiah(own.gap * 16_800)} per bulan, tarif November 2026."
    assert product in page.text("section[aria-labelledby=biaya]")
    assert "Simulasi, bukan penetapan" in page.text("section[aria-labelledby=biaya]")
    page.follow(page.page.get_by_role("link", name="Susun rencana iuran"))
    assert rupiah(own.gap * 16_800 * 12) in page.text("#judul-hasil")


def test_a_plan_is_made_by_hand_without_script_and_taken_away(visit: Visiting) -> None:
    page = visit("/2026-10/metro/rencana-iuran/", width=PHONE, without_script=True)
    page.page.get_by_label("Kelompok pekerja").select_option("pekerja-rentan")
    page.page.get_by_label("Jumlah pekerja").fill("1.000")
    page.page.get_by_role("button", name="Tambah baris").click()
    second = page.page.get_by_role("group", name="Baris 2")
    second.get_by_label("Kelompok pekerja").select_option("mandiri")
    second.get_by_label("Jumlah pekerja").fill("500")
    second.get_by_label("Lama (bulan)").fill("2")
    second.get_by_label("Sumber dana").select_option("mandiri")
    page.follow(page.page.get_by_role("button", name="Hitung", exact=True).last)
    expected = 1_000 * 16_800 * 12 + 500 * 8_400 * 2
    assert rupiah(expected) in page.text("#judul-hasil")
    link = page.page.get_by_role("link", name="Unduh buku kerja").get_attribute("href")
    answer = page.page.request.get(page.page.url.split("/2026")[0] + str(link))
    book = load_workbook(io.BytesIO(answer.body()), data_only=True)
    assert book["Hasil"]["B4"].value == expected
    assert any(str(cell.value).startswith("Simulasi, bukan penetapan.") for cell in book["Baca dulu"]["B"])
