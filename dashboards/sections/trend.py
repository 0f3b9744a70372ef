"""Coverage month by month."""

from __future__ import annotations

from dashboards.readings import RegencyReading


def trend(reading: RegencyReading) -> dict[str, object]:
    return {"trend": reading.block(reading.trend())}
