"""A month in an address: ``2026-10``."""

from __future__ import annotations

from periods.month import Month


class MonthConverter:
    regex = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Month:
        return Month.parse(value)

    def to_url(self, value: Month | str) -> str:
        return str(value)
