"""What is added after minutes were agreed: addenda, files, progress."""

from __future__ import annotations

from typing import Any

from django import forms

from coverage.forms.fields import long_text
from monev.actions.commitments import LONGEST_EVIDENCE, LONGEST_NOTE
from monev.actions.files import LONGEST_TITLE
from monev.actions.meetings import LONGEST_ADDENDUM
from monev.uploads import ACCEPTED, EXTENSIONS, Upload, UploadRefused, check_size
from monev.vocabulary import Progress
from periods.forms import DayField


class UploadField(forms.FileField):
    """A file, refused by its size before its bytes are taken into memory."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text=f"{ACCEPTED}.",
            error_messages={
                "required": "Pilih berkas.",
                "empty": "Berkas itu kosong. Pilih berkas yang berisi.",
                "max_length": "Nama berkas terlalu panjang. Beri nama yang lebih pendek.",
            },
            **kwargs,
        )
        self.widget.attrs["accept"] = ",".join(f".{extension}" for extension in EXTENSIONS)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            check_size(file.name, file.size)
        except UploadRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return Upload(file.name, file.read())


class AddendumForm(forms.Form):
    text = long_text("Tambahan", limit=LONGEST_ADDENDUM, rows=3)


class MeetingFileForm(forms.Form):
    title = forms.CharField(
        label="Keterangan berkas", max_length=LONGEST_TITLE, help_text="Misalnya “Notula bertanda tangan”."
    )
    file = UploadField(label="Berkas", max_length=300)


class ProgressForm(forms.Form):
    progress = forms.ChoiceField(label="Status", choices=[(one.value, one.label) for one in Progress])
    day = DayField(label="Per tanggal")
    note = long_text(
        "Keterangan", limit=LONGEST_NOTE, rows=3, help_text="Apa yang sudah dan belum dikerjakan; tanpa nama orang."
    )
    evidence = forms.CharField(
        label="Bukti", max_length=LONGEST_EVIDENCE, required=False, help_text="Nomor surat atau nama dokumen."
    )
    file = UploadField(label="Berkas bukti", required=False, max_length=300)
