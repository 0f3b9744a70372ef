"""One area beside those of its size and beside the whole scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coverage import narrative
from coverage.charts.records import Bar, BarChart, Column, DataTable, Row
from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import Combined, Figure, combine, places_together
from coverage.figures.groups import peers_by_size
from coverage.figures.ordering import alphabetical
from coverage.figures.ranking import Place, rank
from enrolment.numbers import UNKNOWN
from periods.month import Month

GROUP, SCOPE = "kelompok sebanding", "provinsi"
COLUMNS = (
    Column("wilayah", "Wilayah"),
    Column("cakupan", "Cakupan", "percent"),
    Column("kategori", "Kategori"),
    Column("peserta", "Peserta aktif", "count"),
    Column("pekerja_eligible", "Pekerja eligible", "count"),
    Column("peringkat", "Peringkat"),
    Column("melapor", "Melapor"),
)


def among_peers(
    own: AreaFigure, scope: Area, month: Month, figures: Sequence[AreaFigure], address: Callable[[Area], str]
) -> BarChart:
    """The area, its peers, their sum and the scope; sums are divided last and never averaged."""
    peers = peers_by_size(own, figures) or [own]
    group, whole = combine(row.figure for row in peers), combine(row.figure for row in figures)
    target = own.figure.target
    sums = {GROUP: group, SCOPE: whole} if len(peers) > 1 else {SCOPE: whole}
    decimals = places_together(
        {row.area.slug: row.figure for row in figures}
        | {key: Figure(both.participants, both.eligible, cuts=own.figure.cuts) for key, both in sums.items()}
    )
    places = rank({row.area.slug: row.figure.rate for row in figures})
    ordered = sorted(peers, key=lambda r: (r.figure.rate is None, -(r.figure.rate or 0), alphabetical(r.area)))
    names = {GROUP: "Kelompok sebanding", SCOPE: scope.official_name}
    return BarChart(
        key="sebanding",
        title=narrative.peer_title(own, group if len(peers) > 1 else None, whole, decimals[own.area.slug]),
        subtitle=f"Cakupan UCJ, persen pekerja eligible, {month.words}",
        summary=narrative.peer_rule(own, peers),
        unit="percent",
        rows=(
            *(_area_bar(row, own, decimals[row.area.slug], address) for row in ordered),
            *(
                Bar(
                    names[key],
                    both.rate,
                    note=narrative.group_reporting(both) if both.rate is not None else "",
                    places=decimals[key],
                )
                for key, both in sums.items()
            ),
        ),
        targets=(("Target", target),) if target is not None else (),
        table=DataTable(
            COLUMNS,
            (
                *(_area_row(row, own, decimals[row.area.slug], places[row.area.slug]) for row in ordered),
                *(_sum_row(names[key], both, decimals[key]) for key, both in sums.items()),
            ),
        ),
    )


def _area_bar(row: AreaFigure, own: AreaFigure, places: int, address: Callable[[Area], str]) -> Bar:
    return Bar(
        row.area.name,
        row.figure.rate,
        highlight=row.area.slug == own.area.slug,
        category=row.figure.category,
        note="" if row.figure.rate is not None else "belum ada data",
        href=address(row.area),
        places=places,
    )


def _area_row(row: AreaFigure, own: AreaFigure, places: int, place: Place | None) -> Row:
    figure: Figure = row.figure
    return Row(
        (
            row.area.official_name,
            figure.rate,
            figure.category.label if figure.category else "Belum ada data",
            figure.participants,
            figure.eligible,
            place.label if place else UNKNOWN,
            "–" if figure.rate is None else "ya",
        ),
        highlight=row.area.slug == own.area.slug,
        places=places,
    )


def _sum_row(name: str, both: Combined, places: int) -> Row:
    told = narrative.group_reporting(both)
    return Row((name, both.rate, UNKNOWN, both.participants, both.eligible, UNKNOWN, told), places=places)
