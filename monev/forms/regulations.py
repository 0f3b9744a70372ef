"""Forms for the register of regional regulations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator

from coverage.forms.fields import long_text
from coverage.forms.reference import RegionField
from enrolment.models import WorkerGroup
from monev.forms.fields import DocumentField, new_file
from monev.vocabulary import Instrument, Stage
from periods.forms import DayField
from regions.models import Region


class StepForm(forms.Form):
    """How far a regulation came; whether the step may follow is judged by its action."""

    stage = forms.ChoiceField(label="Status")
    day = DayField(label="Tanggal", help_text="Tanggal status ini dicapai; untuk yang terbit, tanggal penetapannya.")
    number = forms.CharField(
        label="Nomor", max_length=120, required=False, help_text="Wajib bila terbit, misalnya 12/2026."
    )
    note = long_text("Keterangan", limit=1000, required=False)
    file = DocumentField(label="Berkas")

    def __init__(self, *args: Any, stages: Sequence[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stage"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(stage.value, stage.label) for stage in stages]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        return cleaned | {"stage": Stage(cleaned["stage"]), "file": new_file(cleaned["file"])}


class RegulationForm(StepForm):
    region = RegionField(label="Wilayah")
    instrument = forms.ChoiceField(label="Jenis", choices=[(row.value, row.label) for row in Instrument])
    about = forms.CharField(
        label="Tentang", max_length=300, help_text="Seperti tertulis pada judulnya, tanpa kata “tentang”."
    )
    groups = forms.ModelMultipleChoiceField(
        label="Kelompok yang disebut",
        queryset=WorkerGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila tidak menyebut kelompok tertentu.",
        error_messages={
            "invalid_choice": "“%(value)s” bukan kelompok pekerja.",
            "invalid_pk_value": "“%(pk)s” bukan kelompok pekerja.",
        },
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
    is_verified = forms.BooleanField(label="Naskahnya sudah dilihat sendiri", required=False)

    field_order = (
        *("region", "instrument", "about", "groups", "stage", "number", "day", "note", "file"),
        *("source", "url", "is_verified"),
    )

    def __init__(self, *args: Any, scope: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, RegionField)
        field.offer(scope)

    @property
    def values(self) -> dict[str, Any]:
        cleaned = super().values
        return cleaned | {"instrument": Instrument(cleaned["instrument"]), "groups": list(cleaned["groups"])}
