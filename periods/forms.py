"""Months and days in forms."""

from __future__ import annotations

from datetime import date
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


class DayField(forms.DateField):
    """Reads ``2026-03-05``, as browsers send a day, and ``05-03-2026`` or ``05/03/2026``, as people type one."""

    def __init__(self, *, example: str = "2026-03-05", **kwargs: Any) -> None:
        self.example = example
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            sentence = f"“{str(value)[:30]}” bukan tanggal. Tulis tahun-bulan-hari, misalnya {self.example}."
            raise ValidationError(sentence) from error
