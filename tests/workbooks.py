"""Workbooks as people change them: in Excel or LibreOffice, by name of row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl

from enrolment.cells import NOT_APPLICABLE
from enrolment.workbook import Book, table, write_workbook

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


__all__ = ["NOT_APPLICABLE", "as_csv", "csv_of", "filled", "opened", "place", "saved", "write_workbook"]
