"""The report as typst source: cover, contents, sections, annexes; every text comes as data. Pure."""

from coverage.documents.look import LOOK

SOURCE = (
    LOOK
    + """
#let cover = data.cover
#let imprint = data.imprint
#let upright = (x: 16mm, top: data.top * 1pt, bottom: 22mm)
#let small(words) = text(size: 8.5pt, fill: muted, words)
#let paragraphs(words) = words.split("\\n").filter(part => part.trim() != "").map(part => par(part)).join()

#set document(title: data.title, author: imprint.house)
#set text(font: "Public Sans", size: 10pt, lang: "id", fill: ink, number-width: "tabular", hyphenate: false)
#set par(leading: 0.6em, spacing: 0.85em)
#set block(spacing: 1em)
#set page(
  paper: "a4", margin: upright,
  header-ascent: 10pt,
  header: context if here().page() > 1 {
    set text(size: 8.5pt, fill: muted)
    set block(spacing: 4pt)
    block(grid(
      columns: (1fr, auto), column-gutter: 12pt, align: (left + horizon, right + horizon),
      data.header, if imprint.example { tag("Data contoh") },
    ))
    for words in data.marks { block(text(weight: "bold", fill: amber, words)) }
    block(line(length: 100%, stroke: 0.6pt + rule))
  },
  footer-descent: 16pt,
  footer: context {
    set text(size: 8pt, fill: muted)
    set par(leading: 0.5em)
    grid(
      columns: (1fr, auto), column-gutter: 16pt, align: (left, right),
      data.footer, [halaman #counter(page).display("1") dari #counter(page).final().first()],
    )
  },
)
#show heading: set text(size: 15pt, fill: brand)
#show heading: set block(above: 20pt, below: 10pt, sticky: true)
#show figure: set block(above: 14pt, below: 14pt)
#show figure: set align(left)
#show figure: set block(breakable: true)
#show figure.caption: set align(left)
#show figure.caption: set block(sticky: true)
#show figure.caption: it => context block(sticky: true)[
  #text(fill: muted)[#it.supplement #it.counter.display("1").] #text(weight: "bold", it.body)
]
#set figure.caption(position: top)
#set figure(gap: 7pt)
#set list(indent: 4pt, body-indent: 7pt, marker: text(fill: brand, [•]))
#set enum(indent: 4pt, body-indent: 7pt)

#let cells(row) = row.cells.enumerate().map(((index, words)) => table.cell(
  breakable: row.breaks,
  fill: if row.highlight { shade },
  text(weight: if row.highlight { "bold" } else { "regular" }, words),
))
#let grid-of(part) = {
  let last = calc.max(part.rows.len(), 1)
  set text(size: part.size * 1pt)
  set par(leading: 0.5em)
  table(
    columns: part.widths.map(wide => wide * 1pt),
    align: (x, y) => (if part.numeric.at(x) { right } else { left }) + (if y == 0 { bottom } else { top }),
    inset: (x: part.inset * 1pt, y: 3.4pt),
    stroke: (x, y) => if y == 0 { (top: 0.9pt + brand, bottom: 0.9pt + brand) } else if y <= last {
      (bottom: 0.5pt + rule)
    },
    fill: (x, y) => if y == 0 { shade },
    table.header(repeat: true, ..part.columns.map(words => table.cell(breakable: false, text(weight: "bold", words)))),
    ..for row in part.rows { cells(row) },
    ..if part.rows.len() == 0 {
      (table.cell(colspan: part.columns.len(), align: left, text(fill: muted, part.empty)),)
    },
    // Repeated, so that its room is kept on every page: else it may go on to the next one with the header and no row.
    ..if part.notes.len() > 0 {
      (table.footer(repeat: true, table.cell(
        colspan: part.columns.len(), align: left, inset: (y: 6pt), small(part.notes.join(linebreak())),
      )),)
    },
  )
}
#let notes(part) = for words in part.notes { block(above: 5pt, below: 5pt, small(words)) }

// What leads to a signature goes with it to the next page.
#let words-of(part) = block(sticky: part.sticky, breakable: not part.sticky, if part.listed {
  list(..part.sentences.map(paragraphs))
} else { part.sentences.map(words => block(paragraphs(words))).join() })
#let table-of(part) = figure(kind: table, supplement: "Tabel", caption: part.title, grid-of(part))
// The notes may go on on the next page: kept with the picture they would leave half a page empty before it.
#let picture-of(part) = figure(kind: image, supplement: "Gambar", caption: part.title, {
  block(breakable: false, {
    block(below: 4pt, small(part.measure))
    align(center, image(
      bytes(sys.inputs.at(part.drawing)), format: "svg", width: part.width * 1pt, alt: part.alt,
    ))
  })
  notes(part)
})
#let dotted = (paint: ink, thickness: 0.7pt, dash: "loosely-dotted")
#let dots = box(width: 100%, baseline: -1pt, line(length: 100%, stroke: dotted))
// Beside each other, so that names stand on one line however long the titles are.
#let signatories(group) = block(breakable: false, width: 100%, grid(
  columns: (1fr,) * group.len(), column-gutter: 28pt, row-gutter: (4pt, 48pt),
  ..group.map(one => text(weight: "bold", one.side)),
  ..group.map(one => one.title),
  ..group.map(one => grid.cell(align: bottom, if one.name == "" { dots } else { text(weight: "bold", one.name) })),
))
#let witnesses(count) = {
  block(above: 26pt, below: 14pt, sticky: true, text(weight: "bold", "Saksi"))
  grid(
    columns: (auto, 5fr, 4fr), column-gutter: 12pt, row-gutter: 22pt, align: bottom,
    [], small("Nama dan jabatan"), small("Tanda tangan"),
    ..for number in range(1, count + 1) { ([#number.], dots, dots) },
  )
}
#let signatures-of(part) = {
  let signed = {
    block(below: 14pt, part.place)
    for group in part.signatories.chunks(part.columns) { signatories(group); v(14pt) }
  }
  // What has to be signed stays on one page; a list of witnesses that is a page of its own may follow on the next.
  if part.together {
    block(breakable: false, width: 100%, above: 20pt, { signed; if part.witnesses > 0 { witnesses(part.witnesses) } })
  } else {
    block(breakable: part.breaks, width: 100%, above: 20pt, signed)
    if part.witnesses > 0 { witnesses(part.witnesses) }
  }
}
#let setters = (words: words-of, table: table-of, picture: picture-of, signatures: signatures-of)
#let set-part(part) = if part.type == "heading" { heading(part.title) } else { (setters.at(part.type))(part) }

// The cover.
#{
  set align(center)
  set block(spacing: 5pt)
  for (index, words) in cover.letterhead.enumerate() {
    block(text(size: if index < 2 { 13pt } else { 9pt }, weight: if index < 2 { "bold" } else { "regular" }, words))
  }
  block(above: 8pt, below: 2pt, line(length: 100%, stroke: 1.8pt + ink))
  block(line(length: 100%, stroke: 0.6pt + ink))
}
#for words in imprint.warnings { caution(words) }
#v(1fr)
#{
  set par(leading: 0.45em)
  show title: set text(size: 25pt, fill: brand, weight: "bold")
  show title: set block(below: 12pt)
  title(cover.title)
  block(text(size: 14pt, cover.subtitle))
  block(above: 16pt, text(size: 12pt, weight: "bold", data.header))
}
#v(1fr)
#grid(
  columns: (auto, 1fr), column-gutter: 16pt, row-gutter: 8pt,
  ..for (name, words) in cover.facts { (text(fill: muted, name), text(weight: "bold", words)) },
)
#v(1fr)
#if cover.legal_basis.len() > 0 {
  block(below: 6pt, text(weight: "bold", fill: brand, "Dasar hukum"))
  enum(..cover.legal_basis)
}
#v(1fr)
#line(length: 100%, stroke: 0.6pt + rule)
#set grid(row-gutter: 5pt)
#[
  #set text(size: 9pt)
  #grid(
    columns: (auto, 1fr), column-gutter: 12pt,
    ..for (name, words) in data.about { (text(fill: muted, name), words) },
  )
]
#pagebreak()

#show outline.entry: set block(above: 9pt)
#outline(title: "Daftar isi", depth: 1)
#{
  set text(size: 9pt)
  show outline.entry: set block(above: 7pt)
  for (kind, name) in ((table, "Daftar tabel"), (image, "Daftar gambar")) {
    let listed = figure.where(kind: kind)
    context if query(listed).len() > 0 { outline(title: name, target: listed) }
  }
}
#pagebreak()

#for run in data.runs {
  let content = run.parts.map(set-part).join()
  if run.wide { page(flipped: true, content) } else {
    if run.fresh { pagebreak(weak: true) }
    content
  }
}
"""
)
