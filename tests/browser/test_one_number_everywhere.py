"""The same number of the same area and release is the same wherever it is shown, down to the cell that was typed."""

from __future__ import annotations

import csv
import io
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from openpyxl import load_workbook

from coverage.readings import RegencyReading, area_front
from dashboards.converters import EditionAddress
from dashboards.imprint import imprint_of
from dashboards.opening import open_page
from enrolment.models import CellFigure, Obligation, Submission
from periods.month import Month
from regions.models import Region
from tests.browser.recount import Entry, Ledger, grouped, half_up, month_words, one, ranks
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
# The three areas that are compared first, two that look equal at one decimal, and one beside a cut.
AREAS = ("lampung-tengah", "bandar-lampung", "metro", "lampung-utara", "tanggamus", "pesisir-barat")
EDITIONS = [("2026-10", 1), ("2024-09", 1)]
COUNTED = {"PU.peserta": 1, "BPU.peserta": 1, "JAKON.peserta": 1, "rangkap.peserta": -1}


def cells_of(visited: Visit, path: str, table: str, name: str) -> list[str]:
    visited.open(path)
    return next(row for row in visited.rows(table) if name in row)


def downloaded(visited: Visit, path: str, name: str) -> dict[str, str]:
    """The row of an area in a file for machines."""
    text = visited.page.request.get(path).body().decode("utf-8-sig")
    return next(row for row in csv.DictReader(io.StringIO(text)) if row["wilayah"] == name)


def workbook_row(visited: Visit, path: str, name: str) -> set[object]:
    """The typed cells of an area in a workbook; a file keeps 15 digits of a share."""
    sheet = load_workbook(io.BytesIO(visited.page.request.get(path).body()))["Data"]
    cells = next(row for row in sheet.iter_rows(values_only=True) if name in row)
    return {round(cell, 12) if isinstance(cell, float) else cell for cell in cells}


def printed(visited: Visit, path: str) -> str:
    """The words of a PDF."""
    pdf = visited.page.request.get(path).body()
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def card_words(month: str, number: int, slug: str) -> str:
    """What is drawn on the share card: a picture cannot be read, its record can."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    opening = open_page(request, EditionAddress(Month.parse(month), number))
    area = opening.find_area(slug)
    front = area_front(RegencyReading(opening, area), imprint_of(opening, area, "localhost"))
    return " ".join((front.area, front.value, front.badge, *front.lines))


def test_every_published_number_of_participants_is_the_sum_of_typed_cells(ledger: Ledger) -> None:
    typed: dict[tuple[str, str], int] = defaultdict(int)
    rows = CellFigure.objects.filter(submission__status="verified", cell__in=COUNTED).values_list(
        "submission__obligation__month", "submission__obligation__region__slug", "cell", "number"
    )
    for month, slug, cell, number in rows:
        typed[str(month), slug] += COUNTED[cell] * (number or 0)
    verified = set(Submission.objects.filter(status="verified").values_list("obligation_id", flat=True))
    open_reports = {
        (str(month), slug)
        for key, month, slug in Obligation.objects.values_list("pk", "month", "region__slug")
        if key not in verified
    }
    published = [entry for month in ledger.months("2026-10") for entry in ledger.current(month)]
    assert len(published) == 36 * 15
    wrong = {
        (entry.month, entry.slug): (entry.participants, typed.get((entry.month, entry.slug)))
        for entry in published
        # Unknown until every office that serves the area is verified.
        if entry.participants
        != (None if (entry.month, entry.slug) in open_reports else typed.get((entry.month, entry.slug)))
    }
    assert wrong == {}


def test_the_example_stands_on_its_anchors(ledger: Ledger) -> None:
    slugs = dict(Region.objects.values_list("kemendagri_code", "slug"))
    with (FIXTURES / "example" / "anchors.csv").open(encoding="utf-8") as file:
        anchors = list(csv.DictReader(file))
    wrong = []
    for anchor in anchors:
        slug = slugs[anchor["kemendagri_code"]]
        for column, number in anchor.items():
            kind, _, month = column.partition("_")
            month = month.replace("_", "-")
            entry = one(ledger.current(month), slug) if kind in ("participants", "eligible") else None
            # A report that never came stays unknown, whatever was planned.
            if entry and entry.known and getattr(entry, kind) != int(number):
                wrong.append((slug, column, number, getattr(entry, kind)))
    assert len(anchors) == 15
    assert wrong == []


def test_what_was_printed_in_2024_is_what_the_pages_show(visit: Visiting, ledger: Ledger) -> None:
    """24.86 % of the province, and the percentages of the areas that were printed with it."""
    visited = visit("/2024-09/", without_script=True)
    entries = ledger.current("2024-09")
    participants, eligible = (sum(getattr(entry, kind) for entry in entries) for kind in ("participants", "eligible"))
    assert (participants, eligible) == (760_468, 3_058_943)
    assert half_up(participants * 100, eligible, 2) == "24,86"
    assert f"{grouped(participants)} dari {grouped(eligible)} pekerja terlindungi" in visited.text("main")
    slugs = dict(Region.objects.values_list("kemendagri_code", "slug"))
    with (FIXTURES / "published_figures.csv").open(encoding="utf-8") as file:
        printed = [row for row in csv.DictReader(file) if row["date"] == "2024-09-24" and row["percent_published"]]
    compared = 0
    for row in printed:
        entry = one(entries, slugs.get(row["kemendagri_code"], ""))
        places = len(row["percent_published"].partition(".")[2])
        if entry and places:
            compared += 1
            printed_percent = row["percent_published"].replace(".", ",")
            assert half_up(entry.participants * 100, entry.eligible, places) == printed_percent, entry.name
    assert compared >= 10


@pytest.mark.parametrize(("month", "number"), EDITIONS)
def test_a_number_is_the_same_on_every_page_and_in_every_file(
    visit: Visiting, ledger: Ledger, month: str, number: int
) -> None:
    visited = visit("about:blank", without_script=True)
    edition, entries = f"{month}.{number}", ledger.release(month, number)
    places, reported = ranks(entries), sum(entry.known for entry in entries)
    wrong: list[str] = []

    def check(where: str, entry: Entry, text: str, *numbers: str, percent: bool = True) -> None:
        missing = [each for each in numbers if each not in text]
        if percent and entry.percent() not in text:
            missing.append(entry.percent())
        if missing:
            wrong.append(f"{where}, {entry.name}: {missing} not in “{text[:200]}”")

    for entry in (one(entries, slug) for slug in AREAS):
        people, workers, gap = grouped(entry.participants), grouped(entry.eligible), grouped(abs(entry.gap))
        place, home = places[entry.slug], f"/{edition}/{entry.slug}/"
        name = entry.official_name

        visited.open(home)
        hero = visited.text("section[aria-label='Angka utama']")
        covered = f"{people} dari {workers} pekerja terlindungi"
        short = f"Kurang {gap} pekerja ke target" if entry.gap > 0 else f"terlampaui {gap} pekerja"
        check("regency", entry, hero, covered, short, f"Peringkat {place} dari {reported} yang melapor", entry.category)
        check("story", entry, visited.text("section[aria-labelledby=ringkasan]").replace(" persen", "%"), gap)
        check("message", entry, visited.text("#pesan"), people, workers)

        # (page, table, numbers that stand in the row of the area there)
        lists = (
            (f"/{edition}/", "section[aria-labelledby=judul-tabel] table", (place, people, workers)),
            (f"/{edition}/perbandingan/peringkat/", "table.ranking", (place, people, workers)),
            (f"/{edition}/perbandingan/jarak/", "#jarak table", (people,)),
            (f"/asal/{edition}/provinsi-lampung/", "main .table-scroll > table", (people, workers)),
        )
        for path, table, numbers in lists:
            row = cells_of(visited, path, table, name)
            lost = [each for each in numbers if each not in row]
            # Its sign is written in several ways.
            lost += [] if "asal" in path or any(cell.endswith(gap) or gap in cell.split() for cell in row) else [gap]
            if lost:
                wrong.append(f"{path}, {entry.name}: {lost} not in {row}")
            # Beside the distance in points it always has two decimals.
            shown = entry.percent(2 if "jarak" in path else None)
            if "asal" not in path and shown not in row:
                wrong.append(f"{path}, {entry.name}: {shown} not in {row}")

        row = cells_of(visited, f"{home}perubahan/", "table.sums", "Peserta aktif")
        check("change", entry, " ".join(row), people, percent=False)
        visited.open(f"{home}jarak/")
        target = next(row for row in visited.rows("table.goals") if row[0].startswith("Target"))
        check("distance", entry, " ".join(target), gap if entry.gap > 0 else "tercapai", percent=False)
        check("distance", entry, visited.text("main"), covered)
        visited.open(f"{home}rencana-iuran/?kelompok1=pekerja-rentan&pekerja1=1&mulai1=2026-11&bulan1=1&dana1=apbd")
        check("plan", entry, visited.text("#hasil"), f"semula {place.removesuffix('=')}")
        visited.open(f"/asal/{edition}/{entry.slug}/")
        check("origin", entry, visited.text("main"), people, workers)

        for path in (f"/{edition}/provinsi-lampung/wilayah.csv", f"/{edition}/perbandingan/peringkat.csv"):
            values = set(downloaded(visited, path, name).values())
            exact = half_up(entry.participants * 100, entry.eligible, 4).replace(",", ".")
            lost = {str(entry.participants), str(entry.eligible), str(entry.gap), exact} - values
            if lost:
                wrong.append(f"{path}, {entry.name}: {lost} not in {values}")
            typed = workbook_row(visited, path.replace(".csv", ".xlsx"), name)
            share = round(entry.participants / entry.eligible, 12)
            lost = {entry.participants, entry.eligible, entry.gap, share} - typed
            if lost:
                wrong.append(f"{path}, workbook, {entry.name}: {lost} not in {typed}")

        sheet = printed(visited, f"{home}lembar-saku.pdf")
        check("pocket sheet", entry, sheet, covered, short, f"Peringkat {place} dari {reported} yang melapor")
        check("share card", entry, card_words(month, number, entry.slug), covered, short, entry.category)
    province = printed(visited, f"/{edition}/provinsi-lampung/lembar-saku.pdf")
    for entry in (one(entries, slug) for slug in AREAS):
        check("sheet of the province", entry, province, entry.name, grouped(abs(entry.gap)))
    assert wrong == []


def test_a_number_that_was_read_is_found_by_the_search(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("about:blank", without_script=True)
    for slug in AREAS[:3]:
        entry = one(ledger.latest, slug)
        visited.open(f"/cari/?q={grouped(entry.participants)}")
        hits = visited.page.locator(".found li").all_text_contents()
        words = f"{entry.official_name}, {month_words(entry.month)}"
        assert any(words in hit and grouped(entry.participants) in hit for hit in hits), hits
