"""Areas by months: each cell a value in the colour of its category, with what may not be compared marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coverage import narrative
from coverage.charts.records import Column, DataTable, HeatCell, HeatMonth, HeatRow, HeatTable, Listing, Row
from coverage.exhibits.trend import breaks, span
from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import places_together
from enrolment import numbers
from periods.month import Month

Series = Mapping[str, Sequence[AreaFigure]]
UNRELEASED = "Tanpa rilis"
LATE = "Belum"


def heat_table(
    scope: Area,
    areas: Sequence[Area],
    shown: Sequence[Area],
    series: Series,
    months: Sequence[Month],
    releases: Mapping[Month, tuple[str, bool]],
    address: Callable[[Area], str],
) -> HeatTable:
    """The ``shown`` areas in their order; decimals and summary count all ``areas``.

    ``releases``: the address of each month's release and whether its figures are provisional.
    """
    points = {area.slug: {point.month: point for point in series.get(area.slug, ())} for area in areas}
    places = {month: _places(points, month) for month in months}
    return HeatTable(
        key="bulan",
        title=narrative.heat_title(months),
        subtitle=f"Cakupan UCJ {scope.official_name}, persen pekerja eligible, {span(months)}",
        summary=_summary(areas, points, months),
        months=tuple(HeatMonth(month, *releases.get(month, ("", False))) for month in months),
        rows=tuple(
            HeatRow(area.official_name, address(area), tuple(_cells(points[area.slug], months, places)))
            for area in shown
        ),
        legend=narrative.heat_legend(),
    )


def heat_listing(scope: Area, areas: Sequence[Area], series: Series, months: Sequence[Month]) -> Listing:
    """One row an area and month, as machines like it: with participants, denominator and release."""
    columns = (
        Column("kode_kemendagri", "Kode Kemendagri"),
        Column("wilayah", "Kabupaten/kota"),
        Column("bulan", "Bulan", "month"),
        Column("cakupan", "Cakupan", "percent"),
        Column("kategori", "Kategori"),
        Column("peserta", "Peserta aktif", "count"),
        Column("pekerja_eligible", "Pekerja eligible", "count"),
        Column("penyebut_sejak", "Penyebut sejak", "month"),
        Column("target", "Target", "percent"),
        Column("status", "Status"),
        Column("rilis", "Rilis"),
    )
    wanted = set(months)
    rows = [
        Row(
            (
                area.kemendagri_code,
                area.official_name,
                point.month,
                point.figure.rate,
                point.figure.category.label if point.figure.category else "Belum ada data",
                point.figure.participants,
                point.figure.eligible,
                point.provenance.eligible_since,
                point.figure.target,
                "Belum ada data" if point.figure.rate is None else "Sementara" if point.provisional else "Final",
                point.release or "–",
            ),
            places=2,
        )
        for area in areas
        for point in series.get(area.slug, ())
        if point.month in wanted
    ]
    return Listing(
        key="bulan",
        title="Cakupan tiap wilayah, bulan demi bulan",
        subtitle=f"Cakupan UCJ {scope.official_name}, {span(months)}",
        summary="Satu baris tiap wilayah dan bulan menurut rilis terkini bulan itu.",
        table=DataTable(columns, tuple(rows)),
    )


def _places(points: Mapping[str, Mapping[Month, AreaFigure]], month: Month) -> dict[str, int]:
    """Values of one month stand below each other: no two look alike that are not."""
    return places_together({slug: row[month].figure for slug, row in points.items() if month in row})


def _cells(
    row: Mapping[Month, AreaFigure], months: Sequence[Month], places: Mapping[Month, Mapping[str, int]]
) -> list[HeatCell]:
    broken = _breaks(row, months)
    return [_cell(row.get(month), month in broken, places[month]) for month in months]


def _breaks(row: Mapping[Month, AreaFigure], months: Sequence[Month]) -> set[Month]:
    """Months that stand on another denominator than the one before."""
    return {month for month, _ in breaks([row[month] for month in months if month in row])}


def _cell(point: AreaFigure | None, broken: bool, places: Mapping[str, int]) -> HeatCell:
    if point is None:
        return HeatCell(UNRELEASED, None)
    figure = point.figure
    if figure.participants is None:
        return HeatCell(LATE, None, broken)
    if figure.rate is None:
        return HeatCell(numbers.UNKNOWN, None, broken, "penyebut belum ada data")
    text = numbers.percent(figure.rate, places[point.area.slug]).removesuffix("%")
    words = figure.category.label if figure.category else "kategori belum ada data"
    return HeatCell(text, figure.category, broken, words)


def _summary(areas: Sequence[Area], points: Mapping[str, Mapping[Month, AreaFigure]], months: Sequence[Month]) -> str:
    if not months:
        return "Belum ada angka yang terbit."
    last = months[-1]
    started = max((month for row in points.values() for month in _breaks(row, months)), default=None)
    first = started or months[0]
    steps = [_step(points[area.slug].get(first), points[area.slug].get(last)) for area in areas]
    return narrative.heat_summary(steps, first, last, after_break=started is not None)


def _step(first: AreaFigure | None, last: AreaFigure | None) -> int | None:
    """Categories up or down over the same denominator; None where that cannot be told."""
    if first is None or last is None or first.figure.category is None or last.figure.category is None:
        return None
    same = (first.denominator, first.figure.cuts) == (last.denominator, last.figure.cuts)
    return last.figure.category - first.figure.category if same else None
