"""Saving what a plain form sent, for one report."""

from __future__ import annotations

from accounts.models import User
from enrolment import actions
from enrolment.forms.entry import Reading
from enrolment.models import Obligation


def save_what_agrees(obligation: Obligation, reading: Reading, by: User) -> int:
    """Save what nobody else wrote meanwhile; the rest stands in ``reading.conflicts`` afterwards."""
    changes = list(reading.changes)
    while changes:
        try:
            return len(actions.save_cells(obligation=obligation, changes=changes, by=by))
        except actions.CellConflict as conflict:
            reading.conflicts |= {one.cell: one for one in conflict.conflicts}
            changes = [change for change in changes if change.cell not in reading.conflicts]
    return 0
