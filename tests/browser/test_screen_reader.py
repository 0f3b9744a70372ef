"""A listener finds headings in order, named landmarks, charts with tables, links that say where they lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import OWN_PAGES, REGENCY, WITH_CHARTS
from tests.browser.reading_tree import Node, heard, troubles
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

CHARTS = """figures => figures.map(figure => ({
  key: figure.id,
  drawings: [...figure.querySelectorAll(".chart-drawing > svg")].map(
    drawing => [drawing.getAttribute("role"), drawing.querySelector("title")?.textContent]),
  headings: [...figure.querySelectorAll("table thead th")].length,
  rows: [...figure.querySelectorAll("table tbody tr")].length,
  region: figure.querySelector(".table-scroll")?.getAttribute("aria-label"),
}))"""


@pytest.mark.parametrize("path", OWN_PAGES.values(), ids=OWN_PAGES)
def test_a_listener_is_never_lost(visit: Visiting, path: str) -> None:
    visited = visit(path)
    found = troubles(heard(visited))
    visited.open_all_details()
    assert found + [f"opened: {trouble}" for trouble in troubles(heard(visited)) if trouble not in found] == []


@pytest.mark.parametrize("path", WITH_CHARTS.values(), ids=WITH_CHARTS)
def test_every_chart_has_a_name_and_a_table(visit: Visiting, path: str) -> None:
    charts = visit(path, without_script=True).page.locator("figure.chart").evaluate_all(CHARTS)
    assert charts
    for chart in charts:
        assert chart["drawings"], chart
        assert all(role in ("img", "group") and name for role, name in chart["drawings"]), chart
        assert chart["headings"] >= 2, chart
        assert chart["rows"] >= 1, chart
        assert chart["region"], chart


def test_the_number_of_an_area_is_among_the_first_things_heard(visit: Visiting) -> None:
    nodes = heard(visit(REGENCY))
    start = next(at for at, node in enumerate(nodes) if node.role == "heading" and node.level == 1)
    words = " ".join(node.name for node in nodes[start : start + 40] if node.role == "StaticText")
    assert "pekerja terlindungi" in words


def test_what_would_leave_a_listener_lost_is_found() -> None:
    nodes = [
        Node("RootWebArea", "Judul", url="/"),
        *(Node("banner", ""), Node("main", ""), Node("heading", "Judul", 1), Node("heading", "Terlalu dalam", 3)),
        *(Node("navigation", "Utama"), Node("navigation", "Utama"), Node("region", ""), Node("image", "")),
        *(Node("link", "Ganti", url="/a/"), Node("link", "Unduh", url="/a/"), Node("link", "Unduh", url="/b/")),
    ]
    assert troubles(nodes) == [
        "heading “Terlalu dalam” of level 3 after one of level 1",
        "0 times the landmark contentinfo",
        "a landmark region without a name",
        "2 landmarks navigation named “Utama”",
        "image without a name",
        "the link “Ganti” does not say where it leads",
        "“Unduh” leads to ['/a/', '/b/']",
    ]
