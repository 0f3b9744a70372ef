"""Outlines of a province for those who draw it."""

from __future__ import annotations

from django.utils import timezone

from regions.boundaries import Boundaries, Outline, Outlines
from regions.models import BoundarySet, Region, RegionBoundary


def boundaries_in_force(scope: Region) -> Boundaries | None:
    """What the map is drawn from; None means tiles. Two queries, one where there is nothing."""
    standing = BoundarySet.objects.in_force(scope)
    if standing is None or standing.width is None or standing.height is None:
        return None
    rows = RegionBoundary.objects.filter(boundary_set=standing).values_list(
        "region__kemendagri_code", "rings", "anchor_x", "anchor_y"
    )
    by_code = {
        code: Outline(tuple(tuple((x, y) for x, y in ring) for ring in rings), (anchor_x, anchor_y))
        for code, rings, anchor_x, anchor_y in rows
    }
    return Boundaries(
        Outlines(standing.width, standing.height, by_code),
        standing.source,
        standing.licence,
        timezone.localtime(standing.imported_at).date(),
    )
