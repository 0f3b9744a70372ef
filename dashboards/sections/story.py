"""The number in three sentences, and what was recorded in the same year."""

from __future__ import annotations

from coverage import narrative
from coverage.figures.events import between, of_area
from coverage.readings import RegencyReading


def story(reading: RegencyReading) -> dict[str, object]:
    month, events = reading.own.month, of_area(reading.events, reading.area.slug)
    return {
        "story": narrative.paragraph(reading.situation),
        "recorded": narrative.recorded_beside(between(events, month - 12, month)),
    }
