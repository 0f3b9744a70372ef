"""Benefits as told, the last revision of each count; what one case is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from coverage.figures.area import Area
from enrolment.vocabulary import Programme
from monev.benefits import AmountPart, Line, Paid, for_the_public, lines
from monev.models import BenefitAmount, BenefitCount
from periods.month import Month


@dataclass(frozen=True)
class Source:
    """Where a count comes from, and why it was corrected, where it was."""

    month: Month
    programme: Programme
    paid: Paid
    source: str
    revision: int
    reason: str
    by: str
    at: datetime
    is_example: bool


@dataclass(frozen=True)
class BenefitTable:
    """Programmes by months of one area, with where each count comes from, the newest month first."""

    area: Area
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    sources: tuple[Source, ...] = ()

    @property
    def is_told(self) -> bool:
        return any(paid.is_told for line in self.lines for paid in line.months)

    @property
    def is_example(self) -> bool:
        return any(source.is_example for source in self.sources)


def benefits_of(area: Area, months: Sequence[Month], as_of: datetime | None = None) -> BenefitTable:
    """For those who work with the counts: exact. One query."""
    return benefits_by_area([area], months, as_of)[area.slug]


def benefits_by_area(
    areas: Sequence[Area], months: Sequence[Month], as_of: datetime | None = None
) -> dict[str, BenefitTable]:
    """By slug, now or as it stood then. One query."""
    last: dict[tuple[str, Month, str], BenefitCount] = {}
    for row in _rows(areas, months, as_of).order_by("revision"):
        last[row.region.kemendagri_code, row.month, row.programme] = row
    return {
        area.slug: _table(area, months, [row for (code, _, _), row in last.items() if code == area.kemendagri_code])
        for area in areas
    }


def for_everybody(table: BenefitTable) -> BenefitTable:
    """As packs and public pages show it: small counts are withheld (decision 33)."""
    return replace(table, lines=tuple(for_the_public(line) for line in table.lines))


def history_of(area: Area, month: Month) -> list[Source]:
    """Every revision of a month, the newest first. One query."""
    return [_source(row) for row in _rows([area], [month]).order_by("-at", "-pk")]


def amounts() -> list[AmountPart]:
    """What is known of the worth of a case. One query."""
    return [
        AmountPart(
            Programme(row.programme),
            row.part,
            row.rupiah,
            row.valid_from,
            row.valid_to,
            row.legal_basis,
            row.source,
            row.is_verified,
        )
        for row in BenefitAmount.objects.all()
    ]


def _table(area: Area, months: Sequence[Month], rows: Iterable[BenefitCount]) -> BenefitTable:
    sources = sorted((_source(row) for row in rows), key=lambda row: (row.month, row.programme), reverse=True)
    told = {(source.month, source.programme): source.paid for source in sources}
    return BenefitTable(area, tuple(months), tuple(lines(told, months)), tuple(sources))


def _rows(areas: Iterable[Area], months: Iterable[Month], as_of: datetime | None = None) -> QuerySet[BenefitCount]:
    codes = [area.kemendagri_code for area in areas]
    found = BenefitCount.objects.filter(region__kemendagri_code__in=codes, month__in=list(months))
    return (found.filter(at__lte=as_of) if as_of else found).select_related("by", "region")


def _source(row: BenefitCount) -> Source:
    return Source(
        row.month,
        Programme(row.programme),
        Paid(row.cases, row.rupiah),
        row.source,
        row.revision,
        row.reason,
        row.by.get_full_name() or row.by.get_username(),
        row.at,
        row.is_example,
    )
