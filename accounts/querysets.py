"""Narrowing service areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from periods.month import Month

if TYPE_CHECKING:
    from accounts.models import ServiceArea


class ServiceAreaQuerySet(models.QuerySet["ServiceArea"]):
    def in_force(self, month: Month) -> ServiceAreaQuerySet:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=month), valid_from__lte=month)
