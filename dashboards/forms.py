"""What readers choose: areas to compare, and events of the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from django import forms
from django.http import QueryDict

from coverage.figures.area import Area
from coverage.figures.events import EventKind
from coverage.models import Release
from dashboards.trail import SENTENCES

FEWEST, MOST = 2, 6


class ComparisonForm(forms.Form):
    """Two to six areas; the choice lives in the address."""

    def __init__(self, data: QueryDict, areas: Sequence[Area]) -> None:
        super().__init__(data)
        self.choices = [(area.slug, area.official_name) for area in areas]
        self.fields["wilayah"] = forms.MultipleChoiceField(
            label="Kabupaten/kota",
            choices=self.choices,
            error_messages={
                "required": f"Pilih {FEWEST} sampai {MOST} kabupaten/kota.",
                "invalid_choice": "“%(value)s” bukan kabupaten/kota di sini. Pilih dari daftar.",
            },
        )

    def clean_wilayah(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["wilayah"]))
        if not FEWEST <= len(chosen) <= MOST:
            raise forms.ValidationError(f"Dipilih {len(chosen)}. Pilih {FEWEST} sampai {MOST} kabupaten/kota.")
        return chosen


class EarlierReleaseForm(forms.Form):
    """The release a change is told from: a month (its current release) or one release of it, before the one shown."""

    dari = forms.CharField(
        label="Dibandingkan dengan",
        required=False,
        max_length=40,
        error_messages={"max_length": "Tulis bulan seperti 2026-09 atau rilis seperti 2026-09.1."},
    )

    def __init__(self, data: QueryDict, earlier: Mapping[str, Release], choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.earlier = earlier
        self.fields["dari"].widget = forms.Select(choices=choices, attrs={"class": "form-select"})

    def clean_dari(self) -> Release | None:
        """The release; None where the address names none."""
        written = self.cleaned_data["dari"].strip()
        if not written:
            return None
        if written not in self.earlier:
            raise forms.ValidationError(
                f"Tidak ada rilis “{written}” yang lebih awal daripada rilis ini. Pilih dari daftar, "
                "atau tulis bulan seperti 2026-09 atau rilis seperti 2026-09.1."
            )
        return self.earlier[written]


class EventForm(forms.Form):
    """Narrows the register of events; the choice lives in the address."""

    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=[("", "Semua jenis"), *((kind.value, kind.label) for kind in EventKind)],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "“%(value)s” bukan jenis peristiwa. Pilih dari daftar."},
    )

    def __init__(self, data: QueryDict, scope: Area, areas: Sequence[Area]) -> None:
        super().__init__(data)
        self.fields["wilayah"] = forms.ChoiceField(
            label="Wilayah",
            required=False,
            choices=[
                ("", "Semua wilayah"),
                (scope.slug, f"Seluruh {scope.official_name}"),
                *((area.slug, area.official_name) for area in areas),
            ],
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"invalid_choice": "“%(value)s” bukan wilayah di sini. Pilih dari daftar."},
        )
        self.order_fields(["wilayah", "jenis"])


class DayField(forms.DateField):
    """A day, chosen where the browser has a calendar, else written 2026-10-31 or 31-10-2026."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=("%Y-%m-%d", "%d-%m-%Y"),
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": "Tulis hari seperti 2026-10-31 atau 31-10-2026."},
        )


class TrailForm(forms.Form):
    """Narrows the audit trail; the choice lives in the address."""

    tindakan = forms.ChoiceField(
        label="Tindakan",
        required=False,
        choices=[("", "Semua tindakan"), *sorted(((a, w.label) for a, w in SENTENCES.items()), key=itemgetter(1))],
        error_messages={"invalid_choice": "“%(value)s” bukan tindakan di sini. Pilih dari daftar."},
    )
    nama = forms.CharField(label="Nama", required=False, max_length=150)
    objek = forms.CharField(label="Objek", required=False, max_length=300)
    dari = DayField("Dari hari")
    sampai = DayField("Sampai hari")
    rantai = forms.ChoiceField(
        label="Rantai",
        required=False,
        choices=[("", "Nyata dan contoh"), ("nyata", "Nyata saja"), ("contoh", "Contoh saja")],
        error_messages={"invalid_choice": "“%(value)s” bukan pilihan. Pilih dari daftar."},
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name in ("tindakan", "rantai") else "form-control"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("dari"), cleaned.get("sampai")
        if since and until and until < since:
            self.add_error("sampai", "Hari terakhir lebih awal dari hari pertama. Tukar keduanya.")
        return cleaned

    @property
    def narrowing(self) -> dict[str, Any]:
        """What ``find_events`` takes."""
        names = {"tindakan": "action", "nama": "name", "objek": "subject"}
        names |= {"dari": "since", "sampai": "until", "rantai": "kind"}
        return {names[name]: value for name, value in self.cleaned_data.items()}
