"""Events as numbered flags of a chart and as a column of its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coverage.charts.records import Flag
from coverage.figures.events import Event, standing
from periods.month import Month

NOTHING = "–"


def flags(events: Iterable[Event], months: Sequence[Month]) -> tuple[Flag, ...]:
    """What stands and happened in the months of the chart, numbered in order of time."""
    shown = set(months)
    inside = [event for event in standing(events) if event.month in shown]
    return tuple(
        Flag(event.month, number, event.when, f"{event.title}{' (data contoh)' if event.is_example else ''}")
        for number, event in enumerate(inside, start=1)
        if event.month is not None
    )


def happened_in(month: Month, flags: Sequence[Flag]) -> str:
    """``3 PP 50/2025 mulai berlaku; 4 …``, or a dash."""
    return "; ".join(f"{flag.number} {flag.title}" for flag in flags if flag.month == month) or NOTHING
