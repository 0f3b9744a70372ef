"""Why the number moved."""

from __future__ import annotations

from coverage import narrative
from dashboards.readings import RegencyReading


def why(reading: RegencyReading) -> dict[str, object]:
    month = reading.own.month
    return {
        "changes": [narrative.change_since(reading.change_since(since), since) for since in (month - 1, month - 12)]
    }
