"""What is to be signed: a table without lines that stays on one page. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monev.document import Signatory, Signatures
from monev.writers.docx.parts import Element, paragraph, part, text_run

_BESIDE = 3
_DOTS = "." * 40
_ROOM_TO_SIGN = 1100


def signing_elements(signatures: Signatures, room: float) -> Iterator[Element]:
    """Place and day, the signatories beside each other, the witnesses as lines to fill in."""
    people = signatures.signatories
    rows = [people[start : start + _BESIDE] for start in range(0, len(people), _BESIDE)]
    day = paragraph("Signing", text_run(signatures.place_and_day))
    day.pPr.extend((part("spacing", before=360, after=240), part("jc", val="right")))
    yield day
    if rows:
        beside = max(len(row) for row in rows)
        yield _table([[_signatory(person) for person in row] for row in rows], beside, room)
    if signatures.witnesses:
        numbers = range(1, signatures.witnesses + 1)
        yield paragraph("TableText", text_run("Saksi", part("b")), with_next=True)
        yield _table([[_witness(number), _lines("TableText", _DOTS)] for number in numbers], 2, room)
    yield paragraph("Normal")


def _table(rows: Sequence[Sequence[list[Element]]], beside: int, room: float) -> Element:
    wide = round(room * 20 / beside)
    made = part(
        "tbl",
        part("tblPr", part("tblW", w=wide * beside, type="dxa"), part("tblLayout", type="fixed")),
        part("tblGrid", *(part("gridCol", w=wide) for _ in range(beside))),
    )
    for row in rows:
        filled = [*row, *([paragraph("Signing")] for _ in range(beside - len(row)))]
        cells = (part("tc", part("tcPr", part("tcW", w=wide, type="dxa")), *words) for words in filled)
        made.append(part("tr", part("trPr", part("cantSplit")), *cells))
    return made


def _signatory(person: Signatory) -> list[Element]:
    name = text_run(person.name, part("b"), part("u", val="single")) if person.name else text_run(_DOTS)
    signed = paragraph("Signing", name)
    properties = signed.pPr
    properties.append(part("spacing", before=_ROOM_TO_SIGN, after=240))
    return [
        paragraph("Signing", text_run(person.side, part("b"))),
        paragraph("Signing", text_run(person.title)),
        signed,
    ]


def _witness(number: int) -> list[Element]:
    return _lines("TableText", f"{number}. {_DOTS}")


def _lines(style: str, text: str) -> list[Element]:
    made = paragraph(style, text_run(text), with_next=True)
    made.pPr.append(part("spacing", before=200, after=60))
    return [made]
