"""The rows of a file whose kind is known."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enrolment.numbers import count
from enrolment.sheets.kinds import Kind, SheetRefused, damaged, kind_of, protected, quoted, too_much

ROW_LIMIT = 20_000
COLUMN_LIMIT = 200

# Headings and remarks above a table of 20.000 rows.
_ABOVE = 20
_SECONDS = 30
_OPENER = Path(__file__).with_name("opener.py")
_SEPARATORS = ";,\t"
# What a database refuses to keep and nobody sees: shown as the sign for a letter that could not be read.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

Value = str | int | float


@dataclass(frozen=True)
class Sheet:
    """One table. Row 1 of the file is ``rows[0]``; an empty cell is ``""``, a text has no space at its ends.

    A number of a workbook stays a number (whole ones are ``int``), so that "18.10" kept as 18.1 can be told apart.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False


def read_rows(content: bytes, name: str) -> list[Sheet]:
    """All sheets of a file; SheetRefused, with a sentence for the person, where it cannot be read."""
    kind = kind_of(content, name)
    sheets = [_delimited(content, name)] if kind is Kind.CSV else _workbook(content, name)
    if not any(sheet.rows for sheet in sheets):
        raise SheetRefused(f"{quoted(name)} tidak berisi apa-apa. Isi tabelnya, simpan, lalu unggah lagi.")
    return sheets


def _workbook(content: bytes, name: str) -> list[Sheet]:
    command = [sys.executable, "-I", str(_OPENER), str(ROW_LIMIT + _ABOVE), str(COLUMN_LIMIT)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=True)
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise too_much(name) from error
    except subprocess.CalledProcessError as error:
        # Ended by a signal: it asked for more memory or time than it may have. A fault of its own: the file is odd.
        raise (too_much(name) if error.returncode < 0 else damaged(name)) from error
    except ValueError as error:
        raise damaged(name) from error
    if "refused" in answer:
        raise _refusal(answer, name)
    return [_sheet(sheet["name"], sheet["rows"], hidden=sheet["hidden"]) for sheet in answer["sheets"]]


def _refusal(answer: dict[str, Any], name: str) -> SheetRefused:
    if answer["refused"] == "password":
        return protected(name)
    if answer["refused"] == "size":
        return too_much(name)
    where = f"{quoted(name)}, lembar “{as_read(answer['sheet'])[:40]}”, terisi sampai"
    if answer["refused"] == "rows":
        return SheetRefused(
            f"{where} baris {count(answer['last'])}; batasnya {count(ROW_LIMIT)} baris."
            " Hapus isi di bawah tabel, atau bagi berkasnya."
        )
    return SheetRefused(
        f"{where} kolom ke-{count(answer['last'])}; batasnya {count(COLUMN_LIMIT)} kolom. Hapus isi di kanan tabel."
    )


def _delimited(content: bytes, name: str) -> Sheet:
    text = _decoded(content, name)
    delimiter = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Value]] = []
    blank: list[list[Value]] = []
    blanks = 0
    try:
        for cells in reader:
            if len(cells) > COLUMN_LIMIT:
                raise SheetRefused(
                    f"{quoted(name)}, baris {count(reader.line_num)}: {count(len(cells))} kolom;"
                    f" batasnya {count(COLUMN_LIMIT)}. Periksa pemisah kolomnya."
                )
            # Blank lines keep the numbers of the lines below them right, and cost nothing at the end of a file.
            if not any(cell.strip() for cell in cells):
                blanks += 1
                if len(blank) <= ROW_LIMIT:
                    blank.append(list(cells))
                continue
            if len(rows) + blanks >= ROW_LIMIT + _ABOVE:
                raise SheetRefused(f"{quoted(name)} berisi lebih dari {count(ROW_LIMIT)} baris. Bagi berkasnya.")
            rows += blank
            rows.append(list(cells))
            blank, blanks = [], 0
    except csv.Error as error:
        raise SheetRefused(
            f"{quoted(name)}, baris {count(reader.line_num)}: tanda kutip tidak cocok atau sel terlalu panjang."
            " Periksa tanda kutip pada dan sebelum baris itu."
        ) from error
    return _sheet("", rows, hidden=False)


def _separator(text: str) -> str:
    """What separates in the first line that is separated at all; inside quotes nothing does."""
    for line in text.splitlines()[:_ABOVE]:
        outside = re.sub(r'"[^"]*"', "", line)
        if any(separator in outside for separator in _SEPARATORS):
            return max(_SEPARATORS, key=outside.count)
    return _SEPARATORS[0]


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 where it is valid, else what Excel in western languages writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise SheetRefused(
                f"{quoted(name)} memakai pengodean huruf yang tidak dikenal."
                " Simpan ulang sebagai “CSV UTF-8” atau XLSX."
            ) from error


def _sheet(name: str, cells: list[list[Value]], *, hidden: bool) -> Sheet:
    rows = [tuple(as_read(value) if isinstance(value, str) else value for value in row) for row in cells]
    while rows and all(value == "" for value in rows[-1]):
        rows.pop()
    return Sheet(as_read(name), tuple(rows), hidden)


def as_read(text: str) -> str:
    """A text as it comes out of a file: without what nobody sees, without space at its ends."""
    # Most cells are plain words: to look at each letter takes as long as all else together.
    return (text if text.isprintable() else _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)).strip()
