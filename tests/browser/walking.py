"""A reader who walks through a page by Tab, and what is wrong at the stops."""

from __future__ import annotations

from itertools import pairwise

from tests.browser.visiting import Visit

# The part that has the focus: seen, marked, in the window, not covered by another, and where it stands in the page.
STOP = """() => {
  const part = document.activeElement, style = getComputedStyle(part);
  // A link in running text may have several lines: the first one.
  const box = part.getClientRects()[0] ?? part.getBoundingClientRect();
  window.walked ??= new Map([...document.querySelectorAll("*")].map((each, at) => [each, at]));
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1);
  const above = document.elementFromPoint(x, y);
  return {
    name: `${part.tagName} ${(part.getAttribute("aria-label") ?? part.textContent).trim().slice(0, 40)}`,
    place: window.walked.get(part) ?? -1,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      || style.boxShadow !== "none"
      || [...part.querySelectorAll("rect, path")].some(shape => parseFloat(getComputedStyle(shape).strokeWidth) >= 3),
    seen: box.width > 0 && box.height > 0 && part.checkVisibility({ visibilityProperty: true })
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: above !== null && (part.contains(above) || above.contains(part) || above.closest("label, svg") !== null),
    last: part === document.body,
  };
}"""
MOST_STOPS = 1200

# Whatever scrolls has to be reached, and whatever can be pressed too.
UNREACHED = """() => [...document.querySelectorAll("body *")].filter(part => {
  if (!part.checkVisibility({ visibilityProperty: true })) return false;
  const style = getComputedStyle(part);
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
    && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
  const pressed = part.matches("a[href], button, summary, select, input:not([type=hidden]), textarea, [role=button]");
  if (part.closest("[aria-hidden=true]")) return false;
  return (scrolls || pressed && !part.disabled && part.type !== "radio") && part.tabIndex < 0 || part.tabIndex > 0;
}).map(part => `${part.tagName}.${part.className}`)"""


def walk(visited: Visit) -> list[dict]:
    """Every stop from the start of the page to its end."""
    stops = []
    for _ in range(MOST_STOPS):
        visited.page.keyboard.press("Tab")
        stop = visited.page.evaluate(STOP)
        if stop["last"]:
            return stops
        stops.append(stop)
    raise AssertionError(f"{MOST_STOPS} times Tab did not lead out of the page: {stops[-3:]}")


def stumbles(visited: Visit) -> list[str]:
    """All that hinders whoever has a keyboard only."""
    found = [f"cannot be reached, or has an order of its own: {name}" for name in visited.page.evaluate(UNREACHED)]
    stops = walk(visited)
    for fault, words in (
        ("seen", "out of sight"),
        ("marked", "without a mark"),
        ("uncovered", "behind something else"),
    ):
        found += [f"{words}: {stop['name']}" for stop in stops if not stop[fault]]
    found += [
        f"{after['name']} comes before {then['name']}"
        for then, after in pairwise(stops)
        if after["place"] < then["place"]
    ]
    return found
