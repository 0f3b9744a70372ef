"""The one way to write the trail."""

from typing import Any, Protocol

from django.db import connection
from django.db.models import Model

from audit.chain import digest, plain
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


# A name of our own among PostgreSQL's advisory locks; the second number tells the chain.
_LOCK = 0x4A45  # "JE", jejak


def record(*, by: Actor, action: str, about: Model, **details: Any) -> AuditEvent:
    """Write one event beside the change, as the last thing in the transaction of the change.

    Who writes holds the end of the chain until the transaction ends: what comes after lets the others wait.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"Kejadian “{action}” harus ditulis dalam transaksi perubahannya (transaction.atomic).")
    details = plain(details)
    _wait_for_the_end(by.is_example)
    position, previous = AuditEvent.objects.last_of(is_example=by.is_example)
    event = AuditEvent(
        position=position + 1,
        previous=previous,
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
    event.hash = digest(event)
    event.save(force_insert=True)
    return event


def _wait_for_the_end(is_example: bool) -> None:
    """One writer of a chain at a time: a lock of the transaction, taken in a statement of its own before the reading.

    On SQLite nothing is to do: a transaction that writes has the whole file from its beginning.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (_LOCK, int(is_example)))
