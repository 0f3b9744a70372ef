"""The scope of the site and the areas in it, in one query; three where outlines are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from coverage.figures.area import Area
from regions.boundaries import Boundaries
from regions.models import BoundarySet, Region
from regions.selectors import boundaries_in_force


@dataclass(frozen=True, eq=False)
class Places:
    """The province and its regencies, by the number of their row and by their slug."""

    scope: Area
    by_id: dict[int, Area]
    boundaries: Boundaries | None = None
    """What the map is drawn from; None: tiles."""

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {area.slug: key for key, area in self.by_id.items()}

    @property
    def regencies(self) -> list[Area]:
        return list(self.by_id.values())

    def find(self, slug: str) -> Area | None:
        key = self._ids.get(slug)
        return None if key is None else self.by_id[key]

    def id_of(self, area: Area) -> int:
        return self._ids[area.slug]


def read_places(scope_code: str) -> Places | None:
    """None while the installation knows no such province."""
    rows = Region.objects.filter(Q(kemendagri_code=scope_code) | Q(parent__kemendagri_code=scope_code, level="regency"))
    rows = rows.annotate(has_outlines=Exists(BoundarySet.objects.filter(scope=OuterRef("pk"))))
    scope = boundaries = None
    regencies = {}
    for row in rows.order_by("kemendagri_code"):
        area = Area(
            slug=row.slug,
            name=row.name,
            official_name=row.official_name,
            short_name=row.short_name,
            kind=row.kind,
            kemendagri_code=row.kemendagri_code,
            tile_row=row.tile_row,
            tile_column=row.tile_column,
        )
        if row.kemendagri_code == scope_code:
            scope, boundaries = area, boundaries_in_force(row) if row.has_outlines else None
        else:
            regencies[row.pk] = area
    return Places(scope, regencies, boundaries) if scope else None
