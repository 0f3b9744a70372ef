"""The thin bar under a badge as SVG: the four categories with the value and the target on them. Pure."""

from coverage.charts.records import CategoryScale
from coverage.charts.svg.axes import as_float, exact_text, value_text
from coverage.charts.svg.frame import category_rect, open_svg, pattern_defs
from coverage.charts.svg.text import FONT, label, width
from coverage.figures.categories import Category, classify

_FULL = {"wide": 520.0, "narrow": 320.0}
_TOP, _THICK, _HEIGHT = 20.0, 18.0, 58.0


def draw_scale(scale: CategoryScale, variant: str) -> str:
    """Target above, value below the bar; the last category is open to the right."""
    full = _FULL[variant]
    known = [as_float(value) for value in (scale.value, scale.target) if value is not None]
    cuts = [as_float(cut) for cut in scale.cuts]
    high = max(max([*known, cuts[-1]]) * 1.08, cuts[-1] + (cuts[-1] - cuts[0]) * 0.8)
    edges = [0.0, *cuts, high]
    places = [2 + edge / high * (full - 4) for edge in edges]
    parts = [
        open_svg(scale.key, variant, (full, _HEIGHT), "Skala kategori", _summary(scale), css="scale"),
        pattern_defs(scale.key, variant, Category),
    ]
    named: set[Category] = set()
    for category in Category:
        left, right = places[category - 1], places[category]
        parts.append(category_rect(scale.key, variant, category, left, _TOP, right - left, _THICK, radius=0))
        if width(category.label) + 8 <= right - left:
            parts.append(label(left + 5, _TOP + 13, category.label, f"on-{category}"))
            named.add(category)
    if scale.target is not None:
        words = f"Target {exact_text(scale.target, 'percent')}"
        parts.append(_pointer(full, 2 + as_float(scale.target) / high * (full - 4), words, above=True))
    if scale.value is not None:
        words = value_text(scale.value, "percent", scale.places)
        own = classify(scale.value, scale.cuts)
        if own is not None and own not in named:
            words = f"{words} {own.label}"
        parts.append(_pointer(full, 2 + as_float(scale.value) / high * (full - 4), words, above=False))
    return "".join((*parts, "</svg>"))


def _pointer(full: float, x: float, words: str, *, above: bool) -> str:
    """A triangle that points at the bar, with its words beside it on the side where there is room."""
    at_right = x + 9 + width(words, True) <= full - 2
    text_x, anchor = (x + 9, "") if at_right else (x - 9, "end")
    if above:
        shape = f'<path class="pointer pointer-target" d="M{x:.1f} {_TOP - 1}l-5 -9h10z"/>'
        return shape + label(text_x, _TOP - 6, words, "label", anchor)
    shape = f'<path class="pointer" d="M{x:.1f} {_TOP + _THICK + 1}l-6 10h12z"/>'
    return shape + label(text_x, _TOP + _THICK + FONT + 1, words, "label-strong", anchor)


def _summary(scale: CategoryScale) -> str:
    category = classify(scale.value, scale.cuts)
    cuts = ", ".join(exact_text(cut, "percent") for cut in scale.cuts)
    words = (
        "Belum ada data"
        if category is None or scale.value is None
        else (f"Nilai {value_text(scale.value, 'percent', scale.places)}, kategori {category.label.lower()}")
    )
    target = f"; target {exact_text(scale.target, 'percent')}" if scale.target is not None else ""
    return f"{words}{target}; batas kategori {cuts}."
