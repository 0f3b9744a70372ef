"""The pack as a Word document: real styles, tables to edit, charts as pictures with words. Pure.

What people wrote becomes the text of runs; fields and links are ours alone.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section as PageSection
from docx.shared import Mm, Pt

from coverage.charts import svg
from coverage.charts.files import write_png
from monev.document import Block, Document, Picture, Section, Signatures, Table, Words
from monev.writers.docx import front
from monev.writers.docx.parts import Element, field, paragraph, text_run
from monev.writers.docx.signing import signing_elements
from monev.writers.docx.styles import set_styles
from monev.writers.docx.tables import LANDSCAPE, PORTRAIT, is_wide, table_element
from monev.writers.letters import plain
from monev.writers.package import settle

_PAPER = (Mm(210), Mm(297))
# Two pictures with their captions fit on an upright page.
_WIDEST, _TALLEST = 410.0, {False: 560.0, True: 330.0}


def write_docx(document: Document) -> bytes:
    """The whole report; the same document gives the same bytes."""
    return _Writing(document).write()


class _Writing:
    """One report on its way to paper: counts tables and pictures, turns the paper for wide tables."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.report = docx.Document()
        self.body = self.report.element.body
        self.numbers = {"Tabel": 0, "Gambar": 0}
        self.turned = False

    def write(self) -> bytes:
        set_styles(self.report)
        self._set_properties()
        pages = self.report.sections[0]
        _set_paper(pages, turned=False)
        front.set_margins(pages, self.document)
        self._add(*front.cover_elements(self.document), *front.contents_elements(self.document.sections))
        for number, section in enumerate(self.document.sections):
            self._add_section(section, number)
        file = io.BytesIO()
        self.report.save(file)
        return settle(file.getvalue(), self.document.imprint.at)

    def _set_properties(self) -> None:
        imprint, facts = self.document.imprint, self.report.core_properties
        moment = imprint.at.replace(microsecond=0, tzinfo=None)
        facts.title, facts.subject = _short(self.document.title), _short(imprint.line)
        facts.author = facts.last_modified_by = _short(imprint.house)
        facts.comments = _short(" ".join(imprint.warnings))
        facts.language, facts.keywords = "id-ID", ""
        facts.created = facts.modified = moment
        facts.revision = 1

    def _add(self, *elements: Element) -> None:
        """Before the properties of the last pages, which close the body."""
        for element in elements:
            self.body.insert(len(self.body) - 1, element)

    def _add_section(self, section: Section, number: int) -> None:
        turned = any(isinstance(block, Table) and block.table.rows and is_wide(block) for block in section.blocks)
        opens_pages = self._turn(turned)
        new_page = not opens_pages and (number == 0 or section.begins_page)
        self._add(front.heading_element(section, number, new_page=new_page))
        for block in section.blocks:
            self._add_block(block)

    def _turn(self, turned: bool) -> bool:
        """Whether the paper was turned, which begins a page."""
        if turned == self.turned:
            return False
        pages = self.report.add_section(WD_SECTION.NEW_PAGE)
        pages.different_first_page_header_footer = False
        _set_paper(pages, turned=turned)
        self.turned = turned
        return True

    @property
    def room(self) -> float:
        return LANDSCAPE if self.turned else PORTRAIT

    def _add_block(self, block: Block) -> None:
        if isinstance(block, Words):
            style = "ListBullet" if block.listed else "Normal"
            self._add(*(paragraph(style, text_run(sentence)) for sentence in block.sentences))
        elif isinstance(block, Table):
            self._add_table(block)
        elif isinstance(block, Picture):
            self._add_picture(block)
        else:
            self._add_signatures(block)

    def _add_table(self, table: Table) -> None:
        self._add(self._caption("Tabel", table.title, with_next=bool(table.table.rows)))
        if table.table.rows:
            self._add(table_element(table, self.room))
        else:
            self._add(paragraph("Normal", text_run(table.empty)))
        # Word needs a paragraph between two tables; the note is it where there is one.
        self._add(paragraph("Note", *([text_run(table.note)] if table.note else [])))

    def _add_picture(self, picture: Picture) -> None:
        chart = picture.chart
        held = self.report.add_paragraph()
        held.style = self.report.styles["Gambar"]
        drawn = held.add_run().add_picture(io.BytesIO(self._draw(picture)))
        scale = min(_WIDEST / drawn.width.pt, _TALLEST[self.turned] / drawn.height.pt)
        drawn.width, drawn.height = Pt(drawn.width.pt * scale), Pt(drawn.height.pt * scale)
        number = self.numbers["Gambar"] + 1
        described: Any = drawn._inline.docPr
        described.set("name", f"Gambar {number}")
        described.set("title", plain(chart.title))
        described.set("descr", plain(f"{chart.title}. {chart.subtitle}. {chart.summary}"))
        self._add(self._caption("Gambar", chart.subtitle or chart.title, with_next=bool(picture.note)))
        self._add(*([paragraph("Note", text_run(picture.note))] if picture.note else []))

    def _draw(self, picture: Picture) -> bytes:
        """Finding, release and warnings stand in the picture and go with it wherever somebody copies it."""
        imprint = self.document.imprint
        footer = [imprint.line, f"Sumber: {imprint.source}"]
        drawing = svg.standalone(
            replace(picture.chart, subtitle=""), heading_lines=imprint.warnings, footer_lines=footer
        )
        return write_png(drawing)

    def _add_signatures(self, signatures: Signatures) -> None:
        self._add(*signing_elements(signatures, self.room))

    def _caption(self, kind: str, title: str, *, with_next: bool) -> Element:
        """``Tabel 3. …``, numbered by a field so that a table added later counts too."""
        self.numbers[kind] += 1
        number = field(rf"SEQ {kind} \* ARABIC", str(self.numbers[kind]))
        return paragraph("Caption", text_run(f"{kind} "), number, text_run(f". {title}"), with_next=with_next)


def _set_paper(pages: PageSection, *, turned: bool) -> None:
    short, long = _PAPER
    pages.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    pages.page_width, pages.page_height = (long, short) if turned else (short, long)
    pages.left_margin = pages.right_margin = Mm(20)
    pages.top_margin, pages.bottom_margin = Mm(25), Mm(22)
    pages.header_distance = pages.footer_distance = Mm(10)


def _short(text: str) -> str:
    """Properties of a file hold 255 letters."""
    words = plain(text)
    return words if len(words) <= 255 else f"{words[:254]}…"
