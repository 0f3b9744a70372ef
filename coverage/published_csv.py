"""Reading a CSV of printed figures: bytes in, rows and findings out. Pure.

A finding names line, column, value and reason. Counts follow ``enrolment.numbers``; a percentage may have comma or
point.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from enrolment.numbers import NotACount, read_count
from periods.month import Month

T = TypeVar("T")

REQUIRED = ("kemendagri_code", "region", "date", "participants", "base", "percent_published", "source_url", "note")
OPTIONAL = ("level", "percent_target", "category", "group", "row_kind", "unassigned_reason")
LEVELS = ("", "nasional", "provinsi", "kabupaten", "kota")
ROW_KINDS = ("figure", "target")
SIZE_LIMIT = 5 * 1024 * 1024
ROW_LIMIT = 20_000

# Lengths of the columns in which texts are kept; an address longer than this is not one.
TEXT_LIMITS = {"region": 120, "group": 80, "category": 40, "source_url": 500, "note": 2000, "unassigned_reason": 2000}
_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,3})?")


@dataclass(frozen=True)
class Finding:
    """One mistake: where it stands, what was read, why it is refused."""

    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= 60 else self.value[:60] + "…"
        return f"Baris {self.line}, kolom {self.column}: “{shown}” – {self.reason}."


@dataclass(frozen=True)
class PrintedRow:
    """One printed figure, as typed domain values."""

    line: int
    kemendagri_code: str
    region: str
    level: str
    month: Month
    day: date | None
    group: str
    participants: int | None
    base: int | None
    percent: Decimal | None
    target_percent: Decimal | None
    category: str
    row_kind: str
    source_url: str
    note: str
    unassigned_reason: str


class _Unreadable(Exception):
    """From this line on the file cannot be taken apart."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


class _Refused(Exception):
    """A value that cannot be read; the text is the reason."""


def read(content: bytes) -> tuple[list[PrintedRow], list[Finding]]:
    """All rows of the file, or the findings that stop it."""
    if len(content) > SIZE_LIMIT:
        return [], [
            Finding(1, "berkas", f"{len(content):,} bita".replace(",", "."), "berkas lebih dari 5 MB; bagi berkasnya")
        ]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        value = content[error.start : error.start + 1].hex()
        return [], [Finding(line, "berkas", value, "bukan UTF-8; simpan ulang sebagai “CSV UTF-8”")]
    if "\x00" in text:
        return [], [Finding(1, "berkas", "NUL", "ini bukan berkas CSV; simpan lembar kerja sebagai CSV UTF-8")]
    try:
        records = list(_records(text))
    except _Unreadable as error:
        reason = "tanda kutip tidak ditutup atau sel terlalu panjang; periksa tanda kutip pada dan sebelum baris ini"
        return [], [Finding(error.line, "baris", "", reason)]
    if not records:
        return [], [Finding(1, "berkas", "", "berkas kosong; baris pertama harus berisi nama kolom")]
    header, *body = records
    findings = list(_header_findings(header))
    if findings:
        return [], findings
    if len(body) > ROW_LIMIT:
        return [], [Finding(ROW_LIMIT + 2, "berkas", str(len(body)), f"lebih dari {ROW_LIMIT} baris; bagi berkasnya")]
    return _read_body([name.strip() for name in header[1]], body)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each filled row with the line on which it ends; _Unreadable where the quotes do not fit."""
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise _Unreadable(reader.line_num) from error


def _header_findings(header: tuple[int, list[str]]) -> Iterator[Finding]:
    names = [name.strip() for name in header[1]]
    for name in REQUIRED:
        if name not in names:
            yield Finding(
                header[0], name, ";".join(names), f"kolom {name} tidak ada; pakai pemisah koma atau titik koma"
            )
    for name in names:
        if name not in REQUIRED + OPTIONAL:
            yield Finding(header[0], name, name, "kolom tidak dikenal; hapus atau perbaiki namanya")
        elif names.count(name) > 1:
            yield Finding(header[0], name, name, "kolom ditulis dua kali")


def _read_body(names: list[str], body: list[tuple[int, list[str]]]) -> tuple[list[PrintedRow], list[Finding]]:
    rows: list[PrintedRow] = []
    findings: list[Finding] = []
    seen: dict[tuple[object, ...], int] = {}
    for line, cells in body:
        if len(cells) != len(names):
            findings.append(
                Finding(
                    line,
                    "baris",
                    str(len(cells)),
                    f"ada {len(cells)} kolom, seharusnya {len(names)}; periksa tanda kutip",
                )
            )
            continue
        row = _read_row(line, dict(zip(names, (cell.strip() for cell in cells), strict=True)), findings)
        if row is None:
            continue
        key = (row.region, row.month, row.day, row.group, row.source_url, row.row_kind)
        if key in seen:
            findings.append(Finding(line, "region", row.region, f"sama dengan baris {seen[key]}; hapus salah satunya"))
        seen.setdefault(key, line)
        rows.append(row)
    return ([], findings) if findings else (rows, [])


class _Cells:
    """The cells of one line; what cannot be read becomes a finding."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self.line, self.cells, self.findings = line, cells, list[Finding]()

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def refuse(self, column: str, reason: str) -> None:
        self.findings.append(Finding(self.line, column, self.text(column), reason.rstrip(".")))

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(self.text(column))
        except (_Refused, NotACount) as refusal:
            self.refuse(column, str(refusal))
            return None


def _read_row(line: int, texts: dict[str, str], findings: list[Finding]) -> PrintedRow | None:
    cells = _Cells(line, texts)
    for column, limit in TEXT_LIMITS.items():
        if len(cells.text(column)) > limit:
            cells.refuse(column, f"lebih dari {limit} huruf; ringkaslah")
    when = cells.read("date", _day_or_month)
    region, address = cells.read("region", _filled), cells.read("source_url", _address)
    level = cells.read("level", _one_of(LEVELS))
    row_kind = cells.read("row_kind", _one_of(ROW_KINDS, default="figure"))
    participants, base = cells.read("participants", _optional_count), cells.read("base", _optional_count)
    percent = cells.read("percent_published", _optional_percent)
    target_percent = cells.read("percent_target", _optional_percent)
    if cells.findings or when is None:
        findings += cells.findings
        return None
    return PrintedRow(
        line=line,
        kemendagri_code=cells.text("kemendagri_code"),
        region=region or "",
        level=level or "",
        month=when[0],
        day=when[1],
        group=cells.text("group"),
        participants=participants,
        base=base,
        percent=percent,
        target_percent=target_percent,
        category=cells.text("category"),
        row_kind=row_kind or "",
        source_url=address or "",
        note=cells.text("note"),
        unassigned_reason=cells.text("unassigned_reason"),
    )


def _filled(text: str) -> str:
    if not text:
        raise _Refused("kosong; isi nama wilayah seperti tercetak")
    return text


def _one_of(choices: tuple[str, ...], default: str = "") -> Callable[[str], str]:
    def read_choice(text: str) -> str:
        if (text or default) not in choices:
            raise _Refused(f"bukan salah satu dari {', '.join(filter(None, choices))}")
        return text or default

    return read_choice


def _day_or_month(text: str) -> tuple[Month, date | None]:
    try:
        if len(text) == 7:
            return Month.parse(text), None
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            day = date.fromisoformat(text)
            return Month.of(day), day
    except ValueError:
        pass
    raise _Refused("bukan tanggal; tulis tahun-bulan-hari (2025-05-19) atau tahun-bulan (2025-05)")


def _optional_count(text: str) -> int | None:
    return read_count(text) if text else None


def _optional_percent(text: str) -> Decimal | None:
    if not text:
        return None
    if not _PERCENT.fullmatch(text):
        raise _Refused("bukan persen; tulis misalnya 24,86 tanpa tanda %")
    return Decimal(text.replace(",", "."))


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text):
        raise _Refused("bukan alamat; tulis lengkap dengan https:// agar sumbernya dapat dibuka")
    return text
