"""The month of benefits: two numbers for each programme, empty means not told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms

from coverage.forms.fields import CountField
from enrolment.vocabulary import Programme
from monev.benefits import Paid
from monev.forms.fields import RupiahField


class Row(NamedTuple):
    """One programme of the form."""

    programme: Programme
    cases: forms.BoundField
    rupiah: forms.BoundField


class BenefitForm(forms.Form):
    """All programmes of one area and month; the reason is asked for where something was told before."""

    source = forms.CharField(
        label="Sumber", max_length=300, help_text="Misalnya laporan klaim cabang. Tanpa nama dan tanpa NIK."
    )
    reason = forms.CharField(
        label="Alasan perbaikan",
        max_length=300,
        required=False,
        help_text="Wajib bila angka yang sudah tercatat diubah atau dikosongkan.",
    )

    def __init__(self, *args: Any, told: Mapping[Programme, Paid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_told = any(paid.is_told for paid in told.values())
        for programme in Programme:
            paid = told.get(programme, Paid())
            self.fields[f"kasus-{programme}"] = CountField(
                label=f"{programme}: kasus", required=False, max_length=15, initial=paid.cases
            )
            self.fields[f"rupiah-{programme}"] = RupiahField(
                label=f"{programme}: rupiah", required=False, max_length=25, initial=paid.rupiah
            )
        if not self.was_told:
            del self.fields["reason"]

    @property
    def rows(self) -> Iterator[Row]:
        for programme in Programme:
            yield Row(programme, self[f"kasus-{programme}"], self[f"rupiah-{programme}"])

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        told = {
            programme: Paid(cleaned[f"kasus-{programme}"], cleaned[f"rupiah-{programme}"]) for programme in Programme
        }
        return {"told": told, "source": cleaned["source"], "reason": cleaned.get("reason", "")}
