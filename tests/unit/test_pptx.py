"""The pack as slides, read back with python-pptx and as XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import openpyxl
import pptx
import pytest
from lxml import etree
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from coverage.charts.records import Bar, BarChart, Column, DataTable, LineChart, Marker, Row
from monev.document import Document, Picture, Section, Slide, Table
from monev.writers.columns import lines_of
from monev.writers.letters import plain
from monev.writers.palette import CATEGORIES, INK
from monev.writers.pptx import write_pptx
from periods.month import Month
from tests.document_examples import HOSTILE, LONG, bars, comparison, example_document, hostile_document, imprint, trend

pytestmark = pytest.mark.slow


def opened(document: Document) -> Any:
    return pptx.Presentation(io.BytesIO(write_pptx(document)))


def with_slide(slide: Slide, **changed: Any) -> Document:
    """A pack of this slide alone."""
    section = Section("s", "Bagian", (), (slide,), notes=("Catatan pembicara.",))
    return replace(example_document(), sections=(section,), **changed)


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened_package:
        return {name: opened_package.read(name) for name in opened_package.namelist()}


def texts(slide: Any) -> list[str]:
    """Every paragraph of a slide, of tables too."""
    return ["".join(t.text or "" for t in p.iter(qn("a:t"))) for p in slide._element.iter(qn("a:p"))]


def charts(slides: Any) -> list[Any]:
    return [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]


def tables(slides: Any) -> list[Any]:
    return [shape.table for slide in slides.slides for shape in slide.shapes if shape.has_table]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def spoken(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def labels(chart: Any) -> list[str]:
    """The words beside points and bars."""
    return ["".join(t.text for t in label.iter(qn("a:t"))) for label in chart._chartSpace.iter(qn("c:dLbl"))]


def number_of_day(label: str) -> date:
    """Days of an axis are counted from the end of 1899."""
    return date(1899, 12, 30) + timedelta(days=int(float(label)))


def values_by_category(chart: Any) -> dict[str, float]:
    """All bars, whatever their colour."""
    names = list(chart.plots[0].categories)
    found = [zip(names, series.values, strict=True) for series in chart.plots[0].series]
    return {name: value for pairs in found for name, value in pairs if value is not None}


@pytest.fixture(scope="module")
def slides() -> Any:
    return opened(example_document())


def test_a_cover_and_one_slide_for_each_section_that_has_one(slides: Any) -> None:
    document = example_document()
    expected = [document.cover.title, *(slide.title for section in document.sections for slide in section.slides)]
    assert [slide.shapes.title.text for slide in slides.slides] == expected
    assert "Lampiran: peserta menurut bulan dan wilayah" not in expected


def test_slides_are_wide_and_their_layouts_named(slides: Any) -> None:
    assert slides.slide_width / slides.slide_height == pytest.approx(16 / 9)
    used = [slide.slide_layout.name for slide in slides.slides]
    assert used == ["Sampul", "Judul dan tabel", "Judul dan bagan", "Judul dan bagan", "Judul dan tabel"]


def test_notes_hold_what_a_speaker_says(slides: Any) -> None:
    told = [section for section in example_document().sections for _ in section.slides]
    for slide, section in zip(list(slides.slides)[1:], told, strict=True):
        assert spoken(slide).startswith("\n".join(section.notes))


def test_every_slide_says_release_warnings_and_its_number(slides: Any) -> None:
    document = example_document()
    for number, slide in enumerate(slides.slides, start=1):
        shown = texts(slide)
        assert document.imprint.line in shown
        assert "Provinsi Lampung · Oktober 2026" in shown
        assert all(warning in shown for warning in document.imprint.warnings)
        fields = list(slide._element.iter(qn("a:fld")))
        assert [field.get("type") for field in fields] == ["slidenum"]
        assert fields[0].find(qn("a:t")).text == str(number)


def test_warnings_are_read_right_after_the_title(slides: Any) -> None:
    for slide in slides.slides:
        names = [shape.name for shape in slide.shapes]
        assert names[:2] == ["Judul", "Peringatan"]


def test_nothing_but_footers_is_smaller_than_the_back_row_reads() -> None:
    for slide in opened(hostile_document()).slides:
        # Several warnings together stand on two lines.
        content = [shape for shape in slide.shapes if shape.name not in ("Peringatan", "Catatan kaki", "Nomor slide")]
        sizes = [int(run.get("sz")) for shape in content for run in shape._element.iter(qn("a:rPr")) if run.get("sz")]
        assert min(sizes) >= 1400


def test_example_data_is_marked_where_nothing_else_warns() -> None:
    for slide in opened(replace(example_document(), imprint=imprint(warnings=()))).slides:
        assert "Data contoh" in texts(slide)


def test_the_line_chart_holds_the_record_and_gaps(slides: Any) -> None:
    chart, record = charts(slides)[0], trend()
    assert [number_of_day(day) for day in chart.plots[0].categories][:3] == [
        date(2023, 11, 1),
        date(2023, 12, 1),
        date(2024, 1, 1),
    ]
    drawn = {series.name: series.values for series in chart.plots[0].series}
    # The denominator changed in January 2025: a series of its own from there.
    before, after = drawn["Provinsi Lampung"], drawn["Provinsi Lampung (sejak Januari 2025)"]
    assert all(value is None for value in (*before[14:], *after[:14]))
    for value, expected in zip((*before[:14], *after[14:]), record.series[0].values, strict=True):
        assert value == (None if expected is None else pytest.approx(float(expected)))
    assert after[20] is after[21] is None
    assert drawn["Target"] == pytest.approx([float(value) for value in record.targets[0].values if value is not None])
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_targets_are_dashed_and_axes_in_percent(slides: Any) -> None:
    chart = charts(slides)[0]
    target = next(series for series in chart.plots[0].series if series.name == "Target")
    assert target._element.find(f".//{qn('a:prstDash')}") is not None
    assert chart.value_axis.tick_labels.number_format == "0%"
    assert chart.value_axis.minimum_scale == 0


def test_months_are_named_in_indonesian_every_few_and_upright(slides: Any) -> None:
    axis = charts(slides)[0].category_axis
    assert axis.tick_labels.number_format == "[$-421]mmm\\ yyyy"
    steps = [axis._element.find(qn(f"c:{name}")).get("val") for name in ("majorUnit", "majorTimeUnit")]
    assert steps == ["6", "months"]
    assert axis._element.txPr.bodyPr.get("rot") == "0"


def test_a_narrow_axis_has_whole_steps_since_a_decimal_sign_would_follow_the_machine() -> None:
    record = trend()
    low = replace(record.series[0], values=(Fraction(1, 1000),) * 36)
    narrow = replace(record, series=(low,), targets=())
    axis = charts(opened(with_slide(Slide("Sempit", (), Picture(narrow)))))[0].value_axis
    assert axis.tick_labels.number_format == "0%"
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 0.01, 0.01)


def test_the_last_value_of_each_line_stands_beside_it(slides: Any) -> None:
    assert labels(charts(slides)[0]) == ["31,2%", "45,53%"]


def test_published_figures_and_provisional_months_differ_in_form() -> None:
    marked = replace(trend(), markers=(Marker(Month(2026, 3), Fraction(27, 100), "Koran"),))
    chart = charts(opened(with_slide(Slide("Tren", (), Picture(marked)))))[0]
    forms = {series.name: series.marker.style for series in chart.plots[0].series}
    assert forms["Angka publikasi"] == XL_MARKER_STYLE.DIAMOND
    assert forms["Angka sementara"] == XL_MARKER_STYLE.CIRCLE


def test_many_unknown_bars_are_named_beside_the_chart() -> None:
    unknown = tuple(Bar(f"Kelompok dengan nama panjang nomor {number}", None) for number in range(7))
    record = replace(bars(), unit="count", targets=(), rows=(Bar("RT/RW", 10), *unknown))
    made = opened(with_slide(Slide("Kelompok", (), Picture(record))))
    assert list(charts(made)[0].plots[0].categories) == ["RT/RW"]
    assert f"Belum ada data: {', '.join(bar.name for bar in unknown)}" in texts(list(made.slides)[1])


def test_a_long_ranking_keeps_the_own_bar_and_says_how_many_are_left() -> None:
    rows = tuple(Bar(f"Wilayah {number}", 100 - number, highlight=number == 30) for number in range(38))
    record = replace(bars(), unit="count", targets=(), rows=rows)
    made = opened(with_slide(Slide("Peringkat", (), Picture(record))))
    names = list(charts(made)[0].plots[0].categories)
    assert names == [*(f"Wilayah {number}" for number in range(15)), "Wilayah 30"]
    assert "dan 22 lainnya, lihat berkas PDF" in texts(list(made.slides)[1])


def test_a_list_without_room_says_how_many_are_left() -> None:
    points = tuple(f"{number}. {LONG}" for number in range(30))
    shown = texts(list(opened(with_slide(Slide("Kendala", points))).slides)[1])
    told = [text for text in shown if text[0].isdigit() and ". " in text]
    assert f"dan {30 - len(told)} lainnya, lihat berkas PDF" in shown
    assert 2 <= len(told) < 30


def test_axes_of_persons_have_points_on_every_machine() -> None:
    chart = charts(opened(with_slide(Slide("Peserta", (), Picture(comparison())))))[0]
    assert chart.value_axis.tick_labels.number_format == r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"


def test_bars_stand_in_the_order_of_the_record_with_words(slides: Any) -> None:
    chart, record = charts(slides)[1], bars()
    assert isinstance(record, BarChart)
    names = list(chart.plots[0].categories)
    assert names == [*(bar.name for bar in record.rows[:-1]), "Mesuji\u00a0(belum\u00a0dilaporkan)"]
    assert values_by_category(chart) == pytest.approx(
        {bar.name: float(bar.value) for bar in record.rows if bar.value is not None}
    )
    assert chart.category_axis.reverse_order
    assert set(labels(chart)) >= {"40,9%", "9,6%"}
    assert {series.name for series in chart.plots[0].series} == {"Sangat rendah", "Rendah", "Tinggi"}


def test_the_highlighted_bar_keeps_its_colour_and_gets_an_edge() -> None:
    record = replace(bars(), rows=tuple(replace(bar, highlight=bar.name == "Tanggamus") for bar in bars().rows))
    points = list(charts(opened(with_slide(Slide("Tanggamus", (), Picture(record)))))[0]._chartSpace.iter(qn("c:dPt")))
    assert len(points) == 1
    fill, edge = (element.get("val") for element in points[0].iter(qn("a:srgbClr")))
    assert (fill, edge) == (CATEGORIES[2], INK)


def test_a_bar_with_a_potential_says_both() -> None:
    record = replace(bars(), unit="count", targets=(), rows=(Bar("RT/RW", 1_265, whole=5_697), Bar("Sawit", 10)))
    chart = charts(opened(with_slide(Slide("Potensi", (), Picture(record)))))[0]
    assert labels(chart) == ["1.265 dari 5.697", "10"]


def test_what_bars_note_stands_beside_them() -> None:
    noted = Bar("Pekerja rentan", 829_685, note="atas 14 dari 15 wilayah")
    chart = replace(bars(), unit="count", rows=(noted, Bar("RT/RW", 10, note=noted.note)), targets=())
    slide = list(opened(with_slide(Slide("Kelompok", (), Picture(chart)))).slides)[1]
    assert "atas 14 dari 15 wilayah: Pekerja rentan, RT/RW" in texts(slide)


def test_workbooks_inside_hold_the_same_numbers_and_no_formula() -> None:
    package = write_pptx(hostile_document())
    books = [content for name, content in parts_of(package).items() if name.endswith(".xlsx")]
    assert len(books) == 2
    for book in books:
        sheet = openpyxl.load_workbook(io.BytesIO(book)).active
        assert sheet is not None
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert kinds <= {"s", "n", "d"}
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_the_workbook_leaves_unknown_months_empty(slides: Any) -> None:
    blob = charts(slides)[0].part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert sheet is not None
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True)}
    assert set(rows[datetime(2025, 7, 1)][:2]) == {None}
    assert rows[datetime(2026, 10, 1)][1] == pytest.approx(float(trend().series[0].values[-1] or 0))


@pytest.mark.parametrize("record", [trend(), bars()])
def test_a_chart_with_nothing_known_says_so(record: LineChart | BarChart) -> None:
    if isinstance(record, LineChart):
        empty: Any = replace(record, series=(replace(record.series[0], values=(None,) * 36),))
    else:
        empty = replace(record, rows=tuple(replace(bar, value=None) for bar in record.rows))
    made = opened(with_slide(Slide("Kosong", ("Belum dilaporkan",), Picture(empty))))
    assert charts(made) == []
    assert {"Belum dilaporkan", "Belum ada data."} <= set(texts(list(made.slides)[1]))


def test_tables_are_native_with_header_and_figures_to_the_right(slides: Any) -> None:
    table = tables(slides)[0]
    assert table.first_row
    assert cells(table)[0] == ["No.", "Tindak lanjut", "Penanggung jawab", "Tenggat", "Status", "Bertambah"]
    assert cells(table)[1][3:] == ["31 Desember 2025", "Selesai", "+719"]
    assert cells(table)[2][5] == "–"
    # A long cell stands whole where there is room.
    assert cells(table)[3][1] == LONG
    sides = [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert [side == PP_ALIGN.RIGHT for side in sides] == [True, False, False, False, False, True]


def test_long_and_wide_tables_are_cut_and_say_so(slides: Any) -> None:
    wide = tables(slides)[1]
    assert len(wide.columns) == 7
    assert "Selengkapnya di berkas PDF" in texts(list(slides.slides)[4])
    columns = (Column("a", "Wilayah"), Column("n", "Peserta", "count"))
    rows = tuple(Row((f"Wilayah {number}", number)) for number in range(40))
    made = opened(with_slide(Slide("Panjang", (), Table("t", "Panjang", DataTable(columns, rows)))))
    shown = cells(tables(made)[0])
    assert len(shown) >= 14
    assert shown[1:] == [[f"Wilayah {number}", str(number)] for number in range(len(shown) - 1)]
    assert f"dan {41 - len(shown)} lainnya, lihat berkas PDF" in texts(list(made.slides)[1])


def test_a_table_that_is_whole_does_not_promise_more(slides: Any) -> None:
    assert not any("berkas PDF" in text for text in texts(list(slides.slides)[1]))


def test_a_table_without_rows_says_so() -> None:
    table = Table("m", "Manfaat", DataTable((Column("a", "Program"),), ()), empty="Belum ada data manfaat.")
    assert "Belum ada data manfaat." in texts(list(opened(with_slide(Slide("Manfaat", (), table))).slides)[1])


def test_charts_and_tables_have_words_for_those_who_do_not_see_them(slides: Any) -> None:
    frames = [shape for slide in slides.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    described = [frame._element.xpath(".//p:cNvPr")[0].get("descr") for frame in frames]
    assert len(described) == 4
    assert all(described)
    assert trend().summary in described[1]
    assert bars().summary in described[2]


@pytest.mark.parametrize("document", [example_document(), hostile_document()], ids=["example", "hostile"])
def test_everything_fits(document: Document) -> None:
    made = opened(document)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top >= 0
            assert shape.top + shape.height <= made.slide_height
            if shape.has_text_frame:
                assert text_height(shape) <= shape.height.pt + 1, shape.text_frame.text
            if shape.has_table:
                assert all(text.font.size >= Pt(14) for text in runs(shape.table))
                assert_rows_fit(shape.table)
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size
        assert size >= Pt(24)
        assert lines_of(title.text_frame.text, title.width.pt - 10, size.pt, True) <= 2


def text_height(shape: Any) -> float:
    high = 0.0
    for paragraph in shape.text_frame.paragraphs:
        size = next((run.font.size.pt for run in paragraph.runs if run.font.size), 10.5)
        high += lines_of(paragraph.text, shape.width.pt - 16, size) * size * 1.17
    return high


def runs(table: Any) -> list[Any]:
    return [run for row in table.rows for cell in row.cells for run in cell.text_frame.paragraphs[0].runs]


def assert_rows_fit(table: Any) -> None:
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            run = cell.text_frame.paragraphs[0].runs[0]
            size, room = run.font.size.pt, column.width.pt - 10
            assert lines_of(cell.text, room, size, bool(run.font.bold)) * size * 1.17 <= row.height.pt


def test_what_was_cut_stands_whole_in_the_notes() -> None:
    points = tuple(f"{number}. {LONG}" for number in range(12))
    title = "Judul yang sangat panjang " * 12
    slide = list(opened(with_slide(Slide(title, points, Picture(trend())))).slides)[1]
    assert slide.shapes.title.text.endswith("…")
    assert all(point in spoken(slide) for point in points)
    assert title in spoken(slide)


def test_everything_is_indonesian(slides: Any) -> None:
    package = write_pptx(example_document())
    for name, part in parts_of(package).items():
        if not name.endswith(".xml") or not name.startswith("ppt/"):
            continue
        tree = etree.fromstring(part)
        languages = {element.get("lang") for element in tree.iter() if element.get("lang") is not None}
        assert languages <= {"id-ID"}, name
        for run in tree.iter(qn("a:r")):
            assert run.find(qn("a:rPr")).get("lang") == "id-ID", name
        assert b"Click to edit" not in part, name
        assert b"Placeholder" not in part, name
    assert slides.core_properties.language == "id-ID"


def test_properties_name_house_title_and_the_moment_of_the_release(slides: Any) -> None:
    document, facts = example_document(), slides.core_properties
    assert facts.title == document.title
    assert facts.author == facts.last_modified_by == "Dasbor UCJ Lampung"
    moments = [moment.replace(tzinfo=None) for moment in (facts.created, facts.modified)]
    assert moments == [datetime(2026, 11, 12, 2, 15)] * 2


def test_the_same_document_gives_the_same_bytes_and_no_date_of_today() -> None:
    package = write_pptx(example_document())
    assert package == write_pptx(example_document())
    books = [content for name, content in parts_of(package).items() if name.endswith(".xlsx")]
    for archive in (package, *books):
        with zipfile.ZipFile(io.BytesIO(archive)) as opened_package:
            assert {info.date_time for info in opened_package.infolist()} == {(2026, 11, 12, 2, 15, 0)}


def test_hostile_texts_make_no_link_and_no_broken_part() -> None:
    for name, part in parts_of(write_pptx(hostile_document())).items():
        if name.endswith((".xml", ".rels")):
            tree = etree.fromstring(part)
            assert b'TargetMode="External"' not in part
            assert not list(tree.iter(qn("a:hlinkClick"))), name
            fields = {field.get("type") for field in tree.iter(qn("a:fld"))}
            assert fields <= {"slidenum"}, name


@pytest.mark.parametrize("text", HOSTILE)
def test_slides_of_one_hostile_text_are_opened(text: str) -> None:
    table = Table("t", text, DataTable((Column("a", text), Column("n", text, "count")), (Row((text, 1)),)), note=text)
    document = with_slide(Slide(text, (text,), table), imprint=imprint(house=text, scope=text, warnings=(text,)))
    slide = list(opened(replace(document, cover=replace(document.cover, title=text, subtitle=text))).slides)[1]
    together = "\n".join([*texts(slide), spoken(slide)])
    # A very long one is cut on the slide and stands whole in the notes, once.
    assert together.count(plain(text)) >= (1 if len(text) > 300 else 3)
    empty = [place.name for place in slide.placeholders if place.has_text_frame and not place.text_frame.text]
    assert empty == []
