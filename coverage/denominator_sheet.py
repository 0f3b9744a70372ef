"""Denominators out of an uploaded table: sheets in, rows or findings out. Pure.

The key is the code of Kemendagri, written as a text: a spreadsheet makes 18.1 of 18.10, and codes of BPS look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from enrolment.numbers import LARGEST_COUNT, NotACount, read_count
from enrolment.sheets import ROW_LIMIT, Sheet, Value

HEADINGS = {
    "kode": ("kode", "kode kemendagri", "kode wilayah", "kemendagri_code"),
    "nama": ("nama", "nama wilayah", "wilayah", "kabupaten/kota"),
    "jumlah": ("jumlah", "jumlah pekerja", "pekerja eligible", "penyebut"),
    "basis": ("basis", "dasar"),
}
REQUIRED = ("kode", "nama", "jumlah")
# A title and remarks may stand above the headings.
_ABOVE = 20
_KINDS = ("kabupaten", "kota", "provinsi")
_SHORT = {"kab": "kabupaten", "kab.": "kabupaten", "prov": "provinsi", "prov.": "provinsi"}


@dataclass(frozen=True)
class KnownArea:
    """An area as a table of denominators may name it."""

    pk: int
    kemendagri_code: str
    bps_code: str
    name: str
    kind: str

    @property
    def official_name(self) -> str:
        return f"{self.kind.capitalize()} {self.name}".strip()


@dataclass(frozen=True)
class Finding:
    """One mistake: where it stands, what was read, why it is refused, how to mend it."""

    row: int
    column: str
    value: str
    why: str
    mend: str


@dataclass(frozen=True)
class Line:
    """One readable row."""

    row: int
    region: int
    count: int
    basis: str


def read_lines(
    sheets: Sequence[Sheet], areas: Sequence[KnownArea], bases: Mapping[str, str]
) -> tuple[list[Line], list[Finding]]:
    """All rows of the one sheet with the headings, or everything that stops it.

    ``bases`` gives the code of each spelling, in lower case; the first stands where nothing is written.
    """
    candidates = [(sheet, found) for sheet in sheets if not sheet.hidden and (found := _headings(sheet))]
    if len(candidates) != 1:
        return [], [_no_single_table(sheets, len(candidates))]
    sheet, (top, columns) = candidates[0]
    body = [
        (number, cells)
        for number, cells in enumerate(sheet.rows[top:], start=top + 1)
        if any(cell != "" for cell in cells)
    ]
    if not body:
        return [], [
            Finding(top, "–", "", "Di bawah judul kolom tidak ada baris.", "Isi satu baris untuk setiap wilayah.")
        ]
    if len(body) > ROW_LIMIT:
        return [], [Finding(top, "–", str(len(body)), f"Lebih dari {ROW_LIMIT} baris.", "Bagi berkasnya.")]
    reader = _Reader(columns, areas, bases)
    lines = [line for number, cells in body if (line := reader.read(number, cells))]
    return ([], reader.findings) if reader.findings else (lines, [])


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The number of the row with the headings, and in which column each of them stands."""
    for number, cells in enumerate(sheet.rows[:_ABOVE], start=1):
        words = [str(cell).strip().lower() for cell in cells]
        columns = {
            name: words.index(spelling)
            for name, spellings in HEADINGS.items()
            for spelling in spellings
            if spelling in words
        }
        if all(name in columns for name in REQUIRED):
            return number, columns
    return None


def _no_single_table(sheets: Sequence[Sheet], found: int) -> Finding:
    names = ", ".join(f"“{sheet.name[:40]}”" for sheet in sheets if not sheet.hidden and sheet.name)
    if found:
        return Finding(1, "–", names, f"Ada {found} lembar dengan judul kolom yang sama.", "Sisakan satu lembar saja.")
    first = next((row for sheet in sheets for row in sheet.rows if any(cell != "" for cell in row)), ())
    return Finding(
        1,
        "–",
        "; ".join(str(cell)[:30] for cell in first if cell != "")[:200],
        "Judul kolom kode, nama, dan jumlah tidak ditemukan.",
        "Baris pertama harus memuat kode (Kemendagri), nama, jumlah, dan bila perlu basis; pakai contoh berkasnya.",
    )


class _Reader:
    """Reads row by row and collects what is wrong."""

    def __init__(self, columns: Mapping[str, int], areas: Sequence[KnownArea], bases: Mapping[str, str]) -> None:
        self.columns, self.bases = columns, bases
        self.by_code = {area.kemendagri_code: area for area in areas}
        self.by_bps = {area.bps_code: area for area in areas if area.bps_code}
        self.seen: dict[tuple[int, str], int] = {}
        self.findings: list[Finding] = []

    def read(self, row: int, cells: tuple[Value, ...]) -> Line | None:
        values = {name: cells[column] if column < len(cells) else "" for name, column in self.columns.items()}
        before = len(self.findings)
        area = self._area(row, values["kode"], values["nama"])
        count = self._count(row, values["jumlah"])
        basis = self._basis(row, values.get("basis", ""))
        if area and basis:
            key = (area.pk, basis)
            if key in self.seen:
                self._refuse(
                    row,
                    "kode",
                    values["kode"],
                    f"{area.official_name} sudah ada pada baris {self.seen[key]}.",
                    "Hapus salah satunya.",
                )
            self.seen.setdefault(key, row)
        if len(self.findings) > before or area is None or count is None or basis is None:
            return None
        return Line(row, area.pk, count, basis)

    def _refuse(self, row: int, column: str, value: Value, why: str, mend: str) -> None:
        self.findings.append(Finding(row, column, _short(value), why, mend))

    def _area(self, row: int, code: Value, name: Value) -> KnownArea | None:
        if not isinstance(code, str):
            self._refuse(
                row,
                "kode",
                code,
                "Kode tersimpan sebagai angka, sehingga 18.10 dan 18.1 tidak dapat dibedakan.",
                "Ubah format kolom kode menjadi Teks, lalu tulis ulang kodenya, misalnya 18.10.",
            )
            return None
        area = self.by_code.get(code)
        if area is None:
            self._refuse(row, "kode", code, *self._unknown(code))
            return None
        return area if self._name_fits(row, area, name) else None

    def _unknown(self, code: str) -> tuple[str, str]:
        if not code:
            return "Kode kosong.", "Tulis kode Kemendagri wilayahnya, misalnya 18.01."
        if other := self.by_bps.get(code):
            dotted = f"{code[:2]}.{code[2:]}"
            trap = self.by_code.get(dotted)
            digits = f" (menurut Kemendagri {dotted} adalah {trap.official_name})" if trap and trap != other else ""
            return (
                f"{code} adalah kode BPS {other.official_name}{digits}.",
                f"Tulis kode Kemendagri: {other.kemendagri_code} untuk {other.official_name}.",
            )
        if longer := self.by_code.get(f"{code}0"):
            return (
                f"Kode {code} tidak ada; barangkali {longer.kemendagri_code}, yang nol akhirnya hilang di Excel.",
                "Ubah format kolom kode menjadi Teks, lalu tulis ulang kodenya.",
            )
        return "Kode wilayah tidak dikenal di provinsi ini.", "Tulis kode Kemendagri dengan titik, misalnya 18.01."

    def _name_fits(self, row: int, area: KnownArea, name: Value) -> bool:
        kind, bare = _taken_apart(str(name))
        if bare == area.name.casefold() and kind in ("", area.kind):
            return True
        if str(name).strip().casefold() == area.name.casefold():
            return True
        if not bare:
            self._refuse(row, "nama", name, "Nama kosong.", f"Tulis {area.official_name} bila kodenya memang itu.")
            return False
        meant = next(
            (other for other in self.by_code.values() if other.name.casefold() == bare and kind in ("", other.kind)),
            None,
        )
        told = f"; kode {meant.official_name} adalah {meant.kemendagri_code}" if meant else ""
        trap = self.by_bps.get(area.kemendagri_code.replace(".", ""))
        bps = " Barangkali yang ditulis adalah kode BPS." if meant and trap == meant else ""
        self._refuse(
            row,
            "nama",
            name,
            f"Kode {area.kemendagri_code} adalah {area.official_name}, sedangkan namanya “{_short(name)}”{told}.{bps}",
            "Samakan kode dan nama; jangan menebak mana yang benar, periksa dokumennya.",
        )
        return False

    def _count(self, row: int, value: Value) -> int | None:
        if isinstance(value, float):
            self._refuse(
                row,
                "jumlah",
                str(value).replace(".", ","),
                "Bukan bilangan bulat.",
                "Tulis jumlah orang tanpa pecahan.",
            )
            return None
        if value == "":
            mend = "Isi jumlah orang, atau hapus barisnya bila penyebutnya tidak berubah atau belum diketahui."
            self._refuse(row, "jumlah", value, "Jumlah belum diisi.", mend)
            return None
        try:
            number = value if isinstance(value, int) else read_count(value)
        except NotACount as error:
            why, _, mend = str(error).partition(". ")
            self._refuse(row, "jumlah", value, f"{why}.", mend)
            return None
        if not 0 < number <= LARGEST_COUNT:
            self._refuse(
                row,
                "jumlah",
                number,
                "Penyebut harus lebih dari 0.",
                "Hapus barisnya bila penyebutnya belum diketahui.",
            )
            return None
        return number

    def _basis(self, row: int, value: Value) -> str | None:
        written = str(value).strip().casefold()
        if not written:
            return next(iter(self.bases.values()))
        if written not in self.bases:
            self._refuse(
                row, "basis", value, "Dasar tidak dikenal.", f"Tulis salah satu dari: {', '.join(_said(self.bases))}."
            )
            return None
        return self.bases[written]


def _short(value: Value) -> str:
    shown = str(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _said(bases: Mapping[str, str]) -> Iterator[str]:
    """One spelling for each base: the first."""
    said: set[str] = set()
    for label, code in bases.items():
        if code not in said:
            said.add(code)
            yield label


def _taken_apart(name: str) -> tuple[str, str]:
    """Kind and bare name: ``Kab. Lampung Tengah`` is a kabupaten named lampung tengah."""
    words = re.split(r"\s+", name.strip().casefold())
    kind = _SHORT.get(words[0], words[0])
    return (kind, " ".join(words[1:])) if kind in _KINDS and len(words) > 1 else ("", " ".join(words))


def template_rows(areas: Iterable[KnownArea]) -> list[list[str]]:
    """The table to fill in: every area with its code and name, and no figure."""
    return [
        ["kode", "nama", "jumlah", "basis"],
        *([area.kemendagri_code, area.official_name, "", ""] for area in areas),
    ]
