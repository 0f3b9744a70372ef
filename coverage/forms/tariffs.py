"""Forms for tariffs of contributions: single fields only; whether a tariff fits is judged by its action."""

from __future__ import annotations

from typing import Any

from django import forms

from coverage.forms.fields import CountField, PercentField, long_text
from coverage.models import Regulation
from coverage.models.tariffs import NO_RISK, RISKS, SECTORS
from coverage.planning.tariff import Funding
from enrolment.models import PROGRAMMES, SEGMENTS
from periods.forms import MonthField


class TariffForm(forms.Form):
    segment = forms.ChoiceField(label="Segmen", choices=SEGMENTS)
    programme = forms.ChoiceField(label="Program", choices=PROGRAMMES)
    sector = forms.ChoiceField(label="Sektor pekerja", choices=SECTORS, required=False)
    risk_class = forms.TypedChoiceField(label="Kelas risiko", choices=RISKS, coerce=int, initial=NO_RISK)
    rupiah = CountField(
        label="Rupiah per orang per bulan", required=False, help_text="Misalnya 16.800. Atau isi persen."
    )
    percent = PercentField(label="Persen dari upah", required=False, help_text="Misalnya 0,24. Atau isi rupiah.")
    wage_cap = CountField(
        label="Batas upah, rupiah", required=False, help_text="Hanya bagi tarif persen yang berbatas."
    )
    cap_is_known = forms.BooleanField(label="Batas upah itu sedang berlaku", required=False, initial=True)
    is_minimum = forms.BooleanField(label="Tarif ini yang paling sedikit", required=False)
    valid_from = MonthField(label="Berlaku sejak")
    valid_to = MonthField(label="Berlaku sampai", required=False, help_text="Kosong bila belum ditentukan.")
    excluded_funding = forms.MultipleChoiceField(
        label="Tidak untuk sumber dana",
        required=False,
        choices=[(funding.value, funding.label) for funding in Funding],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” bukan sumber dana di sini. Pilih dari daftar."},
    )
    legal_basis = long_text("Dasar hukum", limit=1000, help_text="Peraturan yang menetapkan tarif ini.")
    regulation = forms.ModelChoiceField(
        queryset=Regulation.objects.all(), label="Peraturan dalam daftar", required=False, empty_label="Tidak ada"
    )
    source = long_text("Sumber", limit=1000, help_text="Di mana tarif ini dapat dibaca; alamat laman bila ada.")
    document = forms.CharField(label="Nomor dokumen", max_length=200)
    is_verified = forms.BooleanField(
        label="Sudah dilihat sendiri pada sumbernya", required=False, help_text="Tanpa ini tarif tidak dipakai rencana."
    )
    note = long_text("Catatan", limit=2000, required=False, help_text="Wajib bila memperbaiki tarif yang sudah ada.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("wage_cap") is None:
            cleaned["cap_is_known"] = True
        return cleaned


class EndTariffForm(forms.Form):
    valid_to = MonthField(
        label="Berlaku sampai",
        required=False,
        help_text="Kosongkan bila tarif ini keliru sejak awal; tarif lalu dicabut.",
    )
    reason = long_text(
        "Alasan", limit=1000, help_text="Tampil pada catatan tarif, misalnya peraturan yang mengakhirinya."
    )
