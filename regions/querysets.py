"""Narrowing areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from regions.models import BoundarySet, Region


class RegionQuerySet(models.QuerySet["Region"]):
    def regencies_of(self, scope: Region) -> RegionQuerySet:
        """The kabupaten and kota below a province."""
        return self.filter(parent=scope, level="regency")


class BoundarySetQuerySet(models.QuerySet["BoundarySet"]):
    def in_force(self, scope: Region) -> BoundarySet | None:
        """The newest set of a province, also where it says that tiles are drawn again."""
        return self.filter(scope=scope).order_by("-pk").first()
