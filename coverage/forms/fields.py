"""Numbers in forms, in Indonesian spelling."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from enrolment.numbers import NotACount, read_count

_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,3})?")


class CountField(forms.CharField):
    """A number of persons: ``1234`` or ``1.234``; anything else is refused with the reason."""

    read = staticmethod(read_count)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except NotACount as error:
            raise ValidationError(str(error)) from error


class PercentField(forms.CharField):
    """A percentage with up to three decimals, with comma or point: ``38,39``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        written = text.removesuffix("%").strip()
        if not _PERCENT.fullmatch(written):
            shown = text if len(text) <= 30 else text[:29] + "…"
            raise ValidationError(f"“{shown}” bukan persen. Tulis misalnya 38,39.")
        return Decimal(written.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


def long_text(label: str, *, limit: int, required: bool = True, rows: int = 2, help_text: str = "") -> forms.CharField:
    """A text of some sentences, with a limit that the sentence of the refusal names."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=limit,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"Paling banyak {limit} huruf; sekarang %(show_value)d. Ringkaslah."},
    )
