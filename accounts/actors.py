"""The people whom the trail names by number."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from audit.models import AuditEvent


def names_of(events: Iterable[AuditEvent]) -> dict[int, str]:
    """Full names by number of account, of those accounts that still exist."""
    keys = {event.actor_id for event in events if event.actor_id is not None}
    return {user.pk: user.full_name for user in User.objects.filter(pk__in=keys)}
