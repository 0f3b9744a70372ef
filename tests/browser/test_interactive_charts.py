"""Plotly takes over where one points at a chart or taps it, and nothing gets worse by it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.pages import DESK, LATE_REGENCY, OVERVIEW, PHONE, REGENCY, TABLET, WITH_CHARTS
from tests.browser.recount import Ledger, half_up, one
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

# Words that reach beyond the picture, which is where they are cut off; half a pixel is rounding.
CUT_OFF = """plot => {
  const frame = plot.querySelector(".main-svg").getBoundingClientRect();
  return [...plot.querySelectorAll("text")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - .5 || box.right > frame.right + .5);
  }).map(text => text.textContent);
}"""
STROKES = "[...document.querySelectorAll('#tren .js-line')].map(line => getComputedStyle(line).stroke).join(' ')"


def hover(visited: Visit, chart: str, *, right: float, y: float = 0.5) -> str:
    """What the box says when the pointer stands at this share of the plot."""
    area = visited.page.locator(f"#{chart} .chart-plot .nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    visited.page.mouse.move(box["x"] + box["width"] * right - 40, box["y"] + box["height"] * y)
    visited.page.mouse.move(box["x"] + box["width"] * right, box["y"] + box["height"] * y, steps=4)
    words = visited.page.locator(f"#{chart} .hoverlayer text")
    words.first.wait_for()
    # The box follows the pointer with a pause: what stands first may still be of where it came from.
    visited.page.wait_for_timeout(400)
    return " | ".join(words.all_text_contents())


def strokes(visited: Visit) -> str:
    return visited.page.evaluate(STROKES)


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (TABLET, True), (DESK, True)])
@pytest.mark.parametrize("path", WITH_CHARTS.values(), ids=WITH_CHARTS)
def test_every_chart_takes_over_in_silence(visit: Visiting, path: str, width: int, dark: bool) -> None:
    visited = visit(path, width=width, dark=dark, interactive=True)
    for figure in visited.take_over():
        assert figure.locator(".chart-plot").is_visible()
        assert not any(drawing.is_visible() for drawing in figure.locator(".chart-drawing > svg").all())
    assert visited.sideways == 0
    assert visited.foreign_requests == []
    assert visited.complaints == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", WITH_CHARTS.values(), ids=WITH_CHARTS)
def test_no_word_of_an_interactive_chart_is_cut_off(visit: Visiting, path: str, width: int) -> None:
    figures = visit(path, width=width, interactive=True).take_over()
    cut = {figure.get_attribute("id"): figure.locator(".chart-plot").evaluate(CUT_OFF) for figure in figures}
    assert {chart: words for chart, words in cut.items() if words} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_interactive_charts_shut_nobody_out(visit: Visiting, dark: bool) -> None:
    visited = visit(REGENCY, dark=dark, interactive=True)
    visited.take_over()
    assert visited.barriers() == []


def test_nothing_is_shared_with_a_cloud_and_all_buttons_speak_indonesian(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    buttons = visited.page.locator(".modebar-btn")
    titles = set(buttons.evaluate_all("buttons => buttons.map(button => button.dataset.title)"))
    names = buttons.evaluate_all("buttons => buttons.map(button => button.dataset.attr ?? '')")
    assert "Unduh grafik sebagai PNG" in titles
    assert not [
        title for title in titles if re.search(r"cloud|share|plot|zoom|reset|pan\b", title or "", re.IGNORECASE)
    ]
    assert not [name for name in names if "cloud" in name.lower()]
    assert visited.page.locator("a[href*='plotly.com'], .modebar-btn--logo").count() == 0


def test_hovering_a_trend_says_month_and_percentage_in_indonesian(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    entry = one(ledger.latest, "lampung-tengah")
    words = hover(visited, "tren", right=0.999, y=0.8)
    assert re.search(r"Okt(ober)? 2026", words), words
    assert any(f"{half_up(entry.participants * 100, entry.eligible, places)}%" in words for places in (1, 2))
    assert not re.search(r"\d\.\d{1,2}(\D|$)", words)


def test_hovering_a_bar_says_workers_in_indonesian(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    words = hover(visited, "program", right=0.2, y=0.04)
    shown = visited.rows("#program table")[0][2]
    assert re.fullmatch(r"\d{1,3}(\.\d{3})+", shown)
    assert shown in words


def test_axes_are_written_in_indonesian(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    workers = visited.page.locator("#segmen .ytick text").all_text_contents()
    assert workers
    assert all(re.fullmatch(r"\d{1,3}(\.\d{3})*", tick) for tick in workers)
    months = visited.page.locator("#tren .xtick text").all_text_contents()
    assert "Okt 2026" in months
    percents = visited.page.locator("#tren .ytick text").all_text_contents()
    assert all(re.fullmatch(r"\d+(,\d)?%", tick) for tick in percents)


def test_ticks_of_an_axis_differ_from_one_another(visit: Visiting) -> None:
    visited = visit(LATE_REGENCY, interactive=True)
    same = {}
    for figure in visited.take_over():
        ticks = figure.locator(".chart-plot .xtick text").all_text_contents()
        if len(ticks) != len(set(ticks)):
            same[figure.get_attribute("id")] = ticks
    assert same == {}


def test_a_chart_without_data_still_says_so(visit: Visiting) -> None:
    visited = visit(LATE_REGENCY, interactive=True)
    visited.take_over()
    for chart in ("kelompok", "program"):
        assert "elum ada data" in (visited.page.locator(f"#{chart} .chart-drawing").inner_text())


def test_the_dark_mode_recolours_what_is_drawn(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.take_over()
    light = strokes(visited)
    visited.page.emulate_media(color_scheme="dark")
    visited.page.wait_for_function(f"light => {STROKES} !== light", arg=light)
    token = visited.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--series-1').trim()")
    red, green, blue = (int(token[start : start + 2], 16) for start in (1, 3, 5))
    assert f"rgb({red}, {green}, {blue})" in strokes(visited)
    visited.page.emulate_media(color_scheme="light")
    visited.page.wait_for_function(f"light => {STROKES} === light", arg=light)


def test_readers_who_save_data_keep_the_drawings(visit: Visiting) -> None:
    visited = visit(REGENCY)
    for figure in visited.page.locator("figure[data-figure]").all():
        figure.locator(".chart-drawing").hover()
    visited.page.wait_for_load_state("networkidle")
    assert [url for url in visited.requests if "plotly" in url or url.endswith(".json")] == []
    assert visited.page.locator("#tren svg.wide").is_visible()


def test_a_library_that_does_not_arrive_leaves_the_drawings(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True, blocked="**/*plotly-basic*")
    visited.page.locator("#tren .chart-drawing").hover()
    visited.page.wait_for_load_state("networkidle")
    assert [url for url in visited.requests if "plotly-basic" in url]
    assert visited.page.locator("#tren svg.wide").is_visible()
    assert not visited.page.locator("#tren .chart-plot").is_visible()


def test_a_tap_is_enough_and_a_passing_finger_is_not(visit: Visiting) -> None:
    visited = visit(REGENCY, width=PHONE, interactive=True)
    drawing = visited.page.locator("#tren .chart-drawing")
    drawing.dispatch_event("pointerenter", {"pointerType": "touch"})
    visited.page.wait_for_load_state("networkidle")
    assert [url for url in visited.requests if "plotly" in url] == []
    drawing.dispatch_event("click")
    visited.page.locator("#tren .chart-drawing.interactive").wait_for()


def test_the_links_of_the_map_stay(visit: Visiting) -> None:
    visited = visit(OVERVIEW, interactive=True)
    visited.take_over()
    tiles = visited.page.locator("#peta svg.wide a.tile")
    assert tiles.count() == 15
    assert tiles.first.is_visible()


def test_who_stands_on_a_link_of_a_chart_keeps_the_focus(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.page.wait_for_load_state("networkidle")
    visited.page.locator("#sebanding svg.wide a").first.focus()
    visited.page.wait_for_timeout(1500)
    assert visited.page.evaluate("document.querySelector('#sebanding').contains(document.activeElement)")
    assert visited.page.evaluate("document.activeElement.checkVisibility()")
