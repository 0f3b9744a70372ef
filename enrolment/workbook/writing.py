"""The workbook as an XLSX file: what may be filled in is open and checked, everything else is locked."""

from __future__ import annotations

import io
from typing import Any

from enrolment.cells import LONGEST_NOTE, NOT_APPLICABLE
from enrolment.layout import RowKind
from enrolment.numbers import LARGEST_COUNT, count
from enrolment.sheets import Value
from enrolment.workbook.fingerprint import HIDDEN_SHEET
from enrolment.workbook.guide import guide
from enrolment.workbook.origins import origin_rows
from enrolment.workbook.template import (
    APPLICABLE,
    COLUMNS,
    HEADING_ROW,
    LAST,
    NOTE,
    NOW,
    POTENTIAL,
    SHEET,
    STATE,
    Book,
    Line,
    table,
)
from periods.month import Month

_WIDTHS = dict(zip(COLUMNS, (13, 34, 22, 58, 13, 14, 14, 15, 60), strict=True))
_AT = {heading: position for position, heading in enumerate(COLUMNS)}
_NUMBERS = (LAST, NOW, POTENTIAL)
# The dots are written out: also a CSV saved by an English Excel then says 1.234 and never 1,234.
_DOTTED = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def file_name(office: str, month: Month) -> str:
    """``isian_kc-lampung-tengah_2026-10.xlsx``."""
    return f"isian_{office}_{month}.xlsx"


def write_workbook(book: Book) -> bytes:
    """The bytes of the XLSX file."""
    # Only the process that writes a workbook pays for the library.
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as out:
        title = f"Isian {book.month.words}, {book.office_name}"
        out.set_properties({"title": title, "comments": book.fingerprint.line})
        _Sheet(out, book).write()
        _write_guide(out, book)
        _write_facts(out, book)
    return file.getvalue()


class _Sheet:
    """The sheet that is filled in."""

    def __init__(self, out: Any, book: Book) -> None:
        self.out, self.book = out, book
        self.sheet = out.add_worksheet(SHEET)
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def write(self) -> None:
        sheet, rows = self.sheet, table(self.book)
        for heading, width in _WIDTHS.items():
            sheet.set_column(_AT[heading], _AT[heading], width)
        sheet.write_string(0, 0, str(rows[0][0]), self.format(font_color="#4C5B69"))
        sheet.write_string(1, 0, str(rows[1][0]), self.format(bold=True))
        for position, heading in enumerate(COLUMNS):
            style = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True, "border": 1}
            sheet.write_string(HEADING_ROW, position, heading, self.format(**style))
        lines, area = list(self.book.lines), ""
        for number, (line, values) in enumerate(
            zip(lines, rows[HEADING_ROW + 1 :], strict=True), start=HEADING_ROW + 1
        ):
            self._write_line(number, line, values, is_first=line.area.code != area)
            area = line.area.code
        last = max(HEADING_ROW + len(lines), HEADING_ROW + 1)
        self._check_entries(last)
        sheet.freeze_panes(HEADING_ROW + 1, _AT[LAST])
        sheet.autofilter(HEADING_ROW, 0, last, len(COLUMNS) - 1)
        # No password: the lock keeps slips away, the fingerprint and the codes are checked when the file comes back.
        sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)
        sheet.set_footer(f"&L{self.book.fingerprint.line}&R&P/&N")

    def _write_line(self, number: int, line: Line, values: list[Value | None], *, is_first: bool) -> None:
        for heading, value in zip(COLUMNS, values, strict=True):
            style = self._style(line, heading) | ({"top": 2} if is_first else {})
            written = self.format(**style)
            if value is None:
                self.sheet.write_blank(number, _AT[heading], None, written)
            elif isinstance(value, str):
                self.sheet.write_string(number, _AT[heading], value, written)
            else:
                self.sheet.write_number(number, _AT[heading], value, written)

    def _style(self, line: Line, heading: str) -> dict[str, Any]:
        style: dict[str, Any] = {"border": 1, "border_color": "#D3DBE3", "valign": "top"}
        if heading in _NUMBERS:
            style |= {"num_format": _DOTTED, "align": "right"}
        if heading == NOTE:
            style |= {"text_wrap": True}
        if is_open(line, heading):
            return style | {"locked": False, "bg_color": "#FFFBE0", "border_color": "#6B7A88"}
        if line.row.is_closed or line.area.closed:
            return style | {"bg_color": "#EBEEF1", "font_color": "#6B7A88"}
        if line.row.kind in (RowKind.SEGMENT, RowKind.TOTAL):
            style |= {"bold": True}
        return style

    def _check_entries(self, last: int) -> None:
        first = HEADING_ROW + 1
        self.sheet.data_validation(
            first,
            _AT[NOW],
            last,
            _AT[POTENTIAL],
            {
                "validate": "integer",
                "criteria": "between",
                "minimum": 0,
                "maximum": LARGEST_COUNT,
                "error_title": "Jumlah orang",
                "error_message": f"Isi bilangan bulat 0 sampai {count(LARGEST_COUNT)}, tanpa koma. 0 berarti tidak ada "
                "orang; kosong berarti belum dilaporkan.",
            },
        )
        self.sheet.data_validation(
            first,
            _AT[STATE],
            last,
            _AT[STATE],
            {
                "validate": "list",
                "source": [APPLICABLE, NOT_APPLICABLE],
                "error_title": "Keadaan",
                "error_message": f"Pilih “{NOT_APPLICABLE}” atau kosongkan.",
            },
        )
        self.sheet.data_validation(
            first,
            _AT[NOTE],
            last,
            _AT[NOTE],
            {
                "validate": "length",
                "criteria": "<=",
                "value": LONGEST_NOTE,
                "error_title": "Catatan",
                "error_message": f"Catatan paling banyak {count(LONGEST_NOTE)} huruf.",
            },
        )

    def format(self, **style: object) -> Any:
        """One format a style: a workbook of 20.000 lines has a dozen."""
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            self.formats[key] = self.out.add_format(style)
        return self.formats[key]


def is_open(line: Line, heading: str) -> bool:
    """Whether something may be typed there."""
    if line.area.closed or line.row.is_closed:
        return False
    return {
        NOW: line.takes_number,
        POTENTIAL: line.row.potential is not None,
        STATE: line.row.may_not_apply or not line.stored(line.row.cell).entry.applicable,
        NOTE: True,
    }.get(heading, False)


def _write_guide(out: Any, book: Book) -> None:
    sheet = out.add_worksheet("Petunjuk")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 95)
    head = out.add_format({"bold": True, "valign": "top"})
    body = out.add_format({"text_wrap": True, "valign": "top"})
    for number, (topic, sentence) in enumerate(guide(book)):
        sheet.write_string(number, 0, topic, head)
        sheet.write_string(number, 1, sentence, body)
    sheet.protect("")
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _write_facts(out: Any, book: Book) -> None:
    """What the file is for and what stood in it, where nobody touches it by mistake."""
    sheet = out.add_worksheet(HIDDEN_SHEET)
    mark = book.fingerprint
    facts = (("penanda", mark.line), ("templat", str(mark.version)), ("kantor", mark.office), ("bulan", mark.month))
    for number, fact in enumerate(facts):
        for position, text in enumerate(fact):
            sheet.write_string(number, position, text)
    for number, line in enumerate(origin_rows(book), start=len(facts) + 1):
        for position, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(number, position, value)
            elif value is not None:
                sheet.write_number(number, position, value)
    sheet.protect("")
    sheet.hide()
