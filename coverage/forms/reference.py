"""Forms for denominators, targets and category schemes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from coverage.denominator_sheet import Finding, Line, read_lines
from coverage.figures.categories import CutBasis
from coverage.forms.changes import Change, DenominatorChange, SchemeChange, TargetChange
from coverage.forms.fields import CountField, PercentField, long_text
from coverage.models import DenominatorBasis, FigureStatus
from coverage.models.dated import CUT_BASES
from coverage.selectors.reference import known_areas
from enrolment.models import DataStatus
from enrolment.sheets import SIZE_LIMIT, SheetRefused, read_rows
from periods.forms import FIRST_YEAR, LAST_YEAR, MonthField
from regions.models import Region

SOURCE, NOTE, DOCUMENT = 1000, 2000, 200

# How a file may name what a denominator counts: by its label or by its code; the first is meant where nothing stands.
BASES = {
    spelling.casefold(): base.value for base in DenominatorBasis for spelling in (str(base.label), str(base.value))
}

_DOCUMENT_HELP = "Nomor surat, berita acara, atau publikasi yang memuat angka ini."
_FROM_HELP = "Bulan pertama yang memakai data ini. Bulan yang sudah terbit tidak berubah."


def _document() -> forms.CharField:
    return forms.CharField(label="Nomor dokumen", max_length=DOCUMENT, help_text=_DOCUMENT_HELP)


class RegionField(forms.ModelChoiceField):
    """The province and its regencies, under their official names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Region.objects.none(), empty_label="Pilih wilayah", **kwargs)

    def offer(self, scope: Region) -> None:
        """The choices; one query."""
        self.queryset = Region.objects.filter(pk=scope.pk) | Region.objects.regencies_of(scope)


class ReferenceForm(forms.Form):
    """What all have in common: areas of the scope to choose from, and a change that they ask for."""

    def __init__(self, *args: Any, scope: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields.get("region"), RegionField):
            field.offer(scope)

    def change(self) -> Change:
        """The change that the filled form asks for."""
        raise NotImplementedError


class DenominatorForm(ReferenceForm):
    region = RegionField(label="Wilayah")
    count = CountField(label="Jumlah pekerja", help_text="Bilangan bulat, misalnya 373.656.")
    basis = forms.ChoiceField(
        label="Dasar",
        choices=DenominatorBasis.choices,
        initial=DenominatorBasis.ELIGIBLE,
        help_text="Hanya pekerja eligible yang dipakai dalam cakupan; dasar lain dicatat sebagai pembanding.",
    )
    valid_from = MonthField(label="Berlaku sejak", help_text=_FROM_HELP)
    status = forms.ChoiceField(label="Status", choices=FigureStatus.choices, initial=FigureStatus.OFFICIAL)
    source = long_text("Sumber", limit=SOURCE, help_text="Lembaga dan terbitan; alamat laman bila ada.")
    document = _document()
    note = long_text(
        "Catatan", limit=NOTE, required=False, help_text="Wajib bila memperbaiki angka yang mulai pada bulan yang sama."
    )

    def change(self) -> DenominatorChange:
        values = self.cleaned_data
        return DenominatorChange(
            rows=((values["region"].pk, values["count"], values["basis"]),),
            valid_from=str(values["valid_from"]),
            status=values["status"],
            source=values["source"],
            document=values["document"],
            note=values["note"],
        )


class UploadForm(ReferenceForm):
    """Denominators of many areas in one file; what the file says of them is read by ``denominator_sheet``."""

    file = forms.FileField(
        label="Berkas",
        help_text="XLSX, XLS, ODS, atau CSV dengan kolom kode (Kemendagri), nama, jumlah, dan bila perlu basis;"
        " paling besar 5 MB dan 20.000 baris.",
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas kosong. Pilih berkas yang berisi tabel."},
    )
    valid_from = MonthField(label="Berlaku sejak", help_text=_FROM_HELP)
    status = forms.ChoiceField(label="Status", choices=FigureStatus.choices, initial=FigureStatus.OFFICIAL)
    source = long_text("Sumber", limit=SOURCE, help_text="Lembaga dan terbitan; alamat laman bila ada.")
    document = _document()
    note = long_text(
        "Catatan", limit=NOTE, required=False, help_text="Wajib bila memperbaiki angka yang mulai pada bulan yang sama."
    )

    def __init__(self, *args: Any, scope: Region, **kwargs: Any) -> None:
        super().__init__(*args, scope=scope, **kwargs)
        self.scope, self.findings, self.lines = scope, list[Finding](), list[Line]()

    def clean_file(self) -> UploadedFile:
        """The rows of the file, or a sentence; single mistakes are kept as ``findings``."""
        file: UploadedFile = self.cleaned_data["file"]
        try:
            # One byte more than is allowed is enough to know that it is too much.
            sheets = read_rows(file.read(SIZE_LIMIT + 1), file.name or "")
        except SheetRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        self.lines, self.findings = read_lines(sheets, known_areas(self.scope), BASES)
        if self.findings:
            raise ValidationError(f"{len(self.findings)} kesalahan di dalam berkas; tidak ada yang disimpan.")
        return file

    def change(self) -> DenominatorChange:
        values = self.cleaned_data
        return DenominatorChange(
            rows=tuple((line.region, line.count, line.basis) for line in self.lines),
            valid_from=str(values["valid_from"]),
            status=values["status"],
            source=values["source"],
            document=values["document"],
            note=values["note"],
            uploaded=True,
        )


class TargetForm(ReferenceForm):
    region = RegionField(label="Wilayah", help_text="Kabupaten/kota tanpa target sendiri memakai target provinsi.")
    year = forms.IntegerField(
        label="Tahun",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "invalid": "Tulis tahun dengan empat angka, misalnya 2027.",
            "min_value": f"Tulis tahun antara {FIRST_YEAR} dan {LAST_YEAR}.",
            "max_value": f"Tulis tahun antara {FIRST_YEAR} dan {LAST_YEAR}.",
        },
    )
    percent = PercentField(label="Target (persen)", help_text="Bagian dari pekerja eligible, misalnya 45,53.")
    legal_basis = long_text("Dasar hukum", limit=SOURCE, help_text="Peraturan atau surat yang menetapkan target.")
    document = _document()
    source = long_text("Sumber", limit=SOURCE, help_text="Di mana dokumen itu dapat dibaca.")
    is_verified = forms.BooleanField(label="Dokumennya sudah dilihat sendiri", required=False)
    note = long_text("Catatan", limit=NOTE, required=False, help_text="Wajib bila mengganti target yang sudah ada.")

    def change(self) -> TargetChange:
        values = self.cleaned_data
        return TargetChange(
            **values | {"region": values["region"].pk, "percent": str(values["percent"])},
        )


class SchemeForm(ReferenceForm):
    name = forms.CharField(label="Nama skema", max_length=120)
    basis = forms.ChoiceField(
        label="Dasar batas",
        choices=CUT_BASES,
        initial=CutBasis.COVERAGE.value,
        help_text="Persen dari pekerja eligible, atau persen dari target tahun berjalan.",
    )
    cut_low = PercentField(label="Rendah mulai (persen)", help_text="Di bawah ini sangat rendah.")
    cut_moderate = PercentField(label="Sedang mulai (persen)")
    cut_high = PercentField(label="Tinggi mulai (persen)")
    valid_from = MonthField(
        label="Berlaku sejak", help_text=f"{_FROM_HELP} Skema sebelumnya ditutup sebulan sebelumnya."
    )
    status = forms.ChoiceField(
        label="Status", choices=DataStatus.choices, help_text="Resmi hanya bila ada peraturan yang menetapkannya."
    )
    source = long_text("Sumber", limit=SOURCE)
    document = _document()

    def change(self) -> SchemeChange:
        values = self.cleaned_data
        return SchemeChange(
            name=values["name"],
            basis=values["basis"],
            cuts=(str(values["cut_low"]), str(values["cut_moderate"]), str(values["cut_high"])),
            valid_from=str(values["valid_from"]),
            status=values["status"],
            source=values["source"],
            document=values["document"],
        )
