"""The pocket sheet (lembar saku): one area on one A4 page, also legible where colours are lost. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from coverage.documents.front import Front
from coverage.documents.look import LOOK
from coverage.documents.press import print_pdf


@dataclass(frozen=True)
class Grid:
    """A table of words; all columns but the first are figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Block:
    """Pairs of name and words under one heading, then sentences."""

    title: str
    pairs: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """``trend`` is the drawing, ``trend_words`` what it shows for those who do not see it."""

    front: Front
    narrative: tuple[str, ...]
    trend_title: str
    trend_measure: str
    trend_words: str
    trend: str
    grid: Grid
    blocks: tuple[Block, ...]
    sources: tuple[tuple[str, str], ...]


def sheet_pdf(sheet: Sheet) -> bytes:
    """A tagged PDF of one page; the same sheet gives the same bytes."""
    return sheets_pdf([sheet])


def sheets_pdf(sheets: Sequence[Sheet]) -> bytes:
    """All these sheets as one PDF, each on a page of its own, with the areas as bookmarks."""
    first = sheets[0].front
    area = first.area if len(sheets) == 1 else f"{len(sheets)} wilayah"
    data = {
        "title": f"Lembar saku {area}, {first.imprint.month} ({first.imprint.release})",
        "house": first.imprint.house,
        "sheets": [asdict(sheet) | {"front": sheet.front.data, "trend": ""} for sheet in sheets],
    }
    drawings: dict[str, str] = {}
    for number, sheet in enumerate(sheets):
        drawings |= {f"scale-{number}": sheet.front.scale, f"trend-{number}": sheet.trend}
    return print_pdf(SOURCE, data, drawings, first.imprint.at)


SOURCE = (
    LOOK
    + """
#set document(title: data.title, author: data.house)
#show heading: set text(fill: brand)
#show heading.where(level: 1): set text(size: 1.9em)
#show heading.where(level: 2): set text(size: 1.15em)
#show heading: set block(above: 0em, below: 0.5em)
#set table(inset: (x: 0.3em, y: 0.32em), stroke: (x, y) => (bottom: 0.04em + rule))

#let pairs(rows) = table(
  columns: (1fr, auto),
  align: (left, right),
  ..for (name, words) in rows { (table.cell(name), table.cell(text(weight: "bold", words))) },
)

#let body(sheet, number, size) = {
  let front = sheet.front
  let imprint = front.imprint
  let (scale, trend) = ("scale-", "trend-").map(name => name + str(number))
  set text(size: size)
  set par(leading: 0.5em, spacing: 0.6em)
  set block(spacing: 0.75em)
  text(size: 0.9em, fill: muted)[#imprint.house · Lembar saku]
  for sentence in imprint.warnings { caution(sentence) }
  heading(level: 1, front.area)
  block(below: 1.5em)[Cakupan UCJ, #imprint.month #h(0.3em) #tag(front.status)]
  grid(
    columns: (9fr, 10fr), column-gutter: 1.6em,
    {
      block(text(
        size: if front.is_known { 4.4em } else { 2.2em }, weight: "bold", tracking: -0.03em,
        top-edge: "cap-height", bottom-edge: "baseline", front.value,
      ))
      v(0.3em)
      block({
        text(size: 1.1em, badge(front))
        if front.badge_note != "" { h(0.5em); text(size: 0.9em, fill: muted, front.badge_note) }
      })
      for (index, line) in front.lines.enumerate() {
        block(text(weight: if index == 1 { "bold" } else { "regular" }, line))
      }
    },
    {
      for sentence in sheet.narrative { block(text(size: 1.05em, sentence)) }
      if scale in sys.inputs {
        image(bytes(sys.inputs.at(scale)), format: "svg", width: 100%, alt: "Skala kategori dengan nilai dan target.")
      }
    },
  )
  block(above: 1.2em, {
    heading(level: 2, sheet.trend_title)
    text(size: 0.9em, fill: muted, sheet.trend_measure)
    if trend in sys.inputs {
      block(width: 100%, align(center, image(
        bytes(sys.inputs.at(trend)), format: "svg", height: size * 23, alt: sheet.trend_words,
      )))
    }
  })
  grid(
    columns: if sheet.grid.columns.len() > 3 { (9fr, 5fr) } else { (9fr, 8fr) }, column-gutter: 1.6em,
    {
      heading(level: 2, sheet.grid.title)
      if sheet.grid.rows.len() > 0 { table(
        columns: (1fr,) + (auto,) * (sheet.grid.columns.len() - 1),
        align: (column, row) => if column == 0 { left } else { right },
        table.header(..sheet.grid.columns.map(words => table.cell(text(size: 0.9em, fill: muted, words)))),
        ..for row in sheet.grid.rows { row.map(words => table.cell(words)) },
      ) }
      if sheet.grid.note != "" { text(size: 0.9em, fill: muted, sheet.grid.note) }
    },
    for part in sheet.blocks {
      heading(level: 2, part.title)
      if part.pairs.len() > 0 { pairs(part.pairs) }
      for sentence in part.sentences { block(sentence) }
      v(0.5em)
    },
  )
  v(1fr)
  set text(size: 0.86em)
  line(length: 100%, stroke: 0.05em + rule)
  grid(
    columns: (auto, 1fr), column-gutter: 0.9em, row-gutter: 0.45em,
    ..for (name, words) in sheet.sources { (text(fill: muted, name), words) },
  )
}

#for (number, sheet) in data.sheets.enumerate() {
  let imprint = sheet.front.imprint
  page(
    paper: "a4", margin: (x: 16mm, top: 14mm, bottom: 17mm),
    footer: context [
      #set text(size: 8pt, fill: muted)
      #imprint.release, terbit #imprint.published · #text(fill: ink, weight: "bold", imprint.address)
      #h(1fr) halaman #counter(page).display("1") dari #counter(page).final().first()
    ],
    fitted((10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7.5pt, 7pt, 6.5pt), size => body(sheet, number, size)),
  )
}
"""
)
