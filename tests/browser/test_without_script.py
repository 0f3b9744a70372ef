"""Reading works where no script runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import COMPARISON, DESK, OVERVIEW, PHONE, REGENCY, WITH_CHARTS
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", WITH_CHARTS.values(), ids=WITH_CHARTS)
def test_every_chart_is_drawn_once_with_its_sentence(visit: Visiting, path: str, width: int) -> None:
    visited = visit(path, width=width, without_script=True)
    for figure in visited.page.locator("figure.chart").all():
        drawings = [drawing for drawing in figure.locator(".chart-drawing > svg").all() if drawing.is_visible()]
        assert len(drawings) == 1
        assert drawings[0].bounding_box()["width"] <= width
        assert len(figure.locator(".chart-summary").inner_text()) > 20


def test_headline_and_table_are_there(visit: Visiting) -> None:
    visited = visit(OVERVIEW, without_script=True)
    assert visited.page.locator(".big").is_visible()
    assert len(visited.rows("section[aria-labelledby=judul-tabel] table")) == 15


def test_the_table_under_a_chart_opens(visit: Visiting) -> None:
    visited = visit(REGENCY, width=PHONE, without_script=True)
    table = visited.page.locator("#tren table")
    assert not table.is_visible()
    visited.page.locator("#tren summary", has_text="Tabel").click()
    assert table.is_visible()
    visited.page.locator("#tren summary", has_text="Unduh").click()
    assert not table.is_visible()
    assert visited.page.locator("#tren .downloads").is_visible()


def test_the_menu_opens_on_a_phone(visit: Visiting) -> None:
    visited = visit(OVERVIEW, width=PHONE, without_script=True)
    visited.page.locator(".menu > summary").click()
    visited.page.locator(".menu nav summary").click()
    visited.follow(visited.page.locator(".menu .regions").get_by_text("Lampung Tengah", exact=True))
    assert visited.text("h1") == "Kabupaten Lampung Tengah"


def test_the_chooser_leads_to_another_release_of_the_same_page(visit: Visiting) -> None:
    visited = visit(REGENCY, without_script=True)
    visited.page.get_by_label("Bulan dan rilis", exact=True).select_option("2026-08.1")
    visited.press("Tampilkan")
    assert visited.page.url == f"{visited.site}/2026-08.1/lampung-tengah/"
    assert "telah digantikan" in visited.text("main")
    assert visited.page.get_by_label("Bulan dan rilis", exact=True).input_value() == "2026-08.1"


def test_the_choice_of_a_comparison_lives_in_the_address(visit: Visiting) -> None:
    visited = visit(COMPARISON, without_script=True)
    assert [row[0] for row in visited.rows("section[aria-labelledby=judul-angka] table")] == [
        "Kabupaten Lampung Tengah",
        "Kota Bandar Lampung",
        "Kota Metro",
    ]
    visited.page.get_by_label("Kota Metro").uncheck()
    visited.page.get_by_label("Kabupaten Mesuji").check()
    visited.press("Bandingkan")
    assert "?wilayah=lampung-tengah&wilayah=mesuji&wilayah=bandar-lampung&" in visited.page.url
    assert len(visited.rows("section[aria-labelledby=judul-angka] table")) == 3
    assert len(visited.page.locator(".panels > li").all()) == 3


@pytest.mark.parametrize("query", ["?wilayah=metro", "?wilayah=metro&wilayah=jakarta"])
def test_a_wrong_choice_is_answered_with_a_sentence(visit: Visiting, query: str) -> None:
    visited = visit(COMPARISON + query, width=PHONE)
    assert visited.page.get_by_role("alert").is_visible()
    assert visited.barriers() == []
    assert visited.complaints == []
