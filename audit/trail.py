"""The one way to write the trail."""

from typing import Any, Protocol

from django.db.models import Model

from audit.models import AuditEvent
from periods import clock


class Actor(Protocol):
    """Whoever acts: accounts stand on a higher floor, so only what is needed of them is named."""

    pk: Any
    is_example: bool

    def get_username(self) -> str: ...


class _CommandLine:
    """Whoever runs manage.py on the server: not a person with an account."""

    pk = None
    is_example = False

    def get_username(self) -> str:
        return "baris perintah"


COMMAND_LINE = _CommandLine()


def record(*, by: Actor, action: str, about: Model, **details: Any) -> AuditEvent:
    """Write one event beside the change; call inside the transaction of the change."""
    return AuditEvent.objects.create(
        at=clock.now(),
        actor_id=by.pk,
        actor_name=by.get_username(),
        action=action,
        subject_type=about._meta.label_lower,
        subject_id=str(about.pk),
        subject_label=str(about)[:300],
        details=details,
        is_example=by.is_example,
    )
