"""Narrowing events: of one chain, about one object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Model

if TYPE_CHECKING:
    from audit.models import AuditEvent


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def chain(self, *, is_example: bool) -> AuditEventQuerySet:
        """Real events or example events, each a chain of its own, first event first."""
        # "is_example=False" would become "NOT is_example", for which SQLite uses no index.
        return self.filter(is_example__in=(is_example,)).order_by("position")

    def about(self, *subjects: Model) -> AuditEventQuerySet:
        """What happened to these objects of one model, newest first."""
        kinds = {subject._meta.label_lower for subject in subjects}
        keys = [str(subject.pk) for subject in subjects]
        return self.filter(subject_type__in=kinds, subject_id__in=keys).order_by("-pk")

    def last_of(self, *, is_example: bool) -> tuple[int, str]:
        """Position and hash of the end of a chain; 0 and "" before the first event."""
        last = self.chain(is_example=is_example).reverse().values_list("position", "hash").first()
        return last or (0, "")
