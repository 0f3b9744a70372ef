"""Of whom the number is made: segments, worker groups, programmes."""

from __future__ import annotations

from coverage.readings import RegencyReading
from dashboards.blocks import block_of


def parts(reading: RegencyReading) -> dict[str, object]:
    return {
        "parts": [block_of(reading, chart) for chart in (reading.segments(), reading.groups(), reading.programmes())]
    }
