"""The one door to typst: a source of ours, texts as data, bytes out. Pure.

Texts reach a document as data, never as part of its source, so none can change what the document is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from coverage.charts.files import FONTS
from coverage.charts.svg.standalone import with_style

# A word longer than this (no address of ours) may be broken anywhere, so that it stays on the paper; so long is a text.
_LONGEST_WORD, _LONGEST_TEXT = 60, 600
# What cannot be drawn, and what would turn the direction of the words after it.
_NO_GLYPH = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Emoji and letters of scripts that no font of ours has; what is left here, one of them surely has.
_FOREIGN = re.compile(
    r"[^\x00-\u02ff\u0391-\u03a1\u03a3-\u03c9\u0400-\u0482\u048a-\u04ff\u1e00-\u1eff"
    r"\u2000-\u200b\u2010-\u2027\u2030-\u2040\u20a0-\u20bf\u2116\u2122\u2190-\u23ff\u2500-\u25ff\u2713\ufffd]"
)
_BOX = "\ufffd"


def print_png(source: str, data: dict[str, Any], drawings: dict[str, str], points: float, pixels: int) -> bytes:
    """A picture ``pixels`` wide of a page that is ``points`` wide."""
    # A large library that only documents need.
    import typst

    png: bytes = typst.compile(source.encode(), format="png", ppi=72 * pixels / points, **_options(data, drawings))
    return png


def print_pdf(
    source: str, data: dict[str, Any], drawings: dict[str, str], at: datetime, *, whole: bool = False
) -> bytes:
    """A tagged PDF; the same document gives the same bytes. ``whole``: long texts are not cut."""
    import typst

    options = _options(data, drawings, whole) | {"format": "pdf", "timestamp": at.replace(microsecond=0)}
    pdf: bytes
    try:
        pdf = typst.compile(source.encode(), pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        # PDF/UA refuses letters that no font of ours has (an emoji in a name): then a box stands in their place.
        options["sys_inputs"] = {name: _FOREIGN.sub(_BOX, text) for name, text in options["sys_inputs"].items()}
        pdf = typst.compile(source.encode(), pdf_standards=["ua-1"], **options)
    return pdf


def _options(data: dict[str, Any], drawings: dict[str, str], whole: bool = False) -> dict[str, Any]:
    texts = json.dumps(_clean(data) if whole else breakable(data), ensure_ascii=False)
    pictures = {name: with_style(drawing) for name, drawing in drawings.items() if drawing}
    return {
        "sys_inputs": {"data": texts, **pictures},
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": True,
    }


def breakable(value: Any) -> Any:
    """The same texts with a place to break in words that are wider than the paper; numbers and truth stay."""
    return _changed(value, _short)


def _clean(value: Any) -> Any:
    return _changed(value, lambda text: _NO_GLYPH.sub(_BOX, text))


def _short(text: str) -> str:
    short = text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
    return re.sub(rf"\S{{{_LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", _NO_GLYPH.sub(_BOX, short))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _changed(inner, change) for key, inner in value.items()}
    return [_changed(inner, change) for inner in value] if isinstance(value, list | tuple) else value
