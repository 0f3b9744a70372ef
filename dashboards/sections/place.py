"""The area among the others."""

from __future__ import annotations

from dashboards.readings import RegencyReading


def place(reading: RegencyReading) -> dict[str, object]:
    return {"among_others": reading.block(reading.among_peers())}
