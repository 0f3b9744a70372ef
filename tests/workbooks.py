"""Workbooks as people change them: in Excel or LibreOffice, by name of row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import openpyxl

from enrolment.cells import Cell, Entry
from enrolment.layout import RowKind
from enrolment.workbook import Area, Book, Stored, table

HEADING_ROW = 3
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
