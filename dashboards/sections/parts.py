"""Of whom the number is made: segments, worker groups, programmes."""

from __future__ import annotations

from dashboards.readings import RegencyReading


def parts(reading: RegencyReading) -> dict[str, object]:
    return {"parts": [reading.block(chart) for chart in (reading.segments(), reading.groups(), reading.programmes())]}
