"""What a pack says is what the pages say, for one area, for several, for the province."""

from __future__ import annotations

import html
import re
from datetime import date, datetime, timedelta

import pytest
from django.http import HttpResponse

from accounts.models import User
from coverage.charts import svg
from coverage.charts.records import BarChart, LineChart
from coverage.models import Release
from monev.assembly import assemble, read_pack
from monev.assembly.reading import PackRefused
from monev.document import Document, Picture, Section, Slide, Table, Words
from monev.models import LocalRegulation, Meeting, Pack, RegulationStep
from monev.vocabulary import Instrument, Span, Stage
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.reading import read_page

pytestmark = pytest.mark.django_db

OCTOBER = Month(2026, 10)
THREE = ("lampung-tengah", "bandar-lampung", "metro")


def pack_of(*slugs: str, span: Span = Span.MONTH, number: int = 1, month: Month = OCTOBER) -> Pack:
    release = Release.objects.get(month=month, number=number)
    admin = User.objects.get(username="admin")
    pack = Pack.objects.create(
        release=release, scope=release.scope, span=span, by=admin, as_of=clock.now(), is_example=True
    )
    pack.regions.set(Region.objects.filter(slug__in=slugs))
    return pack


def document_of(*slugs: str, span: Span = Span.MONTH, month: Month = OCTOBER, number: int = 1) -> Document:
    return assemble(read_pack(pack_of(*slugs, span=span, month=month, number=number)))


def table_of(document: Document, key: str) -> Table:
    return next(
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.key == key
    )


def words_of(document: Document) -> str:
    return " ".join(sentence for section in document.sections for sentence in section.notes)


def test_the_paragraph_of_an_area_is_that_of_its_page(pages: dict[str, HttpResponse]) -> None:
    said = words_of(document_of("lampung-tengah"))
    page = read_page(pages["/2026-10/lampung-tengah/"]).text
    sections = document_of("lampung-tengah").sections
    paragraph = next(section.notes for section in sections if section.key == "capaian")
    assert len(paragraph) == 3
    for sentence in paragraph:
        assert sentence in page
        assert sentence in said


def trend_of(document: Document) -> LineChart:
    section = next(section for section in document.sections if section.key == "tren")
    return next(
        block.chart for block in section.blocks if isinstance(block, Picture) and isinstance(block.chart, LineChart)
    )


def test_the_trend_tells_of_the_events_of_the_page_regulations_among_them(pages: dict[str, HttpResponse]) -> None:
    told = svg.flag_lines(trend_of(document_of("lampung-tengah")))
    assert any("Nota kesepakatan Lampung Tengah Contoh 1/2025 ditandatangani" in line for line in told)
    page = pages["/2026-10/lampung-tengah/"].content.decode()
    listed = page[page.index("Peristiwa pada grafik") :]
    listed = listed[: listed.index("</details>")]
    numbered = re.findall(r'<li value="(\d+)"><b>(.*?)</b>: (.*?)</li>', listed)
    others = re.findall(r"<li><b>(.*?)</b>: (.*?)</li>", listed)
    assert told == [
        *(html.unescape(f"{number}. {when}: {title}") for number, when, title in numbered),
        *(html.unescape(f"{when}: {title}") for when, title in others),
    ]


def test_a_regulation_that_was_recorded_later_is_no_event_of_the_pack() -> None:
    pack = pack_of("lampung-tengah")
    perda = LocalRegulation.objects.create(
        region=Region.objects.get(slug="lampung-tengah"),
        instrument=Instrument.PERDA,
        about="pelindungan pekerja",
        source="berkas",
        is_verified=True,
        recorded_at=pack.as_of,
    )
    RegulationStep.objects.create(
        regulation=perda, stage=Stage.ISSUED, year=2026, day=date(2026, 10, 5), number="7/2026", at=pack.as_of
    )
    told = [svg.flag_lines(trend_of(assemble(read_pack(pack))))]
    pack.as_of -= timedelta(minutes=1)
    told.append(svg.flag_lines(trend_of(assemble(read_pack(pack)))))
    assert [sum("7/2026" in line for line in lines) for lines in told] == [1, 0]


def test_the_summary_of_an_area_stands_beside_its_province() -> None:
    rows = table_of(document_of("lampung-tengah"), "ringkasan").table.rows
    assert [row.cells[:3] for row in rows] == [
        ("Kabupaten Lampung Tengah", 164124, 535360),
        ("Provinsi Lampung", 869138, 3217100),
    ]
    assert (rows[0].cells[7], rows[0].cells[8]) == (79625, 17364)


def test_several_areas_are_added_up_before_they_are_divided() -> None:
    document = document_of(*THREE)
    parts = [document_of(slug) for slug in THREE]
    own = [table_of(part, "ringkasan").table.rows[0].cells for part in parts]
    together = table_of(document, "ringkasan").table.rows[0].cells
    participants = sum(cells[1] for cells in own if isinstance(cells[1], int))
    eligible = sum(cells[2] for cells in own if isinstance(cells[2], int))
    assert together[1:3] == (participants, eligible)
    assert document.imprint.scope == "Kabupaten Lampung Tengah, Kota Bandar Lampung, dan Kota Metro"
    assert "Target yang dipakai adalah target provinsi." in table_of(document, "ringkasan").note


def test_a_longer_period_is_compared_with_the_end_of_the_one_before() -> None:
    document = document_of("lampung-tengah", span=Span.SEMESTER)
    section = next(section for section in document.sections if section.key == "perubahan")
    assert "dibanding Juni 2026" in section.notes[0]
    assert document.imprint.period == "Semester II 2026 (sampai Oktober 2026)"


def slides_of(document: Document, key: str = "") -> list[Slide]:
    return [slide for section in document.sections for slide in section.slides if key in ("", section.key)]


@pytest.mark.parametrize("span", [Span.MONTH, Span.YEAR])
@pytest.mark.parametrize("slugs", [(), THREE, ("lampung-tengah",), ("way-kanan",), ("mesuji",)])
def test_slides_last_as_long_as_a_meeting_and_none_is_empty(slugs: tuple[str, ...], span: Span) -> None:
    slides = slides_of(document_of(*slugs, span=span))
    assert 10 <= 1 + len(slides) <= 16
    for slide in slides:
        assert slide.title
        assert "None" not in slide.title
        assert slide.points or slide.visual, slide.title
        assert not isinstance(slide.visual, Table) or slide.visual.table.rows, slide.title


def test_slides_of_the_province_show_every_regency_with_its_distance() -> None:
    chart, table = (slide.visual for slide in slides_of(document_of(), "perbandingan"))
    assert isinstance(chart, Picture)
    assert isinstance(chart.chart, BarChart)
    assert len(chart.chart.rows) == 15
    assert chart.chart.targets
    assert isinstance(table, Table)
    assert len(table.table.rows) == 15
    assert {column.key for column in table.table.columns} >= {"wilayah", "cakupan", "kurang_ke_target"}


def test_slides_say_of_which_areas_months_of_benefits_are_missing() -> None:
    (slide,) = slides_of(document_of(span=Span.YEAR), "manfaat")
    assert isinstance(slide.visual, Table)
    assert "Sebagian: Bandar Lampung 9 dari 10 bulan." in slide.visual.note
    assert "3 dari 15 wilayah" in slide.title


def test_what_is_unknown_of_an_area_stands_on_one_slide() -> None:
    slides = slides_of(document_of("mesuji"))
    (gathered,) = [slide for slide in slides if "belum ada datanya" in slide.title]
    assert isinstance(gathered.visual, Table)
    named = [row.cells[0] for row in gathered.visual.table.rows]
    assert "Jarak, laju, dan iuran" in named
    assert "Jarak ke target belum ada data" not in [slide.title for slide in slides]


def test_a_pack_without_a_meeting_has_a_matrix_to_fill_in_on_the_projector() -> None:
    (slide,) = slides_of(document_of("metro"), "tindak-lanjut")
    assert isinstance(slide.visual, Table)
    assert {cell for row in slide.visual.table.rows for cell in row.cells} == {""}


def test_slides_say_what_became_of_the_groups_in_numbers() -> None:
    grown = slides_of(document_of("lampung-tengah"), "tindak-lanjut-sebelumnya")[1]
    assert "sasaran kelompok pekerja tercapai" in grown.title
    assert isinstance(grown.visual, Table)
    for row in grown.visual.table.rows:
        before, after, added = row.cells[2:5]
        assert isinstance(before, int)
        assert isinstance(after, int)
        assert after - before == added


def test_an_area_without_a_figure_says_so_and_has_no_number() -> None:
    document = document_of("mesuji")
    row = table_of(document, "ringkasan").table.rows[0]
    assert row.cells[3] is None
    assert row.cells[4] == "Belum ada data"
    slides = [slide for section in document.sections for slide in section.slides if section.key == "capaian"]
    assert "belum ada data" in slides[0].title


def test_a_superseded_release_says_so_first() -> None:
    document = document_of("tulang-bawang-barat", month=Month(2026, 8), number=1)
    assert document.imprint.warnings[0] == "Telah digantikan oleh rilis 2026-08.2"


def test_a_pack_asked_for_before_the_correction_knows_nothing_of_it() -> None:
    pack = pack_of("tulang-bawang-barat", month=Month(2026, 8), number=1)
    later = Release.objects.get(month=Month(2026, 8), number=2)
    pack.as_of = later.published_at - timedelta(hours=1)
    assert not any("digantikan" in warning for warning in assemble(read_pack(pack)).imprint.warnings)


def test_a_release_that_was_not_public_yet_is_refused() -> None:
    pack = pack_of("metro")
    pack.as_of = datetime(2026, 1, 1, tzinfo=pack.as_of.tzinfo)
    with pytest.raises(PackRefused, match="belum terbuka untuk umum"):
        read_pack(pack)


def test_the_same_pack_is_assembled_the_same() -> None:
    pack = pack_of(*THREE, span=Span.QUARTER)
    assert assemble(read_pack(pack)) == assemble(read_pack(Pack.objects.get(pk=pack.pk)))


def test_observations_keep_unknown_apart_from_zero() -> None:
    rows = document_of("mesuji").observations
    now = [row for row in rows if row.period == "2026-10" and row.indicator == "peserta_aktif"]
    assert [row.value for row in now] == [None]
    assert {row.indicator for row in rows} <= {indicator.key for indicator in document_of("mesuji").indicators}


def test_pictures_have_words_for_those_who_do_not_see_them() -> None:
    pictures = [block for section in document_of().sections for block in section.blocks if isinstance(block, Picture)]
    assert pictures
    assert all(picture.chart.summary for picture in pictures)


def test_a_pack_opens_with_what_was_promised_and_what_became_of_it() -> None:
    first = document_of("lampung-tengah").sections[0]
    assert first.title == "Tindak lanjut monev sebelumnya"
    rows = table_of(document_of("lampung-tengah"), "tindak_lanjut_sebelumnya").table.rows
    assert any("dari sasaran" in str(row.cells[-1]) for row in rows)
    assert any("Selesai" in str(row.cells[-2]) for row in rows)
    assert any("terlambat" in str(row.cells[-2]) for row in rows)


def test_minutes_name_the_release_that_the_meeting_looked_at() -> None:
    pack = pack_of("lampung-tengah")
    pack.meeting = Meeting.objects.filter(region__slug="lampung-tengah", release__month=Month(2026, 9)).latest("day")
    document = assemble(read_pack(pack))
    said = {section.key: all_words(section) for section in document.sections}
    assert "menurut rilis 2026-09.1" in said["berita-acara"]
    assert "menurut rilis 2026-09.1" in said["rekomendasi"]
    assert "2026-10.1" not in said["berita-acara"]


def test_a_month_of_several_areas_says_how_many_reported() -> None:
    rows = table_of(document_of(), "bulan").table.rows
    told = {row.cells[0]: row.cells[1] for row in rows}
    assert told[OCTOBER] == "14 dari 15"
    assert told[Month(2026, 9)] == "15 dari 15"


def test_agreements_are_not_what_areas_lack() -> None:
    sentence = next(section.notes[0] for section in document_of().sections if section.key == "regulasi")
    assert sentence == "8 dari 15 wilayah belum mempunyai Perda, peraturan kepala daerah, atau SE yang tercatat terbit."


@pytest.mark.parametrize("slugs", [(), ("lampung-tengah",), THREE, ("mesuji",)])
def test_sentences_end_once(slugs: tuple[str, ...]) -> None:
    said = " ".join(all_words(section) for section in document_of(*slugs).sections)
    assert not re.search(r"\.\.(?!\.)|\.\)\.|None", said.replace("…", ""))


def all_words(section: Section) -> str:
    blocks = [block.sentences for block in section.blocks if isinstance(block, Words)]
    notes = [(block.note,) for block in section.blocks if isinstance(block, Table)]
    return " ".join(sentence for sentences in (*blocks, *notes) for sentence in sentences)
