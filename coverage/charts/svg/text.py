"""Text in a picture: escaped for XML, measured, shortened, wrapped. Pure.

Widths are those of Public Sans; an SVG has no layout of its own, so what must not overlap has to be measured here.
"""

from functools import lru_cache

FONT = 12  # the size that charts.css gives to text

# Advance widths of the characters 32 to 126 in thousandths of the font size, digits, comma and point as in tables.
_WIDTHS = (
    (243, 251, 426, 640, 658, 904, 708, 248, 302, 309, 394, 554, 300, 378, 300, 350)
    + (700,) * 10
    + (226, 240, 546, 554, 546, 521, 831, 710, 670, 688, 694, 620, 594, 733, 766, 283, 388, 682, 578, 886, 754, 734)
    + (636, 748, 676, 670, 594, 700, 672, 954, 688, 607, 637, 303, 350, 303, 473, 518, 218, 553, 596, 544, 596, 566)
    + (396, 622, 576, 248, 262, 562, 303, 865, 577, 566, 596, 596, 391, 506, 389, 580, 504, 780, 564, 535, 480, 328)
    + (263, 332, 568)
)
_WIDTH_OF = {32 + index: width for index, width in enumerate(_WIDTHS)}
# Ideographs, emoji and other wide letters outside the font; never too narrow.
_OTHER = 700
_WIDEST = 1100
_BOLDER = 1.045

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#x27;"}


def escape(text: str) -> str:
    """Text that stands in an element or an attribute; what XML cannot hold at all becomes a space."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text.translate(_ESCAPES)


@lru_cache(maxsize=4096)
def width(text: str, bold: bool = False, size: float = FONT) -> float:
    """Width of one line in the units of the picture."""
    thousandths = sum(_WIDTH_OF.get(ord(letter)) or (_OTHER if ord(letter) < 0x2E80 else _WIDEST) for letter in text)
    return thousandths * size / 1000 * (_BOLDER if bold else 1)


def shorten(text: str, room: float, bold: bool = False, size: float = FONT) -> str:
    """The text, or as much of it with an ellipsis as fits into ``room``."""
    if width(text, bold, size) <= room:
        return text
    for end in range(len(text) - 1, 0, -1):
        shorter = text[:end].rstrip() + "…"
        if width(shorter, bold, size) <= room:
            return shorter
    return "…"


def wrap(text: str, room: float, bold: bool = False, size: float = FONT) -> list[str]:
    """Lines no wider than ``room``; a single word that is too long is shortened."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, bold, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shorten(word, room, bold, size))
    return lines


def label(x: float, y: float, text: str, css: str = "label", anchor: str = "", *, escaped: bool = False) -> str:
    """A text element with its baseline at (x, y); ``anchor`` is middle or end."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}"{anchored}>{text if escaped else escape(text)}</text>'
