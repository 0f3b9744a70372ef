"""The receipt as a PDF on A4: plain texts in, bytes out. Pure.

What people wrote reaches the document as data, never as part of its source, so no text can change what the document is.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[1] / "static" / "vendor" / "public-sans"
# A word longer than this may be broken anywhere, so that it stays on the paper; no text of ours is longer than that.
_LONGEST_WORD, _LONGEST_TEXT = 30, 400
_NO_GLYPH = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Figure:
    """One line of the table; ``weight`` is ``strong`` for segments, ``total`` for the total, else empty."""

    label: str
    words: str
    weight: str = ""


@dataclass(frozen=True)
class Block:
    """Lines under one heading; ``unit`` says what is counted."""

    title: str
    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Document:
    """All that is printed. ``address`` is the page that says whether the receipt still holds."""

    house: str
    number: str
    facts: tuple[tuple[str, str], ...]
    fingerprint: str
    proof: str
    blocks: tuple[Block, ...]
    address: str
    notice: str = ""


def receipt_pdf(document: Document, at: datetime) -> bytes:
    """A tagged PDF; the same receipt gives the same bytes."""
    # A large library that only documents need.
    import typst

    options: Any = {
        "format": "pdf",
        "timestamp": at.replace(microsecond=0),
        "sys_inputs": inputs_of(document),
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": True,
    }
    pdf: bytes
    try:
        pdf = typst.compile(SOURCE.encode(), pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        # PDF/UA refuses letters that no font of ours has (an emoji in a name): then a box stands in their place.
        pdf = typst.compile(SOURCE.encode(), **options)
    return pdf


def inputs_of(document: Document) -> dict[str, str]:
    """What the source reads: every text as JSON, with a place to break in words that are wider than the paper."""
    return {"data": json.dumps(_breakable(asdict(document)), ensure_ascii=True)}


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_TEXT else f"{value[: _LONGEST_TEXT - 1]}…"
        return re.sub(rf"\S{{{_LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", _NO_GLYPH.sub("\ufffd", short))
    if isinstance(value, dict):
        return {key: _breakable(inner) for key, inner in value.items()}
    return [_breakable(inner) for inner in value]


SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "Tanda terima " + data.number, author: data.house)
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 20mm, bottom: 22mm),
  footer: context [
    #set text(size: 8.5pt, fill: rgb("#4c5b69"))
    #data.number #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set text(font: "Public Sans", size: 10.5pt, lang: "id", fill: rgb("#10202e"), number-width: "tabular")
#set par(leading: 0.6em)
#show heading: set text(fill: rgb("#12436d"))
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)

#text(size: 9.5pt, fill: rgb("#4c5b69"), data.house)

= Tanda terima
#text(size: 13pt, weight: "bold", data.number)

#if data.notice != "" {
  block(width: 100%, inset: 8pt, stroke: 0.8pt + rgb("#d9b64a"), radius: 3pt, text(weight: "bold", data.notice))
}

#for (name, value) in data.facts {
  block(above: 0.8em, below: 0.8em, grid(
    columns: (42mm, 1fr),
    text(fill: rgb("#4c5b69"), name),
    text(weight: "bold", value),
  ))
}

== Sidik angka
#block(text(size: 13pt, weight: "bold", tracking: 0.08em, data.fingerprint))
#data.proof

== Angka yang diajukan
#for part in data.blocks {
  table(
    columns: (1fr, 34mm),
    align: (left, right),
    inset: (x: 4pt, y: 4.5pt),
    stroke: (x, y) => (bottom: 0.4pt + rgb("#d3dbe3")),
    table.header(
      table.cell(text(weight: "bold", fill: rgb("#12436d"), part.title)),
      table.cell(text(weight: "bold", fill: rgb("#4c5b69"), part.unit)),
    ),
    ..for figure in part.figures {
      let weight = if figure.weight == "" { "regular" } else { "bold" }
      let ground = if figure.weight == "total" { rgb("#eaf1f8") } else { none }
      (
        table.cell(fill: ground, text(weight: weight, figure.label)),
        table.cell(fill: ground, text(weight: weight, figure.words)),
      )
    },
  )
}

#text(size: 9pt, fill: rgb("#4c5b69"))[
  Sel yang kosong tidak dicantumkan. Apakah tanda terima ini masih berlaku, dapat dilihat di #data.address
]
"""
