"""The share card: one area in one picture, made to be read on a telephone inside a chat. Pure.

1080 x 1350 pixels, the tallest shape that chats and feeds show whole: its smallest words are then as large as small
print on a telephone 360 points wide. The number stands in the square in the middle, which previews cut out.
"""

from __future__ import annotations

from coverage.documents.front import Front
from coverage.documents.look import LOOK
from coverage.documents.press import print_png

PIXELS = (1080, 1350)
_POINTS = 540.0


def card_png(front: Front) -> bytes:
    """The picture, 1080 pixels wide."""
    return print_png(SOURCE, {"front": front.data}, {"scale": front.scale}, _POINTS, PIXELS[0])


SOURCE = (
    LOOK
    + """
#let front = data.front
#let imprint = front.imprint
#set page(width: 540pt, height: 675pt, margin: (x: 28pt, top: 26pt, bottom: 22pt), fill: white)

// Everything grows and shrinks with one size.
#let body(size) = {
  set text(size: size)
  set par(leading: 0.45em, spacing: 0.6em)
  set block(spacing: 0.7em)
  for sentence in imprint.warnings { text(size: 0.9em, caution(sentence)) }
  block(text(size: 1.75em, weight: "bold", fill: brand, front.area))
  block({
    set par(leading: 0.65em)
    text(size: 1.1em)[Cakupan UCJ, #imprint.month #h(0.3em) #text(size: 0.9em, tag(front.status))]
  })
  v(1.2em)
  v(1fr)
  block(text(
    size: if front.is_known { 5.6em } else { 2.6em }, weight: "bold", tracking: -0.03em,
    top-edge: "cap-height", bottom-edge: "baseline", front.value,
  ))
  v(0.4em)
  block({
    text(size: 1.2em, badge(front))
    if front.badge_note != "" { h(0.4em); text(size: 0.8em, fill: muted, front.badge_note) }
  })
  for (index, line) in front.lines.enumerate() {
    block(text(size: if index < 2 { 1.15em } else { 1em }, weight: if index == 1 { "bold" } else { "regular" }, line))
  }
  v(1fr)
  if "scale" in sys.inputs { block(image(bytes(sys.inputs.scale), format: "svg", width: 100%)) }
  v(1fr)
  line(length: 100%, stroke: 0.05em + rule)
  set text(size: 0.84em, fill: muted)
  block[#imprint.release, terbit #imprint.published. #imprint.source]
  block(text(fill: ink, imprint.house))
  block(text(weight: "bold", fill: ink, on-one-line((1.2em, 1.1em, 1em, 0.94em), imprint.address)))
}

#fitted((20pt, 19pt, 18pt, 17pt, 16pt, 15pt, 14pt, 13pt, 12pt), body)
"""
)
