"""The key to the categories under a map, with the notes below it. Pure."""

from collections.abc import Sequence

from coverage.charts.svg.frame import category_rect, icon
from coverage.charts.svg.text import FONT, label, shorten, width, wrap

_LINE = 24.0


def draw_legend(
    key: str, variant: str, legend: Sequence[tuple[int | None, str]], notes: Sequence[str], full: float, y: float
) -> tuple[str, float]:
    """Swatches with their words, as many a line as fit, then the notes; and where they end."""
    drawn, x = "", 2.0
    for category, words in legend:
        words = shorten(words, full - 40)
        taken = 34 + width(words) + 18
        if x > 2 and x + taken - 18 > full:
            x, y = 2.0, y + _LINE
        drawn += category_rect(key, variant, category, x, y, 28, 17)
        if category:
            drawn += icon(category, x + 14, y + 8.5, f"tile-icon on-{category}")
        drawn += label(x + 34, y + 13, words)
        x += taken
    y += _LINE if legend else 0.0
    for note in notes:
        for line in wrap(note, full - 4):
            drawn += label(2, y + FONT, line, "muted")
            y += FONT + 4
    return drawn, y + 6
