"""Events beside a chart: numbered flags, a list without numbers, and a column of its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coverage.charts.records import Flag, Unflagged
from coverage.figures.events import Event, EventKind, standing
from periods.month import Month

NOTHING = "–"
# A target is a step of the chart already, and a tariff moves no figure in it: flags of them would hide the others.
_LISTED_ONLY = {EventKind.TARGET, EventKind.TARIFF}


def flags(events: Iterable[Event], months: Sequence[Month]) -> tuple[Flag, ...]:
    """What people recorded and what breaks the series, as far as it stands, numbered in order of time."""
    return tuple(
        Flag(month, number, event.when, _title(event))
        for number, (month, event) in enumerate(_inside(events, months, flagged=True), start=1)
    )


def unflagged(events: Iterable[Event], months: Sequence[Month]) -> tuple[Unflagged, ...]:
    """What else happened in the months of the chart: derived changes of targets and tariffs."""
    return tuple(Unflagged(month, event.when, _title(event)) for month, event in _inside(events, months, flagged=False))


def happened_in(month: Month, flags: Sequence[Flag], others: Sequence[Unflagged] = ()) -> str:
    """``3 PP 50/2025 mulai berlaku; Target menjadi …``, or a dash."""
    numbered = [f"{flag.number} {flag.title}" for flag in flags if flag.month == month]
    return "; ".join((*numbered, *(other.title for other in others if other.month == month))) or NOTHING


def _inside(events: Iterable[Event], months: Sequence[Month], *, flagged: bool) -> list[tuple[Month, Event]]:
    shown = set(months)
    return [
        (event.month, event)
        for event in standing(events)
        if event.month is not None and event.month in shown and _is_flagged(event) == flagged
    ]


def _is_flagged(event: Event) -> bool:
    return not (event.derived and event.kind in _LISTED_ONLY)


def _title(event: Event) -> str:
    return f"{event.title}{' (data contoh)' if event.is_example else ''}"
