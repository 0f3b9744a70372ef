"""Parts of addresses: an edition (a month or one of its releases) and the form of a file."""

from __future__ import annotations

from dataclasses import dataclass

from periods.month import Month


@dataclass(frozen=True)
class EditionAddress:
    """``2026-10`` (the current release of the month) or ``2026-10.1`` (this release, for ever)."""

    month: Month
    number: int | None = None

    def __str__(self) -> str:
        return str(self.month) if self.number is None else f"{self.month}.{self.number}"


class EditionConverter:
    regex = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])(?:\.[1-9][0-9]{0,2})?"

    def to_python(self, value: str) -> EditionAddress:
        month, _, number = value.partition(".")
        return EditionAddress(Month.parse(month), int(number) if number else None)

    def to_url(self, value: EditionAddress | str) -> str:
        return str(value)


class FileFormConverter:
    """``excel.csv`` is the CSV that an Indonesian Excel opens by double click."""

    regex = r"json|svg|png|xlsx|csv|excel\.csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
