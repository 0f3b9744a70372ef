"""The area among the others."""

from __future__ import annotations

from coverage.readings import RegencyReading
from dashboards.blocks import block_of


def place(reading: RegencyReading) -> dict[str, object]:
    return {"among_others": block_of(reading, reading.among_peers())}
