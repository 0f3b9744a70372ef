"""Everything can be reached and done with the keyboard, and one sees where one stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import COMPARISON, DESK, OVERVIEW, OWN_PAGES, PHONE, REGENCY
from tests.browser.visiting import Visit
from tests.browser.walking import stumbles

Visiting = Callable[..., Visit]

FOCUSED = """() => {
  const part = document.activeElement;
  return part.name ? `${part.name}=${part.value}` : part.textContent.trim();
}"""


def tab_to(visited: Visit, key: str, most: int = 150) -> None:
    """Press Tab until the focus stands on the control of this name and value, or this text."""
    for _ in range(most):
        visited.page.keyboard.press("Tab")
        if visited.page.evaluate(FOCUSED) == key:
            return
    raise AssertionError(f"{most} times Tab did not lead to {key}")


def is_open(visited: Visit, details: str) -> bool:
    return visited.page.locator(details).evaluate("part => part.open")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_first_stop_leads_to_the_content(visit: Visiting, width: int) -> None:
    visited = visit(OVERVIEW, width=width)
    visited.page.keyboard.press("Tab")
    link = visited.page.locator(".skip-link")
    assert link.evaluate("part => part === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    visited.page.keyboard.press("Enter")
    assert visited.page.evaluate("document.activeElement.id") == "isi"
    visited.page.keyboard.press("Tab")
    assert visited.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_with_enter_and_closes_with_escape(visit: Visiting) -> None:
    visited = visit(OVERVIEW, width=PHONE)
    tab_to(visited, "Menu")
    visited.page.keyboard.press("Enter")
    assert is_open(visited, "details.menu")
    assert visited.page.get_by_role("link", name="Perbandingan").first.is_visible()
    visited.page.keyboard.press("Escape")
    assert not is_open(visited, "details.menu")
    assert visited.page.evaluate("document.activeElement.textContent.trim()") == "Menu"


def test_the_list_of_areas_opens_with_enter_and_closes_with_escape(visit: Visiting) -> None:
    visited = visit(OVERVIEW, width=DESK)
    tab_to(visited, "Kabupaten/kota")
    visited.page.keyboard.press("Enter")
    assert visited.page.locator(".menu .regions").is_visible()
    visited.page.keyboard.press("Escape")
    assert not visited.page.locator(".menu .regions").is_visible()
    assert visited.page.evaluate("document.activeElement.textContent.trim()") == "Kabupaten/kota"
    visited.page.keyboard.press("Enter")
    tab_to(visited, "Metro")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/metro/")


@pytest.mark.parametrize("path", OWN_PAGES.values(), ids=OWN_PAGES)
def test_one_walks_through_a_page_in_order_and_always_sees_where_one_stands(visit: Visiting, path: str) -> None:
    visited = visit(path, width=DESK)
    found = stumbles(visited)
    visited.open(path)
    visited.show(PHONE, dark=True)
    visited.open_all_details()
    assert found + [f"telephone, dark, opened: {stumble}" for stumble in stumbles(visited)] == []


def test_areas_are_chosen_and_compared(visit: Visiting) -> None:
    visited = visit(COMPARISON)
    tab_to(visited, "wilayah=lampung-selatan")
    visited.page.keyboard.press("Space")
    tab_to(visited, "wilayah=metro")
    visited.page.keyboard.press("Space")
    tab_to(visited, "Bandingkan")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**wilayah=lampung-selatan**")
    assert [row[0] for row in visited.rows("section[aria-labelledby=judul-angka] table")] == [
        "Kabupaten Lampung Selatan",
        "Kabupaten Lampung Tengah",
        "Kota Bandar Lampung",
    ]


def test_a_month_is_chosen(visit: Visiting) -> None:
    visited = visit(OVERVIEW)
    tab_to(visited, "rilis=2026-10")
    visited.page.keyboard.press("ArrowDown")
    tab_to(visited, "Tampilkan")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/2026-09/")


def test_the_table_under_a_chart_opens_and_scrolls(visit: Visiting) -> None:
    visited = visit(REGENCY, width=PHONE)
    tab_to(visited, "Tabel")
    visited.page.keyboard.press("Enter")
    visited.page.keyboard.press("Tab")
    scroller = visited.page.locator("#tren .table-scroll")
    assert scroller.evaluate("part => part === document.activeElement")
    visited.page.keyboard.press("ArrowRight")
    visited.page.wait_for_function("() => document.querySelector('#tren .table-scroll').scrollLeft > 0")
