"""One area among all areas of the scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coverage import narrative
from coverage.charts.records import Bar, BarChart, Column, DataTable, Row
from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import places_together
from coverage.figures.ranking import rank
from periods.month import Month

# A picture holds so many rows; the table beside it holds them all.
MOST_ROWS = 40


def place_among(area: Area, month: Month, figures: Sequence[AreaFigure], address: Callable[[Area], str]) -> BarChart:
    """Coverage of all areas, the highest first, the area itself marked; who did not report comes last."""
    places = rank({row.area.slug: row.figure.rate for row in figures})
    decimals = places_together({row.area.slug: row.figure for row in figures})
    ordered = sorted(figures, key=lambda row: (row.figure.rate is None, -(row.figure.rate or 0), row.area.name))
    bars = tuple(
        Bar(
            row.area.name,
            row.figure.rate,
            highlight=row.area.slug == area.slug,
            category=row.figure.category,
            note="" if row.figure.rate is not None else "belum ada data",
            href=address(row.area),
            places=decimals[row.area.slug],
        )
        for row in _around(area, ordered)
    )
    own = next((row for row in figures if row.area.slug == area.slug), None)
    target = own.figure.target if own else None
    place = places.get(area.slug)
    return BarChart(
        key="peringkat",
        title=f"{area.name}: {narrative.place(place).lower()}",
        subtitle=f"Cakupan UCJ kabupaten/kota, persen pekerja eligible, {month.words}",
        summary="Peringkat dihitung dari nilai tepat; nilai sama berbagi peringkat dan diurutkan menurut abjad.",
        unit="percent",
        rows=bars,
        targets=(("Target", target),) if target is not None else (),
        table=DataTable(
            (
                Column("peringkat", "Peringkat"),
                Column("wilayah", "Kabupaten/kota"),
                Column("cakupan", "Cakupan", "percent"),
                Column("peserta", "Peserta aktif", "count"),
                Column("pekerja_eligible", "Pekerja eligible", "count"),
                Column("kategori", "Kategori"),
            ),
            tuple(
                Row(
                    (
                        place.label if (place := places[row.area.slug]) else "–",
                        row.area.official_name,
                        row.figure.rate,
                        row.figure.participants,
                        row.figure.eligible,
                        row.figure.category.label if row.figure.category else "Belum ada data",
                    ),
                    highlight=row.area.slug == area.slug,
                    places=decimals[row.area.slug],
                )
                for row in ordered
            ),
        ),
    )


def _around(area: Area, ordered: Sequence[AreaFigure]) -> Sequence[AreaFigure]:
    """All rows where they fit, else those around the area."""
    if len(ordered) <= MOST_ROWS:
        return ordered
    own = next((index for index, row in enumerate(ordered) if row.area.slug == area.slug), 0)
    start = min(max(0, own - MOST_ROWS // 2), len(ordered) - MOST_ROWS)
    return ordered[start : start + MOST_ROWS]
