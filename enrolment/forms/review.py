"""What a verifier says when a report goes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from enrolment.actions import REASON_LENGTH
from enrolment.cells import Cell

LONGEST_REASON = 2000
LONGEST_REMARK = 1000
_TOO_LONG = "Terlalu panjang. Tulis paling banyak %(limit_value)d huruf; sekarang %(show_value)d."


class ReturnForm(forms.Form):
    """The reason of a return, and a remark for each cell that is to be mended: ``catatan:PU.peserta``."""

    alasan = forms.CharField(
        label="Alasan pengembalian",
        min_length=REASON_LENGTH,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dibaca petugas input. Sebutkan apa yang tidak cocok dan bagaimana memperbaikinya.",
        error_messages={
            "required": f"Tulis alasan pengembalian, sedikitnya {REASON_LENGTH} huruf.",
            "min_length": f"Tulis alasan pengembalian, sedikitnya {REASON_LENGTH} huruf.",
            "max_length": _TOO_LONG,
        },
    )

    def __init__(self, *args: Any, cells: Iterable[Cell], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {cell: f"catatan:{cell}" for cell in cells}
        for name in self.names.values():
            self.fields[name] = forms.CharField(
                required=False,
                min_length=REASON_LENGTH,
                max_length=LONGEST_REMARK,
                widget=forms.Textarea(attrs={"rows": 2, "form": "kembalikan"}),
                error_messages={
                    "min_length": f"Tulis apa yang diperbaiki, sedikitnya {REASON_LENGTH} huruf, atau kosongkan.",
                    "max_length": _TOO_LONG,
                },
            )

    def remark_field(self, cell: Cell) -> BoundField:
        return self[self.names[cell]]

    @property
    def remarks(self) -> dict[Cell, str]:
        """What was said of single cells, as far as it can be read."""
        said = {cell: self.cleaned_data.get(name) for cell, name in self.names.items()}
        return {cell: text for cell, text in said.items() if text}
