"""How areas are to stand side by side: order, group, and the month that changes are counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from coverage import narrative
from coverage.figures.groups import Rule
from coverage.figures.ordering import Order
from periods.month import Month

MONTH_BEFORE, DECEMBER = "bulan-lalu", "desember"
SPANS = {"36": "36 bulan", "24": "24 bulan", "18": "18 bulan", "12": "12 bulan"}
MEASURES = {"pekerja": "Pekerja", "poin": "Poin persentase"}


@dataclass(frozen=True)
class Choice:
    """One choice as the page shows it."""

    field: forms.BoundField
    options: list[tuple[str, str]]
    chosen: str


class Choices(forms.Form):
    """The named choices of a page; each has a value at any time, and a sentence where the address named no such one."""

    def __init__(self, query: QueryDict, month: Month, known: Sequence[Month], *, names: Sequence[str]) -> None:
        super().__init__(query)
        self.month = month
        offered: dict[str, tuple[str, Mapping[str, str], str]] = {
            "urut": ("Urutkan menurut", _by_value(narrative.ORDERS), "urutan"),
            "kelompok": ("Kelompokkan menurut", _by_value(narrative.RULES), "kelompok"),
            "banding": ("Perubahan sejak", _baselines(month, known), "bulan pembanding"),
            "rentang": ("Rentang", SPANS, "rentang"),
            "ukuran": ("Ukur dalam", MEASURES, "ukuran"),
        }
        self.offered = {name: list(offered[name][1].items()) for name in names}
        for name in names:
            label, options, what = offered[name]
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                choices=list(options.items()),
                error_messages={"invalid_choice": f"“%(value)s” bukan {what} di sini. Pilih dari daftar."},
            )
        self.is_valid()

    def chosen(self, name: str) -> str:
        """The value of a choice: what the address names, or what the page opens with."""
        return str(self.cleaned_data.get(name) or self.offered[name][0][0])

    @property
    def shown(self) -> list[Choice]:
        return [Choice(self[name], options, self.chosen(name)) for name, options in self.offered.items()]

    @property
    def order(self) -> Order:
        return Order(self.chosen("urut"))

    @property
    def rule(self) -> Rule:
        return Rule(self.chosen("kelompok"))

    @property
    def since(self) -> Month:
        """The month that changes are counted from."""
        chosen = self.chosen("banding")
        if chosen == MONTH_BEFORE:
            return self.month - 1
        return december_before(self.month) if chosen == DECEMBER else Month.parse(chosen)

    @property
    def sentences(self) -> list[str]:
        """What is wrong with the address, in the order of the fields."""
        return [str(error) for errors in self.errors.values() for error in errors]


def _by_value(words: Mapping[Order, str] | Mapping[Rule, str]) -> dict[str, str]:
    return {str(value): label for value, label in words.items()}


def december_before(month: Month) -> Month:
    return Month(month.year - 1, 12)


def _baselines(month: Month, known: Sequence[Month]) -> Mapping[str, str]:
    """The month before, the December before, and every earlier month with a release, the latest first."""
    named = {
        MONTH_BEFORE: f"Bulan lalu ({(month - 1).words})",
        DECEMBER: f"Desember tahun lalu ({december_before(month).words})",
    }
    return named | {str(past): past.words for past in sorted(known, reverse=True) if past < month}
