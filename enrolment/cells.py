"""Where a figure of a report stands, and what stands there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrolment.numbers import NotACount, count, read_count

PARTICIPANTS, POTENTIAL = "peserta", "potensi"
OVERLAP_ROW, TOTAL_ROW, EMPLOYER_ROW = "rangkap", "jumlah", "usaha"

NOT_APPLICABLE = "tidak berlaku"
LONGEST_NOTE = 1000
_NOT_APPLICABLE_SHORT = ("tb", "t.b.", "n/a")
_WRITTEN = re.compile(r"[A-Za-z0-9-]{1,40}\.[A-Za-z]{2,12}")


@dataclass(frozen=True, order=True)
class Cell:
    """The address of one figure: ``PU.peserta``, ``rt-rw.potensi``, ``PU.JHT``, ``rangkap.peserta``, ``usaha.pwbd``.

    The row is a segment, the code of a worker group, or one of the rows above.
    """

    row: str
    field: str

    @classmethod
    def parse(cls, text: str) -> Cell:
        """Read ``PU.peserta``; anything else is a ValueError with a sentence."""
        if not _WRITTEN.fullmatch(text):
            shown = text if len(text) <= 40 else f"{text[:39]}…"
            raise ValueError(f"“{shown}” bukan alamat sel. Contoh: PU.peserta.")
        row, _, field = text.partition(".")
        return cls(row, field)

    def __str__(self) -> str:
        return f"{self.row}.{self.field}"


# The total of a report is computed; its cell holds nothing but the explanation of what is odd about the total.
TOTAL = Cell(TOTAL_ROW, PARTICIPANTS)
OVERLAP = Cell(OVERLAP_ROW, PARTICIPANTS)


@dataclass(frozen=True)
class Entry:
    """What a cell holds: a number of persons (0 is nobody), nothing yet (None), or "tidak berlaku"."""

    number: int | None = None
    applicable: bool = True

    @property
    def is_empty(self) -> bool:
        return self.number is None and self.applicable

    @property
    def words(self) -> str:
        """As shown and as read back: ``1.234``, ``tidak berlaku`` or nothing."""
        if not self.applicable:
            return NOT_APPLICABLE
        return "" if self.number is None else count(self.number)


EMPTY = Entry()


def read_entry(text: str) -> Entry:
    """The one number field of form, paste and file; NotACount says how to mend what cannot be read."""
    written = text.strip()
    if not written:
        return EMPTY
    if " ".join(written.lower().split()) in (NOT_APPLICABLE, *_NOT_APPLICABLE_SHORT):
        return Entry(applicable=False)
    return Entry(read_count(written))


__all__ = [
    "EMPLOYER_ROW",
    "EMPTY",
    "LONGEST_NOTE",
    "NOT_APPLICABLE",
    "OVERLAP",
    "PARTICIPANTS",
    "POTENTIAL",
    "TOTAL",
    "Cell",
    "Entry",
    "NotACount",
    "read_entry",
]
