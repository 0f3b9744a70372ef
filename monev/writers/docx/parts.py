"""Elements of WordprocessingML by short names. Texts become texts of runs, never instructions of fields. Pure."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from monev.writers.letters import plain

Element = BaseOxmlElement
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def part(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """``part("tblW", w=100, type="dxa")`` is ``<w:tblW w:w="100" w:type="dxa"/>`` with its children inside."""
    made: Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def text_run(text: str, *marks: Element) -> Element:
    """A run with these marks, such as ``part("b")``."""
    letters = part("t")
    letters.text = plain(text)
    letters.set(_SPACE, "preserve")
    return part("r", *([part("rPr", *marks)] if marks else []), letters)


def paragraph(style: str, *runs: Element, with_next: bool = False) -> Element:
    """A paragraph of the style with this identifier."""
    marks = [part("pStyle", val=style), *([part("keepNext")] if with_next else [])]
    return part("p", part("pPr", *marks), *runs)


def field(instruction: str, shown: str) -> Element:
    """A field of ours with what it shows until somebody updates it."""
    return part("fldSimple", text_run(shown), instr=f" {instruction} ")


def field_mark(kind: str, **attributes: str) -> Element:
    """Begin, separate or end of a field that spans paragraphs."""
    return part("r", part("fldChar", fldCharType=kind, **attributes))


def instruction(text: str) -> Element:
    letters = part("instrText")
    letters.text = f" {text} "
    letters.set(_SPACE, "preserve")
    return part("r", letters)
