"""No person in the registers of monev: texts that look like a number of a person, or name one, are refused. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NIK_LENGTH = 16
_LONGEST_QUOTE = 40

# Digits in pieces, as people write long numbers: blanks, dots, dashes, strokes between them.
_PIECES = re.compile(r"\d+(?:[\s./_\-‐-―]{1,3}\d+)*")
_PIECE = re.compile(r"\d+")
# Six digits of an area, then day (women: plus 40) and month of birth: what a NIK in pieces is known by.
_BORN = re.compile(r"[1-9]\d{5}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}")

_NAMING = (
    re.compile(r"\ba\s*[./]\s*n\b\.?", re.IGNORECASE),
    re.compile(r"\batas\s+nama\b", re.IGNORECASE),
    re.compile(r"\balmarhum(?:ah)?\b", re.IGNORECASE),
    re.compile(r"\balm(?:h)?\.", re.IGNORECASE),
    re.compile(r"\bbinti\b", re.IGNORECASE),
    re.compile(r"\b[Bb][Ii][Nn]\s+[A-Z]\w+"),
    re.compile(
        r"\b(?:ahli\s+waris|Ahli\s+[Ww]aris)\s+(?:dari\s+)?(?:(?:Bpk|Bapak|Ibu|Sdr|Sdri)\b\.?\s*)?(?P<name>[A-Z]\w+)"
    ),
    re.compile(r"\bAHLI\s+WARIS\s+(?:DARI\s+)?(?P<name>[A-Z]\w+)"),
    re.compile(r"\b(?:[Ss]dr|[Ss]dri|[Bb]pk)\b\.?\s+[A-Z]\w+"),
)
# What may follow "ahli waris" without being a name.
_NO_NAMES = {
    *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    *("peserta", "pekerja", "penerima", "pegawai", "anggota", "petugas", "perangkat", "ketua", "guru", "kader"),
    *("pu", "bpu", "jakon", "pmi", "jkk", "jkm", "jht", "jp", "jkp", "rt", "rw", "dprd", "non"),
}


def refuse_numbers(texts: Mapping[str, str]) -> list[str]:
    """A sentence for each text, by its place, that holds something like a NIK."""
    return [
        f"{place}: “{_quoted(found)}” tampak seperti NIK. Hapus nomor itu; di sini hanya jumlah orang dan rupiah."
        for place, text in texts.items()
        for found in _first(_numbers(text))
    ]


def refuse_persons(texts: Mapping[str, str]) -> list[str]:
    """A sentence for each text, by its place, that holds a NIK or wording that names a person."""
    return [
        *refuse_numbers(texts),
        *(
            f"{place}: “{_quoted(found)}” menyebut orang. Tulis tanpa nama, misalnya “ahli waris dua peserta”."
            for place, text in texts.items()
            for found in _first(_namings(text))
        ),
    ]


def _numbers(text: str) -> Iterable[str]:
    for found in _PIECES.finditer(text):
        pieces = list(_PIECE.finditer(found[0]))
        for start, piece in enumerate(pieces):
            if len(piece[0]) >= NIK_LENGTH:
                yield piece[0]
            digits = ""
            for last in pieces[start:]:
                digits += "".join(str(int(letter)) for letter in last[0])
                if len(digits) >= NIK_LENGTH:
                    if _BORN.fullmatch(digits):
                        yield found[0][piece.start() : last.end()]
                    break


def _namings(text: str) -> Iterable[str]:
    for pattern in _NAMING:
        for found in pattern.finditer(text):
            name = found.groupdict().get("name")
            if name is None or name.lower() not in _NO_NAMES:
                yield found[0]


def _first(found: Iterable[str]) -> list[str]:
    """One sentence a text is enough to mend it."""
    return [one for one, _ in zip(found, range(1), strict=False)]


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
