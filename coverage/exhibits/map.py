"""The tile-grid map of the scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coverage import narrative
from coverage.charts.records import Column, DataTable, Row, Tile, TileMap
from coverage.figures.area import Area, AreaFigure
from coverage.figures.categories import Category, Scheme
from coverage.figures.figure import Figure, places_together
from periods.month import Month


def tile_map(
    scope: Area,
    month: Month,
    figures: Sequence[AreaFigure],
    scheme: Scheme,
    target: Figure,
    address: Callable[[Area], str],
) -> TileMap:
    """Every area as an equal tile in the colour and pattern of its category."""
    decimals = places_together({row.area.slug: row.figure for row in figures})
    tiles = tuple(
        Tile(
            row=row.area.tile_row,
            col=row.area.tile_column,
            short=row.area.short_name,
            name=row.area.official_name,
            value_text=narrative.percent_words(row.figure, decimals[row.area.slug]) if row.is_reported else "Belum",
            category=row.figure.category,
            href=address(row.area),
        )
        for row in figures
        if row.area.tile_row is not None and row.area.tile_column is not None
    )
    return TileMap(
        key="peta",
        title=_title(figures),
        subtitle=f"Kategori cakupan UCJ {scope.official_name}, {month.words}",
        summary="Setiap petak satu kabupaten/kota, kira-kira menurut letaknya; makin gelap makin tinggi cakupannya.",
        tiles=tiles,
        legend=_legend(target),
        scheme_note=scheme_note(scheme),
        table=DataTable(
            (
                Column("wilayah", "Kabupaten/kota"),
                Column("cakupan", "Cakupan", "percent"),
                Column("kategori", "Kategori"),
            ),
            tuple(
                Row(
                    (
                        row.area.official_name,
                        row.figure.rate,
                        row.figure.category.label if row.figure.category else "Belum ada data",
                    ),
                    places=decimals[row.area.slug],
                )
                for row in figures
            ),
        ),
    )


def scheme_note(scheme: Scheme) -> str:
    """Which scheme, and whether it is official."""
    return f"Skema: {scheme.name} ({'resmi' if scheme.official else 'contoh, belum resmi'})."


def _title(figures: Sequence[AreaFigure]) -> str:
    counts = {category: sum(row.figure.category is category for row in figures) for category in Category}
    named = [f"{number} {category.label.lower()}" for category, number in counts.items() if number]
    return f"{narrative.listed(named).capitalize()}" if named else "Belum ada kategori"


def _legend(figure: Figure) -> tuple[tuple[int | None, str], ...]:
    if figure.cuts is None:
        bounds = ["", "", "", ""]
    else:
        low, middle, high = narrative.cut_words(figure.cuts)
        bounds = [f"di bawah {low}", f"{low} – {middle}", f"{middle} – {high}", f"{high} ke atas"]
    named = [
        (category.value, f"{category.label} {bound}".strip()) for category, bound in zip(Category, bounds, strict=True)
    ]
    return (*named, (None, "Belum dilaporkan"))
