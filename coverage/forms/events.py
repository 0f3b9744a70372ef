"""Forms for the register of events."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from coverage.forms.fields import long_text
from coverage.models import EVENT_KINDS
from enrolment.models import WorkerGroup
from periods.forms import FIRST_YEAR, LAST_YEAR
from periods.month import Month
from regions.models import Region

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EXAMPLE = "Tulis 2026-06-03, 2026-06, atau 2026, setepat yang disebut sumbernya"


class Happened(NamedTuple):
    """When, as exactly as it is known."""

    year: int
    month: Month | None
    day: date | None


class HappenedField(forms.CharField):
    """A day, a month or a year."""

    def clean(self, value: Any) -> Happened | None:
        text = super().clean(value)
        if not text:
            return None
        shown = text if len(text) <= 30 else text[:29] + "…"
        found = _WRITTEN.fullmatch(text.strip())
        try:
            if found is None:
                raise ValueError
            month = Month(int(found[1]), int(found[2])) if found[2] else None
            day = date(int(found[1]), int(found[2]), int(found[3])) if found[3] else None
        except ValueError as error:
            raise ValidationError(f"“{shown}” bukan tanggal. {_EXAMPLE}.") from error
        if not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValidationError(f"Tahun {found[1]} di luar jangkauan; tulis antara {FIRST_YEAR} dan {LAST_YEAR}.")
        return Happened(int(found[1]), month, day)


class RecordEventForm(forms.Form):
    """Single fields only; whether the event fits is judged by its action."""

    kind = forms.ChoiceField(label="Jenis", choices=EVENT_KINDS)
    happened = HappenedField(label="Waktu", max_length=40, help_text=f"{_EXAMPLE}.")
    title = forms.CharField(
        label="Judul", max_length=160, help_text="Satu kalimat pendek, misalnya “Perbup 7/2026 terbit”."
    )
    description = long_text("Uraian", limit=1000, required=False)
    regions = forms.ModelMultipleChoiceField(
        label="Wilayah",
        queryset=Region.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila mengenai seluruh provinsi.",
        error_messages={
            "invalid_choice": "“%(value)s” bukan wilayah di sini.",
            "invalid_pk_value": "“%(pk)s” bukan wilayah.",
        },
    )
    group = forms.ModelChoiceField(
        label="Kelompok pekerja", queryset=WorkerGroup.objects.all(), required=False, empty_label="Semua kelompok"
    )
    source = long_text("Sumber", limit=1000, help_text="Siapa yang menyatakan ini, dan di mana dapat dibaca.")
    url = forms.CharField(
        label="Alamat sumber",
        required=False,
        max_length=500,
        widget=forms.URLInput,
        validators=[
            URLValidator(schemes=["https", "http"], message="Alamat harus dimulai dengan https:// atau http://.")
        ],
    )
    document = forms.CharField(label="Nomor dokumen", max_length=200, required=False)
    is_verified = forms.BooleanField(label="Sumbernya sudah dilihat sendiri", required=False)

    def __init__(self, *args: Any, scope: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["regions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Region.objects.regencies_of(scope)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        happened = cleaned.pop("happened")
        return cleaned | {"regions": list(cleaned["regions"])} | happened._asdict()
