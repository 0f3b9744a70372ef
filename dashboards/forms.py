"""What readers choose: a release, and the areas to compare."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from coverage.figures.area import Area

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
