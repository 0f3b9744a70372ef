"""Narrowing dated reference rows, obligations and submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from accounts.models import Role, User
from periods.month import Month

if TYPE_CHECKING:
    from enrolment.models import Obligation, Submission


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with ``valid_from`` and an open or closed ``valid_to``."""

    def in_force(self, month: Month) -> DatedQuerySet:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=month), valid_from__lte=month)


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, user: User) -> ObligationQuerySet:
        """Offices see their own and those of the offices below them; publishers, admins and auditors see all."""
        if user.role in (Role.PUBLISHER, Role.ADMIN, Role.AUDITOR):
            return self
        if user.role in (Role.ENTRY, Role.VERIFIER):
            return self.filter(Q(office=user.office_id) | Q(office__parent=user.office_id))
        return self.none()


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def verified(self) -> SubmissionQuerySet:
        return self.filter(status="verified")

    def visible_to(self, user: User) -> SubmissionQuerySet:
        if user.role in (Role.PUBLISHER, Role.ADMIN, Role.AUDITOR):
            return self
        if user.role in (Role.ENTRY, Role.VERIFIER):
            return self.filter(Q(obligation__office=user.office_id) | Q(obligation__office__parent=user.office_id))
        return self.none()
