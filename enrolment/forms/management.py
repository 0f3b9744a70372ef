"""What administrators decide about areas of offices and about the lock."""

from __future__ import annotations

from django import forms

from accounts.models import BranchOffice
from enrolment.actions import REASON_LENGTH
from periods.forms import DayField, MonthField
from regions.models import Region

LONGEST_TEXT = 1000
_TOO_LONG = "Terlalu panjang. Tulis paling banyak %(limit_value)d huruf; sekarang %(show_value)d."


def _reason(label: str, help_text: str) -> forms.CharField:
    too_short = f"Tulis alasan, sedikitnya {REASON_LENGTH} huruf."
    return forms.CharField(
        label=label,
        min_length=REASON_LENGTH,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=help_text,
        error_messages={"required": too_short, "min_length": too_short, "max_length": _TOO_LONG},
    )


def _regency() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label="Kabupaten/kota",
        queryset=Region.objects.filter(level="regency"),
        empty_label="Pilih",
        error_messages={"required": "Pilih kabupaten/kota.", "invalid_choice": "Pilih kabupaten/kota dari daftar."},
    )


class AssignAreaForm(forms.Form):
    """An office reports an area from a month on."""

    office = forms.ModelChoiceField(
        label="Kantor",
        queryset=BranchOffice.objects.all(),
        empty_label="Pilih",
        error_messages={"required": "Pilih kantor.", "invalid_choice": "Pilih kantor dari daftar."},
    )
    region = _regency()
    valid_from = MonthField(
        label="Berlaku sejak",
        help_text="Bulan laporan pertama. Untuk bulan yang sudah dibuka dan belum lewat tenggat, "
        "kewajiban lapor dibuat sekarang juga.",
        error_messages={"required": "Isi bulan pertama, misalnya 2026-10."},
    )
    source = forms.CharField(
        label="Sumber",
        min_length=3,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Surat atau laman yang menyebutkannya.",
        error_messages={
            "required": "Isi sumber: surat atau laman yang menyebutkannya.",
            "min_length": "Isi sumber: surat atau laman yang menyebutkannya.",
            "max_length": _TOO_LONG,
        },
    )


class EndAreaForm(forms.Form):
    """The last month that an office reports an area."""

    valid_to = MonthField(
        label="Bulan terakhir",
        help_text="Bulan laporan terakhir kantor ini. Kewajiban bulan sesudahnya yang belum diisi dihapus.",
        error_messages={"required": "Isi bulan terakhir, misalnya 2026-10."},
    )
    reason = _reason("Alasan", "Misalnya nomor surat pemindahan wilayah kerja.")


class ExtensionForm(forms.Form):
    """One area and month, open again to a day."""

    region = _regency()
    month = MonthField(label="Bulan laporan", error_messages={"required": "Isi bulan laporan, misalnya 2026-10."})
    until = DayField(
        label="Dibuka sampai",
        example="2026-11-20",
        help_text="Sampai akhir hari itu, waktu WIB.",
        error_messages={"required": "Isi hari terakhir, misalnya 2026-11-20."},
    )
    reason = _reason("Alasan", "Mengapa wilayah ini boleh diisi setelah tenggat. Tercatat pada jejak audit.")
