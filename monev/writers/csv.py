"""The figures of a pack for machines: long form, what the indicators mean, and what to read first. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from enrolment.plain_text import plain_text
from enrolment.table_files import EXAMPLE
from monev.document import Document, Imprint, Observation
from monev.writers.archive import zip_files

_DATA = (
    *("indikator", "kode_kemendagri", "wilayah", "periode", "segmen", "kelompok", "program"),
    *("nilai", "satuan", "status", "sumber", "rilis", "skema", "keterangan"),
)
_METADATA = ("kunci", "nama", "definisi", "satuan", "sumber")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def write_csv_zip(document: Document) -> bytes:
    """The figures twice (for machines, for Excel in Indonesia), the metadata and ``baca-dulu.txt``."""
    indicators = [(each.key, each.name, each.definition, each.unit, each.source) for each in document.indicators]
    files = (
        ("baca-dulu.txt", _read_first(document).encode("utf-8", errors="replace")),
        ("data.csv", _table(_DATA, _data(document, decimal="."))),
        ("data_excel_indonesia.csv", _table(_DATA, _data(document, decimal=","), excel=True)),
        ("metadata.csv", _table(_METADATA, [tuple(map(plain_text, row)) for row in indicators])),
    )
    return zip_files(files, document.imprint.at)


def _data(document: Document, decimal: str) -> Iterable[Sequence[str]]:
    """Each row says of itself where it is from, for rows are copied without their file."""
    imprint = document.imprint
    origin = [plain_text(text) for text in (imprint.release, imprint.scheme, EXAMPLE if imprint.example else "")]
    for row in document.observations:
        before = (row.indicator, row.region_code, row.region, row.period, row.segment, row.group, row.programme)
        after = (row.unit, row.status, row.source)
        yield [*map(plain_text, before), _number(row, decimal), *map(plain_text, after), *origin]


def _number(row: Observation, decimal: str) -> str:
    """Empty where nothing is known; a minus before a number is no formula."""
    if row.value is None:
        return ""
    return row.value.replace(".", decimal) if _NUMBER.fullmatch(row.value) else plain_text(row.value)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], *, excel: bool = False) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig" if excel else "utf-8", errors="replace")


def _read_first(document: Document) -> str:
    imprint = document.imprint
    lines = [
        _line(document.title),
        *(_line(f"PERHATIAN: {warning}") for warning in imprint.warnings),
        "",
        *(f"{name}: {_line(words)}" for name, words in _facts(imprint)),
        "",
        "data.csv: satu angka per baris; UTF-8, pemisah koma, desimal titik, bulan ditulis 2026-10.",
        "data_excel_indonesia.csv: isi yang sama untuk Excel berbahasa Indonesia; pemisah titik koma, desimal koma.",
        "metadata.csv: arti, satuan, dan sumber setiap indikator.",
        "",
        "Nilai kosong berarti belum ada data; bukan nol.",
        "Teks yang berawal dengan =, +, -, atau @ diberi tanda petik (') di depannya agar tidak dijalankan.",
        "Persentase dan angka program yang berbeda tidak boleh dijumlahkan atau dirata-ratakan.",
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _facts(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    return (
        ("Wilayah", imprint.scope),
        ("Periode", imprint.period),
        ("Rilis", f"{imprint.release.removeprefix('Rilis ')}, terbit {imprint.published}"),
        ("Status", imprint.status),
        ("Skema kategori", imprint.scheme),
        ("Keadaan per", imprint.as_of),
        ("Sumber", imprint.source),
        ("Alamat", imprint.address),
        ("Diterbitkan oleh", imprint.house),
    )


def _line(text: str) -> str:
    """One line of text, whatever was typed into it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
