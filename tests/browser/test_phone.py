"""One glance on a phone."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.pages import OVERVIEW, PHONE, SUPERSEDED
from tests.browser.recount import Ledger
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

SCREEN = 640
# Place, number, badge, month with release, provisional or final, how many of how many, how many are missing.
HEADLINE = ("h1", ".big", ".hero .badge-cat", ".hero .muted", ".hero .tag", ".hero .covered", ".hero .to-target")


def test_the_headline_of_an_area_fits_on_a_phone_without_scrolling(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/", width=PHONE, height=SCREEN)
    pages = {f"/wilayah/{entry.slug}/": entry.known for entry in ledger.latest}
    # A release that was replaced says so above the headline.
    pages |= {OVERVIEW: True, "/2026-08.1/lampung-selatan/": True, "/2026-03.1/tanggamus/": True, SUPERSEDED: False}
    cut_off, wide = {}, []
    for address, known in pages.items():
        visited.open(address)
        parts = [part for part in HEADLINE if known or part != ".hero .badge-cat"]
        boxes = {part: visited.page.locator(part).first.bounding_box() for part in parts}
        outside = {
            part: box
            for part, box in boxes.items()
            if box["y"] < 0 or box["y"] + box["height"] > SCREEN or box["x"] < 0 or box["x"] + box["width"] > PHONE
        }
        if outside:
            cut_off[address] = outside
        if visited.page.evaluate("document.documentElement.scrollWidth") > PHONE:
            wide.append(address)
    assert cut_off == {}
    assert wide == []


def test_targets_for_fingers_are_large_enough(visit: Visiting) -> None:
    visited = visit("/perbandingan/", width=PHONE)
    heights = visited.page.locator(
        ".menu > summary, .btn, .form-select, .choices label, .chart-parts summary"
    ).evaluate_all("parts => parts.map(part => part.getBoundingClientRect().height)")
    assert min(heights) >= 36
