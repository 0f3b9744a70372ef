"""A workbook being written: every text that people typed stays a text, every sheet says whose figures it shows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date
from typing import Any

from coverage.charts.svg.text import width
from enrolment.plain_text import could_run, printable_line
from enrolment.table_files import NUMBER_FORMATS, Cell, Column, number_of
from monev.document import Document, Imprint
from monev.writers import columns
from monev.writers.xlsx import look
from monev.writers.xlsx.look import Look
from periods.month import Month

# Of what people type far more than they ever will, below what a cell takes.
_LONGEST_TEXT = 16_000
_LONGEST_NAME = 31
# Of A4 across, without margins: pixels wide and, a little less than there is, points high.
_PAPER_WIDE, _PAPER_HIGH, _LETTER = 1026, 450.0, 7
# A digit of Calibri where our own measures are those of twelve points of Public Sans, which runs a little wider.
_DIGIT, _SIZE = 6.0, 12.0
_NO_NAME = set("[]:*?/\\")


class Book:
    """The workbook; formats are made once, and each text goes through ``clean``."""

    def __init__(self, document: Document) -> None:
        # Only the process that writes a workbook pays for it.
        import xlsxwriter

        self.document = document
        self._file = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book: Any = xlsxwriter.Workbook(self._file, {**options, "in_memory": True})
        imprint = document.imprint
        self.book.set_properties(
            {
                "title": clean(document.title)[:250],
                "author": clean(imprint.house)[:250],
                "subject": clean(imprint.line)[:250],
                # Without a zone, as the library wants it; the same document gives the same bytes.
                "created": imprint.at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
            }
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def close(self) -> bytes:
        self.book.close()
        return self._file.getvalue()

    def format(self, *looks: Look) -> Any:
        merged = {key: value for part in looks for key, value in part.items()}
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(merged)
        return self._formats[key]

    def sheet(self, name: str, widths: Sequence[float]) -> Page:
        return Page(self, name, widths)


class Page:
    """One worksheet, written from top to bottom; ``row`` is the next free one."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self.book, self.name, self.row = book, name, 0
        self.sheet: Any = book.book.add_worksheet(name)
        self.widths = [*widths]
        while sum(self.widths) < look.PAGE:
            self.widths.append(min(look.FILLER, look.PAGE - sum(self.widths) + 1))
        for position, wide in enumerate(self.widths):
            self.sheet.set_column(position, position, wide)
        self.heights: list[float] = []
        self._breaks: list[int] = []
        self._page_began = 0
        self._make_printable(book.document.imprint)

    def text(self, column: int, text: str, *looks: Look) -> None:
        """A text in the present row."""
        line = clean(text)
        quoted: Look = {"quote_prefix": True} if could_run(line) else {}
        self.sheet.write_string(self.row, column, line, self.book.format(*looks, quoted))

    def across(self, text: str, *looks: Look, line_height: float = look.LINE_HEIGHT) -> None:
        """A text over the whole width, in a row of its own that is as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.book.format(*looks))
        self.text(0, text, *looks)
        self.next_row(line_height * lines_of(text, sum(self.widths) * look.LINE_HEIGHT / line_height))

    def pair(self, name: str, text: str) -> None:
        """A name in the first column, its words over the others."""
        self.sheet.merge_range(self.row, 1, self.row, len(self.widths) - 1, "", self.book.format(look.TEXT))
        self.text(0, name, look.NAME)
        self.text(1, text, look.TEXT)
        lines = max(lines_of(text, sum(self.widths[1:])), lines_of(name, self.widths[0]))
        self.next_row(look.LINE_HEIGHT * lines)

    def value(self, position: int, cell: Cell, column: Column, *looks: Look) -> None:
        """A typed value; what nobody knows is an empty cell."""
        if isinstance(cell, str):
            self.text(position, cell, look.CELL, look.aside(position, right=column.numeric), *looks)
            return
        kind = "month" if isinstance(cell, Month) else "day" if isinstance(cell, date) else column.kind
        shown = {**look.DATE_FORMATS, **NUMBER_FORMATS}.get(kind)
        numeric: Look = {"num_format": shown} if shown else {}
        style = self.book.format(look.CELL, look.aside(position, right=column.numeric), numeric, *looks)
        if cell is None:
            self.sheet.write_blank(self.row, position, None, style)
        elif isinstance(cell, Month | date):
            day = cell.first_day if isinstance(cell, Month) else cell
            self.sheet.write_datetime(self.row, position, day, style)
        else:
            self.sheet.write_number(self.row, position, number_of(cell, column), style)

    def next_row(self, height: float | None = None) -> None:
        """``height`` in points; None for one line."""
        if height is not None:
            self.sheet.set_row(self.row, min(height, 400))
        self.heights.append(look.LINE_HEIGHT if height is None else height)
        self.row += 1

    def keep_together(self, height: float) -> None:
        """A new page of paper where so much would not fit any more on the present one."""
        wide = sum(self.widths) * _LETTER + len(self.widths) * 5
        paper = _PAPER_HIGH * max(1.0, wide / _PAPER_WIDE)
        if sum(self.heights[self._page_began :]) % paper + height > paper:
            self._breaks.append(self.row)
            self._page_began = self.row
            self.sheet.set_h_pagebreaks(self._breaks)

    def _make_printable(self, imprint: Imprint) -> None:
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        example = " · Data contoh" if imprint.example else ""
        # A blank behind the size: a text that begins with a digit would become part of it.
        scope = _margin(f"{imprint.scope}, {imprint.period}", 140)
        self.sheet.set_header(f"&L&9 {scope}&R&9 {_margin(self.name, 40)}{example}")
        self.sheet.set_footer(f"&L&9 {_margin(imprint.line, 150)}&R&9 Halaman &P dari &N")


def clean(text: str) -> str:
    """One printable line that fits a cell and that XlsxWriter takes as it is."""
    line = printable_line(text)
    if len(line) > _LONGEST_TEXT:
        line = f"{line[: _LONGEST_TEXT - 1]}…"
    # XlsxWriter writes what stands between these two as it is, without escaping it.
    return f"{line} " if line.startswith("<r>") and line.endswith("</r>") else line


def letters_of(text: str, bold: bool = False) -> float:
    """The width of a text on one line, in letters of a worksheet, which are the digits of Calibri."""
    return width(clean(text), bold) / _DIGIT


def lines_of(text: str, wide: float, bold: bool = False) -> int:
    """Lines that a text takes at a width in letters."""
    return columns.lines_of(clean(text), max(wide, 1) * _DIGIT, _SIZE, bold)


def names_for_sheets(names: Iterable[str], taken: Iterable[str]) -> Iterator[str]:
    """The same names as a workbook allows them: short, unlike each other and unlike those that are taken."""
    known = {name.casefold() for name in taken} | {"history"}
    for number, name in enumerate(names, start=1):
        allowed = "".join(" " if letter in _NO_NAME else letter for letter in clean(name))
        first = " ".join(allowed.split()).strip("' ")[:_LONGEST_NAME].strip("' ") or f"Lembar {number}"
        candidate, count = first, 1
        while candidate.casefold() in known:
            count += 1
            ending = f" ({count})"
            candidate = f"{first[: _LONGEST_NAME - len(ending)]}{ending}"
        known.add(candidate.casefold())
        yield candidate


def _margin(text: str, longest: int) -> str:
    """For headers and footers, where an ampersand starts a code."""
    line = clean(text)
    short = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return short.replace("&", "&&")
