"""Whatever somebody writes into a workbook, or stored before it is written: text stays text, and runs nowhere."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from django.test import Client

from accounts.models import BranchOffice, User
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell
from enrolment.models import Obligation, Submission
from enrolment.workflow import Status
from regions.models import Region
from tests.factories import submission_at
from tests.reading import read_page
from tests.workbooks import (
    AREA,
    DOWNLOAD,
    PU,
    changes,
    confirm,
    edited,
    faults,
    filled,
    looked_at,
    opened,
    refusal,
    without_origins,
)

pytestmark = pytest.mark.django_db

NOTE = (AREA, "PU", "Catatan")
HOSTILE = [
    '=HYPERLINK("https://contoh.example/","klik")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1;2)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}{% now 'Y' %}",
    "🏙️👩‍🌾 catatan dengan emoji",
    "_x0041_ dan _x000D_",
    "https://contoh.example/",
    "‮terbalik",
]


@pytest.fixture
def browser(client: Client, ani: User, obligation: Obligation) -> Client:
    client.force_login(ani)
    return client


@pytest.fixture
def draft(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_note_is_kept_as_it_was_written(browser: Client, draft: Submission, ani: User, text: str) -> None:
    """Stored through the grid, written into the workbook, read back, typed into the workbook, shown and stored."""
    seen = draft.cells.get(cell="PU.peserta").version
    change = CellChange(Cell("PU", "peserta"), seen, note=text)
    actions.save_cells(obligation=draft.obligation, changes=[change], by=ani)
    content = browser.get(DOWNLOAD).content
    assert changes(looked_at(browser, content)) == []

    emptied = CellChange(Cell("PU", "peserta"), seen + 1, note="")
    actions.save_cells(obligation=draft.obligation, changes=[emptied], by=ani)
    page = looked_at(browser, without_origins(content))
    assert " ".join(text.split()) in " ".join(read_page(page).text.split())
    body = page.content.decode()
    assert "<script>alert" not in body
    assert "<img" not in body
    confirm(browser, page)
    assert draft.cells.get(cell="PU.peserta").note == text


def test_what_we_write_holds_no_formula_and_no_link(browser: Client, draft: Submission, ani: User) -> None:
    Region.objects.filter(kemendagri_code=AREA).update(name=HOSTILE[0][:100])
    BranchOffice.objects.filter(code="kcp-kalianda").update(name=HOSTILE[0])
    cells = draft.cells.exclude(cell__contains="potensi")
    rows = [CellChange(row.address, row.version, note=text) for row, text in zip(cells, HOSTILE, strict=False)]
    actions.save_cells(obligation=draft.obligation, changes=rows, by=ani)
    content = browser.get(DOWNLOAD).content
    assert all(b"<f>" not in part and b"<hyperlink" not in part for part in sheets_of(content))
    for sheet in opened(content):
        for line in sheet.iter_rows():
            for cell in line:
                # openpyxl takes a text that starts with = for a formula; the file itself says that it is a text.
                assert cell.data_type in ("s", "n") or str(cell.value).startswith("=")
                assert cell.hyperlink is None


def test_the_table_of_errors_holds_no_formula(browser: Client, draft: Submission) -> None:
    content = browser.get(DOWNLOAD).content
    table = opened(content)
    sheet = table["Isian"]
    for text in HOSTILE:
        sheet.append([AREA, "", "x", "", "", text])
        sheet.cell(sheet.max_row, 3).value = text
        sheet.cell(sheet.max_row, 3).data_type = "s"
    out = io.BytesIO()
    table.save(out)
    page = looked_at(browser, out.getvalue())
    assert len(faults(page)) == len(HOSTILE)
    address = page.request["PATH_INFO"]
    found = browser.get(f"{address}galat.xlsx").content
    assert all(b"<f>" not in part for part in sheets_of(found))
    text = browser.get(f"{address}galat.csv").content.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        assert not [value for value in row if value.startswith(("=", "+", "-", "@"))]


def test_ten_thousand_letters_are_refused_with_their_number(browser: Client, draft: Submission) -> None:
    page = edited(browser, {NOTE: "a" * 10_000})
    ((_, value, mend),) = faults(page)
    assert len(value) == 60
    assert "10.000 huruf" in mend
    assert len(page.content) < 40_000


def test_a_name_of_a_file_is_a_text(browser: Client, draft: Submission) -> None:
    content = filled(browser.get(DOWNLOAD).content, {PU: 61_000})
    page = looked_at(browser, content, "<script>alert(1)</script>‮😀.xlsx")
    assert "<script>alert" not in page.content.decode()
    confirm(browser, page)
    assert draft.cells.get(cell="PU.peserta").number == 61_000


def test_a_name_of_a_refused_file_is_a_text(browser: Client) -> None:
    assert "<b>.xlsx” adalah gambar JPEG" in refusal(browser, b"\xff\xd8\xff\xe0" + bytes(64), "foto <b>.xlsx")


@pytest.mark.parametrize("name", ["isian.xlsm", "isian.xlsx"])
def test_a_workbook_with_macros_and_links_is_read_as_data(browser: Client, draft: Submission, name: str) -> None:
    content = filled(browser.get(DOWNLOAD).content, {PU: 61_000})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            text = source.read(part)
            if part == "[Content_Types].xml":
                text = text.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml").replace(
                    b"spreadsheetml.sheet.macroEnabled", b"ms-excel.sheet.macroEnabled"
                )
            target.writestr(part, text)
        target.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 AutoOpen")
        target.writestr(
            "xl/externalLinks/externalLink1.xml",
            b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        )
    assert changes(looked_at(browser, out.getvalue(), name)) == [("PU.peserta", "60.000", "61.000")]


def test_a_zip_bomb_is_refused(browser: Client, draft: Submission) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(browser.get(DOWNLOAD).content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            target.writestr(part, source.read(part))
        target.writestr("xl/media/besar.bin", bytes(200 * 1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    assert "terlalu besar setelah dibuka" in refusal(browser, out.getvalue())


def test_an_error_in_a_cell_is_refused_and_a_formula_counts_as_its_value(browser: Client, draft: Submission) -> None:
    """LibreOffice and Excel keep the value beside the formula; a program that does not leaves an open question."""
    import xlsxwriter

    table = opened(browser.get(DOWNLOAD).content)
    rows = [[cell.value for cell in line] for line in table["Isian"].iter_rows()]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Isian")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
        sheet.write_formula(3, 5, "=60000+1000", None, 61_000)
        sheet.write_formula(4, 5, "=1/0", None, "#DIV/0!")
    page = looked_at(browser, out.getvalue())
    assert changes(page) == [("PU.peserta", "60.000", "61.000")]
    assert [(cell, value) for cell, value, _ in faults(page)] == [("F5", "#DIV/0!")]

    page = edited(browser, {PU: "=60000+1000"})
    assert [value for _, value, _ in faults(page)] == ["=60000+1000"]


def sheets_of(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
