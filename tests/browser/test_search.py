"""Cari in the browser: by keyboard, on a telephone without script, and with numbers counted again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import DESK, OVERVIEW, PHONE, PLAN
from tests.browser.recount import Entry, Ledger, grouped, month_words, one, total
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

ROWS = """rows => rows.map(row => [
  row.querySelector("a").textContent.trim(), row.querySelector("a").getAttribute("href"),
  row.querySelector("span b")?.textContent ?? "",
])"""
OURS = "section[aria-labelledby=angka] h3:has-text('Angka kami') + ul > li"


def current_entries(ledger: Ledger) -> list[Entry]:
    """Of every month what stands now: the whole, then its areas; the newest month first."""
    months = [ledger.current(month) for month in ledger.months("9999-12", 1000)]
    return [entry for entries in months for entry in (total(entries), *entries) if entry.known]


def found_link(entry: Entry) -> tuple[str, str]:
    """What the list says of an entry, and where it leads."""
    if entry.slug == "lampung":
        return f"Provinsi Lampung, {month_words(entry.month)}", f"/{entry.month}/"
    return f"{entry.official_name}, {month_words(entry.month)}", f"/{entry.month}/{entry.slug}/"


def test_an_area_is_found_by_keyboard_alone(visit: Visiting) -> None:
    visited = visit(OVERVIEW, width=DESK)
    for _ in range(10):
        visited.page.keyboard.press("Tab")
        if visited.page.evaluate("document.activeElement.name") == "q":
            break
    visited.page.keyboard.type("lamteng")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/cari/?q=lamteng")
    for _ in range(40):
        visited.page.keyboard.press("Tab")
        if visited.page.evaluate("document.activeElement.closest('.found') !== null"):
            break
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/lampung-tengah/")


def test_an_area_is_found_on_a_telephone_without_script(visit: Visiting) -> None:
    visited = visit(PLAN, width=PHONE, without_script=True)
    visited.page.locator(".menu > summary").click()
    visited.page.get_by_role("search").get_by_label("Cari wilayah, halaman, atau angka").fill("balam")
    visited.follow(visited.page.get_by_role("search").get_by_role("button", name="Cari"))
    assert visited.text(".search-sentence") == "Untuk “balam” ditemukan 1 wilayah."
    visited.follow(visited.page.get_by_role("link", name="Kota Bandar Lampung"))
    assert visited.text("h1") == "Kota Bandar Lampung"


def test_the_figure_beside_an_area_is_the_published_one(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/cari/?q=lamteng", without_script=True)
    entry = one(ledger.latest, "lampung-tengah")
    assert entry is not None
    ((name, href, value),) = visited.page.locator("section[aria-labelledby=wilayah] li").evaluate_all(ROWS)
    assert (name, href, value) == (entry.official_name, f"/{entry.month}/{entry.slug}/", entry.percent())


def test_an_area_that_did_not_report_says_so(visit: Visiting, ledger: Ledger) -> None:
    late = next(entry for entry in ledger.latest if not entry.known)
    visited = visit(f"/cari/?q={late.slug}", without_script=True)
    assert f"belum ada data {month_words(late.month)}" in visited.text("section[aria-labelledby=wilayah] li")


@pytest.mark.parametrize("typed", ["24,9", "26,40", "30.66%", "24,87"])
def test_a_percentage_is_found_wherever_a_release_in_force_shows_it(
    visit: Visiting, ledger: Ledger, typed: str
) -> None:
    number = typed.rstrip("%").replace(".", ",")
    places = len(number.partition(",")[2])
    expected = [found_link(entry) for entry in current_entries(ledger) if entry.percent(places) == f"{number}%"]
    visited = visit(f"/cari/?q={typed.replace('%', '%25')}", without_script=True)
    shown = [(name, href) for name, href, _ in visited.page.locator(OURS).evaluate_all(ROWS)]
    assert shown == expected[:15]


def test_a_number_of_workers_is_found_with_its_area_and_month(visit: Visiting, ledger: Ledger) -> None:
    wanted = [entry for entry in current_entries(ledger) if entry.slug in ("metro", "lampung")][:2]
    assert len(wanted) == 2
    for entry in wanted:
        visited = visit(f"/cari/?q={grouped(entry.participants)}", without_script=True)
        expected = [
            (*found_link(other), grouped(entry.participants))
            for other in current_entries(ledger)
            if entry.participants in (other.participants, other.eligible, other.gap)
        ]
        assert [tuple(row) for row in visited.page.locator(OURS).evaluate_all(ROWS)] == expected


def test_what_cannot_be_found_leads_on(visit: Visiting) -> None:
    visited = visit("/cari/?q=jakarta", without_script=True)
    assert "Tidak ada wilayah, halaman, atau angka" in visited.text(".search-sentence")
    visited.follow(visited.page.locator("main .region-links").get_by_text("Kota Metro"))
    assert visited.text("h1") == "Kota Metro"
