"""One glance on a phone."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.pages import PHONE
from tests.browser.recount import Ledger
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

HEADLINE = ("h1", ".big", ".hero .badge-cat", ".hero .muted", ".hero .tag", ".hero b")


def test_the_headline_of_an_area_fits_on_a_phone_without_scrolling(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/", width=PHONE, height=740)
    cut_off = {}
    for entry in ledger.latest:
        visited.open(f"/wilayah/{entry.slug}/")
        parts = [part for part in HEADLINE if entry.known or part != ".hero .badge-cat"]
        boxes = {part: visited.page.locator(part).first.bounding_box() for part in parts}
        bottoms = {part: box["y"] + box["height"] for part, box in boxes.items()}
        too_low = {part: bottom for part, bottom in bottoms.items() if bottom > 740}
        if too_low:
            cut_off[entry.name] = too_low
    assert cut_off == {}


def test_targets_for_fingers_are_large_enough(visit: Visiting) -> None:
    visited = visit("/perbandingan/", width=PHONE)
    heights = visited.page.locator(
        ".menu > summary, .btn, .form-select, .choices label, .chart-parts summary"
    ).evaluate_all("parts => parts.map(part => part.getBoundingClientRect().height)")
    assert min(heights) >= 36
