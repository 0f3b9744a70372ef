"""The one door to typst: a source of ours, texts as data, bytes out. Pure.

Texts reach a document as data, never as part of its source, so none can change what the document is.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from coverage.charts.files import FONTS
from coverage.charts.svg.standalone import with_style

# A word longer than this (no address of ours) may be broken anywhere, so that it stays on the paper; so long is a text.
_LONGEST_WORD, _LONGEST_TEXT = 60, 600
_NO_GLYPH = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def print_png(source: str, data: dict[str, Any], drawings: dict[str, str], points: float, pixels: int) -> bytes:
    """A picture ``pixels`` wide of a page that is ``points`` wide."""
    # A large library that only documents need.
    import typst

    png: bytes = typst.compile(source.encode(), format="png", ppi=72 * pixels / points, **_options(data, drawings))
    return png


def print_pdf(source: str, data: dict[str, Any], drawings: dict[str, str], at: datetime) -> bytes:
    """A tagged PDF; the same document gives the same bytes."""
    import typst

    options = _options(data, drawings) | {"format": "pdf", "timestamp": at.replace(microsecond=0)}
    pdf: bytes
    try:
        pdf = typst.compile(source.encode(), pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        # PDF/UA refuses letters that no font of ours has (an emoji in a name): then a box stands in their place.
        pdf = typst.compile(source.encode(), **options)
    return pdf


def _options(data: dict[str, Any], drawings: dict[str, str]) -> dict[str, Any]:
    texts = json.dumps(breakable(data), ensure_ascii=True)
    pictures = {name: with_style(drawing) for name, drawing in drawings.items() if drawing}
    return {
        "sys_inputs": {"data": texts, **pictures},
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": True,
    }


def breakable(value: Any) -> Any:
    """The same texts with a place to break in words that are wider than the paper; numbers and truth stay."""
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_TEXT else f"{value[: _LONGEST_TEXT - 1]}…"
        return re.sub(rf"\S{{{_LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", _NO_GLYPH.sub("\ufffd", short))
    if isinstance(value, dict):
        return {key: breakable(inner) for key, inner in value.items()}
    return [breakable(inner) for inner in value] if isinstance(value, list | tuple) else value
