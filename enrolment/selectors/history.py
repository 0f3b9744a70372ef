"""What happened to a report or to one of its cells, for the pages that tell it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from accounts.actors import names_of
from accounts.models import User
from audit.models import AuditEvent
from audit.telling import Details, Told, tell
from enrolment.models import Submission, WorkerGroup
from enrolment.sentences import SENTENCES, cell_words, name_cells, one_cell


def history_of(submission: Submission) -> list[Told]:
    """Every act on one revision of a report, newest first."""
    return _told(list(AuditEvent.objects.about(submission)))


def history_of_cell(submission: Submission, cell: str, user: User) -> list[Told]:
    """What was written into one cell and said of it, in all revisions of the report, newest first."""
    revisions = Submission.objects.visible_to(user).filter(obligation=submission.obligation_id)
    events = []
    for event in AuditEvent.objects.about(*revisions):
        details = one_cell(event.details, cell)
        if details is not None:
            event.details = details
            events.append(event)
    return _told(events)


def cell_name(cell: str) -> str:
    """``RT/RW – potensi`` for ``rt-rw.potensi``; ``PU – peserta`` for ``PU.peserta``."""
    return cell_words(cell, _group_names())


def names_of_cells() -> Callable[[Details], Details]:
    """Calls the rows of worker groups in the details of events by their names."""
    return partial(name_cells, groups=_group_names())


def _told(events: list[AuditEvent]) -> list[Told]:
    return tell(events, SENTENCES, names_of(events), names_of_cells())


def _group_names() -> dict[str, str]:
    return dict(WorkerGroup.objects.values_list("code", "name"))
