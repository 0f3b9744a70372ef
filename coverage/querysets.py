"""Narrowing dated reference data, releases and published figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from periods.month import Month
from regions.models import Region

if TYPE_CHECKING:
    from coverage.models import CoverageTarget, EligibleWorkers, PublishedFigure, Release


class EligibleWorkersQuerySet(models.QuerySet["EligibleWorkers"]):
    def in_force(self, month: Month, regions: Iterable[Region | int]) -> dict[int, EligibleWorkers]:
        """The eligible-workers row that stands for each area in a month, by region id."""
        rows = self.filter(basis="eligible", region__in=list(regions), valid_from__lte=month)
        return {row.region_id: row for row in rows.order_by("valid_from", "revision", "pk")}


class TargetQuerySet(models.QuerySet["CoverageTarget"]):
    def in_force(self, year: int, regions: Iterable[Region | int]) -> dict[int, CoverageTarget]:
        """The target of each area for a year, by region id; a superseded one does not count."""
        rows = self.filter(year=year, region__in=list(regions), superseded_by__isnull=True)
        return {row.region_id: row for row in rows}


class ReleaseQuerySet(models.QuerySet["Release"]):
    def catalogue(self, scope_code: str) -> ReleaseQuerySet:
        """All releases of a scope, oldest month first."""
        return self.filter(scope__kemendagri_code=scope_code).order_by("month", "number")


class PublishedFigureQuerySet(models.QuerySet["PublishedFigure"]):
    def totals(self) -> PublishedFigureQuerySet:
        """Figures of whole areas, without single worker groups and without targets."""
        return self.filter(group="", row_kind="figure")
