"""The form of a meeting: single fields here, the whole is judged by ``monev.minutes`` and the action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from django import forms

from coverage.forms.fields import CountField, long_text
from coverage.models import Release
from enrolment.models import PROGRAMMES, WorkerGroup
from monev.forms.rows import Rows, typed_rows
from monev.minutes import MANY_LINES, ROW_TEXTS, TEXTS, HandedOver, Minutes, Present, Promise
from periods import clock
from periods.forms import DayField
from regions.models import Region

MORE_ROWS = 3
_LINES = "Satu butir per baris."
_HELP = {
    "hosts": "Misalnya “Pemkab … bersama BPJS Ketenagakerjaan Cabang …”.",
    "chair": "Jabatan yang memimpin.",
    "agenda": _LINES,
    "figures_said": f"{_LINES} Sebagaimana disampaikan dalam rapat; angka rilis tampil sendiri.",
    "obstacles": _LINES,
    "decisions": _LINES,
    "secretary_name": "Kosong: garis untuk nama.",
    "branch_name": "Kosong: garis untuk nama.",
}
_OPTIONAL = {"agenda", "figures_said", "obstacles", "decisions", "notes", "secretary_name", "branch_name"} | {
    "source",
    "url",
}


def text_field(name: str, label: str, limit: int, *, required: bool, rows: int = 4) -> forms.CharField:
    """A line, or some lines where the minutes hold some."""
    if name in MANY_LINES:
        return long_text(label, limit=limit, required=required, rows=rows, help_text=_HELP.get(name, ""))
    return forms.CharField(label=label, max_length=limit, required=required, help_text=_HELP.get(name, ""))


# Who signs in most regencies.
_USUAL: dict[str, Any] = {field.name: field.default for field in fields(Minutes) if field.name.endswith("_title")}


class GroupChoice(forms.ModelChoiceField):
    def __init__(self) -> None:
        super().__init__(
            label="Kelompok pekerja",
            queryset=WorkerGroup.objects.all(),
            required=False,
            empty_label="Tidak khusus",
            error_messages={"invalid_choice": "Pilih kelompok dari daftar."},
        )


class MeetingForm(forms.Form):
    """What is said of the meeting itself."""

    region = forms.ModelChoiceField(
        label="Wilayah",
        queryset=Region.objects.none(),
        empty_label="Pilih",
        error_messages={"invalid_choice": "Pilih wilayah dari daftar."},
    )
    day = DayField(label="Tanggal")
    release = forms.ModelChoiceField(
        label="Rilis yang dibahas",
        queryset=Release.objects.none(),
        required=False,
        empty_label="Tidak ada",
        help_text="Angka kelompok pada rilis ini menjadi titik awal setiap tindak lanjut.",
        error_messages={"invalid_choice": "Pilih rilis dari daftar."},
    )

    def __init__(self, *args: Any, scope: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, limit) in TEXTS.items():
            self.fields[name] = text_field(name, label, limit, required=name not in _OPTIONAL)
        places, releases = self.fields["region"], self.fields["release"]
        assert isinstance(places, forms.ModelChoiceField)
        assert isinstance(releases, forms.ModelChoiceField)
        places.queryset = Region.objects.regencies_of(scope).order_by("name") | Region.objects.filter(pk=scope.pk)
        releases.queryset = (
            Release.objects.catalogue(scope.kemendagri_code).readable(clock.now()).order_by("-month", "-number")
        )
        self.order_fields(["title", "region", "day", "place", "hosts", "chair", "release"])


class PresentForm(forms.Form):
    office = forms.CharField(label="Kantor atau jabatan", max_length=ROW_TEXTS["office"][1], required=False)
    persons = CountField(label="Orang", required=False, max_length=20)


class HandoverForm(forms.Form):
    programme = forms.ChoiceField(label="Program", choices=[("", "–"), *PROGRAMMES], required=False)
    cases = CountField(label="Penerima", required=False, max_length=20)
    rupiah = CountField(label="Rupiah", required=False, max_length=25)
    note = forms.CharField(label="Keterangan (tanpa nama)", max_length=ROW_TEXTS["note"][1], required=False)


class PromiseForm(forms.Form):
    action = long_text("Tindakan", limit=ROW_TEXTS["action"][1], required=False, rows=2)
    office = forms.CharField(label="Penanggung jawab", max_length=ROW_TEXTS["office"][1], required=False)
    support = forms.CharField(label="Pendukung", max_length=ROW_TEXTS["support"][1], required=False)
    output = forms.CharField(label="Keluaran", max_length=ROW_TEXTS["output"][1], required=False)
    group = GroupChoice()
    workers = CountField(label="Sasaran pekerja", required=False, max_length=20)
    due = DayField(label="Tenggat", required=False)


KINDS: tuple[tuple[str, type[forms.Form], str], ...] = (
    ("attendances", PresentForm, "hadir"),
    ("handovers", HandoverForm, "serah"),
    ("commitments", PromiseForm, "janji"),
)


class MinutesForm:
    """The meeting with its rows, as one form."""

    def __init__(
        self, *, scope: Region, data: Mapping[str, Any] | None = None, known: Mapping[str, Any] | None = None
    ) -> None:
        known = _USUAL if known is None else known
        self.main = MeetingForm(data, scope=scope, initial=dict(known))
        self.rows = {field: Rows(form, name, data, known.get(field, ())) for field, form, name in KINDS}

    @classmethod
    def of(cls, minutes: Minutes, *, scope: Region) -> MinutesForm:
        return cls(scope=scope, known=asdict(minutes))

    @classmethod
    def with_more_rows(cls, data: Mapping[str, Any], kind: str, *, scope: Region) -> MinutesForm:
        """What was typed, unjudged, with empty rows below the rows of one kind."""
        known: dict[str, Any] = {name: data.get(name, "") for name in MeetingForm(scope=scope).fields}
        form = cls(scope=scope, known=known)
        for field, row, name in KINDS:
            more = MORE_ROWS if name == kind else 0
            form.rows[field] = Rows(row, name, known=typed_rows(row, name, data), blank=more)
        return form

    def is_valid(self) -> bool:
        return all([self.main.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    @property
    def minutes(self) -> Minutes:
        facts = dict(self.main.cleaned_data)
        region, release = facts.pop("region"), facts.pop("release")
        return Minutes(
            region=region.pk,
            release=release.pk if release else None,
            attendances=tuple(Present(**row) for row in self.rows["attendances"].values),
            handovers=tuple(HandedOver(**row) for row in self.rows["handovers"].values),
            commitments=tuple(
                Promise(**row | {"group": row["group"].pk if row["group"] else None})
                for row in self.rows["commitments"].values
            ),
            **facts,
        )
