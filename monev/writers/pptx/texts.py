"""Texts on slides: the size at which they fit, cut with an ellipsis where none does. Pure.

What people wrote becomes the text of runs; ours alone are fields, and links there are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from monev.writers.columns import cut_to_lines, lines_of
from monev.writers.letters import plain
from monev.writers.palette import MUTED

LINE = 1.25
_INDENT = 18.0
_GAP = 6.0
_SLACK = 6.0
_QUIET = 14.0


class Fitted(NamedTuple):
    """The size, the texts as they are shown, and those that had to be cut, whole."""

    size: float
    texts: tuple[str, ...]
    cut: tuple[str, ...] = ()


def fit(texts: Sequence[str], room: float, high: float, sizes: Sequence[float], *, bold: bool = False) -> Fitted:
    """The first size at which all paragraphs fit; at the last each gets its share of the lines."""
    shown = [plain(text) for text in texts]
    inner = room - _INDENT - _SLACK
    for size in sizes:
        if sum(lines_of(text, inner, size, bold) * size * LINE + _GAP for text in shown) <= high:
            return Fitted(size, tuple(shown))
    size = sizes[-1]
    lines = max(int((high - _GAP * len(shown)) / (size * LINE)), 1)
    kept: list[str] = []
    # Short ones first leave their lines to the others.
    for text in shown[:lines]:
        share = max(
            (lines - sum(lines_of(other, inner, size, bold) for other in kept)) // max(len(shown) - len(kept), 1), 1
        )
        kept.append(cut_to_lines(text, share, inner, size, bold))
    cut = tuple(text for number, text in enumerate(shown) if number >= len(kept) or kept[number] != text)
    return Fitted(size, tuple(kept), cut)


def fit_lines(text: str, lines: int, room: float, sizes: Sequence[float], *, bold: bool = False) -> Fitted:
    """One text on so many lines."""
    shown = plain(text)
    inner = room - _SLACK
    for size in sizes:
        if lines_of(shown, inner, size, bold) <= lines:
            return Fitted(size, (shown,))
    return Fitted(sizes[-1], (cut_to_lines(shown, lines, inner, sizes[-1], bold),), (shown,))


def write(frame: Any, texts: Sequence[str], size: float | None = None, quiet: int | None = None) -> None:
    """The texts as paragraphs of a text frame; those from number ``quiet`` on are remarks, not bullets."""
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if quiet is None or number < quiet:
            add_run(paragraph, text, size)
            continue
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert(0, parse_xml(f"<a:buNone {nsdecls('a')}/>"))
        add_run(paragraph, text, min(size or _QUIET, _QUIET), colour=MUTED)


def add_run(
    paragraph: Any, text: str, size: float | None = None, *, bold: bool | None = None, colour: str | None = None
) -> None:
    run = paragraph.add_run()
    run.text = plain(text)
    if size is not None:
        run.font.size = Pt(size)
    if bold is not None:
        run.font.bold = bold
    if colour is not None:
        run.font.color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    """Hexadecimal digits as the library takes them."""
    colours: Any = RGBColor
    return colours.from_string(colour.lstrip("#"))


def describe(shape: Any, name: str, words: str = "") -> None:
    """The name of a shape in the list of shapes, and its words for those who do not see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", plain(name))
    if words:
        properties.set("descr", plain(words))
