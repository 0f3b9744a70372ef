"""Tariffs of contributions: those that stand, for tables, and those that a plan may use."""

from __future__ import annotations

from dataclasses import dataclass

from coverage.models import ContributionRate
from coverage.narrative import contributions as words
from coverage.planning.tariff import Rate
from enrolment.models import WorkerGroup
from periods.month import Month


@dataclass(frozen=True)
class ListedRate:
    """A tariff with its standing in a month: berlaku, akan berlaku, berakhir, or belum diverifikasi."""

    row: ContributionRate
    standing: str

    @property
    def is_current(self) -> bool:
        return self.standing == "berlaku"

    @property
    def amount(self) -> str:
        return words.rate_words(self.row.rate)

    @property
    def validity(self) -> str:
        return words.validity_words(self.row.rate)

    @property
    def excluded(self) -> str:
        return words.excluded_words(self.row.rate)


def usable_rates(*, examples: bool) -> list[Rate]:
    """What a plan may count with: tariffs that stand and were seen at their source. One query.

    ``examples``: also those that example accounts tried out; they count beside example figures only.
    """
    rows = ContributionRate.objects.all() if examples else ContributionRate.objects.filter(is_example=False)
    return [row.rate for row in rows.standing() if row.is_verified]


def listed_rates(month: Month) -> list[ListedRate]:
    """Every tariff that stands, with its standing in ``month``. One query."""
    return [ListedRate(row, _standing(row, month)) for row in ContributionRate.objects.standing()]


def last_rate() -> int:
    """The number of the last row, 0 for none: what a person saw when the page was made. One query."""
    return ContributionRate.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _standing(row: ContributionRate, month: Month) -> str:
    if not row.is_verified:
        return "belum diverifikasi, tidak dipakai"
    if row.valid_from > month:
        return "akan berlaku"
    return "berakhir" if row.valid_to and row.valid_to < month else "berlaku"


def group_choices(month: Month) -> list[tuple[str, str, str]]:
    """Worker groups of a month in their order: code, name, segment. One query."""
    return list(WorkerGroup.objects.in_force(month).values_list("code", "name", "segment"))
