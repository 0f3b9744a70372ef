"""The form for a rule of reporting."""

from __future__ import annotations

from django import forms

from coverage.forms.fields import CountField, PercentField, long_text
from enrolment.actions.reporting_rules import LAST_DUE_DAY
from enrolment.models import DataStatus
from periods.forms import MonthField


class ReportingRuleForm(forms.Form):
    """Single fields only; whether the rule fits is judged by its action."""

    valid_from = MonthField(label="Berlaku sejak bulan laporan", help_text="Bulan yang belum dibuka untuk dilaporkan.")
    due_day = forms.IntegerField(
        label="Tenggat: tanggal di bulan berikutnya",
        min_value=1,
        max_value=LAST_DUE_DAY,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Tulis tanggal 1 sampai {LAST_DUE_DAY}, agar ada di setiap bulan."
        ),
    )
    locks_after_due = forms.BooleanField(label="Isian terkunci setelah tenggat", required=False)
    change_percent = PercentField(
        label="Perubahan besar, persen", help_text="Perubahan yang melebihi kedua batas ini harus dijelaskan."
    )
    change_persons = CountField(label="Perubahan besar, orang")
    source = long_text("Sumber", limit=1000, help_text="Siapa yang menetapkan aturan ini.")
    document = forms.CharField(label="Nomor dokumen", max_length=120)
    status = forms.ChoiceField(label="Status", choices=DataStatus.choices)
