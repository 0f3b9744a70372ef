"""Which part of the board is shown; the choice lives in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import BranchOffice
from periods.forms import MonthField
from periods.month import Month


class BoardForm(forms.Form):
    """An office, only what is late, and the last month of the twelve."""

    sampai = MonthField(label="Sampai bulan", required=False)
    kantor = forms.ChoiceField(label="Kantor", required=False, widget=forms.Select(attrs={"class": "form-select"}))
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    def __init__(self, data: Any, offices: Sequence[BranchOffice]) -> None:
        super().__init__(data)
        self.offices = {office.code: office for office in offices}
        field = self.fields["kantor"]
        field.choices = [("", "Semua kantor"), *((office.code, office.name) for office in offices)]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = "Kantor “%(value)s” tidak ada di sini. Pilih dari daftar."

    @property
    def office(self) -> BranchOffice | None:
        return self.offices.get(self.cleaned_data.get("kantor", ""))

    @property
    def last(self) -> Month | None:
        """The last of the twelve months, where one was chosen."""
        return self.cleaned_data.get("sampai")

    @property
    def only_late(self) -> bool:
        return bool(self.cleaned_data.get("terlambat"))
