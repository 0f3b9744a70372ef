"""What somebody who wants a pack decides: release, areas, period, meeting, formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from coverage.models import Release
from monev.models import Meeting
from monev.vocabulary import Form, Span
from periods.month import day_in_words
from regions.models import Region

# What a meeting needs; the sheets of all areas are asked for beside them.
LARGEST_CHECKED = 20 * 1024 * 1024
USUAL_FORMS = (Form.PDF, Form.DOCX, Form.PPTX, Form.XLSX, Form.CSV)


class ReleaseField(forms.ModelChoiceField):
    def label_from_instance(self, release: Release) -> str:
        status = "angka sementara" if release.is_provisional else "angka final"
        return f"{release.month.words} – rilis {release.label}, {status}"


class RegionField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, region: Region) -> str:
        return region.official_name


class MeetingField(forms.ModelChoiceField):
    def label_from_instance(self, meeting: Meeting) -> str:
        draft = "" if hasattr(meeting, "conclusion") else " (konsep)"
        return f"{day_in_words(meeting.day)} – {meeting.region.name}: {meeting.title}{draft}"


class PackForm(forms.Form):
    """The query ``?wilayah=lampung-tengah&rilis=2026-10.1`` fills it in beforehand."""

    release = ReleaseField(label="Rilis", queryset=Release.objects.none(), empty_label=None, to_field_name="pk")
    regions = RegionField(
        label="Wilayah",
        queryset=Region.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Satu, beberapa, atau kosongkan untuk seluruh provinsi.",
        error_messages={
            "invalid_choice": "“%(value)s” bukan wilayah di sini.",
            "invalid_pk_value": "“%(pk)s” bukan wilayah.",
        },
    )
    span = forms.ChoiceField(
        label="Periode",
        choices=[(span.value, span.label) for span in Span],
        initial=Span.MONTH.value,
        widget=forms.RadioSelect,
        help_text="Berakhir pada bulan rilis. Perubahan dihitung sejak akhir periode sebelumnya.",
    )
    meeting = MeetingField(
        label="Untuk rapat",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="Tanpa rapat tertentu",
        help_text="Agenda, kendala, rekomendasi, dan penanda tangan diambil dari rapat ini.",
    )
    formats = forms.MultipleChoiceField(
        label="Format",
        choices=[(form.value, form.label) for form in Form],
        initial=[form.value for form in USUAL_FORMS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu format.",
            "invalid_choice": "“%(value)s” bukan format paket.",
        },
    )

    def __init__(self, *args: Any, releases: Sequence[Release], scope: Region, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("release", Release.objects.filter(pk__in=[release.pk for release in releases]))
        self._offer("regions", Region.objects.regencies_of(scope))
        self._offer("meeting", meetings)

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class CheckForm(forms.Form):
    """One file of a pack, or the archive of all."""

    file = forms.FileField(
        label="Berkas",
        help_text="PDF, DOCX, PPTX, XLSX, atau ZIP dari paket monev, paling besar 20 MB.",
        error_messages={
            "required": "Pilih berkas yang akan diperiksa.",
            "empty": "Berkas ini kosong.",
            "missing": "Pilih berkas yang akan diperiksa.",
            "invalid": "Berkas ini tidak terbaca. Pilih lagi dari perangkat Anda.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_CHECKED:
            raise forms.ValidationError(
                f"Berkas “{file.name[:80]}” lebih besar dari 20 MB; berkas paket monev tidak sebesar itu."
            )
        return file
