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

from enrolment.numbers import count
from monev.writers.columns import cut_to_lines, lines_of
from monev.writers.letters import plain
from monev.writers.palette import MUTED

LINE = 1.25
_INDENT = 18.0
_GAP = 6.0
_SLACK = 6.0
# The least that can be read from the back of a room: of remarks, and in charts.
QUIET = LETTERS = 14.0
_LONG = 3


class Fitted(NamedTuple):
    """The size, the texts as they are shown (``points`` of them, then remarks), and those that were cut, whole."""

    size: float
    texts: tuple[str, ...]
    points: int = 0
    cut: tuple[str, ...] = ()


def fit(
    points: Sequence[str], room: float, high: float, sizes: Sequence[float], *, quiet: Sequence[str] = ()
) -> Fitted:
    """Whole at the first size at which all fits, else long ones cut, else as many as fit and how many are left."""
    shown, remarks = [plain(text) for text in points], [plain(text) for text in quiet]
    inner = room - _INDENT - _SLACK
    for size in sizes:
        if _height(shown, remarks, inner, size) <= high:
            return Fitted(size, (*shown, *remarks), len(shown))
    size = sizes[-1]
    short = [cut_to_lines(text, _LONG, inner, size) for text in shown]
    for kept in range(len(short), 0, -1):
        left = len(short) - kept
        said = [*([and_more(left)] if left else []), *remarks]
        for few in (said, said[:1]):
            if _height(short[:kept], few, inner, size) <= high:
                cut = tuple(text for number, text in enumerate(shown) if number >= kept or short[number] != text)
                return Fitted(size, (*short[:kept], *few), kept, (*cut, *remarks))
    lines = max(int((high - _GAP) / (size * LINE)), 1)
    first = tuple(cut_to_lines(text, lines, inner, size) for text in [*shown, *remarks][:1])
    return Fitted(size, first, min(len(shown), 1), (*shown, *remarks))


def and_more(number: int) -> str:
    """What a slide has no room for stands in the report."""
    return f"dan {count(number)} lainnya, lihat berkas PDF"


def _height(points: Sequence[str], quiet: Sequence[str], inner: float, size: float) -> float:
    sized = [*((text, size) for text in points), *((text, min(size, QUIET)) for text in quiet)]
    return sum(lines_of(text, inner, letters) * letters * LINE + _GAP for text, letters in sized)


def fit_lines(text: str, lines: int, room: float, sizes: Sequence[float], *, bold: bool = False) -> Fitted:
    """One text on so many lines."""
    shown = plain(text)
    inner = room - _SLACK
    for size in sizes:
        if lines_of(shown, inner, size, bold) <= lines:
            return Fitted(size, (shown,))
    return Fitted(sizes[-1], (cut_to_lines(shown, lines, inner, sizes[-1], bold),), cut=(shown,))


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
        add_run(paragraph, text, min(size or QUIET, QUIET), colour=MUTED)


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
