"""The pack as slides: a cover and one slide for each finding, charts and tables to edit, notes to speak from. Pure."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from monev.document import Document, Picture, Section, Slide, Table
from monev.writers.columns import cut_to_lines, lines_of
from monev.writers.letters import plain
from monev.writers.package import settle
from monev.writers.pptx import template
from monev.writers.pptx.bars import bars_shown, remarks_on
from monev.writers.pptx.charts import insert_chart
from monev.writers.pptx.tables import MORE, aired, fill_table, lay_out
from monev.writers.pptx.template import BODY, BOTTOM, MARGIN, ROOM, TITLE_SIZES, TOP
from monev.writers.pptx.texts import LINE, QUIET, add_run, and_more, describe, fit, fit_lines, write

_ALONE = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_BESIDE_CHARTS, _UNDER_TABLES = _ALONE[4:], _ALONE[3:]
_BESIDE, _GAP, _MOST_REMARKS = 270.0, 8.0, 4
# Below a table: what its points take at a size still read well, and no more than this.
_BELOW, _READ = 150.0, 20.0
_LANGUAGE = "id-ID"


def write_pptx(document: Document) -> bytes:
    """The slides; the same document gives the same bytes."""
    return _Writing(document).write()


class _Writing:
    """One set of slides being made."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.slides = template.blank_slides()

    def write(self) -> bytes:
        self._set_properties()
        self._add_cover()
        for section in self.document.sections:
            for slide in section.slides:
                self._add(section, slide)
        self._speak_indonesian()
        file = io.BytesIO()
        self.slides.save(file)
        return settle(file.getvalue(), self.document.imprint.at)

    def _set_properties(self) -> None:
        imprint, facts = self.document.imprint, self.slides.core_properties
        facts.title, facts.subject = _short(self.document.title), _short(imprint.line)
        facts.author = facts.last_modified_by = _short(imprint.house)
        facts.comments = _short(" ".join(imprint.warnings))
        facts.language, facts.keywords, facts.category = _LANGUAGE, "", ""
        facts.created = facts.modified = imprint.at.replace(microsecond=0, tzinfo=None)
        facts.revision = 1

    def _add_cover(self) -> None:
        cover = self.document.cover
        slide = self._begin(template.COVER)
        cut = [*self._fill_lines(slide.shapes.title, "Judul", cover.title, 2, template.COVER_TITLE[2], (36, 32, 28))]
        held = {place.placeholder_format.idx: place for place in slide.placeholders}
        cut += self._fill_lines(held[1], "Anak judul", cover.subtitle, 2, template.COVER_SUB[2], (20, 18, 16))
        facts = [f"{name}: {words}" for name, words in cover.facts]
        head, below = template.COVER_HEAD_BOX, template.COVER_FACTS_BOX
        cut += self._fill(held[template.COVER_HEAD], "Kop", cover.letterhead, head[2], head[3], (16, 14))
        cut += self._fill(held[template.COVER_FACTS], "Keterangan", facts, below[2], below[3], (18, 16, 14))
        self._note(slide, [*facts, *cover.legal_basis, *cut])

    def _add(self, section: Section, content: Slide) -> None:
        visual = content.visual
        if isinstance(visual, Picture) and visual.is_known:
            slide = self._begin(template.CHART)
            cut = self._add_chart(slide, visual, content.points)
        elif isinstance(visual, Table) and visual.table.rows:
            slide = self._begin(template.TABLE)
            cut = self._add_table(slide, visual, content.points)
        else:
            slide = self._begin(template.TEXT)
            missing = visual.empty if isinstance(visual, Table) else "Belum ada data." if visual else ""
            texts = [*content.points, *([missing] if missing else [])]
            cut = self._fill(_held(slide, 1), "Isi", texts, BODY[2], BODY[3], _ALONE)
        cut = [*self._fill_lines(slide.shapes.title, "Judul", content.title, 2, ROOM, TITLE_SIZES, bold=True), *cut]
        self._note(slide, [*(content.notes or section.notes), *cut])

    def _add_chart(self, slide: Any, picture: Picture, points: Sequence[str]) -> list[str]:
        chart = bars_shown(picture.chart)
        remarks = remarks_on(picture.chart)
        told = remarks if len(remarks) <= _MOST_REMARKS else []
        quiet = [*told, *([picture.note] if picture.note else [])]
        wide = ROOM - _BESIDE - 16 if points or quiet else ROOM
        frame = insert_chart(_held(slide, 1), chart, (wide, BOTTOM - TOP), self.document.imprint.at)
        _place(frame, MARGIN, TOP, wide, BOTTOM - TOP)
        describe(frame, "Bagan", f"{chart.title}. {chart.subtitle}. {chart.summary}")
        beside = _held(slide, template.SECOND)
        _place(beside, MARGIN + wide + 16, TOP, _BESIDE, BOTTOM - TOP)
        cut = self._fill(beside, "Butir", points, _BESIDE, BOTTOM - TOP, _BESIDE_CHARTS, quiet=quiet)
        return [*cut, *(remark for remark in remarks if not told)]

    def _add_table(self, slide: Any, table: Table, points: Sequence[str]) -> list[str]:
        quiet = [table.note] if table.note else []
        layout = lay_out(table, ROOM, BOTTOM - TOP - _height_of([*points, *quiet]))
        if not layout.whole:
            # One line, whatever it will say.
            layout = lay_out(table, ROOM, BOTTOM - TOP - _height_of([*points, MORE, *quiet]))
            missing = len(table.table.rows) - layout.rows
            quiet = [and_more(missing) if missing else MORE, *quiet]
        layout = aired(layout, BOTTOM - TOP - _height_of([*points, *quiet], _READ, BOTTOM - TOP))
        frame = _held(slide, 1).insert_table(len(layout.heights), len(layout.columns))
        _place(frame, MARGIN, TOP, sum(layout.widths), layout.high)
        fill_table(frame, table, layout)
        describe(frame, "Tabel", f"{table.title}. {table.note}".strip())
        under = _held(slide, template.SECOND)
        left = max(BOTTOM - TOP - layout.high - _GAP, 0.0)
        _place(under, MARGIN, TOP + layout.high + _GAP, ROOM, left)
        return self._fill(under, "Butir", points, ROOM, left, _UNDER_TABLES, quiet=quiet)

    def _begin(self, kind: int) -> Any:
        """A slide with its warnings, its footer and its number."""
        layout, imprint = self.slides.slide_layouts[kind], self.document.imprint
        slide = self.slides.slides.add_slide(layout)
        warnings = imprint.warnings or (("Data contoh",) if imprint.example else ())
        self._warn(_held(slide, template.WARNING), slide, " · ".join(warnings))
        for place in layout.placeholders:
            if place.placeholder_format.idx not in (template.FOOT, template.NUMBER):
                continue
            copied = deepcopy(place._element)
            slide.shapes._spTree.append(copied)
            copied.xpath(".//p:cNvPr")[0].set("id", str(100 + place.placeholder_format.idx))
            for part in (*copied.spPr, *copied.txBody.find(qn("a:lstStyle"))):
                part.getparent().remove(part)
        foot = _held(slide, template.FOOT)
        _held(slide, template.NUMBER)._element.find(f".//{qn('a:t')}").text = str(len(self.slides.slides))
        lines = (f"{imprint.scope} · {imprint.period}", imprint.line)
        write(foot.text_frame, [cut_to_lines(plain(line), 1, ROOM - 100, 10.5) for line in lines])
        return slide

    def _warn(self, place: Any, slide: Any, words: str) -> None:
        """On one line, else small on two; read right after the title, before any number."""
        large = fit_lines(words, 1, ROOM - 14.4, (14.0,), bold=True)
        sizes, lines = ((14.0,), 1) if not large.cut else ((12.0,), 2)
        self._fill_lines(place, "Peringatan", words, lines, ROOM, sizes, bold=True)
        if words:
            slide.shapes.title._element.addnext(place._element)

    def _fill(
        self,
        place: Any,
        name: str,
        texts: Sequence[str],
        wide: float,
        high: float,
        sizes: Sequence[float],
        *,
        quiet: Sequence[str] = (),
    ) -> list[str]:
        """The paragraphs at the size at which they fit; a place without any goes. Answers what was cut."""
        if not any(texts) and not quiet:
            place._element.getparent().remove(place._element)
            return []
        points = [text for text in texts if text]
        found = fit(points, wide - 14.4, high - 7.2, sizes, quiet=quiet)
        write(place.text_frame, found.texts, found.size, found.points)
        describe(place, name)
        return [*found.cut]

    def _fill_lines(
        self, place: Any, name: str, text: str, lines: int, wide: float, sizes: Sequence[float], *, bold: bool = False
    ) -> list[str]:
        if not text:
            place._element.getparent().remove(place._element)
            return []
        found = fit_lines(text, lines, wide - 14.4, sizes, bold=bold)
        write(place.text_frame, found.texts, found.size)
        describe(place, name)
        return [*found.cut]

    def _note(self, slide: Any, texts: Sequence[str]) -> None:
        """What a speaker says, and whole what the slide had to cut."""
        notes = slide.notes_slide
        for place in notes.placeholders:
            _name_note(place)
        said = list(dict.fromkeys(texts))
        for number, text in enumerate(said):
            frame = notes.notes_text_frame
            add_run(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text)

    def _speak_indonesian(self) -> None:
        """The language of every run, of masters and charts too."""
        template.set_notes_master(self.slides.notes_master)
        for part in self.slides.part.package.iter_parts():
            element = getattr(part, "_element", None)
            if element is None or not hasattr(element, "iter"):
                continue
            for letters in element.iter(qn("a:r"), qn("a:fld")):
                letters.get_or_add_rPr() if hasattr(letters, "get_or_add_rPr") else None
            for letters in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                letters.set("lang", _LANGUAGE)


def _height_of(texts: Sequence[str], size: float = QUIET, most: float = _BELOW) -> float:
    """What these take below a table, with a gap above."""
    lines = sum(lines_of(plain(text), ROOM - 40, size) for text in texts)
    return min(lines * size * LINE + len(texts) * 6 + 16, most) if texts else 0.0


def _name_note(place: Any) -> None:
    kind = place._element.xpath(".//p:ph")[0].get("type")
    describe(place, template.NOTE_NAMES.get(kind, "Catatan"))


def _held(slide: Any, number: int) -> Any:
    return next(place for place in slide.placeholders if place.placeholder_format.idx == number)


def _place(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(wide), Pt(high)


def _short(text: str) -> str:
    return plain(text)[:250]
