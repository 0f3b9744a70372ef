"""What was promised at monev meetings and is still open, with the count of its group in this release."""

from __future__ import annotations

from coverage.readings import RegencyReading
from monev.selectors.commitments import agreed_commitments
from monev.vocabulary import Progress
from periods import clock

MOST_SHOWN = 6


def follow_up(reading: RegencyReading) -> dict[str, object]:
    today = clock.today()
    promised = agreed_commitments(
        regions={reading.opening.places.id_of(reading.area)},
        as_of=today,
        against=reading.release,
        with_history=False,
    )
    open_ones = [one for one in promised if one.standing.is_open]
    return {
        "promises": open_ones[:MOST_SHOWN],
        "promises_open": len(open_ones),
        "promises_late": sum(one.standing.is_overdue for one in open_ones),
        "promises_done": sum(one.standing.progress is Progress.DONE for one in promised),
        "promises_known": len(promised),
        "promises_as_of": today,
    }
