"""Fields of the registers of monev: rupiah and files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from coverage.forms.fields import CountField
from enrolment.numbers import count, read_rupiah
from monev.uploads import ACCEPTED, EXTENSIONS, Upload, UploadRefused, check_size


class RupiahField(CountField):
    """``42000000``, ``42.000.000`` or with ``Rp`` before it; empty: not told."""

    read = staticmethod(read_rupiah)

    def prepare_value(self, value: Any) -> Any:
        return count(value) if isinstance(value, int) else value


class DocumentField(forms.FileField):
    """A file that is judged by the action; only its size is looked at before it is taken into memory."""

    def __init__(self, **kwargs: Any) -> None:
        accept = ",".join(f".{extension}" for extension in EXTENSIONS)
        help_text = f"{ACCEPTED}. Jangan unggah berkas yang memuat NIK."
        super().__init__(
            required=False, help_text=help_text, widget=forms.FileInput(attrs={"accept": accept}), **kwargs
        )

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        if not isinstance(data, UploadedFile):
            return None
        try:
            check_size(data.name or "", data.size or 0)
        except UploadRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return data


def new_file(uploaded: UploadedFile | None) -> Upload | None:
    """As the actions take it."""
    return Upload(uploaded.name or "", uploaded.read()) if uploaded else None
