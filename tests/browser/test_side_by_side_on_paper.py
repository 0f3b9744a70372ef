"""The wide tables on the long side of the paper: nothing is cut off, and every area is printed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.pages import BY_OFFICE, HEAT, PANELS, RANKING
from tests.browser.recount import Ledger
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

# A4 on its long side less the margins, at 96 pixels an inch.
LONG_SIDE = 1046


@pytest.mark.parametrize("path", [RANKING, BY_OFFICE, HEAT, f"{HEAT}?rentang=12"])
def test_a_wide_table_is_printed_on_the_long_side_and_fits(visit: Visiting, ledger: Ledger, path: str) -> None:
    visited = visit(path, without_script=True)
    paper = visited.page.pdf(prefer_css_page_size=True)
    sizes = {tuple(float(side) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", paper)}
    assert [(round(right), round(top)) for _, _, right, top in sizes] == [(842, 595)]
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) <= 4
    visited.page.set_viewport_size({"width": LONG_SIDE, "height": 700})
    visited.page.emulate_media(media="print")
    wide = visited.page.locator(".ranking, .heat").first.evaluate(
        "table => table.getBoundingClientRect().right - document.querySelector('.card').getBoundingClientRect().right"
    )
    assert wide <= 0
    printed = " ".join(visited.page.locator("main").inner_text().split())
    assert [entry.official_name for entry in ledger.latest if entry.official_name not in printed] == []


def test_no_value_of_the_heat_table_breaks_on_paper(visit: Visiting) -> None:
    visited = visit(HEAT, without_script=True)
    visited.page.set_viewport_size({"width": LONG_SIDE, "height": 700})
    visited.page.emulate_media(media="print")
    cells = visited.page.locator(".heat tbody td").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    )
    assert cells == []


def test_panels_are_printed_three_abreast(visit: Visiting) -> None:
    visited = visit(PANELS, without_script=True)
    visited.page.set_viewport_size({"width": 703, "height": 1000})
    visited.page.emulate_media(media="print")
    tops = visited.page.locator(".small-panels > li").evaluate_all(
        "panels => panels.map(panel => Math.round(panel.getBoundingClientRect().top))"
    )
    assert len(tops) == 15
    assert [tops.count(top) for top in sorted(set(tops))] == [3] * 5
