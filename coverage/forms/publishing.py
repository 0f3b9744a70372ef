"""What a publisher decides about a month: answers to the checklist, moment, readers ahead, next date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from coverage.figures.checklist import FEWEST_LETTERS, Item, is_sentence
from coverage.models import ReleaseKind
from coverage.selectors.publishing import MonthReading
from periods import clock
from periods.forms import DayField

SCHEDULED = ReleaseKind.SCHEDULED
NOW, LATER = "now", "later"
LONGEST_ANSWER, LONGEST_NOTE = 500, 1000


class ReaderField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, user: User) -> str:
        """Name, role and office: two people may share a name."""
        place = f", {user.office}" if user.office else ""
        return f"{user.full_name} ({user.get_role_display().lower()}{place})"


class PublishForm(forms.Form):
    """``after`` is the number of the release that the publisher saw last, so that a second click publishes nothing."""

    after = forms.IntegerField(widget=forms.HiddenInput)
    provisional = forms.BooleanField(label="Angka sementara", required=False)
    kind = forms.ChoiceField(label="Jenis rilis", choices=ReleaseKind, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Catatan rilis",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tampil pada riwayat rilis. Untuk koreksi: apa yang salah dan apa yang diperbaiki.",
    )
    when = forms.ChoiceField(
        label="Waktu terbit",
        choices=[(NOW, "Terbit sekarang"), (LATER, "Terbit pada waktu tertentu")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    at = forms.DateTimeField(
        label="Terbit pada (WIB)",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "Waktu tidak terbaca. Tulis tanggal dan jam, misalnya 2026-12-14 09:00."},
    )
    embargo_readers = ReaderField(
        queryset=User.objects.none(),
        label="Pembaca embargo",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya mereka dan penerbit yang dapat membaca rilis sebelum waktu terbit.",
        error_messages={"invalid_choice": "Akun “%(value)s” tidak ada atau tidak aktif. Pilih dari daftar."},
    )
    next_date = DayField(
        label="Terbit berikutnya",
        example="2026-12-14",
        error_messages={"required": "Isi tanggal terbit berikutnya; pembaca berhak tahu kapan angka baru datang."},
    )

    def __init__(self, data: Any, *, reading: MonthReading, by: User) -> None:
        initial = {
            "after": reading.next_number - 1,
            "provisional": reading.latest is None,
            "kind": ReleaseKind.CORRECTION if reading.latest else ReleaseKind.SCHEDULED,
            "next_date": max((reading.month + 2).first_day, timezone.localdate(clock.now())) + timedelta(days=13),
        }
        super().__init__(data, initial=initial)
        self.reading = reading
        # Every first release of a month is a scheduled one.
        if reading.latest is None:
            cast(forms.ChoiceField, self.fields["kind"]).choices = [(SCHEDULED.value, SCHEDULED.label)]
        cast(ReaderField, self.fields["embargo_readers"]).queryset = _possible_readers(by)
        for item in reading.warnings:
            self.fields[answer_field(item)] = forms.CharField(
                label=item.sentence,
                required=False,
                max_length=LONGEST_ANSWER,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for item in self.reading.warnings:
            name = answer_field(item)
            if name in cleaned and not is_sentence(cleaned[name]):
                self.add_error(name, f"Jelaskan peringatan ini, sedikitnya {FEWEST_LETTERS} huruf.")
        if cleaned.get("when") == LATER and not cleaned.get("at") and "at" not in self.errors:
            self.add_error("at", "Isi tanggal dan jam terbit, atau pilih terbit sekarang.")
        return cleaned

    def warnings(self) -> Iterator[tuple[Item, forms.BoundField]]:
        """Each warning with the field of its answer."""
        for item in self.reading.warnings:
            yield item, self[answer_field(item)]

    @property
    def answers(self) -> dict[str, str]:
        return {item.key: self.cleaned_data.get(answer_field(item), "") for item in self.reading.warnings}

    @property
    def moment(self) -> datetime | None:
        """When to publish; None for now."""
        return self.cleaned_data["at"] if self.cleaned_data["when"] == LATER else None


def answer_field(item: Item) -> str:
    return f"answer-{item.key}"


def _possible_readers(by: User) -> QuerySet[User]:
    people = User.objects.filter(is_active=True).exclude(pk=by.pk)
    return people.select_related("office").order_by("first_name", "username")
