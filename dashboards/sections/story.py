"""The number in three sentences."""

from __future__ import annotations

from coverage import narrative
from coverage.readings import RegencyReading


def story(reading: RegencyReading) -> dict[str, object]:
    return {"story": narrative.paragraph(reading.situation)}
