"""The element around every picture, its words for those who do not see it, and the marks that pictures share. Pure."""

import re
from collections.abc import Iterable

from coverage.charts.svg.text import escape

# Category 1 stays plain; the others differ in grey print too. "none" is for areas without a report.
_PATTERNS = {
    "2": (8, '<circle cx="2" cy="2" r="1"/><circle cx="6" cy="6" r="1"/>'),
    "3": (7, '<path d="M-1 1L1 -1M0 7L7 0M6 8L8 6"/>'),
    "4": (6, '<path d="M0 0L6 6M0 6L6 0"/>'),
    "none": (6, '<path d="M-1 5L1 7M0 0L6 6M5 -1L7 1"/>'),
}
VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')

# The page shows "wide" or "narrow", after the width of the screen.
_CSS = {"wide": "wide", "narrow": "narrow", "small": "small-panel", "panel": "small-panel"}


def open_svg(
    key: str, variant: str, size: tuple[float, float], title: str, summary: str, *, links: bool = False, css: str = ""
) -> str:
    """The opening tag with title and description; a picture with links inside is a group, not one image."""
    name = f"{key}-{variant}"
    described = f'<desc id="{name}-desc">{escape(summary)}</desc>' if summary else ""
    ids = f"{name}-title {name}-desc" if summary else f"{name}-title"
    return (
        f'<svg class="{f"{css} " if css else ""}{_CSS[variant]}" viewBox="0 0 {size[0]:g} {size[1]:g}"'
        f' role="{"group" if links else "img"}" aria-labelledby="{ids}">'
        f'<title id="{name}-title">{escape(title)}</title>{described}'
    )


def size_of(drawing: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    found = VIEW_BOX.search(drawing)
    if found is None:
        raise ValueError("Gambar tidak mempunyai viewBox.")
    return float(found[1]), float(found[2])


def category_css(category: int | None) -> str:
    return f"cat-{category}" if category else "cat-none"


def pattern_defs(key: str, variant: str, categories: Iterable[int | None]) -> str:
    """The patterns of these categories; their ids carry key and variant, for many pictures share one page."""
    names = sorted({name for category in categories if (name := pattern_name(category))})
    patterns = "".join(
        f'<pattern id="{key}-{variant}-{name}" class="pattern-{name}" width="{_PATTERNS[name][0]}"'
        f' height="{_PATTERNS[name][0]}" patternUnits="userSpaceOnUse">{_PATTERNS[name][1]}</pattern>'
        for name in names
    )
    return f"<defs>{patterns}</defs>" if patterns else ""


def category_rect(
    key: str, variant: str, category: int | None, x: float, y: float, wide: float, high: float, radius: float = 2
) -> str:
    """A filled and outlined rectangle with the pattern of its category over it."""
    box = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{radius:g}"'
    rect = f'<rect class="{category_css(category)}" {box}/>'
    if name := pattern_name(category):
        rect += f'<rect class="pattern" fill="url(#{key}-{variant}-{name})" {box}/>'
    return rect


def icon(category: int, x: float, y: float, css: str) -> str:
    """One or two triangles around (x, y), down for the low categories. Drawn: few fonts have the signs."""
    down = 1 if category <= 2 else -1
    centres = (x - 5, x + 5) if category in (1, 4) else (x,)
    path = "".join(f"M{centre - 4:.1f} {y - 3.5 * down:.1f}h8l-4 {7 * down}z" for centre in centres)
    return f'<path class="{css}" d="{path}"/>'


def glyph(number: int, x: float, y: float, provisional: bool = False) -> str:
    """The mark of a series, hollow while provisional: colour is never its only difference."""
    css = f"marker series-{number % 6 + 1}{' provisional' if provisional else ''}"
    return f'<path class="{css}" d="M{x:.1f} {y:.1f}{_GLYPHS[number % len(_GLYPHS)]}"/>'


_GLYPHS = (
    "m-3.7 0a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z",  # circle
    "m-3.3 -3.3h6.6v6.6h-6.6z",  # square
    "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z",  # diamond
    "m0 -4.2l4.4 7.4h-8.8z",  # triangle
    "m0 4.2l4.4 -7.4h-8.8z",  # triangle, head down
    "m-3.5 -3.5l7 7m0 -7l-7 7",  # cross
)


def pattern_name(category: int | None) -> str:
    """Empty for the category that stays plain."""
    name = str(category) if category else "none"
    return name if name in _PATTERNS else ""
