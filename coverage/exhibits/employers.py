"""Employers of one area: counts of companies beside the workers, never part of the rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.charts.records import Column, DataTable, Listing, Row
from coverage.exhibits.trend import span
from coverage.figures.area import Area, EmployerCounts
from enrolment.vocabulary import Employer
from periods.month import Month


@dataclass(frozen=True)
class EmployerLine:
    """One kind of count in a month with its difference to the month before; None where one of both is unknown."""

    employer: Employer
    now: int | None
    difference: int | None

    @property
    def label(self) -> str:
        return self.employer.label


def employer_lines(series: Sequence[EmployerCounts], month: Month) -> list[EmployerLine]:
    """The three counts of a month beside the month before; empty where the month has none of them."""
    by_month = {counts.month: counts for counts in series}
    now, then = by_month.get(month), by_month.get(month - 1, EmployerCounts(month - 1))
    if now is None or not now.is_reported:
        return []
    return [
        EmployerLine(employer, value, None if value is None or before is None else value - before)
        for employer, value, before in zip(Employer, now.figures, then.figures, strict=True)
    ]


def employers(area: Area, series: Sequence[EmployerCounts], months: Sequence[Month]) -> Listing:
    """All months as files have them, the newest first; a month without a report has empty cells."""
    by_month = {counts.month: counts for counts in series}
    columns = [Column("bulan", "Bulan", "month")]
    columns += [Column(f"usaha_{employer}", employer.label, "count") for employer in Employer]
    rows = (Row((month, *by_month.get(month, EmployerCounts(month)).figures)) for month in reversed(months))
    return Listing(
        key="usaha",
        title=f"Badan usaha di {area.official_name}",
        subtitle=f"Badan usaha aktif, PWBD, dan PDS menurut laporan cabang, {span(months)}",
        summary="Jumlah badan usaha tidak masuk perhitungan cakupan.",
        table=DataTable(tuple(columns), tuple(rows)),
    )
