"""On paper: no navigation, tables opened, light colours, the release and the numbers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

from tests.browser.pages import (
    BY_OFFICE,
    COMPARISON,
    HEAT,
    LOGIN,
    METHOD,
    ORIGIN,
    OVERVIEW,
    OWN_PAGES,
    RANKING,
    REGENCY,
    SUPERSEDED,
)
from tests.browser.recount import Ledger, grouped, month_words, one, total
from tests.browser.visiting import PAPER_WIDTH, Visit

Visiting = Callable[..., Visit]

# A4 lying, for tables that are wider than a standing sheet.
LYING = dict.fromkeys((HEAT, RANKING, BY_OFFICE), 1047)
NOT_PRINTED = ".top nav, .menu, .skip-link, .crumbs, .chooser, .downloads, .btn, .modebar, .chart-plot"
SEEN = "parts => parts.filter(part => part.checkVisibility() && part.getBoundingClientRect().height > 0).length"


def on_paper(visited: Visit) -> None:
    visited.page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    visited.page.emulate_media(media="print")


@pytest.mark.parametrize("path", [OVERVIEW, REGENCY])
def test_navigation_stays_away_and_tables_are_open(visit: Visiting, path: str) -> None:
    visited = visit(path, without_script=True)
    on_paper(visited)
    assert visited.page.locator(NOT_PRINTED).evaluate_all(SEEN) == 0
    tables = visited.page.locator("figure.chart table")
    assert tables.count() > 0
    assert tables.evaluate_all(SEEN) == tables.count()


@pytest.mark.parametrize("path", OWN_PAGES.values(), ids=OWN_PAGES)
def test_nothing_is_wider_than_the_paper(visit: Visiting, path: str) -> None:
    """A browser makes a page that is too wide smaller as a whole, until nobody can read it."""
    visited = visit(path, without_script=True)
    on_paper(visited)
    visited.page.set_viewport_size({"width": LYING.get(path, PAPER_WIDTH), "height": 1000})
    assert visited.sideways == 0


def test_release_and_numbers_of_an_area_are_printed(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(REGENCY)
    on_paper(visited)
    printed = " ".join(visited.page.locator("body").inner_text().split())
    entry = one(ledger.latest, "lampung-tengah")
    first = one(ledger.current(ledger.months("2026-10")[-1]), "lampung-tengah")
    for words in (
        "Data contoh",
        f"{entry.month}.{entry.number}",
        entry.percent(),
        f"{grouped(entry.participants)} dari {grouped(entry.eligible)}",
        f"{month_words(first.month)} {first.percent(2)} {grouped(first.participants)}",
    ):
        assert words in printed
    assert "Unduh tabel" not in printed
    assert "ganti" not in re.findall(r"\w+", printed)


def test_release_and_numbers_of_the_province_are_printed(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW)
    on_paper(visited)
    printed = " ".join(visited.page.locator("body").inner_text().split())
    province = total(ledger.latest)
    assert f"{province.month}.{province.number}" in printed
    assert province.percent() in printed
    for entry in ledger.latest:
        assert entry.official_name in printed
        assert grouped(entry.participants) in printed


def test_what_plotly_drew_gives_way_to_the_drawing(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    on_paper(visited)
    drawings = visited.page.locator("figure.chart svg.wide")
    assert drawings.evaluate_all(SEEN) == drawings.count()
    assert visited.page.locator("figure.chart svg.narrow").evaluate_all(SEEN) == 0
    assert visited.page.locator(".chart-plot").evaluate_all(SEEN) == 0


def test_paper_is_light_also_for_readers_of_the_dark(visit: Visiting) -> None:
    visited = visit(REGENCY, dark=True)
    on_paper(visited)
    colours = visited.page.evaluate(
        "['body', '.card'].map(part => getComputedStyle(document.querySelector(part)).backgroundColor)"
    )
    assert colours == ["rgb(255, 255, 255)"] * 2
    assert visited.page.evaluate("getComputedStyle(document.querySelector('.big')).color") == "rgb(16, 32, 46)"


@pytest.mark.parametrize(("path", "most_pages"), [(OVERVIEW, 5), (REGENCY, 9)])
def test_the_printed_page_is_a4_and_not_endless(visit: Visiting, path: str, most_pages: int) -> None:
    paper = visit(path).page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", paper)
    sizes = {tuple(float(side) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", paper)}
    assert 1 < len(pages) <= most_pages
    assert [(round(right), round(top)) for _, _, right, top in sizes] == [(595, 842)]


@pytest.mark.parametrize(
    ("path", "release"),
    [
        (OVERVIEW, "2026-10.1, angka sementara · Data contoh"),
        (REGENCY, "2026-10.1, angka sementara · Data contoh"),
        (SUPERSEDED, "2026-08.1, angka sementara · Data contoh · telah digantikan"),
        (COMPARISON, "2026-10.1, angka sementara · Data contoh"),
        (ORIGIN, "2026-10.1, angka sementara · Data contoh"),
        (METHOD, "2026-10.1, angka sementara · Data contoh"),
    ],
)
def test_every_sheet_names_release_page_and_number_of_pages(visit: Visiting, path: str, release: str) -> None:
    sheets = sheets_of(visit(path).page.pdf(prefer_css_page_size=True))
    for number, words in enumerate(sheets, start=1):
        assert f"Dasbor UCJ Lampung · Rilis {release}" in words, number
        assert re.search(rf"\b{number} ?/ ?{len(sheets)}\b", words)
    assert "Tautan tetap:" in sheets[-1]


def test_a_page_of_no_release_names_the_house_alone(visit: Visiting) -> None:
    (sheet,) = sheets_of(visit(LOGIN).page.pdf(prefer_css_page_size=True))
    assert re.search(r"Dasbor UCJ Lampung 1 ?/ ?1$", sheet)


@pytest.mark.parametrize("path", [OVERVIEW, REGENCY, COMPARISON])
def test_a_chart_stands_on_the_sheet_of_its_title(visit: Visiting, path: str) -> None:
    visited = visit(path)
    charts = visited.page.locator("figure.chart").evaluate_all(
        """charts => charts.map(chart => ({
          title: chart.querySelector("figcaption h2").textContent,
          labels: [...chart.querySelectorAll("svg.wide text")].map(text => text.textContent),
        }))"""
    )
    sheets = sheets_of(visited.page.pdf(prefer_css_page_size=True))
    for chart in charts:
        title = " ".join(chart["title"].split())
        (own,) = [sheet for sheet in sheets if title in sheet]
        # Words of one label stand apart where others come between them on the line.
        missing = {word for label in chart["labels"] for word in label.split() if word not in own}
        assert not missing, (title, missing)


def sheets_of(paper: bytes) -> list[str]:
    """The words of each sheet."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True)
    return [" ".join(sheet.split()) for sheet in done.stdout.decode().split("\f")[:-1]]
