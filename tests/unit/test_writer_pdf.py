"""The pack on paper: everything the record says is there once, on pages that say where they are from."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from coverage.charts.records import Column, DataTable, Flag, Row
from coverage.charts.tables import cell_text
from monev.document import Document, Picture, Section, Signatory, Signatures, Table, Words
from monev.writers.pdf import write_pdf
from monev.writers.pdf.layout import SIDEWAYS, UPRIGHT, breakable_at, fit
from tests.document_examples import (
    AREAS,
    MONTHS,
    area_table,
    empty_table,
    example_document,
    hostile_document,
    imprint,
    trend,
    wide_table,
)

pytestmark = pytest.mark.slow

UNSEEN = "\u200b"
# What a typesetter says of its own where nobody tells it otherwise.
ENGLISH = ("Table", "Figure", "Contents", "Page", "page", "of", "List", "Section", "and", "the")


@cache
def example() -> bytes:
    return write_pdf(example_document())


@cache
def hostile() -> bytes:
    return write_pdf(hostile_document())


def run(tool: str, pdf: bytes, *options: str) -> str:
    return subprocess.run(
        [tool, *options, "-", "-"][: -1 if tool == "pdfinfo" else None], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order of the document, blanks made one."""
    return [" ".join(page.replace(UNSEEN, "").split()) for page in run("pdftotext", pdf, "-raw").split("\f")[:-1]]


def letters(text: str) -> str:
    """Without blanks, which a line break may have taken, and without what is not seen."""
    return re.sub(rf"[\s{UNSEEN}]", "", text)


def only(*blocks: Words | Table | Picture | Signatures) -> Document:
    return replace(example_document(), sections=(Section("satu", "Satu bagian", tuple(blocks)),))


def told(document: Document) -> Iterator[str]:
    """Every text that the sections tell a reader, cells as they are read."""
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Words):
                yield from block.sentences
            elif isinstance(block, Picture):
                yield from (block.chart.title, block.chart.subtitle, block.note)
            elif isinstance(block, Signatures):
                yield block.place_and_day
                for one in block.signatories:
                    yield from (one.side, one.title, one.name)
            else:
                yield from (block.title, block.note)
                yield from (column.label for column in block.table.columns)
                for row in block.table.rows:
                    for cell, column in zip(row.cells, block.table.columns, strict=True):
                        yield cell_text(cell, column, row.places)


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_the_report_is_tagged_titled_and_in_indonesian() -> None:
    pdf = example()
    assert b"pdfuaid" in pdf
    assert b"/MarkInfo" in pdf
    assert re.search(rb"/Lang\s*\(id", pdf)
    assert example_document().title in run("pdfinfo", pdf)
    assert len(re.findall(rb"/S/Figure\b", pdf)) == len(re.findall(rb"/Alt\s*\(", pdf)) == 3
    assert len(re.findall(rb"/S/THead\b", pdf)) == len(re.findall(rb"/S/Table\b", pdf)) == 6


def test_sections_are_bookmarks_and_stand_in_the_contents() -> None:
    contents = pages(example())[1]
    for section in example_document().sections:
        assert f"/Title({section.title})".encode() in example()
        assert section.title in contents
    assert "Tabel 3 Kelompok pekerja: potensi, terlindungi, dan sumber dana" in contents
    assert "Gambar 3 Dua kota di atas 40%, Mesuji belum dilaporkan" in contents


def test_everything_that_the_sections_tell_is_read() -> None:
    read = letters("".join(pages(example())))
    for text in told(example_document()):
        assert letters(text) in read, text


def test_the_cover_says_who_what_when_and_by_what_right() -> None:
    cover = example_document().cover
    first = pages(example())[0]
    for words in (*cover.letterhead, cover.title, cover.subtitle, *cover.legal_basis, *imprint().warnings):
        assert words in first
    for name, words in cover.facts:
        assert f"{name} {words}" in first
    assert "Provinsi Lampung · Oktober 2026" in first
    assert f"Sumber {imprint().source}" in first
    assert "Alamat ucj.lampungprov.go.id/2026-10.1/" in first


def test_every_page_says_release_period_status_scheme_and_its_number() -> None:
    read = pages(example())
    for number, page in enumerate(read, 1):
        assert imprint().line in page
        assert f"halaman {number} dari {len(read)}" in page
        assert "Provinsi Lampung · Oktober 2026" in page


def test_every_page_of_an_embargoed_or_superseded_release_warns() -> None:
    warnings = ("Embargo: jangan disebarkan sebelum 12 November 2026.", "Telah digantikan oleh rilis 2026-10.2.")
    for page in pages(write_pdf(replace(example_document(), imprint=imprint(warnings=warnings)))):
        for words in (*warnings, "Data contoh"):
            assert words in page


def test_a_real_release_carries_no_mark() -> None:
    for page in pages(write_pdf(replace(example_document(), imprint=imprint(example=False, warnings=())))):
        assert (
            "contoh"
            not in page.replace("(contoh, belum resmi)", "")
            .replace("skema contoh", "")
            .replace("Rina Contoh", "")
            .lower()
        )


def test_the_header_of_a_long_table_is_repeated_on_every_page() -> None:
    cells = [page for page in pages(example()) if "Oktober 2026 Kabupaten" in page or "Juli 2026 Kabupaten" in page]
    assert len(cells) >= 2
    for page in cells:
        assert "Bulan Wilayah Peserta aktif Perubahan" in page


def test_unknown_is_a_dash_that_is_explained_and_a_table_without_rows_says_so() -> None:
    read = pages(write_pdf(only(area_table())))[-1]
    assert "Kabupaten Mesuji – 84.510 – – –" in read
    assert "–: belum ada data." in read
    assert "Belum ada data manfaat." in pages(write_pdf(only(empty_table())))[-1]


def test_the_note_of_a_table_never_stands_alone_on_a_page() -> None:
    columns = (Column("no", "No.", "count"), Column("words", "Kata"))
    for length in range(36, 48):
        rows = tuple(Row((number, "kata")) for number in range(length))
        last = pages(write_pdf(only(Table("t", "Tabel", DataTable(columns, rows), note="Sebuah catatan."))))[-1]
        assert f"{length - 1} kata Sebuah catatan." in last, length


def test_a_note_of_several_lines_takes_its_last_row_along() -> None:
    columns = (Column("no", "No.", "count"), Column("words", "Kata"))
    for length in range(36, 48):
        rows = tuple(Row((number, "kata")) for number in range(length))
        table = Table("t", "Tabel", DataTable(columns, rows), note="Sebuah catatan. " * 14)
        for page in pages(write_pdf(only(table))):
            assert "Sebuah catatan." not in page or "kata Sebuah catatan." in page, length


def test_signatures_stay_together_and_take_what_leads_to_them_along() -> None:
    signatures = example_document().sections[4].blocks[1]
    assert isinstance(signatures, Signatures)
    for lines in range(0, 60, 4):
        before = Words(tuple(f"Kalimat {number}." for number in range(lines)))
        read = pages(write_pdf(only(before, Words(("Para pihak menyepakati hal berikut.",)), signatures)))
        (page,) = [page for page in read if "Gunung Sugih, 20 November 2026" in page]
        for words in ("Para pihak menyepakati", "Sekretaris Daerah", "Rina Contoh", "Saksi", "4."):
            assert words in page, lines


def test_what_is_signed_begins_a_sheet() -> None:
    document = example_document()
    before, signed = document.sections[3:5]
    read = pages(write_pdf(replace(document, sections=(before, signed))))
    (page,) = [page for page in read if "Gunung Sugih, 20 November 2026" in page]
    assert signed.title in page
    assert before.title not in page


def test_many_signatories_and_witnesses_are_all_there() -> None:
    people = tuple(Signatory(f"Pihak {number}", "Kepala", f"Nama {number}") for number in range(20))
    read = pages(write_pdf(only(Signatures("Metro, 1 Desember 2026", people, witnesses=40))))
    text = " ".join(read)
    assert all(f"Nama {number}" in text for number in range(20))
    assert "40." in read[-1]


def test_charts_are_drawn_with_their_measure_note_and_events() -> None:
    read = " ".join(pages(write_pdf(only(Picture(trend(), note="Sebuah catatan.")))))
    for words in ("Target 45,53%", "penyebut baru", "Sementara", "Sangat rendah", trend().subtitle, "Sebuah catatan."):
        assert words in read
    assert "1. 19 Mei 2025: Monev bersama Pemerintah Kabupaten Lampung Tengah" in read


def test_a_chart_with_very_many_events_loses_none() -> None:
    flags = tuple(
        Flag(MONTHS[number % 36], number, "19 Mei 2025", f"Peristiwa {number} " + "kata " * 12)
        for number in range(1, 90)
    )
    read = " ".join(pages(write_pdf(only(Picture(replace(trend(), flags=flags))))))
    assert all(f"Peristiwa {number} " in read for number in range(1, 90))


def test_long_texts_are_not_cut_even_where_they_are_higher_than_a_page() -> None:
    text = " ".join(f"kata{number}" for number in range(3_000))
    columns = (Column("no", "No.", "count"), Column("words", "Kata"), Column("office", "Penanggung jawab"))
    table = Table("t", "Tabel", DataTable(columns, (Row((1, text, "Dinas")), Row((2, "akhir", "Dinas")))))
    read = letters(
        " ".join(
            re.sub(r"Provinsi Lampung · .*?Data contoh|Rilis 2026.*?dari \d+", "", page)
            for page in pages(write_pdf(only(Words((text,)), table)))
        )
    )
    assert all(read.count(f"kata{number}kata") >= 2 for number in (5, 1_500, 2_998))
    assert "akhir" in read


def test_a_table_that_is_too_wide_turns_the_page_with_the_words_before_it() -> None:
    columns = (Column("area", "Kabupaten/kota"), *(Column(f"m{month}", month.words, "count") for month in MONTHS[-12:]))
    rows = tuple(Row((area[1], *(area[2],) * 12)) for area in AREAS)
    table = Table("lebar", "Dua belas bulan", DataTable(columns, rows))
    pdf = write_pdf(only(Words(("Kalimat sebelum tabel.",)), table, Words(("Kalimat sesudah tabel.",))))
    read = pages(pdf)
    sizes = re.findall(r"size:\s+([0-9.]+) x ([0-9.]+)", run("pdfinfo", pdf, "-f", "1", "-l", str(len(read))))
    turned = [page for page, (wide, high) in zip(read, sizes, strict=True) if float(wide) > float(high)]
    assert len(turned) == 1
    assert "Satu bagian Kalimat sebelum tabel. Tabel 1. Dua belas bulan" in turned[0]
    assert "Kalimat sesudah tabel." in read[-1]
    assert not fit(wide_table().table).wide


@pytest.mark.parametrize("table", [area_table(), wide_table(), empty_table()], ids=lambda table: table.key)
def test_columns_fit_on_the_paper(table: Table) -> None:
    fitted = fit(table.table)
    assert len(fitted.widths) == len(table.table.columns)
    assert sum(fitted.widths) <= (SIDEWAYS if fitted.wide else UPRIGHT) + 0.01
    assert fitted.size >= 8


def test_a_table_of_very_many_columns_still_fits() -> None:
    columns = tuple(Column(f"k{number}", f"Kolom {number}", "percent") for number in range(40))
    table = DataTable(columns, (Row((Fraction(1, 3),) * 40),))
    fitted = fit(table)
    assert sum(fitted.widths) <= SIDEWAYS + 0.01
    assert inside(write_pdf(only(Table("t", "Tabel", table))))


def test_only_words_that_are_too_wide_get_places_to_break() -> None:
    assert breakable_at("kata yang pendek", 100, 10) == "kata yang pendek"
    broken = breakable_at("a " + "W" * 30, 100, 10)
    assert broken.replace(UNSEEN, "") == "a " + "W" * 30
    assert all(len(part) <= 10 for part in broken[2:].split(UNSEEN))


def inside(pdf: bytes) -> bool:
    """Whether every word lies between the edges of its page, with room to spare."""
    place = r'xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)"'
    for page in run("pdftotext", pdf, "-bbox").split("<page ")[1:]:
        wide, high = map(float, re.findall(r'(?:width|height)="([0-9.]+)"', page)[:2])
        for left, top, right, bottom in re.findall(place, page):
            if not (float(left) > 20 and float(right) < wide - 20 and float(top) > 15 and float(bottom) < high - 8):
                return False
    return True


@pytest.mark.parametrize("pdf", [example, hostile])
def test_no_word_leaves_its_page(pdf: object) -> None:
    assert callable(pdf)
    assert inside(pdf())


def test_hostile_texts_are_read_as_they_were_typed_and_do_nothing() -> None:
    pdf = hostile()
    assert b"pdfuaid" in pdf
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|EmbeddedFile|OpenAction)\b", pdf)
    read = letters("".join(pages(pdf)))
    assert "root:" not in read
    missing = [text for text in told(hostile_document()) if "WWW" not in text and letters(drawn(text)) not in read]
    assert missing == []
    # A label stands on every page of its table: one that is too long is cut, every other text is whole.
    labels = {column.label for table in tables(hostile_document()) for column in table.table.columns}
    for text in told(hostile_document()):
        if "WWW" in text and text not in labels:
            assert f"WWW{text.rpartition(' ')[2]}" in read


def drawn(text: str) -> str:
    """Letters that no font has, and those that would turn the ones after them, are boxes; a form feed is a blank."""
    return re.sub("[\x00-\x08\x0e-\x1b\u200d\u202a-\u202e\ufffe\U00010000-\U0010ffff]", "\ufffd", text)


@pytest.mark.parametrize(
    "script", ["ไทย", "हिन्दी", "✨ ✅ ❗", "漢字", "e\u0301\u0338\u20dd", "м\u0483\u200c", "👩🏽‍🌾", "\U000e0041"]
)
def test_letters_that_no_font_has_are_boxes_in_a_report_that_stays_accessible(script: str) -> None:
    pdf = write_pdf(only(Words((f"Kepala {script} selesai 12.345.",))))
    assert b"pdfuaid" in pdf
    read = pages(pdf)[-1]
    assert "Kepala " in read
    assert " selesai 12.345." in read


def test_the_same_document_has_the_same_bytes() -> None:
    assert write_pdf(example_document()) == example()
    assert write_pdf(hostile_document()) == hostile()


def test_no_english_word_slips_in() -> None:
    words = set(re.findall(r"[A-Za-z]+", " ".join(pages(example()))))
    assert words.isdisjoint(ENGLISH)
