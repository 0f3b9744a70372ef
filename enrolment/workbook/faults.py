"""What is wrong in an uploaded workbook, cell by cell; as a file, it says the same as the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from enrolment.plain_text import plain_text
from enrolment.sheets import Value

HEADINGS = ("Tingkat", "Lembar", "Sel", "Nilai", "Aturan", "Cara memperbaiki")
ERROR = "Galat"
_LONGEST_VALUE = 60
_WIDTHS = (12, 12, 8, 28, 34, 90)


@dataclass(frozen=True)
class Fault:
    """One cell that cannot be taken: where it stands, what stands there, which rule says so, how to mend it."""

    sheet: str
    cell: str
    value: str
    rule: str
    mend: str
    level: str = ERROR

    @property
    def row(self) -> tuple[str, ...]:
        return (self.level, self.sheet, self.cell, self.value, self.rule, self.mend)


def shown(value: Value) -> str:
    """A value as the person saw it in the sheet, cut where it is long."""
    text = repr(value).replace(".", ",") if isinstance(value, float) else str(value)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"


def column_letters(position: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def write_faults_csv(faults: Iterable[Fault]) -> bytes:
    """For Excel in Indonesian: semicolons, UTF-8 with a mark at its start."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for fault in faults:
        writer.writerow(plain_text(text) for text in fault.row)
    return file.getvalue().encode("utf-8-sig", errors="replace")


def write_faults_xlsx(faults: Iterable[Fault]) -> bytes:
    """A sheet "Galat" that can be filtered; every value is a text."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Galat")
        head = book.add_format({"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for position, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(position, position, width)
            sheet.write_string(0, position, heading, head)
        last = 0
        for last, fault in enumerate(faults, start=1):
            for position, text in enumerate(fault.row):
                sheet.write_string(last, position, text, body)
        sheet.autofilter(0, 0, last, len(HEADINGS) - 1)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()
