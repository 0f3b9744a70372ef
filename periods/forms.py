"""A month in a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from periods.month import Month

# The first month of BPJS Ketenagakerjaan is January 2014; nobody plans beyond the century.
FIRST_YEAR, LAST_YEAR = 2014, 2100


class MonthInput(forms.TextInput):
    """A chooser of months where the browser has one, else a text like 2026-10."""

    input_type = "month"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "2026-10", "maxlength": 7} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        return None if value in (None, "") else str(value)


class MonthField(forms.Field):
    """Reads ``2026-10`` and nothing else."""

    widget = MonthInput

    def to_python(self, value: Any) -> Month | None:
        if isinstance(value, Month) or value in self.empty_values:
            return value or None
        try:
            month = Month.parse(str(value).strip()[:20])
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if not FIRST_YEAR <= month.year <= LAST_YEAR:
            raise ValidationError(f"{month.words} di luar jangkauan; tulis bulan antara {FIRST_YEAR} dan {LAST_YEAR}.")
        return month
