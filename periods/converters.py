"""A month in an address: ``<month:month>`` for ``2026-10`` in every module of addresses that imports this one."""

from __future__ import annotations

from django.urls import register_converter

from periods.month import Month


class MonthConverter:
    regex = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Month:
        return Month.parse(value)

    def to_url(self, value: Month | str) -> str:
        return str(value)


# Here and not in the modules of addresses: several share it, and Django wants a name registered once.
register_converter(MonthConverter, "month")
