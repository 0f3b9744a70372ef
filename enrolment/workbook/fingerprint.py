"""What a workbook says it is for, twice: in a hidden sheet, and in its first line so that a CSV still carries it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from enrolment.sheets import Sheet, SheetRefused, quoted
from periods.month import Month

# Raised whenever the columns, the codes of the rows or their meaning change: files of before are then refused.
VERSION = 1
HIDDEN_SHEET = "ucj"

_LINE = re.compile(
    r"Isian UCJ \| templat (\d{1,4}) \| kantor ([a-z0-9_-]{1,40}) \| bulan ([0-9-]{7}) \| sidik ([0-9a-f]{12})"
)
# The line stands in the first row; whoever puts a heading above it is not sent away.
_LINES_SEARCHED = 10


@dataclass(frozen=True)
class Fingerprint:
    """Template version, code of the office and month, as written in a file."""

    version: int
    office: str
    month: str
    mark: str

    @classmethod
    def of(cls, office: str, month: Month) -> Fingerprint:
        return cls(VERSION, office, str(month), _mark(VERSION, office, str(month)))

    @property
    def line(self) -> str:
        return f"Isian UCJ | templat {self.version} | kantor {self.office} | bulan {self.month} | sidik {self.mark}"

    @property
    def is_whole(self) -> bool:
        return self.mark == _mark(self.version, self.office, self.month)


def check_fingerprint(sheets: Iterable[Sheet], name: str, *, office: str, office_name: str, month: Month) -> None:
    """Refuse, with the reason, whatever is not the workbook of this office and month."""
    found = _found(sheets)
    again = f"Unduh buku kerja {month.words} lagi, lalu salin isiannya ke sana."
    if not found:
        raise SheetRefused(f"{quoted(name)} bukan buku kerja dari halaman ini, atau baris penandanya terhapus. {again}")
    if len(found) > 1:
        raise SheetRefused(f"{quoted(name)} memuat penanda dari dua buku kerja yang berbeda. {again}")
    (mark,) = found
    if mark.version != VERSION:
        raise SheetRefused(
            f"{quoted(name)} memakai templat versi {mark.version}; yang berlaku versi {VERSION}. {again}"
        )
    if not mark.is_whole:
        raise SheetRefused(f"Penanda {quoted(name).replace('Berkas', 'berkas', 1)} sudah diubah. {again}")
    if mark.office != office:
        raise SheetRefused(
            f"{quoted(name)} dibuat untuk kantor lain ({mark.office}), bukan untuk {office_name} ({office}). {again}"
        )
    if mark.month != str(month):
        theirs = Month.parse(mark.month).words
        raise SheetRefused(
            f"{quoted(name)} dibuat untuk {theirs}, sedangkan halaman ini untuk {month.words}."
            f" Unggah di halaman {theirs}, atau unduh buku kerja {month.words}."
        )


def _found(sheets: Iterable[Sheet]) -> set[Fingerprint]:
    found = set()
    for sheet in sheets:
        for row in sheet.rows[:_LINES_SEARCHED]:
            for value in row:
                match = _LINE.fullmatch(" ".join(value.split())) if isinstance(value, str) else None
                if match:
                    found.add(Fingerprint(int(match[1]), match[2], match[3], match[4]))
    return found


def _mark(version: int, office: str, month: str) -> str:
    return hashlib.sha256(f"ucj|{version}|{office}|{month}".encode()).hexdigest()[:12]
