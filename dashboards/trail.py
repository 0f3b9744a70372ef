"""The whole audit trail as people read it: the only place that knows the sentences of all apps."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.actors import names_of, people_called
from accounts.sentences import SENTENCES as OF_PEOPLE
from audit.chain import canonical
from audit.models import AuditEvent
from audit.querysets import AuditEventQuerySet
from audit.telling import Told, tell
from coverage.sentences import SENTENCES as OF_COVERAGE
from enrolment.plain_text import plain_text
from enrolment.selectors.history import names_of_cells
from enrolment.sentences import SENTENCES as OF_REPORTS
from monev.sentences import SENTENCES as OF_MONEV
from regions.sentences import SENTENCES as OF_AREAS

SENTENCES = OF_PEOPLE | OF_REPORTS | OF_COVERAGE | OF_MONEV | OF_AREAS
COLUMNS = (
    "nomor",
    "rantai",
    "waktu",
    "nama_pengguna",
    "nama",
    "tindakan",
    "kejadian",
    "objek",
    "jenis_objek",
    "nomor_objek",
    "hash_sebelumnya",
    "hash",
    "isi_kanonik",
)
_BATCH = 1000


def find_events(
    *,
    action: str = "",
    name: str = "",
    subject: str = "",
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
) -> AuditEventQuerySet:
    """Events that match all that is given, newest first; both days are included."""
    events = AuditEvent.objects.order_by("-pk")
    if action:
        events = events.filter(action=action)
    if name:
        events = events.filter(Q(actor_name__icontains=name) | Q(actor_id__in=people_called(name)))
    if subject:
        events = events.filter(subject_label__icontains=subject)
    if since:
        events = events.filter(at__gte=_midnight(since))
    if until:
        events = events.filter(at__lt=_midnight(until + timedelta(days=1)))
    if kind:
        events = events.filter(is_example__in=(kind == "contoh",))
    return events


def told(events: Iterable[AuditEvent]) -> list[Told]:
    """A page of events in sentences."""
    events = list(events)
    return tell(events, SENTENCES, names_of(events), names_of_cells())


def export_lines(events: AuditEventQuerySet, *, excel: bool) -> Iterator[str]:
    """The events as lines of a CSV, oldest first, each with what its hash is made of.

    ``excel``: with BOM and semicolons. SHA-256 of ``isi_kanonik`` in UTF-8 is ``hash``, and ``hash_sebelumnya`` is the
    hash of the number before: whoever has the file proves it with a few lines of any language.
    """
    yield ("\ufeff" if excel else "") + _line(COLUMNS, excel)
    rows = events.order_by("is_example", "position").iterator(chunk_size=_BATCH)
    while batch := list(islice(rows, _BATCH)):
        for item in told(batch):
            yield _line(_cells(item), excel)


def _cells(item: Told) -> list[str]:
    event: Any = item.event
    texts = (event.actor_name, item.who, item.label, item.sentence, event.subject_label)
    who, name, label, sentence, subject = map(plain_text, texts)
    return [
        str(event.position),
        "contoh" if event.is_example else "nyata",
        timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds"),
        *(who, name, label, sentence, subject),
        event.subject_type,
        event.subject_id,
        event.previous,
        event.hash,
        canonical(event),
    ]


def _line(cells: Iterable[str], excel: bool) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n").writerow(cells)
    return file.getvalue()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
