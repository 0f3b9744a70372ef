"""Narrowing dated reference data, releases and published figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from periods.month import Month
from regions.models import Region

if TYPE_CHECKING:
    from coverage.models import ContributionRate, CoverageTarget, EligibleWorkers, PublishedFigure, Release


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


class ContributionRateQuerySet(models.QuerySet["ContributionRate"]):
    def standing(self) -> list[ContributionRate]:
        """The last revision of each tariff that was not withdrawn, in the order of the table. One query."""
        last = {row.key: row for row in self.select_related("regulation").order_by("pk")}
        rows = [row for row in last.values() if not row.is_withdrawn]
        return sorted(rows, key=lambda row: (row.segment, row.programme, row.sector, row.risk_class, row.valid_from))


class ReleaseQuerySet(models.QuerySet["Release"]):
    def catalogue(self, scope_code: str) -> ReleaseQuerySet:
        """All releases of a scope, oldest month first."""
        return self.filter(scope__kemendagri_code=scope_code).order_by("month", "number")

    def readable(self, moment: datetime, ahead: Iterable[int] = ()) -> ReleaseQuerySet:
        """What everybody may read at a moment, and the releases under embargo that are named."""
        public = Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=moment)
        return self.filter(public | Q(pk__in=list(ahead)))

    def ahead_for(self, user_id: int | None, moment: datetime) -> ReleaseQuerySet:
        """What one person may read before its moment."""
        return self.filter(embargoed_until__gt=moment, embargo_readers__user=user_id)

    def visible_to(self, user_id: int | None, moment: datetime) -> ReleaseQuerySet:
        return self.readable(moment, self.ahead_for(user_id, moment).values_list("pk", flat=True))


class PublishedFigureQuerySet(models.QuerySet["PublishedFigure"]):
    def totals(self) -> PublishedFigureQuerySet:
        """Figures of whole areas, without single worker groups and without targets."""
        return self.filter(group="", row_kind="figure")
