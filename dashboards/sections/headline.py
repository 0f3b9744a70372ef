"""The one number of an area, in words and on its scale."""

from __future__ import annotations

from coverage import exhibits, narrative
from coverage.readings import RegencyReading
from dashboards.blocks import ScaleBlock


def headline(reading: RegencyReading) -> dict[str, object]:
    own = reading.own
    scale = exhibits.scale("skala", own.figure)
    return {
        "headline": own,
        "words": narrative.headline(own.figure, inherited=own.inherits_target),
        "scale": ScaleBlock(scale) if scale else None,
        "place": narrative.place(reading.place),
        "completeness": narrative.completeness(own.provenance),
        "last_known": narrative.last_known(reading.series),
    }
