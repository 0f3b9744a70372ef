"""Tables as files: XLSX and CSV whose numbers are numbers and whose texts run nowhere. Pure.

Shares are Fractions between 0 and 1 and more, counts are whole numbers, and what nobody knows is None.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from enrolment.numbers import round_half_up
from enrolment.plain_text import plain_text
from periods.month import Month

EXAMPLE = "Data contoh"
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "excel.csv": "text/csv; charset=utf-8",
}
# How spreadsheets show each kind of number; a share is kept as a fraction, points as a number of points.
NUMBER_FORMATS = {
    "count": "#,##0",
    "signed": "+#,##0;-#,##0;0",
    "percent": "0.00%",
    "points": "+0.00;-0.00;0.00",
    "rupiah": '"Rp"#,##0',
}

ColumnKind = Literal["text", "month", "day", "count", "signed", "percent", "points", "rupiah"]
Cell = str | Month | date | int | Fraction | None


@dataclass(frozen=True)
class Column:
    """``key`` names the column in files and stays the same for ever; ``label`` is what people read."""

    key: str
    label: str
    kind: ColumnKind = "text"

    @property
    def numeric(self) -> bool:
        return self.kind in ("count", "signed", "percent", "points", "rupiah")


@dataclass(frozen=True)
class Row:
    """Raw values in the order of the columns; ``places`` are the decimals of its percentages for eyes."""

    cells: tuple[Cell, ...]
    highlight: bool = False
    places: int = 1


@dataclass(frozen=True)
class DataTable:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class FileMeta:
    """What every file says about itself; ``release`` is empty where the table is of none.

    ``lines`` are more pairs of label and value for "Baca dulu".
    """

    area: str
    period: str
    release: str
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    example: bool = False
    warning: str = ""


def file_name(area: str, period: str, release: str, chart: str, extension: str) -> str:
    """``ucj_lampung-tengah_2026-10_rilis-1_tren.xlsx``, from slugs."""
    return f"ucj_{area}_{period}_{release}_{chart}.{extension}"


def write_table(table: DataTable, meta: FileMeta, form: str) -> bytes:
    """``form`` is a key of CONTENT_TYPES."""
    return write_xlsx(table, meta) if form == "xlsx" else write_csv(table, meta, excel=form == "excel.csv")


def write_csv(table: DataTable, meta: FileMeta, *, excel: bool) -> bytes:
    """``excel``: UTF-8 with BOM, semicolons, decimal commas. Else plain UTF-8, commas, decimal points.

    Percentages and points are numbers of percent; each row repeats area, period, release and "Data contoh".
    """
    origin = {"area": meta.area, "period": meta.period, "release": meta.release, "note": _note(meta)}
    keys = [_file_key(column) for column in table.columns]
    origin = {key: text for key, text in origin.items() if key not in keys and (text or key != "release")}
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    writer.writerow([*keys, *origin])
    repeated = [plain_text(text) for text in origin.values()]
    for row in table.rows:
        cells = [_csv_cell(cell, column, excel) for cell, column in zip(row.cells, table.columns, strict=True)]
        writer.writerow([*cells, *repeated])
    return file.getvalue().encode("utf-8-sig" if excel else "utf-8", errors="replace")


def _note(meta: FileMeta) -> str:
    return EXAMPLE if meta.example else ""


def _file_key(column: Column) -> str:
    """The column's key, with the unit at its end where the number alone would leave it open."""
    unit = {"percent": "percent", "points": "points", "rupiah": "rupiah"}.get(column.kind, "")
    return column.key if not unit or column.key.endswith(unit) else f"{column.key}_{unit}"


def _csv_cell(cell: Cell, column: Column, excel: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return plain_text(cell)
    if isinstance(cell, Month | date) or column.kind not in ("percent", "points"):
        return str(cell)
    written = str(_hundredfold(cell))
    return written.replace(".", ",") if excel else written


def _hundredfold(share: int | Fraction) -> Decimal:
    return round_half_up(Fraction(share) * 100, 4)


def write_xlsx(table: DataTable, meta: FileMeta) -> bytes:
    """A workbook: "Data" with typed numbers under one header row, "Baca dulu" with what they mean."""
    # pandas costs a second and 100 MB: only the process that writes a workbook pays for it.
    import pandas as pd

    columns = [*table.columns, *([Column("note", "Keterangan")] if meta.example else [])]
    rows = [
        [_xlsx_cell(cell, column) for cell, column in zip(row.cells, table.columns, strict=True)]
        + ([EXAMPLE] if meta.example else [])
        for row in table.rows
    ]
    # Object columns: whole numbers stay whole although some are missing.
    data = pd.DataFrame(rows, columns=[header_of(column) for column in columns], dtype=object)
    about = pd.DataFrame(_about(meta), columns=["Perihal", "Isi"], dtype=object)
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        data.to_excel(writer, sheet_name="Data", index=False)
        about.to_excel(writer, sheet_name="Baca dulu", index=False)
        book: Any = writer.book
        book.set_properties({"title": meta.title, "comments": f"{meta.release} {_note(meta)}".strip()})
        sheet = writer.sheets["Data"]
        for position, column in enumerate(columns):
            _style_column(book, sheet, position, column, data.iloc[:, position])
        _make_printable(sheet, meta)
        writer.sheets["Baca dulu"].set_column(0, 0, 24)
        writer.sheets["Baca dulu"].set_column(1, 1, 90, book.add_format({"text_wrap": True, "valign": "top"}))
    return file.getvalue()


def header_of(column: Column) -> str:
    """What stands above a column of a worksheet."""
    return f"{column.label} (poin persentase)" if column.kind == "points" else column.label


def _xlsx_cell(cell: Cell, column: Column) -> str | int | float | None:
    """Months and days as text that sorts; shares as fractions, which the format shows as percent."""
    if isinstance(cell, Month | date):
        return str(cell)
    return number_of(cell, column) if isinstance(cell, Fraction | int) else cell


def number_of(cell: int | Fraction, column: Column) -> int | float:
    """What a worksheet keeps, to be shown in the format of its kind."""
    if column.kind == "points":
        return float(_hundredfold(cell))
    return float(cell) if isinstance(cell, Fraction) else cell


def _about(meta: FileMeta) -> list[tuple[str, str]]:
    about = [("Judul", meta.title), ("Wilayah", meta.area), ("Periode", meta.period)]
    if meta.release:
        about.append(("Rilis", meta.release))
    if meta.example:
        about.insert(0, (EXAMPLE, "Angka dalam berkas ini dibuat untuk mencoba sistem; bukan angka resmi."))
    return [*about, *meta.lines, ("Sel kosong", "Belum ada data; bukan nol.")]


def _style_column(book: Any, sheet: Any, position: int, column: Column, cells: Any) -> None:
    longest = max((len(str(cell)) for cell in cells if isinstance(cell, str)), default=0)
    wide = min(max(len(header_of(column)) + 2, longest + 2, 10), 60)
    number_format = NUMBER_FORMATS.get(column.kind)
    sheet.set_column(
        position, position, wide, book.add_format({"num_format": number_format}) if number_format else None
    )


def _make_printable(sheet: Any, meta: FileMeta) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # An ampersand starts a code in headers and footers.
    words = " · ".join(part for part in (meta.title, meta.release, _note(meta)) if part).replace("&", "&&")
    sheet.set_footer(f"&L{words[:200]}&R&P/&N")
