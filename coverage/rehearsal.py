"""A change of reference data tried out: done, looked at, and undone, so that a preview is what the change will do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from coverage.figures.effect import Effects, effects
from coverage.selectors import Places
from coverage.selectors.reference import latest_participants, published_months, remarks_on, terms_in_force
from periods.month import Month
from regions.models import Region


@dataclass(frozen=True)
class Rehearsal:
    """What a change would do in ``month`` to the participants of the release ``label``."""

    month: Month
    valid_from: Month
    label: str
    participants_of: Month | None
    effects: Effects
    stored: object
    remarks: list[str]
    published: list[Month]
    """Months that are published already and lie in the time of the change: they keep their figures."""


def rehearse(
    act: Callable[[], object], *, scope: Region, places: Places, valid_from: Month, valid_to: Month | None = None
) -> Rehearsal:
    """Run ``act`` in a transaction that is taken back; what it raises is raised."""
    latest = latest_participants(scope, places)
    month = max(valid_from, latest.month) if latest.month else valid_from
    if valid_to:
        month = min(month, valid_to)
    before = terms_in_force(month, scope, places)
    with transaction.atomic():
        stored = act()
        remarks = remarks_on(stored)
        after = terms_in_force(month, scope, places)
        transaction.set_rollback(True)
    return Rehearsal(
        month=month,
        valid_from=valid_from,
        label=latest.label,
        participants_of=latest.month,
        effects=effects(places.scope, latest.participants, before, after),
        stored=stored,
        remarks=remarks,
        published=published_months(scope, valid_from, valid_to),
    )
