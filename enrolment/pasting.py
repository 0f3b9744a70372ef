"""A block copied from a spreadsheet, laid over the rows of a report. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from enrolment.cells import POTENTIAL, TOTAL, Cell, Entry, NotACount, read_entry
from enrolment.layout import CellRefused, Places, Row, layout, rows_of
from enrolment.rules import Reference

LARGEST_BLOCK = 20_000
_END = re.compile(r"[\t\n]")


class BlockTooLarge(ValueError):
    """More cells than any report has; the text is a sentence."""


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        return {"accepted": "diterima", "refused": "ditolak", "ignored": "diabaikan"}[self]


@dataclass(frozen=True)
class Placed:
    """What becomes of one pasted text; ``line`` and ``column`` count from 1 inside the block."""

    line: int
    column: int
    text: str
    outcome: Outcome
    cell: Cell | None = None
    entry: Entry | None = None
    reason: str = ""


def read_block(text: str) -> list[list[str]]:
    """Lines and columns as a spreadsheet puts them on the clipboard: tabs, line ends, quotes around what holds either.

    BlockTooLarge above 20,000 cells. A quote that is not closed is a letter like any other.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if text.count("\t") + text.count("\n") >= 2 * LARGEST_BLOCK:
        raise _too_large()
    lines: list[list[str]] = [[]]
    cells = place = 0
    while True:
        found, place = _read_cell(text, place)
        lines[-1].append(found)
        cells += 1
        if cells > LARGEST_BLOCK:
            raise _too_large()
        if place >= len(text):
            return lines
        if text[place] == "\n":
            lines.append([])
        place += 1


def _too_large() -> BlockTooLarge:
    return BlockTooLarge(
        "Blok yang ditempel lebih dari 20.000 sel. Salin hanya baris dan kolom laporan ini, lalu tempel lagi."
    )


def _read_cell(text: str, start: int) -> tuple[str, int]:
    """The text of the cell that begins at ``start``, and where its tab, line end or the end of the block stands."""
    if text.startswith('"', start):
        end = start + 1
        while (end := text.find('"', end)) != -1:
            if text.startswith('"', end + 1):
                end += 2
            elif end + 1 == len(text) or text[end + 1] in "\t\n":
                return text[start + 1 : end].replace('""', '"'), end + 1
            else:
                break
    found = _END.search(text, start)
    end = found.start() if found else len(text)
    return text[start:end], end


def place_block(block: Sequence[Sequence[str]], start: Cell, reference: Reference) -> list[Placed]:
    """Lay a block over the table from ``start``: line by line down the rows, columns "bulan ini" and "potensi".

    Every line of the table counts, the total and closed rows too, so that a copied column fits. Nothing is emptied.
    """
    rows = rows_of(layout(reference))
    places = Places(reference, rows)
    rows = _rows_from(rows, start)
    first_column = 1 if start.field == POTENTIAL else 0
    placed = []
    for line, texts in enumerate(block, start=1):
        row = rows[line - 1] if line <= len(rows) else None
        for column, text in enumerate(texts, start=1):
            placed.append(_place(Placed(line, column, text, Outcome.IGNORED), row, first_column + column - 1, places))
    return placed


def _rows_from(rows: list[Row], start: Cell) -> list[Row]:
    found = next((place for place, row in enumerate(rows) if start in (row.cell, row.potential)), None)
    return [] if found is None else rows[found:]


def _place(pasted: Placed, row: Row | None, column: int, places: Places) -> Placed:
    written = pasted.text.strip()
    cell = None if row is None or column > 1 else (row.cell, row.potential)[column]
    if row is None or cell is None:
        return _ignored(pasted, None, "di luar tabel")
    if cell == TOTAL:
        return _ignored(pasted, cell, "jumlah dihitung sendiri")
    if row.is_closed:
        return _ignored(pasted, cell, "tidak berlaku di sini")
    if not written:
        return _ignored(pasted, cell, "kosong, sel tidak diubah")
    try:
        entry = read_entry(written)
        places.check(cell, entry)
    except (NotACount, CellRefused) as refusal:
        return Placed(pasted.line, pasted.column, pasted.text, Outcome.REFUSED, cell, reason=str(refusal))
    return Placed(pasted.line, pasted.column, pasted.text, Outcome.ACCEPTED, cell, entry)


def _ignored(pasted: Placed, cell: Cell | None, reason: str) -> Placed:
    return Placed(pasted.line, pasted.column, pasted.text, Outcome.IGNORED, cell, reason=reason)
