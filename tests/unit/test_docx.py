"""The pack as a Word document, read back with python-docx and as XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import docx
import pytest
from docx.document import Document as Report
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as PaperTable
from lxml import etree

from coverage.charts.records import Column, DataTable, Row
from monev.document import Document, Picture, Section, Table, Words
from monev.writers.docx import write_docx
from monev.writers.letters import plain
from tests.document_examples import HOSTILE, example_document, hostile_document, imprint

pytestmark = pytest.mark.slow


def opened(document: Document) -> Report:
    return docx.Document(io.BytesIO(write_docx(document)))


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened_package:
        return {name: opened_package.read(name) for name in opened_package.namelist()}


def texts(report: Report) -> list[str]:
    """Every paragraph of the body, of tables too."""
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in report.element.body.iter(qn("w:p"))]


def data_tables(report: Report) -> list[PaperTable]:
    return [table for table in report.tables if table.style is not None and table.style.name == "Tabel dasbor"]


def blocks(document: Document, kind: type) -> Iterator[object]:
    return (block for section in document.sections for block in section.blocks if isinstance(block, kind))


@pytest.fixture(scope="module")
def report() -> Report:
    return opened(example_document())


def test_headings_are_real_and_found_by_the_contents(report: Report) -> None:
    headings = [p.text for p in report.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [section.title for section in example_document().sections]
    listed = [p.text for p in report.paragraphs if p.style is not None and p.style.name == "toc 1"]
    assert [text.split("TOC")[0] for text in listed] == headings


def test_styles_are_real(report: Report) -> None:
    used = {p.style.name for p in report.paragraphs if p.style is not None}
    assert {"Title", "Subtitle", "Heading 1", "Caption", "List Bullet", "Peringatan", "Gambar"} <= used


def test_everything_is_indonesian(report: Report) -> None:
    languages = {value for lang in report.styles.element.iter(qn("w:lang")) for value in lang.attrib.values()}
    assert languages == {"id-ID"}
    assert report.core_properties.language == "id-ID"


def test_properties_name_house_title_and_the_moment_of_the_release(report: Report) -> None:
    document, facts = example_document(), report.core_properties
    assert facts.title == document.title
    assert facts.author == facts.last_modified_by == "Dasbor UCJ Lampung"
    moments = [moment.replace(tzinfo=None) for moment in (facts.created, facts.modified) if moment]
    assert moments == [datetime(2026, 11, 12, 2, 15)] * 2


def test_header_rows_repeat_and_rows_do_not_break(report: Report) -> None:
    tables = data_tables(report)
    assert len(tables) == sum(bool(block.table.rows) for block in blocks(example_document(), Table))  # type: ignore[attr-defined]
    for table in tables:
        rows = table._tbl.tr_lst
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_what_is_signed_begins_a_sheet() -> None:
    document = example_document()
    signed = next(section for section in document.sections if section.begins_page and not section.annex)
    before = Section("mutu", "Mutu data", (Words(("Satu kalimat.",)),))
    report = opened(replace(document, sections=(before, before, signed)))
    headings = [p for p in report.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert [bool(p.paragraph_format.page_break_before) for p in headings] == [True, False, True]


def test_a_row_higher_than_a_page_breaks_rather_than_run_off_the_paper() -> None:
    document = example_document()
    columns = (Column("a", "Tindak lanjut"), *(Column(f"n{n}", "Jumlah", "count") for n in range(9)))
    table = Table("t", "Panjang", DataTable(columns, (Row(("panjang " * 2000, *[1] * 9)), Row(("pendek", *[1] * 9)))))
    report = opened(replace(document, sections=(Section("s", "Panjang", (table,)),)))
    rows = data_tables(report)[0]._tbl.tr_lst
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, False, True]


def test_numbers_stand_right_in_indonesian_words(report: Report) -> None:
    table = next(table for table in data_tables(report) if table.cell(0, 0).text == "Kabupaten/kota")
    metro = [cell.text for cell in table.rows[-1].cells]
    assert metro == ["Kota Metro", "29.140", "71.205", "40,9%", "+1,5 poin", "−3.280"]
    mesuji = [cell.text for cell in table.rows[11].cells]
    assert mesuji == ["Kabupaten Mesuji", "–", "84.510", "–", "–", "–"]
    styles = [cell.paragraphs[0].style.name for cell in table.rows[1].cells]  # type: ignore[union-attr]
    assert styles == ["Isi tabel", *["Angka tabel"] * 5]


def test_captions_count_by_fields(report: Report) -> None:
    captions = [p for p in report.paragraphs if p.style is not None and p.style.name == "Caption"]
    fields = [f.get(qn("w:instr")) for p in captions for f in p._p.iter(qn("w:fldSimple"))]
    assert fields.count(r" SEQ Tabel \* ARABIC ") == 6
    assert fields.count(r" SEQ Gambar \* ARABIC ") == 3
    assert "Tabel 1. Komitmen dan hasilnya" in texts(report)
    assert "Gambar 2. Peserta aktif, orang, November 2025 sampai Oktober 2026" in texts(report)


def test_pictures_have_words(report: Report) -> None:
    charts = [block.chart for block in blocks(example_document(), Picture)]  # type: ignore[attr-defined]
    described = [shape._inline.docPr for shape in report.inline_shapes]
    assert [d.get("title") for d in described] == [chart.title for chart in charts]
    for chart, description in zip(charts, described, strict=True):
        assert chart.summary in description.get("descr")


def test_wide_tables_lie_on_turned_paper_and_the_next_section_does_not(report: Report) -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in report.sections]
    assert turned == [False, True, False]
    widths = [table for table in data_tables(report) if len(table.columns) == 8]
    assert sum(c.width for c in widths[0].columns) > report.sections[0].page_width - 2 * report.sections[0].left_margin  # type: ignore[operator, misc]


def test_every_page_says_scope_release_and_warnings(report: Report) -> None:
    first = report.sections[0]
    assert [p.text for p in first.header.paragraphs] == [
        "Provinsi Lampung · Oktober 2026",
        "Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.",
    ]
    for footer in (first.footer, first.first_page_footer):
        assert footer.paragraphs[0].text == example_document().imprint.line
        instructions = [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))]
        assert instructions == [" PAGE ", " NUMPAGES "]
    assert all(section.header.is_linked_to_previous for section in list(report.sections)[1:])
    cover = [p.text for p in report.paragraphs if p.style is not None and p.style.name == "Peringatan"]
    assert cover == list(example_document().imprint.warnings)


def test_signatures_stay_together(report: Report) -> None:
    table = next(t for t in report.tables if t.cell(0, 0).text.startswith("Pemerintah Kabupaten"))
    styles = {p.style.name for cell in table._cells for p in cell.paragraphs if p.style is not None}
    assert styles == {"Tanda tangan"}
    assert report.styles["Tanda tangan"].paragraph_format.keep_with_next
    assert "Rina Contoh" in table.cell(0, 1).text
    assert "....." in table.cell(0, 0).text


def test_a_table_without_rows_says_so(report: Report) -> None:
    assert "Belum ada data manfaat." in texts(report)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(example_document()) == write_docx(example_document())


def test_no_date_of_today_and_no_picture_of_the_library_inside() -> None:
    package = write_docx(example_document())
    with zipfile.ZipFile(io.BytesIO(package)) as opened_package:
        assert {info.date_time for info in opened_package.infolist()} == {(2026, 11, 12, 2, 15, 0)}
        assert not [name for name in opened_package.namelist() if "thumbnail" in name or "customXml" in name]


def test_hostile_texts_are_there_letter_for_letter() -> None:
    document = hostile_document()
    shown = texts(opened(document))
    for section in document.sections:
        assert any(plain(section.title) == text for text in shown)
    sentences = [sentence for block in blocks(document, Words) for sentence in block.sentences]  # type: ignore[attr-defined]
    assert [sentence for sentence in sentences if plain(sentence) not in shown] == []
    together = "\n".join(shown)
    for text in ("=1+1", "<script>alert(1)</script>", "{{ 7*7 }} {% debug %}", "&amp; & < > \" '", "W" * 500, "👩‍🌾"):
        assert text in together


def test_hostile_texts_make_no_field_no_link_and_no_broken_part() -> None:
    package = write_docx(hostile_document())
    own = {"PAGE", "NUMPAGES", "SEQ", "TOC"}
    for name, part in parts_of(package).items():
        if not name.endswith((".xml", ".rels")):
            continue
        tree = etree.fromstring(part)
        instructions = [f.get(qn("w:instr")) for f in tree.iter(qn("w:fldSimple"))]
        instructions += [i.text for i in tree.iter(qn("w:instrText"))]
        assert {(instruction or "").split()[0] for instruction in instructions} <= own
        assert b'TargetMode="External"' not in part
        anchors = {link.get(qn("w:anchor")) for link in tree.iter(qn("w:hyperlink"))}
        assert all(anchor is not None and anchor.startswith("_Toc") for anchor in anchors)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_of_one_hostile_text_is_opened(text: str) -> None:
    document = example_document()
    section = Section("s", text, (Words((text,)),))
    cover = replace(document.cover, title=text, letterhead=(text,), facts=((text, text),), legal_basis=(text,))
    changed = replace(document, cover=cover, imprint=imprint(house=text, scope=text), sections=(section,))
    assert texts(opened(changed)).count(plain(text)) >= 5
