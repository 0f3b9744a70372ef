"""The map of the scope: tiles, or outlines where an official file was imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coverage import narrative
from coverage.charts.records import AreaMap, Column, DataTable, MapArea, Row, Tile, TileMap
from coverage.figures.area import Area, AreaFigure
from coverage.figures.categories import Category, Scheme
from coverage.figures.figure import Figure, places_together
from periods.month import Month, day_in_words
from regions.boundaries import Boundaries


@dataclass(frozen=True)
class _Shown:
    """One area as both maps show it."""

    row: AreaFigure
    value_text: str
    places: int
    href: str


def province_map(
    scope: Area,
    month: Month,
    figures: Sequence[AreaFigure],
    scheme: Scheme,
    target: Figure,
    address: Callable[[Area], str],
    boundaries: Boundaries | None = None,
) -> TileMap | AreaMap:
    """Every area in the colour and pattern of its category: as outlines where all are known, else as tiles."""
    decimals = places_together({row.area.slug: row.figure for row in figures})
    shown = [
        _Shown(
            row,
            narrative.percent_words(row.figure, decimals[row.area.slug]) if row.is_reported else "Belum",
            decimals[row.area.slug],
            address(row.area),
        )
        for row in figures
    ]
    title, subtitle = _title(figures), f"Kategori cakupan UCJ {scope.official_name}, {month.words}"
    # An area without an outline must not vanish from the map.
    if boundaries and all(row.area.kemendagri_code in boundaries.outlines.by_code for row in figures):
        return AreaMap(
            key="peta",
            title=title,
            subtitle=subtitle,
            summary="Makin gelap makin tinggi cakupannya. Wilayah yang sempit diberi keterangan di sampingnya.",
            size=(boundaries.outlines.width, boundaries.outlines.height),
            areas=tuple(_area(item, boundaries) for item in shown),
            legend=category_legend(target),
            scheme_note=scheme_note(scheme),
            note=boundary_note(boundaries),
            table=_table(shown),
        )
    return TileMap(
        key="peta",
        title=title,
        subtitle=subtitle,
        summary="Setiap petak satu kabupaten/kota, kira-kira menurut letaknya; makin gelap makin tinggi cakupannya.",
        tiles=tuple(tile for item in shown if (tile := _tile(item))),
        legend=category_legend(target),
        scheme_note=scheme_note(scheme),
        table=_table(shown),
    )


def _tile(item: _Shown) -> Tile | None:
    area, figure = item.row.area, item.row.figure
    if area.tile_row is None or area.tile_column is None:
        return None
    return Tile(
        row=area.tile_row,
        col=area.tile_column,
        short=area.short_name,
        name=area.official_name,
        value_text=item.value_text,
        category=figure.category,
        href=item.href,
    )


def _area(item: _Shown, boundaries: Boundaries) -> MapArea:
    area, outline = item.row.area, boundaries.outlines.by_code[item.row.area.kemendagri_code]
    return MapArea(
        short=area.short_name,
        name=area.official_name,
        value_text=item.value_text,
        category=item.row.figure.category,
        rings=outline.rings,
        anchor=outline.anchor,
        href=item.href,
    )


def _table(shown: Sequence[_Shown]) -> DataTable:
    return DataTable(
        (
            Column("wilayah", "Kabupaten/kota"),
            Column("cakupan", "Cakupan", "percent"),
            Column("kategori", "Kategori"),
        ),
        tuple(
            Row(
                (
                    item.row.area.official_name,
                    item.row.figure.rate,
                    item.row.figure.category.label if item.row.figure.category else "Belum ada data",
                ),
                places=item.places,
            )
            for item in shown
        ),
    )


def boundary_note(boundaries: Boundaries) -> str:
    """Where the outlines come from and what they are not."""
    return (
        f"Batas wilayah: {boundaries.source.rstrip('.')}. Lisensi: {boundaries.licence.rstrip('.')}."
        f" Dipasang {day_in_words(boundaries.since)}; disederhanakan untuk gambar, bukan rujukan batas resmi."
    )


def scheme_note(scheme: Scheme) -> str:
    """Which scheme, and whether it is official."""
    return f"Skema: {scheme.name} ({'resmi' if scheme.official else 'contoh, belum resmi'})."


def _title(figures: Sequence[AreaFigure]) -> str:
    counts = {category: sum(row.figure.category is category for row in figures) for category in Category}
    named = [f"{number} {category.label.lower()}" for category, number in counts.items() if number]
    return f"{narrative.listed(named).capitalize()}" if named else "Belum ada kategori"


def category_legend(figure: Figure) -> tuple[tuple[int | None, str], ...]:
    """The classes with their limits."""
    if figure.cuts is None:
        bounds = ["", "", "", ""]
    else:
        low, middle, high = narrative.cut_words(figure.cuts)
        bounds = [f"di bawah {low}", f"{low} – {middle}", f"{middle} – {high}", f"{high} ke atas"]
    named = [
        (category.value, f"{category.label} {bound}".strip()) for category, bound in zip(Category, bounds, strict=True)
    ]
    return (*named, (None, "Belum lengkap"))
