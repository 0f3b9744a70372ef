"""Workbooks as people change them, by name of row and column; and the pages as they are asked for with such a file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from accounts.models import BranchOffice
from enrolment.cells import Cell, Entry
from enrolment.layout import RowKind
from enrolment.models import Upload
from enrolment.selectors import book_of
from enrolment.workbook import Area, Book, Stored, table
from periods.month import Month
from tests.factories import MONTH

HEADING_ROW = 3

AREA = "18.01"
MONTHS = "/buku-kerja/"
DOWNLOAD = "/buku-kerja/2026-10/"
UPLOAD = "/buku-kerja/2026-10/unggah/"
PU = (AREA, "PU", "Bulan ini")

# Area, row, column → value, as somebody types it.
Edits = Mapping[tuple[str, str, str], Any]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(content: bytes, edits: Edits) -> bytes:
    """The workbook with some cells typed over."""
    book = opened(content)
    sheet = book["Isian"]
    for (area, row, column), value in edits.items():
        sheet[place(sheet, area, row, column)].value = value
    return saved(book)


def without_origins(content: bytes) -> bytes:
    """The workbook as if all that stands in it had been typed: it does not say any more what was downloaded."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(b"asal wilayah", b"wilayah lain"))
    return out.getvalue()


def place(sheet: Any, area: str, row: str, column: str) -> str:
    """``F12``: where a row and a column meet."""
    columns = {cell.value: cell.column_letter for cell in sheet[HEADING_ROW]}
    for cells in sheet.iter_rows(min_row=HEADING_ROW + 1):
        found = {sheet[f"{letter}{HEADING_ROW}"].value: sheet[f"{letter}{cells[0].row}"] for letter in columns.values()}
        if (found["Kode wilayah"].value, found["Kode baris"].value) == (area, row):
            return f"{columns[column]}{cells[0].row}"
    raise LookupError(f"{area} {row}")


def as_csv(book: Book, *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """What "save as CSV" makes of the sheet: numbers as they are shown."""
    return csv_of(table(book), delimiter=delimiter, encoding=encoding)


def csv_of(rows: Iterable[Iterable[Any]], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for row in rows:
        writer.writerow(f"{value:,}".replace(",", ".") if isinstance(value, int) else value or "" for value in row)
    return out.getvalue().encode(encoding)


def stand_in(book: Book) -> Book:
    """The same book as if somebody had filled in every open cell with a number that no rule objects to."""
    return replace(book, areas=tuple(replace(area, stored=_filled_in(area)) for area in book.areas))


def _filled_in(area: Area) -> dict[Cell, Stored]:
    numbers = {"JHT": 900, "JP": 800, "JKP": 700, "rangkap": 5}
    stored: dict[Cell, Stored] = {}
    for line in area.lines:
        if not line.takes_number:
            continue
        cell = line.row.cell
        number = numbers.get(cell.field, numbers.get(cell.row, 1000 if line.row.kind is not RowKind.GROUP else 10))
        stored[cell] = Stored(Entry(number))
        if line.row.potential:
            stored[line.row.potential] = Stored(Entry(2000))
    return stored


# ---- the pages


def book(office: str = "kcp-kalianda", month: Month = MONTH) -> Book:
    found = book_of(BranchOffice.objects.get(code=office), month)
    assert found is not None
    return found


def send(browser: Client, content: bytes, name: str = "isian.xlsx", address: str = UPLOAD) -> Any:
    return browser.post(address, {"file": SimpleUploadedFile(name, content)})


def refusal(browser: Client, content: bytes, name: str = "isian.xlsx", address: str = UPLOAD) -> str:
    """The sentence about a file that is not taken at all; nothing is kept of it."""
    answer = send(browser, content, name, address)
    assert answer.status_code == 422
    assert not Upload.objects.exists()
    (sentence,) = answer.context["form"].errors["file"]
    assert escape(sentence) in answer.content.decode()
    return str(sentence)


def looked_at(browser: Client, content: bytes, name: str = "isian.xlsx") -> Any:
    """The page with the preview."""
    answer = send(browser, content, name)
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"])


def edited(browser: Client, edits: Edits) -> Any:
    return looked_at(browser, filled(browser.get(DOWNLOAD).content, edits))


def faults(page: Any) -> list[tuple[str, str, str]]:
    return [(fault.cell, fault.value, fault.mend) for fault in page.context["preview"].faults]


def changes(page: Any) -> list[tuple[str, str, str]]:
    rows = page.context["page"].object_list
    return [(change.cell, change.before.words, change.after.words) for _, change in rows]


def confirm(browser: Client, page: Any) -> Any:
    return browser.post(f"{page.request['PATH_INFO']}simpan/", follow=True)
