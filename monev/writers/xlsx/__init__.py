"""The pack as a workbook: typed numbers under one look, charts that the workbook draws itself. Pure.

A text stays a text: no formula, no link, no markup comes out of what people typed. Cells nobody knows are empty.
"""

from __future__ import annotations

from monev.document import Document, Sheet
from monev.writers.xlsx import look
from monev.writers.xlsx.book import Book, Page, names_for_sheets
from monev.writers.xlsx.charts import DATA, Gallery
from monev.writers.xlsx.front import COVER, NOTES, write_cover, write_notes, write_opening
from monev.writers.xlsx.tables import widths_for, write_titled

__all__ = ["write_xlsx"]

# Frozen rows must leave room for what moves under them.
_MOST_FROZEN = 150.0


def write_xlsx(document: Document) -> bytes:
    """The whole workbook; the same document gives the same bytes."""
    book = Book(document)
    names = list(names_for_sheets((sheet.name for sheet in document.sheets), taken=(COVER, NOTES, DATA)))
    has_charts = any(sheet.pictures for sheet in document.sheets)
    listed = [(NOTES, "Keterangan rilis, cara membaca, dan definisi indikator")]
    listed += [(name, sheet.title) for name, sheet in zip(names, document.sheets, strict=True)]
    write_cover(book, [*listed, *([(DATA, "Angka di balik grafik")] if has_charts else [])])
    write_notes(book)
    gallery = Gallery(book)
    for name, sheet in zip(names, document.sheets, strict=True):
        _write_sheet(book, gallery, name, sheet)
    if has_charts:
        page = book.sheet(DATA, gallery.widths())
        write_opening(page, "Angka di balik grafik", document)
        gallery.write(page)
    return book.close()


def _write_sheet(book: Book, gallery: Gallery, name: str, sheet: Sheet) -> None:
    page = book.sheet(name, widths_for([table.table for table in sheet.tables]))
    write_opening(page, sheet.title, book.document)
    for sentence in sheet.sentences:
        page.across(sentence, look.TEXT)
    page.next_row()
    opening = page.row - 1
    heads = [write_titled(page, table) for table in sheet.tables]
    for picture in sheet.pictures:
        gallery.hang(page, picture)
    _fix_rows(page, opening, heads)


def _fix_rows(page: Page, opening: int, heads: list[int]) -> None:
    """Of one table the header stays above, on the screen and on every page; of several what the sheet is about."""
    last = heads[0] if len(heads) == 1 else opening
    page.sheet.repeat_rows(*((last, last) if len(heads) == 1 else (0, 1)))
    if sum(page.heights[: last + 1]) <= _MOST_FROZEN:
        page.sheet.freeze_panes(last + 1, 1)
    else:
        page.sheet.freeze_panes(0, 1)
