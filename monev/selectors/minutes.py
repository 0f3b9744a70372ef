"""The stored minutes of a meeting as one record, as they were written."""

from __future__ import annotations

from monev.minutes import HandedOver, Minutes, Present, Promise
from monev.models import Meeting

_FACTS = (
    *("title", "day", "place", "hosts", "chair", "agenda", "figures_said", "obstacles", "decisions", "notes"),
    *("secretary_title", "secretary_name", "branch_title", "branch_name", "source", "url"),
)


def minutes_of(meeting: Meeting) -> Minutes:
    """Three queries; handovers stand in the order in which they were written."""
    return Minutes(
        region=meeting.region_id,
        release=meeting.release_id,
        attendances=tuple(Present(row.office, row.persons) for row in meeting.attendances.order_by("position")),
        handovers=tuple(
            HandedOver(row.programme, row.cases, row.rupiah, row.note) for row in meeting.handovers.order_by("pk")
        ),
        commitments=tuple(
            Promise(row.action, row.office, row.support, row.output, row.group_id, row.workers, row.due)
            for row in meeting.commitments.order_by("number")
        ),
        **{name: getattr(meeting, name) for name in _FACTS},
    )
