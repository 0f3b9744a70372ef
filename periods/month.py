"""A calendar month, the unit in which coverage is reported. Pure."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")

_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SHORT_NAMES = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year; ordered, hashable, written ``2026-10``."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1000 <= self.year <= 2999 and 1 <= self.number <= 12):
            raise ValueError(f"Tidak ada bulan {self.number} tahun {self.year}.")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2026-10``; anything else is a ValueError with a sentence."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}” bukan bulan. Tulis tahun-bulan, misalnya 2026-10.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    def __add__(self, months: int) -> Month:
        index = self._index + months
        return Month(index // 12, index % 12 + 1)

    def __sub__(self, months: int) -> Month:
        return self + -months

    def months_since(self, earlier: Month) -> int:
        return self._index - earlier._index

    def until(self, last: Month) -> list[Month]:
        """All months from this one to ``last``, both included."""
        return [self + step for step in range(last.months_since(self) + 1)]

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def words(self) -> str:
        """``Oktober 2026``."""
        return f"{_NAMES[self.number - 1]} {self.year}"

    @property
    def short_words(self) -> str:
        """``Okt 2026``, for axes and narrow columns."""
        return f"{_SHORT_NAMES[self.number - 1]} {self.year}"

    @property
    def _index(self) -> int:
        return self.year * 12 + self.number - 1


def day_in_words(day: date) -> str:
    """``23 November 2026``."""
    return f"{day.day} {_NAMES[day.month - 1]} {day.year}"
