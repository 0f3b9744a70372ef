"""The styles of the report: few, real, in the colours of the house, Indonesian. Pure."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document as Report
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from monev.writers.docx.parts import Element, part
from monev.writers.palette import BRAND, CAUTION_INK, CAUTION_PAPER, FONT, INK, MUTED, PAPER, RULE

TABLE = "TabelDasbor"
_LANGUAGE = "id-ID"
# What stays of the library's own styles; the others are English leftovers that nobody here uses.
_KEPT = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "ListBullet"}


class _Look(NamedTuple):
    """One paragraph style: identifier, name as Word knows it, half-points, and what differs from plain text."""

    key: str
    name: str
    size: int
    colour: str = INK
    bold: bool = False
    before: int = 0
    after: int = 80
    align: str = "left"
    level: int | None = None
    with_next: bool = False
    next: str = "Normal"
    indent: int = 0
    more: tuple[Element, ...] = ()


def _looks() -> tuple[_Look, ...]:
    rule = part("pBdr", part("bottom", val="single", sz=8, space=4, color=BRAND))
    box = part("pBdr", *(part(side, val="single", sz=6, space=6, color=CAUTION_INK) for side in _SIDES))
    return (
        _Look("Title", "Title", 56, BRAND, True, before=1800, after=160),
        _Look("Subtitle", "Subtitle", 28, MUTED, after=480),
        _Look("Heading1", "heading 1", 32, BRAND, True, before=360, after=120, level=0, with_next=True),
        _Look("Heading2", "heading 2", 26, BRAND, True, before=240, after=100, level=1, with_next=True),
        _Look("TOCHeading", "TOC Heading", 32, BRAND, True, after=160, with_next=True),
        _Look("TOC1", "toc 1", 22, after=100, next="TOC1"),
        _Look("Caption", "caption", 20, BRAND, True, before=160, after=80),
        _Look("Header", "header", 17, MUTED, after=20, next="Header"),
        _Look("Footer", "footer", 17, MUTED, after=20, next="Footer"),
        _Look("Letterhead", "Kop surat", 22, BRAND, after=0, align="center", next="Letterhead"),
        _Look("LetterheadEnd", "Akhir kop surat", 18, MUTED, after=120, align="center", more=(rule,)),
        _Look(
            "Caution",
            "Peringatan",
            21,
            CAUTION_INK,
            True,
            before=120,
            after=160,
            more=(box, part("shd", val="clear", color="auto", fill=CAUTION_PAPER)),
            indent=120,
        ),
        _Look("HeaderCaution", "Peringatan kepala halaman", 17, CAUTION_INK, True, after=20),
        _Look("Figure", "Gambar", 22, before=160, after=60, with_next=True, next="Caption"),
        _Look("Note", "Catatan", 18, MUTED, before=60, after=200),
        _Look("TableText", "Isi tabel", 18, before=30, after=30, next="TableText"),
        _Look("TableFigure", "Angka tabel", 18, before=30, after=30, align="right", next="TableFigure"),
        _Look("TableHead", "Kepala tabel", 18, PAPER, True, before=40, after=40, with_next=True, next="TableText"),
        _Look("Signing", "Tanda tangan", 22, before=0, after=0, align="center", with_next=True, next="Signing"),
    )


_SIDES = ("top", "left", "bottom", "right")


def set_styles(report: Report) -> None:
    """Only the styles above, one font, one language; pictures and parts of the library's template go."""
    styles = report.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    _set_defaults(styles)
    for look in _looks():
        styles.append(_paragraph_style(look))
    styles.append(_table_style())
    _set_language(report)
    _drop_leftovers(report)


def _set_defaults(styles: Element) -> None:
    defaults = styles.find(qn("w:docDefaults"))
    assert defaults is not None
    for child in list(defaults):
        defaults.remove(child)
    fonts = part("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    letters = (fonts, part("color", val=INK), part("sz", val=22), part("szCs", val=22))
    language = part("lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi=_LANGUAGE)
    spacing = part("spacing", after=120, line=269, lineRule="auto")
    defaults.append(part("rPrDefault", part("rPr", *letters, language)))
    defaults.append(part("pPrDefault", part("pPr", spacing)))


def _paragraph_style(look: _Look) -> Element:
    outline = [] if look.level is None else [part("outlineLvl", val=look.level)]
    paragraph = part(
        "pPr",
        *([part("keepNext"), part("keepLines")] if look.with_next else []),
        *look.more,
        part("spacing", before=look.before, after=look.after),
        *([part("ind", left=look.indent, right=look.indent)] if look.indent else []),
        part("jc", val=look.align),
        *outline,
    )
    letters = part("rPr", *([part("b"), part("bCs")] if look.bold else []), part("color", val=look.colour))
    letters.extend((part("sz", val=look.size), part("szCs", val=look.size)))
    head = (part("name", val=look.name), part("basedOn", val="Normal"), part("next", val=look.next), part("qFormat"))
    style = part("style", *head, paragraph, letters, type="paragraph", styleId=look.key)
    if look.name[0].isupper() and look.key not in ("Title", "Subtitle", "TOCHeading"):
        style.set(qn("w:customStyle"), "1")
    return style


def _table_style() -> Element:
    """Thin rules, a dark first row that prints in grey, no lines between columns."""
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": RULE}
    borders = part("tblBorders", part("top", **line), part("bottom", **line), part("insideH", **line))
    margins = part("tblCellMar", part("left", w=100, type="dxa"), part("right", w=100, type="dxa"))
    first = part(
        "tblStylePr",
        part("rPr", part("b"), part("bCs"), part("color", val=PAPER)),
        part("tcPr", part("shd", val="clear", color="auto", fill=BRAND), part("vAlign", val="bottom")),
        type="firstRow",
    )
    head = (part("name", val="Tabel dasbor"), part("basedOn", val="TableNormal"), part("qFormat"))
    style = part("style", *head, part("tblPr", borders, margins), first, type="table", styleId=TABLE)
    style.set(qn("w:customStyle"), "1")
    return style


def _set_language(report: Report) -> None:
    settings = report.settings.element
    for name, values in (
        ("themeFontLang", {"val": _LANGUAGE}),
        ("decimalSymbol", {"val": ","}),
        ("listSeparator", {"val": ";"}),
    ):
        found = settings.find(qn(f"w:{name}"))
        assert found is not None
        found.attrib.clear()
        for key, value in values.items():
            found.set(qn(f"w:{key}"), value)
    for mode in settings.iter(qn("w:compatSetting")):
        # 15: Word would announce an older mode in the title of its window.
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    proof = settings.find(qn("w:proofState"))
    if proof is not None:
        settings.remove(proof)


def _drop_leftovers(report: Report) -> None:
    package, document = report.part.package, report.part
    for owner in (package, document):
        rels = owner.rels
        for key in [key for key, rel in rels.items() if rel.reltype in _LEFTOVERS]:
            del rels[key]


_LEFTOVERS = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
