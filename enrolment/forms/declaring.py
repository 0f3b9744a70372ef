"""A reason, alone or with a declaration."""

from __future__ import annotations

from django import forms

from enrolment.actions import REASON_LENGTH
from enrolment.vocabulary import Declaration

LONGEST_REASON = 1000


class ReasonForm(forms.Form):
    """At least ten letters, so that a colleague learns something."""

    reason = forms.CharField(
        label="Alasan",
        min_length=REASON_LENGTH,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        error_messages={
            "required": f"Tulis alasannya, sedikitnya {REASON_LENGTH} huruf.",
            "min_length": f"Tulis alasannya, sedikitnya {REASON_LENGTH} huruf.",
            "max_length": f"Alasan paling panjang {LONGEST_REASON} huruf.",
        },
    )


class DeclareForm(ReasonForm):
    """Nihil, or tidak ada perubahan, and why."""

    declaration = forms.ChoiceField(
        label="Pernyataan",
        choices=[(declaration.value, declaration.label) for declaration in Declaration],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu pernyataan."},
    )
    field_order = ("declaration", "reason")
