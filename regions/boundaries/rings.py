"""The coordinates of one geometry: within Indonesia, closed, and running the way RFC 7946 asks. Pure."""

from __future__ import annotations

import itertools

from regions.boundaries.records import BoundariesRefused, Polygon, Position, Ring

MOST_POINTS = 1_500_000
# Indonesia, with some sea around it.
LONGITUDES = (94.0, 142.0)
LATITUDES = (-12.0, 7.0)


def read_polygons(geometry: object, name: str) -> tuple[list[Polygon], int]:
    """The polygons of a Polygon or MultiPolygon, and how many rings had to be turned round."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        said = f"geometri {kind}" if isinstance(kind, str) and len(kind) < 30 else "tidak punya geometri"
        raise BoundariesRefused(f"{name}: {said}. Batas wilayah harus Polygon atau MultiPolygon.")
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts:
        raise BoundariesRefused(f"{name}: geometri tidak berisi koordinat.")
    read = [_read_polygon(part, name) for part in parts]
    return [polygon for polygon, _ in read], sum(turned for _, turned in read)


def _read_polygon(part: object, name: str) -> tuple[Polygon, int]:
    if not isinstance(part, list) or not part:
        raise BoundariesRefused(f"{name}: ada poligon tanpa cincin.")
    rings = [_read_ring(ring, name) for ring in part]
    turned = 0
    for number, ring in enumerate(rings):
        # Outer rings run against the clock, holes with it.
        if (signed_area(ring) > 0) != (number == 0):
            ring.reverse()
            turned += 1
    return rings, turned


def _read_ring(ring: object, name: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise BoundariesRefused(f"{name}: ada cincin dengan kurang dari empat titik.")
    if len(ring) > MOST_POINTS:
        raise BoundariesRefused(f"{name}: satu cincin berisi {len(ring)} titik, paling banyak {MOST_POINTS}.")
    positions = [_read_position(position, name) for position in ring]
    if positions[0] != positions[-1]:
        raise BoundariesRefused(f"{name}: ada cincin yang tidak tertutup; titik akhirnya harus sama dengan titik awal.")
    if signed_area(positions) == 0:
        raise BoundariesRefused(f"{name}: ada cincin tanpa luas. Hapus atau perbaiki geometrinya.")
    return positions


def _read_position(position: object, name: str) -> Position:
    if (
        not isinstance(position, list)
        or len(position) < 2
        or not all(isinstance(number, int | float) and not isinstance(number, bool) for number in position[:2])
    ):
        raise BoundariesRefused(f"{name}: ada koordinat yang bukan pasangan bujur dan lintang.")
    east, north = position[0], position[1]
    # A whole number can be larger than any float; comparing it costs nothing, turning it into one would fail.
    if LONGITUDES[0] <= east <= LONGITUDES[1] and LATITUDES[0] <= north <= LATITUDES[1]:
        return float(east), float(north)
    if LATITUDES[0] <= east <= LATITUDES[1] and LONGITUDES[0] <= north <= LONGITUDES[1]:
        raise BoundariesRefused(f"{name}: urutan koordinat terbalik. GeoJSON menulis bujur dahulu, lalu lintang.")
    raise BoundariesRefused(
        f"{name}: ada koordinat di luar Indonesia (bujur 94 sampai 142, lintang −12 sampai 7)."
        " Ekspor ulang dalam WGS 84 (EPSG:4326), derajat desimal."
    )


def signed_area(ring: Ring) -> float:
    """Twice the area, above zero for a ring that runs against the clock. Around its first point, for exactness."""
    x0, y0 = ring[0]
    total = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        total += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    return total
