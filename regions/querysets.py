"""Narrowing areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from regions.models import Region


class RegionQuerySet(models.QuerySet["Region"]):
    def regencies_of(self, scope: Region) -> RegionQuerySet:
        """The kabupaten and kota below a province."""
        return self.filter(parent=scope, level="regency")
