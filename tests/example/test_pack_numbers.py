"""Ten numbers of the page of an area, read back out of every file of its pack with tools that are not ours."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pptx
import pytest
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from accounts.models import User
from coverage.models import Release
from monev.assembly import read_pack
from monev.jobs import WRITERS
from monev.models import Pack
from monev.vocabulary import Form, Span
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.reading import read_page

pytestmark = pytest.mark.django_db

AREA = "lampung-tengah"
# As whole numbers: how the page writes them is asked of the page, how a file holds them of the file.
NUMBERS = {
    "peserta": 164_124,
    "pekerja eligible": 535_360,
    "kurang ke target": 79_625,
    "ke kategori berikutnya": 17_364,
    "peserta PU": 114_886,
    "peserta BPU": 36_107,
    "peserta jasa konstruksi": 13_131,
    "bertambah sejak bulan lalu": 719,
    "pekerja rentan belum terlindungi": 138_048,
    "bertambah dalam setahun": 17_689,
}


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@pytest.fixture(scope="module")
def files(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[Form, bytes]:
    with django_db_blocker.unblock():
        release = Release.objects.get(month=Month(2026, 10), number=1)
        pack = Pack.objects.create(
            release=release,
            scope=release.scope,
            span=Span.MONTH,
            by=User.objects.get(username="admin"),
            as_of=clock.now(),
            is_example=True,
        )
        pack.regions.set(Region.objects.filter(slug=AREA))
        wanted = (Form.PDF, Form.DOCX, Form.PPTX, Form.XLSX, Form.CSV)
        made = {form: WRITERS[form](read_pack(pack)) for form in wanted}
        pack.delete()
    return made


def words_of_pdf(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def words_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def words_of_pptx(content: bytes) -> str:
    """Text frames, tables, notes, and the numbers behind the charts."""
    said = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        if slide.has_notes_slide:
            said.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                values = [value for plot in shape.chart.plots for line in plot.series for value in line.values]
                said += [dotted(int(value)) for value in values if value is not None and value == int(value)]
    return "\n".join(said)


def words_of_xlsx(content: bytes) -> str:
    """Numbers are numbers here: written as the page writes them, so that one way of looking serves all."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return "\n".join(
        dotted(cell) if isinstance(cell, int) and not isinstance(cell, bool) else str(cell)
        for cell in cells
        if cell is not None
    )


def words_of_csv(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("data.csv").decode())))
    numbers = [value for row in rows for value in row.values() if value and re.fullmatch(r"-?\d+", value)]
    return "\n".join(dotted(int(number)) for number in numbers)


READERS: dict[Form, Callable[[bytes], str]] = {
    Form.PDF: words_of_pdf,
    Form.DOCX: words_of_docx,
    Form.PPTX: words_of_pptx,
    Form.XLSX: words_of_xlsx,
    Form.CSV: words_of_csv,
}
# The long form of machines holds figures, not what follows from two of them.
NOT_IN_ROWS = {"ke kategori berikutnya", "bertambah sejak bulan lalu", "bertambah dalam setahun"}
NOT_IN_ROWS |= {"pekerja rentan belum terlindungi"}


def stands_in(number: int, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(dotted(number))}(?![\d]|[.,]\d)", text) is not None


def test_the_page_has_the_ten_numbers(pages: dict[str, HttpResponse]) -> None:
    text = read_page(pages[f"/2026-10/{AREA}/"]).text
    assert {name: number for name, number in NUMBERS.items() if not stands_in(number, text)} == {}


@pytest.mark.parametrize("form", READERS)
def test_every_file_has_the_numbers_of_the_page(form: Form, files: dict[Form, bytes]) -> None:
    text = READERS[form](files[form])
    asked = {name: number for name, number in NUMBERS.items() if form is not Form.CSV or name not in NOT_IN_ROWS}
    assert {name: number for name, number in asked.items() if not stands_in(number, text)} == {}


def test_a_number_of_another_area_would_be_missed() -> None:
    assert not stands_in(17_364, "217.364 dan 17.3641")
    assert stands_in(719, "bertambah 719 orang")


def test_the_first_slide_says_all_that_the_cover_of_the_report_says(files: dict[Form, bytes]) -> None:
    cover = pptx.Presentation(io.BytesIO(files[Form.PPTX])).slides[0]
    words = "\n".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)
    facts = (
        "Wilayah",
        "Periode",
        "Rilis",
        "Status angka",
        "Batas data",
        "Dasar hitung",
        "Skema kategori",
        "Dasar target",
    )
    assert [name for name in facts if f"{name}: " not in words] == []
    assert "lihat berkas PDF" not in words
