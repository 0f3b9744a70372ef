"""The look that all documents share, as typst source: colours, type, the badge of a category. Pure.

``sys.inputs.data`` is the document as JSON; drawings are further inputs of their own.
"""

LOOK = """
#let data = json(bytes(sys.inputs.data))
#let fills = (white, rgb("#cfe3f5"), rgb("#6bace6"), rgb("#2073bc"), rgb("#12436d"))
#let ink = rgb("#10202e")
#let muted = rgb("#4c5b69")
#let brand = rgb("#12436d")
#let rule = rgb("#d3dbe3")
#let shade = rgb("#e9eff5")
#let amber = rgb("#5c4200")
#set text(font: "Public Sans", lang: "id", fill: ink, number-width: "tabular")

#let triangle(up, colour) = {
  let (base, tip) = if up { (0.7em, 0em) } else { (0em, 0.7em) }
  box(baseline: -0.02em, polygon(fill: colour, (0em, base), (0.8em, base), (0.4em, tip)))
}
#let badge(front) = {
  let colour = if front.category > 2 { white } else { ink }
  let icons = if front.category in (1, 4) { 2 } else if front.category > 0 { 1 } else { 0 }
  box(
    fill: fills.at(front.category),
    stroke: if front.category == 0 { (paint: muted, thickness: 0.08em, dash: "dashed") } else { 0.08em + brand },
    radius: 1.1em,
    inset: (x: 0.7em, y: 0.42em),
    text(weight: "bold", fill: colour, {
      for _ in range(icons) { triangle(front.category > 2, colour); h(0.12em) }
      if icons > 0 { h(0.25em) }
      front.badge
    }),
  )
}
#let tag(words) = box(stroke: 0.06em + muted, radius: 0.2em, inset: (x: 0.35em), outset: (y: 0.25em), words)
#let caution(words) = block(
  width: 100%, inset: (x: 0.6em, y: 0.45em), radius: 0.25em,
  fill: rgb("#fff4d6"), stroke: 0.08em + amber,
  text(fill: amber, weight: "bold", words),
)
// The first of these sizes at which the words stay on one line, else the last.
#let on-one-line(sizes, words) = layout(room => {
  let found = sizes.find(size => measure(text(size: size, words)).width <= room.width)
  text(size: if found == none { sizes.last() } else { found }, words)
})
// The largest of these sizes at which a page of ``body(size)`` fits, else the last; the page stays one.
#let fitted(sizes, body) = block(width: 100%, height: 100%, breakable: false, layout(room => {
  let fits(size) = measure(body(size), width: room.width).height <= room.height
  let found = sizes.find(fits)
  body(if found == none { sizes.last() } else { found })
}))
"""
