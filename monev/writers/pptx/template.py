"""The template of the slides: 16:9, four layouts, our colours, Indonesian. Made anew for each file. Pure."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from monev.writers.palette import BRAND, CAUTION_INK, CAUTION_PAPER, FONT, INK, MUTED, PAPER, SERIES, TINT

# In points.
WIDE, HIGH, MARGIN = 960.0, 540.0, 40.0
ROOM = WIDE - 2 * MARGIN
TOP, BOTTOM = 126.0, 488.0
TITLE_SIZES = (28.0, 26.0, 24.0)
WARNING, SECOND, FOOT, NUMBER = 13, 2, 21, 22
COVER_HEAD, COVER_FACTS = 10, 11
COVER, TEXT, CHART, TABLE = range(4)

Box = tuple[float, float, float, float]
_TITLE: Box = (MARGIN, 48, ROOM, 74)
BODY: Box = (MARGIN, TOP, ROOM, BOTTOM - TOP)
WARNING_BOX: Box = (MARGIN, 12, ROOM, 34)
_FOOT: Box = (MARGIN, 498, ROOM - 80, 34)
_NUMBER: Box = (WIDE - MARGIN - 70, 498, 70, 34)
COVER_TITLE: Box = (MARGIN + 20, 104, ROOM - 20, 88)
COVER_SUB: Box = (MARGIN + 20, 194, ROOM - 20, 46)
COVER_HEAD_BOX: Box = (MARGIN + 20, 54, ROOM - 20, 48)
COVER_FACTS_BOX: Box = (MARGIN + 20, 246, ROOM - 20, 244)
_LEFTOVERS = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
}


def blank_slides() -> Any:
    """A presentation without slides; its layouts stand in the order of COVER, TEXT, CHART and TABLE."""
    slides = pptx.Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDE), Pt(HIGH)
    slides.part._element.sldSz.attrib.pop("type", None)
    for layout in list(slides.slide_layouts)[4:]:
        slides.slide_layouts.remove(layout)
    _set_theme(slides)
    _set_master(slides.slide_master._element)
    for layout, (name, kind, shapes) in zip(slides.slide_layouts, _layouts(), strict=True):
        element = layout._element
        element.set("type", kind)
        element.cSld.set("name", name)
        _set_shapes(element, [*shapes, *_furniture(kind)])
    for owner in (slides.part, slides.part.package):
        rels = owner._rels
        for key in [key for key, rel in rels.items() if rel.reltype in _LEFTOVERS]:
            rels.pop(key)
    return slides


NOTE_NAMES = {"sldImg": "Gambar slide", "body": "Catatan", "ftr": "Catatan kaki", "sldNum": "Nomor slide"}


def set_notes_master(master: Any) -> None:
    """The pages of notes in Indonesian, without the day on which the library was made."""
    for place in list(master.placeholders):
        element = place._element
        kind = element.xpath(".//p:ph")[0].get("type")
        if kind not in NOTE_NAMES:
            element.getparent().remove(element)
            continue
        element.xpath(".//p:cNvPr")[0].set("name", NOTE_NAMES[kind])
        for number, words in enumerate(element.iter(qn("a:t")), start=1):
            if kind == "body":
                words.text = f"Tingkat {number}"
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME)
    if hasattr(theme, "_element"):
        theme._element = parse_xml(themed(theme.blob))
    else:
        theme._blob = themed(theme.blob)


def _layouts() -> list[tuple[str, str, list[str]]]:
    title = _placeholder("Judul", 'type="title"', _TITLE, "Judul")
    points = _placeholder("Butir", f'type="body" idx="{SECOND}"', (MARGIN, 440, ROOM, 48), "Butir", size=18)
    return [
        (
            "Sampul",
            "title",
            [
                _placeholder("Judul", 'type="ctrTitle"', COVER_TITLE, "Judul", size=36, anchor="b"),
                _placeholder("Anak judul", 'type="subTitle" idx="1"', COVER_SUB, "Anak judul", size=20, bullet=False),
                _placeholder("Kop", f'type="body" idx="{COVER_HEAD}"', COVER_HEAD_BOX, "Kop", size=16, bullet=False),
                _placeholder(
                    "Keterangan",
                    f'type="body" idx="{COVER_FACTS}"',
                    COVER_FACTS_BOX,
                    "Keterangan",
                    size=16,
                    bullet=False,
                ),
            ],
        ),
        ("Judul dan teks", "obj", [title, _placeholder("Isi", 'type="body" idx="1"', BODY, "Isi")]),
        ("Judul dan bagan", "chart", [title, _placeholder("Bagan", 'type="chart" idx="1"', BODY, "Bagan"), points]),
        ("Judul dan tabel", "tbl", [title, _placeholder("Tabel", 'type="tbl" idx="1"', BODY, "Tabel"), points]),
    ]


def _furniture(kind: str) -> list[str]:
    """What every slide has: warnings, what it is, its number, a stripe."""
    fill = f'<a:solidFill><a:srgbClr val="{CAUTION_PAPER}"/></a:solidFill>'
    line = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{CAUTION_INK}"/></a:solidFill></a:ln>'
    warning = _placeholder(
        "Peringatan",
        f'type="body" sz="quarter" idx="{WARNING}"',
        WARNING_BOX,
        "Peringatan",
        size=14,
        bullet=False,
        anchor="ctr",
        colour=CAUTION_INK,
        bold=True,
        fill=fill + line,
    )
    stripe = _shape("Hiasan", "", (0, 0, 24 if kind == "title" else 12, HIGH), _solid(BRAND), "", rect=True)
    return [stripe, warning, _foot(), _number()]


def _foot() -> str:
    return _placeholder(
        "Catatan kaki",
        f'type="ftr" sz="quarter" idx="{FOOT}"',
        _FOOT,
        "",
        size=10.5,
        bullet=False,
        anchor="ctr",
        colour=MUTED,
    )


def _number() -> str:
    words = (
        '<a:p><a:pPr algn="r"/><a:fld id="{7D3A1C52-5B0E-4C5E-9C55-2F6C0A9E1B01}" type="slidenum">'
        '<a:rPr lang="id-ID"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    return _placeholder(
        "Nomor slide",
        f'type="sldNum" sz="quarter" idx="{NUMBER}"',
        _NUMBER,
        "",
        size=12,
        bullet=False,
        anchor="ctr",
        colour=MUTED,
        words=words,
    )


def _placeholder(
    name: str,
    kind: str,
    box: Box,
    prompt: str,
    *,
    size: float | None = None,
    bullet: bool = True,
    anchor: str = "",
    colour: str = "",
    bold: bool | None = None,
    fill: str = "",
    words: str = "",
) -> str:
    letters = f' sz="{round(size * 100)}"' if size else ""
    letters += f' b="{int(bold)}"' if bold is not None else ""
    level = 'marL="0" indent="0"' if not bullet else ""
    style = (
        f"<a:lvl1pPr {level}>{'' if bullet else '<a:buNone/>'}<a:defRPr{letters}>{_solid(colour) if colour else ''}"
        "</a:defRPr></a:lvl1pPr>"
        if letters or not bullet
        else ""
    )
    body = words or f'<a:p>{f"""<a:r><a:rPr lang="id-ID"/><a:t>{escape(prompt)}</a:t></a:r>""" if prompt else ""}</a:p>'
    frame = f"<a:bodyPr{f' anchor={chr(34)}{anchor}{chr(34)}' if anchor else ''}><a:normAutofit/></a:bodyPr>"
    return _shape(
        name, f"<p:ph {kind}/>", box, fill, f"<p:txBody>{frame}<a:lstStyle>{style}</a:lstStyle>{body}</p:txBody>"
    )


def _shape(name: str, holder: str, box: Box, fill: str, text: str, *, rect: bool = False) -> str:
    left, top, wide, high = (round(value * 12700) for value in box)
    lock = "" if rect else '<a:spLocks noGrp="1"/>'
    outline = "<a:ln><a:noFill/></a:ln>" if rect else ""
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="0" name="{escape(name)}"/><p:cNvSpPr>{lock}</p:cNvSpPr>'
        f"<p:nvPr{' userDrawn=' + chr(34) + '1' + chr(34) if rect else ''}>{holder}</p:nvPr></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}{outline}</p:spPr>{text}</p:sp>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _set_shapes(element: Any, shapes: list[str]) -> None:
    tree = element.cSld.spTree
    for old in list(tree)[2:]:
        tree.remove(old)
    for number, shape in enumerate(shapes, start=2):
        made: Any = parse_xml(shape)
        made.xpath(".//p:cNvPr")[0].set("id", str(number))
        tree.append(made)


def _set_master(master: Any) -> None:
    levels = "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="id-ID"/><a:t>Tingkat {level + 1}</a:t></a:r></a:p>'
        for level in range(5)
    )
    _set_shapes(
        master,
        [
            _placeholder("Judul", 'type="title"', _TITLE, "Judul", anchor="ctr"),
            _placeholder("Isi", 'type="body" idx="1"', BODY, "", words=levels),
            _foot().replace(f'idx="{FOOT}"', 'idx="3"'),
            _number().replace(f'idx="{NUMBER}"', 'idx="4"'),
        ],
    )
    old = master.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")
    old.getparent().replace(old, parse_xml(_text_styles()))


def _text_styles() -> str:
    def level(number: int, size: int, more: str, letters: str, indent: int = 0) -> str:
        place = f'marL="{round((number * 18 + indent) * 12700)}" indent="{-indent * 12700}"'
        return (
            f'<a:lvl{number + 1}pPr {place} algn="l" defTabSz="914400" rtl="0">'
            f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="500"/></a:spcBef>{more}'
            f'<a:defRPr sz="{size}" kern="1200"{letters}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
            f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number + 1}pPr>'
        )

    dark = '><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    brand = ' b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    bullets = "".join(
        level(number, 2000, '<a:buFont typeface="Arial"/><a:buChar char="•"/>', dark, 18) for number in range(5)
    )
    plain = "".join(level(number, 1800, "", dark) for number in range(5))
    return (
        f"<p:txStyles {nsdecls('p', 'a')}><p:titleStyle>{level(0, 2800, '<a:buNone/>', brand)}</p:titleStyle>"
        f"<p:bodyStyle>{bullets}</p:bodyStyle><p:otherStyle>{plain}</p:otherStyle></p:txStyles>"
    )


def _set_theme(slides: Any) -> None:
    part = next(
        rel.target_part for rel in slides.slide_master.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME
    )
    part._blob = themed(part.blob)


def themed(theme: bytes) -> bytes:
    """The theme in our colours and our font."""
    accents = {f"accent{number}": colour for number, colour in enumerate(SERIES, start=1)}
    colours = {"dk1": INK, "lt1": PAPER, "dk2": BRAND, "lt2": TINT, **accents, "hlink": BRAND, "folHlink": BRAND}
    scheme = "".join(f'<a:{key}><a:srgbClr val="{colour}"/></a:{key}>' for key, colour in colours.items())
    text = theme.decode()
    text = re.sub(
        r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Dasbor">{scheme}</a:clrScheme>', text, flags=re.S
    )
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    both = f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>"
    text = re.sub(
        r"<a:fontScheme.*?</a:fontScheme>", f'<a:fontScheme name="Dasbor">{both}</a:fontScheme>', text, flags=re.S
    )
    return re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\1Dasbor", text, count=1).encode()
