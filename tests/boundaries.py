"""A little GeoJSON: fifteen squares of a tenth of a degree side by side, made here and changed by each test."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from audit.trail import Actor
from regions.actions import import_boundaries
from regions.boundaries import KnownArea, draw_outlines, match_areas, read_features
from regions.models import BoundarySet, Region

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
with (FIXTURES / "regions.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = [row for row in csv.DictReader(_file) if row["level"] == "regency"]
AREAS = [
    KnownArea(row["kemendagri_code"], row["bps_code"], row["name"], f"{row['kind'].capitalize()} {row['name']}")
    for row in _ROWS
]
COLUMNS, SIDE, WEST, SOUTH = 4, 0.1, 104.0, -5.0

Json = dict[str, Any]


def square(number: int) -> list[list[float]]:
    """A ring against the clock; its neighbours share whole sides and a point in the middle of each."""
    west, south = WEST + number % COLUMNS * SIDE, SOUTH + number // COLUMNS * SIDE
    half = SIDE / 2
    around = [(0, 0), (half, 0), (SIDE, 0), (SIDE, half), (SIDE, SIDE), (half, SIDE), (0, SIDE), (0, half), (0, 0)]
    return [[round(west + x, 6), round(south + y, 6)] for x, y in around]


def squares() -> Json:
    """All fifteen areas with both codes and the names of the columns that BIG uses."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"KDPKAB": area.kemendagri_code, "BPS": area.bps_code, "WADMKK": area.name},
                "geometry": {"type": "Polygon", "coordinates": [square(number)]},
            }
            for number, area in enumerate(AREAS)
        ],
    }


def as_bytes(document: Json) -> bytes:
    return json.dumps(document).encode()


def boundaries_of_squares(*, by: Actor, source: str = "Badan Informasi Geospasial, 2025") -> BoundarySet | None:
    """The map is drawn from the fifteen squares."""
    matched = match_areas(read_features(as_bytes(squares())), AREAS)
    return import_boundaries(
        scope=Region.objects.get(kemendagri_code="18"),
        outlines=draw_outlines(matched),
        source=source,
        licence="CC BY 4.0",
        file_name="kabkota.geojson",
        sha256="5" * 64,
        points_in_file=matched.points,
        by=by,
    )
