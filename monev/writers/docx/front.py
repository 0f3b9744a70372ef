"""Cover, table of contents, and what stands above and below every page. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.section import Section as PageSection

from monev.document import Cover, Document, Imprint, Section
from monev.writers.docx.parts import Element, field, field_mark, instruction, paragraph, part, text_run


def cover_elements(document: Document) -> Iterator[Element]:
    """Title, warnings before any number, facts, legal basis."""
    cover, imprint = document.cover, document.imprint
    yield paragraph("Title", text_run(cover.title))
    yield paragraph("Subtitle", text_run(cover.subtitle))
    for warning in imprint.warnings:
        yield paragraph("Caution", text_run(warning))
    if cover.facts:
        yield _facts(cover)
    if cover.legal_basis:
        lead = paragraph("Normal", text_run("Dasar hukum", part("b")), with_next=True)
        lead.pPr.append(part("spacing", before=360, after=80))
        yield lead
        yield from (paragraph("ListBullet", text_run(basis)) for basis in cover.legal_basis)
    yield paragraph("Note", text_run(f"Sumber: {imprint.source} Alamat: {imprint.address}"))


def _facts(cover: Cover) -> Element:
    widths = (2400, 7240)
    rows = (
        part(
            "tr",
            part("trPr", part("cantSplit")),
            _fact(paragraph("TableText", text_run(name, part("b"))), widths[0]),
            _fact(paragraph("TableText", text_run(words)), widths[1]),
        )
        for name, words in cover.facts
    )
    return part(
        "tbl",
        part("tblPr", part("tblW", w=sum(widths), type="dxa"), part("tblLayout", type="fixed")),
        part("tblGrid", *(part("gridCol", w=wide) for wide in widths)),
        *rows,
    )


def _fact(words: Element, wide: int) -> Element:
    return part("tc", part("tcPr", part("tcW", w=wide, type="dxa")), words)


def contents_elements(sections: Sequence[Section]) -> Iterator[Element]:
    """A table of contents that Word fills; until then it lists the headings, each a link to its own."""
    heading = paragraph("TOCHeading", text_run("Daftar isi"))
    heading.pPr.insert(1, part("pageBreakBefore"))
    yield heading
    for number, section in enumerate(sections):
        link = part("hyperlink", text_run(section.title), anchor=bookmark_name(number), history=1)
        entry = paragraph("TOC1", link)
        if number == 0:
            begin = (field_mark("begin", dirty="true"), instruction(r'TOC \o "1-2" \h \z \u'), field_mark("separate"))
            for place, run in enumerate(begin, start=1):
                entry.insert(place, run)
        if number == len(sections) - 1:
            entry.append(field_mark("end"))
        yield entry


def bookmark_name(number: int) -> str:
    return f"_Toc{number + 1:08d}"


def heading_element(section: Section, number: int, *, new_page: bool) -> Element:
    """The heading of a section, marked so that the table of contents finds it."""
    name = bookmark_name(number)
    heading = paragraph(
        "Heading1",
        part("bookmarkStart", id=number + 1, name=name),
        text_run(section.title),
        part("bookmarkEnd", id=number + 1),
    )
    if new_page:
        heading.pPr.insert(1, part("pageBreakBefore"))
    return heading


def set_margins(pages: PageSection, document: Document) -> None:
    """Letterhead on the cover, scope and period and warnings on every other page; release and number below all."""
    imprint = document.imprint
    pages.different_first_page_header_footer = True
    _fill(pages.first_page_header._element, _letterhead(document.cover))
    _fill(pages.header._element, _header(imprint))
    for footer in (pages.footer, pages.first_page_footer):
        _fill(footer._element, _footer(imprint))


def _fill(story: Element, paragraphs: Sequence[Element]) -> None:
    for child in list(story):
        story.remove(child)
    story.extend(paragraphs)


def _letterhead(cover: Cover) -> list[Element]:
    if not cover.letterhead:
        return [paragraph("Header")]
    first, *others = cover.letterhead
    *between, last = others or [""]
    return [
        paragraph("Letterhead", text_run(first, part("b"), part("sz", val=28))),
        *(paragraph("Letterhead", text_run(line, part("b"))) for line in between),
        paragraph("LetterheadEnd", text_run(last)),
    ]


def _header(imprint: Imprint) -> list[Element]:
    return [
        paragraph("Header", text_run(f"{imprint.scope} · {imprint.period}")),
        *(paragraph("HeaderCaution", text_run(warning)) for warning in imprint.warnings),
    ]


def _footer(imprint: Imprint) -> list[Element]:
    number = paragraph("Footer", text_run("halaman "), field("PAGE", "1"), text_run(" dari "), field("NUMPAGES", "1"))
    number.pPr.append(part("jc", val="right"))
    return [paragraph("Footer", text_run(imprint.line)), number]
