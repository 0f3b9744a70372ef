"""Coverage month by month."""

from __future__ import annotations

from coverage.readings import RegencyReading
from dashboards.blocks import block_of


def trend(reading: RegencyReading) -> dict[str, object]:
    return {"trend": block_of(reading, reading.trend())}
