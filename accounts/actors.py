"""The people whom the trail names by number."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from audit.models import AuditEvent


def names_of(events: Iterable[AuditEvent]) -> dict[int, str]:
    """Full names by number of account, of those accounts that still exist."""
    keys = {event.actor_id for event in events if event.actor_id is not None}
    return {user.pk: user.full_name for user in User.objects.filter(pk__in=keys)}


def people_called(name: str) -> list[int]:
    """Numbers of accounts in whose full name this stands."""
    named = Q(first_name__icontains=name) | Q(last_name__icontains=name)
    return list(User.objects.filter(named).values_list("pk", flat=True))
