"""Regulations of the area: what stands, what is under way, and what the province has for all."""

from __future__ import annotations

from coverage.readings import RegencyReading
from dashboards.opening import Opening
from monev.regulations import matrix
from monev.selectors.regulations import regulations_beside
from monev.vocabulary import Stage


def regulations(reading: RegencyReading[Opening]) -> dict[str, object]:
    everything = regulations_beside(reading.opening.identity, reading.opening.places)
    own = [row for row in everything if row.area == reading.area and row.stage is not Stage.REVOKED]
    return {
        "regulations": sorted(own, key=lambda row: not row.stands),
        "regulations_missing": matrix([reading.area], everything)[0].is_missing,
        "regulations_of_scope": [row for row in everything if row.is_of_scope and row.stands],
    }
