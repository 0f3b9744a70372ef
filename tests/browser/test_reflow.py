"""At 400 % zoom a laptop is 320 pixels wide and 256 high: one scrolls one way, nothing is cut or in the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import ALL_PAGES, DESK, OWN_PAGES
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

WIDTH, HEIGHT = 320, 256

# Parts that scroll to the side on their own: only tables of data may, and the keyboard has to reach them.
SCROLLERS = """() => [...document.querySelectorAll("body *")].filter(part => {
  const style = getComputedStyle(part);
  return part.checkVisibility() && /auto|scroll/.test(style.overflowX) && part.scrollWidth > part.clientWidth + 1;
}).map(part => ({
  name: `${part.tagName}.${part.className}`,
  table: part.querySelector("table") !== null,
  label: part.getAttribute("role") === "region" && part.getAttribute("aria-label") || "",
  reached: part.tabIndex === 0,
})).filter(part => !(part.table && part.label && part.reached)).map(part => part.name)"""

# Words that lie outside the window, that their box cuts off, or that leave their drawing.
CUT = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const inside = part => part.closest(".visually-hidden, .table-scroll, [role=region][tabindex], .skip-link, select");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !part.checkVisibility({ visibilityProperty: true })) continue;
    if (part.closest("script, style, title, desc") || inside(part)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect(), words = texts.currentNode.data.trim().slice(0, 50);
    if (box.width < 1) continue;
    if (box.left < -1 || box.right > wide + 1) found.push(`outside the window: ${words}`);
    const drawing = part.closest("svg");
    if (drawing) {
      const frame = drawing.getBoundingClientRect();
      if (box.left < frame.left - 2 || box.right > frame.right + 2
          || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        found.push(`outside its drawing: ${words}`);
      continue;
    }
    for (let cover = part; cover && cover !== document.body; cover = cover.parentElement) {
      const style = getComputedStyle(cover);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      const frame = cover.getBoundingClientRect();
      if (box.right > frame.right + 1 || box.bottom > frame.bottom + 1) found.push(`cut off: ${words}`);
    }
  }
  return found;
}"""

# What stays in place while the page scrolls.
FIXED = """() => [...document.querySelectorAll("body *")].filter(part => {
  const style = getComputedStyle(part);
  const stays = style.position === "fixed" || style.position === "sticky" && !part.closest("table");
  return part.checkVisibility() && stays;
}).map(part => part.getBoundingClientRect().height).reduce((sum, height) => sum + height, 0)"""

# The spacing that WCAG 1.4.12 lets readers set; a constructed sheet, since the policy forbids written ones.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
    svg * { letter-spacing: normal !important; word-spacing: normal !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""


def cut(visited: Visit) -> list[str]:
    found = visited.page.evaluate(CUT) + [f"scrolls alone: {name}" for name in visited.page.evaluate(SCROLLERS)]
    return found + ([f"the page scrolls {visited.sideways} px sideways"] if visited.sideways else [])


@pytest.mark.parametrize("path", ALL_PAGES.values(), ids=ALL_PAGES)
def test_a_page_at_four_hundred_percent_scrolls_one_way_and_cuts_nothing(visit: Visiting, path: str) -> None:
    visited = visit(path, width=WIDTH, height=HEIGHT)
    found = cut(visited)
    visited.open_all_details()
    assert found + [f"opened: {fault}" for fault in cut(visited) if fault not in found] == []
    # A third of the small window at most is kept by what does not scroll away.
    assert visited.page.evaluate(FIXED) <= HEIGHT / 3


def test_what_is_cut_is_found(visit: Visiting) -> None:
    visited = visit("about:blank", width=WIDTH, height=HEIGHT)
    visited.page.set_content("""
      <body><p>Kata yang muat.</p>
      <p><span style="white-space: nowrap">Satu baris yang jauh lebih panjang daripada lebar jendela</span></p>
      <div style="overflow: hidden; width: 60px; white-space: nowrap">Kata yang terpotong oleh kotaknya</div>
      <div style="overflow-x: auto; width: 90px"><p style="width: 400px">Bergulir</p></div>
      <svg width="100" height="20" style="overflow: visible"><text x="80" y="15">Keluar dari gambar</text></svg>""")
    found = " ".join(cut(visited))
    assert "outside the window: Satu baris" in found
    assert "cut off: Kata yang terpotong" in found
    assert "scrolls alone: DIV" in found
    assert "outside its drawing: Keluar dari gambar" in found
    assert "the page scrolls" in found
    assert "Kata yang muat" not in found


@pytest.mark.parametrize("width", [WIDTH, DESK])
@pytest.mark.parametrize("path", OWN_PAGES.values(), ids=OWN_PAGES)
def test_a_page_bears_the_spacing_of_its_reader(visit: Visiting, path: str, width: int) -> None:
    visited = visit(path, width=width)
    visited.page.evaluate(SPACED)
    visited.open_all_details()
    assert cut(visited) == []
