"""The lines of a plan of contributions as the address holds them: ``kelompok1=…&pekerja1=…&mulai1=…``, up to 12."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from coverage.forms.fields import CountField
from coverage.planning.plan import MOST_LINES, MOST_MONTHS, MOST_WAGE, MOST_WORKERS, PlanLine
from coverage.planning.tariff import RISK_CLASSES, Funding, Payer, Sector
from coverage.readings import ALWAYS
from enrolment.numbers import NotACount, count, read_count, rupiah
from enrolment.vocabulary import Programme, Segment
from periods.forms import MonthField
from periods.month import Month

EXTRA = tuple(programme.value for programme in Programme if programme.value not in ALWAYS)
FIELDS = ("kelompok", "pekerja", "mulai", "bulan", "dana", "sektor", "upah", "risiko", "program")
ADD, DROP = "tambah", "hapus"
# What the page reads of its address, and nothing else.
PARAMETERS = (*(f"{field}{number}" for number in range(1, MOST_LINES + 1) for field in FIELDS), ADD, DROP)
USUAL_MONTHS = 12
MONTHS = "bulan"
_LONGEST_QUOTE = 30
_WRITE_MONTHS = "Tulis jumlah bulan, 1 atau lebih, misalnya 12."

_NOT_OFFERED = "“%(value)s” bukan pilihan di sini. Pilih dari daftar."
Groups = Sequence[tuple[str, str, str]]


class BoundedField(CountField):
    """A whole number from 1 to ``most``; ``what`` is counted."""

    def __init__(self, *, most: int, what: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most, self.what = most, what

    def clean(self, value: Any) -> int | None:
        try:
            number = super().clean(value)
        except ValidationError as error:
            if self.what == MONTHS and error.code != "required":
                raise ValidationError(f"“{_shortened(value)}” bukan jumlah bulan. {_WRITE_MONTHS}") from error
            raise
        if number is not None and not 1 <= number <= self.most:
            raise ValidationError(f"{count(number)} di luar jangkauan. Tulis 1 sampai {count(self.most)} {self.what}.")
        return number


class RupiahField(forms.CharField):
    """Rupiah a month: ``3000000``, ``3.000.000`` or with Rp before it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = read_count(text.removeprefix("Rp").strip())
        except NotACount:
            amount = 0
        if not 1 <= amount <= MOST_WAGE:
            raise ValidationError(
                f"“{_shortened(text)}” bukan upah sebulan. Tulis rupiah tanpa koma, paling banyak {rupiah(MOST_WAGE)},"
                " misalnya 3.000.000."
            )
        return amount


class LineForm(forms.Form):
    """One line; the number of the line stands at the end of every name."""

    kelompok = forms.ChoiceField(
        label="Kelompok pekerja", error_messages={"invalid_choice": _NOT_OFFERED, "required": "Pilih kelompoknya."}
    )
    pekerja = BoundedField(
        label="Jumlah pekerja",
        most=MOST_WORKERS,
        what="pekerja",
        error_messages={"required": "Tulis jumlah pekerjanya, misalnya 1.000."},
    )
    mulai = MonthField(label="Mulai bulan", error_messages={"required": "Pilih bulan mulainya, misalnya 2027-01."})
    bulan = BoundedField(
        label="Lama (bulan)",
        most=MOST_MONTHS,
        what=MONTHS,
        error_messages={"required": "Tulis lamanya dalam bulan, misalnya 12."},
    )
    dana = forms.ChoiceField(
        label="Sumber dana",
        choices=[(funding.value, funding.label) for funding in Funding],
        error_messages={"invalid_choice": _NOT_OFFERED, "required": "Pilih sumber dananya."},
    )
    sektor = forms.ChoiceField(
        label="Sektor (BPU)",
        required=False,
        choices=[(sector.value, sector.label) for sector in (Sector.OTHER, Sector.TRANSPORT)],
        error_messages={"invalid_choice": _NOT_OFFERED},
    )
    upah = RupiahField(label="Upah sebulan (PU)", required=False)
    risiko = forms.ChoiceField(
        label="Risiko kerja (PU)",
        required=False,
        choices=[("", "Pilih kelas"), *((str(number), f"{number}, {words}") for number, words in RISK_CLASSES.items())],
        error_messages={"invalid_choice": _NOT_OFFERED},
    )
    program = forms.MultipleChoiceField(
        label="Program tambahan",
        required=False,
        choices=[(name, name) for name in EXTRA],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _NOT_OFFERED},
    )

    def __init__(
        self, data: QueryDict | None, *, number: int, groups: Groups, allowed: frozenset[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.written = data
        self.number, self.allowed = number, allowed
        self.names = {segment.value: segment.label for segment in Segment} | {code: name for code, name, _ in groups}
        self.segments = {segment.value: segment.value for segment in Segment} | {code: of for code, _, of in groups}
        self.fields["kelompok"].choices = [("", "Pilih kelompok"), *_offered(groups)]  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            if name != "program":
                css = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
                field.widget.attrs["class"] = css

    def add_prefix(self, field_name: str) -> str:
        return f"{field_name}{self.number}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        segment = self.segments.get(cleaned.get("kelompok", ""))
        if segment == Segment.PU:
            if not cleaned.get("upah") and "upah" not in self.errors:
                self.add_error("upah", "Iuran PU adalah persen dari upah. Tulis upah sebulan, misalnya 3.000.000.")
            if not cleaned.get("risiko") and "risiko" not in self.errors:
                self.add_error("risiko", "Iuran JKK bagi PU bergantung pada risiko kerja. Pilih kelasnya.")
        for programme in cleaned.get("program") or ():
            if segment and (segment, programme) not in self.allowed:
                self.add_error("program", f"{programme} tidak ada bagi segmen {segment}. Hapus centangnya.")
        return cleaned

    @property
    def line(self) -> PlanLine:
        """The line a valid form asks for; wage, risk and sector only where they mean something."""
        values = self.cleaned_data
        segment = self.segments[values["kelompok"]]
        is_employee = segment == Segment.PU
        payer = Payer(
            segment,
            Funding(values["dana"]),
            Sector(values["sektor"]) if segment == Segment.BPU and values["sektor"] else Sector.OTHER,
            risk_class=int(values["risiko"]) if is_employee and values["risiko"] else None,
            wage=values["upah"] if is_employee else None,
        )
        programmes = (*ALWAYS, *(name for name in EXTRA if name in values["program"]))
        name = self.names[values["kelompok"]]
        return PlanLine(
            self.number,
            values["kelompok"],
            name,
            payer,
            programmes,
            values["pekerja"],
            values["mulai"],
            values["bulan"],
        )


class PlanForm:
    """All lines of the address: those filled in, numbered anew, and one more where it is asked for."""

    def __init__(
        self, query: QueryDict, *, groups: Groups, allowed: frozenset[tuple[str, str]], first_month: Month
    ) -> None:
        filled = [number for number in range(1, MOST_LINES + 1) if _is_filled(query, number)]
        dropped = query.get(DROP, "")
        kept = [number for number in filled if str(number) != dropped]
        offer: dict[str, Any] = {"groups": groups, "allowed": allowed}
        self.filled = [LineForm(_renumbered(query, old, new), number=new, **offer) for new, old in enumerate(kept, 1)]
        self.rows = list(self.filled)
        if not kept or (ADD in query and len(kept) < MOST_LINES):
            start = {"mulai": first_month, "bulan": USUAL_MONTHS, "dana": Funding.REGIONAL.value}
            self.rows.append(LineForm(None, number=len(kept) + 1, initial=start, **offer))

    @property
    def can_grow(self) -> bool:
        return len(self.rows) < MOST_LINES

    @cached_property
    def is_valid(self) -> bool:
        """At least one line, all of them right, and together no longer than may be shown."""
        return bool(self.filled) and all(form.is_valid() for form in self.filled) and not self.too_long

    @cached_property
    def too_long(self) -> str:
        """A sentence where the lines lie too far apart; empty where they do not."""
        lines = [form.line for form in self.filled if form.is_valid()]
        if not lines:
            return ""
        first, last = min(line.start for line in lines), max(line.last for line in lines)
        months = last.months_since(first) + 1
        if months <= MOST_MONTHS:
            return ""
        return (
            f"Seluruh rencana meliputi {count(months)} bulan, {first.words} sampai {last.words}; paling panjang"
            f" {MOST_MONTHS} bulan. Dekatkan bulan mulainya, atau pendekkan lamanya."
        )

    @property
    def lines(self) -> list[PlanLine]:
        return [form.line for form in self.filled]

    @property
    def query(self) -> str:
        """The scenario as it stands in an address, without what is empty: ``?kelompok1=…``, or nothing."""
        pairs = [
            (form.add_prefix(field), value)
            for form in self.filled
            for field in FIELDS
            for value in (form.written.getlist(form.add_prefix(field)) if form.written else ())
            if value
        ]
        return f"?{urlencode(pairs)}" if pairs else ""


def scenario(lines: Sequence[dict[str, object]]) -> str:
    """The address of a plan with these lines, for links that lead to it."""
    return "?" + urlencode(
        [(f"{name}{number}", value) for number, line in enumerate(lines, start=1) for name, value in line.items()]
    )


def _shortened(written: str) -> str:
    text = written.strip()
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _offered(groups: Groups) -> list[tuple[str, list[tuple[str, str]]]]:
    """The groups under their segments, each segment as a whole first."""
    return [
        (
            segment.label,
            [
                (segment.value, f"{segment.value}, seluruh segmen"),
                *((code, name) for code, name, of in groups if of == segment),
            ],
        )
        for segment in Segment
    ]


def _is_filled(query: QueryDict, number: int) -> bool:
    """Browsers send every menu; a line begins with its group or its number of workers."""
    return any(query.get(f"{field}{number}", "").strip() for field in ("kelompok", "pekerja"))


def _renumbered(query: QueryDict, old: int, new: int) -> QueryDict:
    data = QueryDict(mutable=True)
    for field in FIELDS:
        data.setlist(f"{field}{new}", query.getlist(f"{field}{old}"))
    return data
