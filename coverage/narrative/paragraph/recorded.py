"""What the register of events holds of the same time: dated facts beside the paragraph, never its cause. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.events import Event, moment

MOST_TOLD = 2


def recorded_beside(events: Sequence[Event]) -> list[str]:
    """The newest ones first, the rest by number; an event of which only the year is known has no month to stand in."""
    dated = sorted((event for event in events if event.month is not None), key=moment, reverse=True)
    told = [_told(event) for event in dated[:MOST_TOLD]]
    if rest := len(dated) - len(told):
        told.append(f"{rest} peristiwa lain tercatat dalam setahun terakhir.")
    return told


def _told(event: Event) -> str:
    month = event.month.words if event.month else str(event.year)
    return f"Pada {month} tercatat: {event.title.strip().rstrip('.')}{_standing(event)}."


def _standing(event: Event) -> str:
    """An example is no claim anybody could verify, so it says what it is."""
    if event.is_example:
        return " (data contoh)"
    return "" if event.verified else " (belum diverifikasi)"
