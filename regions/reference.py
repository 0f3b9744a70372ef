"""Reference data of areas from rows of text: what is not there yet is added, what is there stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regions.models import Region, RegionAlias

Line = Mapping[str, str]


def add_regions(rows: Iterable[Line]) -> int:
    """Parents stand before their children; returns how many are new."""
    return sum(
        Region.objects.get_or_create(
            kemendagri_code=row["kemendagri_code"],
            defaults={
                "bps_code": row["bps_code"],
                "name": row["name"],
                "short_name": row["short_name"],
                "slug": row["slug"],
                "level": row["level"],
                "kind": row["kind"],
                "parent": Region.objects.filter(kemendagri_code=row["parent_code"]).first(),
                "tile_row": _number(row["tile_row"]),
                "tile_column": _number(row["tile_column"]),
            },
        )[1]
        for row in rows
    )


def add_aliases(rows: Iterable[Line]) -> int:
    """What people call areas; a word means one area only."""
    return sum(
        RegionAlias.objects.get_or_create(
            name=row["alias"], defaults={"region": Region.objects.get(kemendagri_code=row["kemendagri_code"])}
        )[1]
        for row in rows
    )


def _number(text: str) -> int | None:
    return int(text) if text else None
