"""The sheets before the figures: cover and notes; and the lines that open every other sheet."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.charts.records import Column, DataTable, Row
from monev.document import Document
from monev.writers.xlsx import look
from monev.writers.xlsx.book import Book, Page, clean
from monev.writers.xlsx.tables import widths_for, write_rows

COVER, NOTES = "Sampul", "Catatan"
HOW_TO_READ = (
    "Sel kosong berarti belum ada data; bukan nol.",
    "Persentase disimpan tanpa dibulatkan; yang ditampilkan dua desimal.",
    "Perubahan persentase ditulis dalam poin persentase, bukan persen.",
    "Garis grafik terputus pada bulan yang belum ada datanya dan pada pergantian penyebut.",
    "Grafik dapat disunting; angkanya berada pada lembar Data grafik.",
)


def write_cover(book: Book, listed: Sequence[tuple[str, str]]) -> None:
    """``listed``: names and titles of the sheets that follow, as links."""
    document, page = book.document, book.sheet(COVER, [26.0, 30.0])
    cover = document.cover
    for line in cover.letterhead:
        page.across(line, look.NAME, {"align": "center", "font_color": look.BRAND})
    page.across("", {"bottom": 2, "bottom_color": look.BRAND}, line_height=6)
    page.next_row()
    page.across(cover.title, look.TITLE, line_height=24)
    page.across(cover.subtitle, look.HEADING, line_height=18)
    page.across(document.imprint.line, look.QUIET)
    write_warnings(page, document)
    page.next_row()
    for name, words in cover.facts:
        page.pair(name, words)
    if cover.legal_basis:
        page.next_row()
        page.across("Dasar hukum", look.HEADING, line_height=18)
        for number, words in enumerate(cover.legal_basis, start=1):
            page.across(f"{number}. {words}", look.TEXT)
    page.next_row()
    page.across("Daftar lembar", look.HEADING, line_height=18)
    for name, title in listed:
        row = page.row
        page.pair(name, title)
        target = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
        page.sheet.write_url(row, 0, target, book.format(look.LINK, {"quote_prefix": True}), clean(name))


def write_notes(book: Book) -> None:
    """Imprint, how to read, what each indicator means."""
    document, imprint = book.document, book.document.imprint
    table = _indicators(document)
    page = book.sheet(NOTES, [max(wide, 20.0) for wide in widths_for([table])])
    write_opening(page, "Catatan", document)
    page.next_row()
    facts = (
        ("Wilayah", imprint.scope),
        ("Periode", imprint.period),
        ("Rilis", f"{imprint.release.removeprefix('Rilis ')}, terbit {imprint.published}"),
        ("Keadaan per", imprint.as_of),
        ("Status angka", imprint.status),
        ("Skema kategori", imprint.scheme),
        ("Sumber", imprint.source),
        ("Alamat", imprint.address),
        ("Penyusun", imprint.house),
    )
    for name, words in facts:
        page.pair(name, words)
    page.next_row()
    page.across("Cara membaca", look.HEADING, line_height=18)
    for sentence in HOW_TO_READ:
        page.across(f"• {sentence}", look.TEXT)
    page.next_row()
    page.across("Indikator", look.HEADING, line_height=18)
    write_rows(page, table, "Belum ada indikator.")


def write_opening(page: Page, title: str, document: Document) -> None:
    """Title, then whose figures these are and what must be read before any of them."""
    page.across(title, look.TITLE, line_height=24)
    page.across(f"{document.imprint.scope}, {document.imprint.period} · {document.imprint.line}", look.QUIET)
    write_warnings(page, document)


def write_warnings(page: Page, document: Document) -> None:
    for warning in document.imprint.warnings:
        page.across(warning, look.WARNING)


def _indicators(document: Document) -> DataTable:
    """The source of an indicator only where it is another than that of the whole."""
    others = any(item.source != document.imprint.source for item in document.indicators)
    columns = (
        Column("name", "Indikator"),
        Column("definition", "Definisi"),
        Column("unit", "Satuan"),
        *((Column("source", "Sumber"),) if others else ()),
        Column("key", "Kode"),
    )
    rows = tuple(
        Row((item.name, item.definition, item.unit, *((item.source,) if others else ()), item.key))
        for item in document.indicators
    )
    return DataTable(columns, rows)
