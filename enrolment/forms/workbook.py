"""The form with one file in it."""

from __future__ import annotations

from django import forms

from enrolment.sheets import SIZE_LIMIT


class WorkbookForm(forms.Form):
    """A workbook; what it is and what it says is read from its content afterwards."""

    file = forms.FileField(
        label="Berkas buku kerja",
        help_text="XLSX, XLS, ODS, atau CSV; paling besar 5 MB dan 20.000 baris.",
        max_length=200,
        error_messages={
            "required": "Pilih berkas buku kerja yang sudah diisi.",
            "empty": "Berkas itu kosong. Pilih buku kerja yang sudah diisi.",
            "max_length": "Nama berkas terlalu panjang. Beri nama yang lebih pendek, lalu unggah lagi.",
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        accepted = ".xlsx,.xls,.ods,.csv"
        self.fields["file"].widget.attrs |= {"accept": accepted, "aria-describedby": "file-help"}

    def clean_file(self) -> object:
        """Refuse by size before the bytes are taken into memory."""
        file = self.cleaned_data["file"]
        if file.size > SIZE_LIMIT:
            size = f"{file.size / 1024 / 1024:.1f}".replace(".", ",")
            raise forms.ValidationError(
                f"Berkas “{file.name[:60]}” berukuran {size} MB, lebih dari 5 MB. Bagi berkasnya."
            )
        return file
