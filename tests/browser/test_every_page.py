"""Every page at the three widths, light and dark: it fits, it is quiet, everyone can read it, it speaks Indonesian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.browser.pages import ADMIN_LOGIN, ALL_PAGES, DESK, EMPTY_PAGES, OWN_PAGES, PHONE, TABLET, WITH_FIGURES
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

LOOKS = [(width, dark) for width in (PHONE, TABLET, DESK) for dark in (False, True)]
# Closed parts hide what open ones show; one narrow and one wide look at them closed are enough for axe.
CLOSED_LOOKS = [(PHONE, False), (DESK, True)]
ENGLISH = re.compile(
    r"\b(submit|search|next|previous|loading|error|home|sign|table|download|of|the|and|show|hide|close|page|"
    r"release|coverage|participants|month|cancel|reset|username|password)\b",
    re.IGNORECASE,
)
LEAKS = re.compile(
    r"\b(nan|inf|-inf|None|null|undefined|Fraction|Decimal|True|False|object Object)\b|\{\{|\{%|&amp;|&lt;"
)
# Proper names: addresses of sites, and titles that are printed in English.
NAMES = re.compile(r"\b[\w-]+(\.[\w-]+)+\b|https?://\S+|Universal Coverage Jamsostek")


def faults(visited: Visit, looks: list[tuple[int, bool]] = LOOKS) -> list[str]:
    """All that is wrong with a page in any look, so that one run tells everything."""
    found = []
    for width, dark in looks:
        look = f"{width} px{', dark' if dark else ''}"
        visited.show(width, dark=dark)
        if sideways := visited.sideways:
            found.append(f"{look}: scrolls {sideways} px sideways")
        if (width, dark) in CLOSED_LOOKS:
            found += [f"{look}: {barrier}" for barrier in visited.barriers()]
    # Closed parts are opened by the rules of paper themselves.
    found += [f"print: {barrier}" for barrier in visited.barriers_on_paper()]
    visited.open_all_details()
    for width, dark in looks:
        look = f"{width} px{', dark' if dark else ''}, everything opened"
        visited.show(width, dark=dark)
        if sideways := visited.sideways:
            found.append(f"{look}: scrolls {sideways} px sideways")
        found += [f"{look}: {barrier}" for barrier in visited.barriers()]
    found += visited.complaints
    found += [f"asks another host: {url}" for url in visited.foreign_requests]
    return found


def foreign_words(visited: Visit) -> list[str]:
    words = NAMES.sub(" ", visited.words())
    return [
        match[0] + ": " + words[max(0, match.start() - 30) : match.end() + 30].replace("\n", " | ")
        for pattern in (ENGLISH, LEAKS)
        for match in pattern.finditer(words)
    ]


@pytest.fixture
def visit_empty(chromium: Browser, empty_site: str) -> Iterator[Visiting]:
    visits = []

    def start(path: str, **how: object) -> Visit:
        visits.append(Visit(chromium, empty_site, **how))
        visits[-1].open(path)
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


@pytest.mark.parametrize("path", ALL_PAGES.values(), ids=ALL_PAGES)
def test_a_page_fits_stays_quiet_and_shuts_nobody_out(visit: Visiting, path: str) -> None:
    assert faults(visit(path)) == []


# Regulations, printed figures and events speak of percentages before anything is published.
WITH_PERCENTAGES_OF_OTHERS = {EMPTY_PAGES[name] for name in ("metodologi", "angka publikasi", "peristiwa")}


@pytest.mark.parametrize("path", EMPTY_PAGES.values(), ids=EMPTY_PAGES)
def test_an_empty_installation_says_so_on_every_page(visit_empty: Visiting, path: str) -> None:
    visited = visit_empty(path)
    assert "belum" in visited.text("main").lower()
    assert "Data contoh" not in visited.text("body")
    assert "0%" not in visited.text("main") or path in WITH_PERCENTAGES_OF_OTHERS
    assert foreign_words(visited) == []
    # The frame around it is the one that the pages above showed in every look.
    assert faults(visited, CLOSED_LOOKS) == []


@pytest.mark.parametrize("path", ALL_PAGES.values(), ids=ALL_PAGES)
def test_a_page_speaks_indonesian(visit: Visiting, path: str) -> None:
    visited = visit(path, without_script=True)
    assert visited.page.locator("html").get_attribute("lang") == "id"
    assert foreign_words(visited) == []


def test_a_refused_login_says_why_in_indonesian(visit_as: Visiting) -> None:
    visited = visit_as("", "/masuk/", width=PHONE)
    visited.page.get_by_label("Nama pengguna").fill("ani")
    visited.page.get_by_label("Kata sandi").fill("bukan kata sandinya")
    visited.press("Masuk")
    assert visited.page.get_by_role("alert").is_visible()
    assert foreign_words(visited) == []
    assert visited.barriers() == []
    assert visited.complaints == []


@pytest.mark.parametrize("path", WITH_FIGURES.values(), ids=WITH_FIGURES)
def test_a_page_of_the_example_says_so_in_view(visit: Visiting, path: str) -> None:
    notice = visit(path, width=PHONE, without_script=True).page.get_by_text("Data contoh.").first
    assert notice.is_visible()
    assert notice.bounding_box()["y"] < 200


@pytest.mark.parametrize("path", OWN_PAGES.values(), ids=OWN_PAGES)
def test_a_page_carries_the_name_of_the_site_and_one_heading(visit: Visiting, path: str) -> None:
    visited = visit(path, without_script=True)
    assert visited.text(".site-name") == settings.SITE_NAME
    assert visited.page.title().endswith(f" · {settings.SITE_NAME}")
    assert visited.page.locator("h1").count() == 1


def test_the_admin_carries_the_name_of_the_site(visit: Visiting) -> None:
    assert settings.SITE_NAME in visit(ADMIN_LOGIN, without_script=True).page.title()


def test_an_unknown_area_is_a_page_that_leads_on(visit: Visiting) -> None:
    visited = visit("/wilayah/jakarta/", without_script=True)
    assert "jakarta" in visited.text("main")
    visited.follow(visited.page.get_by_role("link", name="Ke Beranda"))
    assert visited.text("h1") == "Provinsi Lampung"


@pytest.mark.parametrize("path", ["/2031-01/", "/2026-10.9/", "/2026-13/", "/2026-10/jakarta/", "/tidak/ada/"])
def test_an_unknown_address_answers_404_in_indonesian(visit: Visiting, path: str) -> None:
    visited = visit("/rilis/", without_script=True)
    assert visited.page.goto(path).status == 404
    assert visited.text("h1") == "Halaman tidak ditemukan"
    assert foreign_words(visited) == []
