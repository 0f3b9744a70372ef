"""From checked shapes to small outlines on a plane, with borders that stay shared. Opens shapely, late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, degrees, radians, sin
from typing import Any

from regions.boundaries.records import BoundariesRefused, Matched, Outline, Outlines, Pixel, Shape
from regions.boundaries.rings import MOST_POINTS

# The longer side of the plane; a picture 600 wide shows some seven units as one.
PLANE = 4000
# Enough for every bay that a picture of this size can show, few enough for a page on a telephone.
MOST_DRAWN = 1600
_FIRST_TOLERANCE = 4.0
# Islands and holes below this many square units would be dots.
_SMALLEST = 150
_OVERLAP = 0.005
# As much of an area may mending change.
_MENDED = 0.001


def draw_outlines(matched: Matched) -> Outlines:
    """Project, simplify and round; refuse what no drawing can mend."""
    if matched.points > MOST_POINTS:
        counted, most = (f"{number:,}".replace(",", ".") for number in (matched.points, MOST_POINTS))
        raise BoundariesRefused(
            f"Berkas berisi {counted} titik, paling banyak {most}. Sederhanakan dahulu geometrinya."
        )
    # A library that only this command needs.
    import shapely

    shapes = [_geometry(shapely, shape) for shape in matched.shapes]
    shapes, mended = _mend(shapely, matched.shapes, shapes)
    _check_overlaps(shapely, matched.shapes, shapes)
    plane, width, height = _project(shapely, shapes)
    notes = [*matched.notes, *mended]
    if not shapely.coverage_is_valid(plane):
        notes.append("Ada celah atau tumpang tindih kecil di antara wilayah yang bertetangga; dibiarkan apa adanya.")
    simple = _simplify(shapely, plane)
    outlines = {
        shape.area.kemendagri_code: _outline(shapely, geometry)
        for shape, geometry in zip(matched.shapes, simple, strict=True)
    }
    return Outlines(width, height, outlines, tuple(notes))


def _geometry(shapely: Any, shape: Shape) -> Any:
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in shape.polygons])


def _mend(shapely: Any, shapes: Sequence[Shape], geometries: Sequence[Any]) -> tuple[list[Any], list[str]]:
    """Tiny self-intersections, as rounding makes them, are mended and told, larger ones refused with their place."""
    mended, notes, sentences = [], [], []
    for shape, geometry in zip(shapes, geometries, strict=True):
        valid = geometry
        if not shapely.is_valid(geometry):
            place = shapely.is_valid_reason(geometry).partition("[")[2].rstrip("]")
            where = f"{shape.area.official_name}: batasnya memotong dirinya sendiri di sekitar bujur lintang {place}"
            valid = _polygons_of(shapely, shapely.make_valid(geometry, method="structure", keep_collapsed=False))
            if abs(valid.area - geometry.area) > _MENDED * abs(geometry.area):
                sentences.append(f"{where}. Perbaiki, misalnya dengan “Fix geometries” di QGIS.")
            notes.append(f"{where}; dibetulkan, luasnya tidak berubah berarti.")
        mended.append(valid)
    if sentences:
        raise BoundariesRefused(sentences)
    return mended, notes


def _polygons_of(shapely: Any, geometry: Any) -> Any:
    return shapely.MultiPolygon([part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"])


def _check_overlaps(shapely: Any, shapes: Sequence[Shape], geometries: Sequence[Any]) -> None:
    """Slivers between neighbours are common; the same ground twice is a wrong file."""
    pairs = list(zip(shapes, geometries, strict=True))
    sentences = []
    for (one, first), (other, second) in combinations(pairs, 2):
        if not shapely.intersects(first, second):
            continue
        smaller = min(first.area, second.area)
        if shapely.intersection(first, second).area > _OVERLAP * smaller:
            sentences.append(
                f"{one.area.official_name} dan {other.area.official_name} bertumpang tindih."
                " Setiap tempat hanya boleh milik satu wilayah."
            )
    if sentences:
        raise BoundariesRefused(sentences)


def _project(shapely: Any, geometries: Sequence[Any]) -> tuple[list[Any], int, int]:
    """Lambert's cylindrical equal-area projection around the middle of the province: areas compare as on the ground."""
    west, south, east, north = shapely.total_bounds(geometries)
    squeeze = cos(radians((south + north) / 2))
    left, right = west * squeeze, east * squeeze
    bottom, top = (degrees(sin(radians(latitude))) / squeeze for latitude in (south, north))
    scale = PLANE / max(right - left, top - bottom)

    def onto_plane(points: Any) -> Any:
        import numpy

        x = (points[:, 0] * squeeze - left) * scale
        y = (top - numpy.degrees(numpy.sin(numpy.radians(points[:, 1]))) / squeeze) * scale
        return numpy.column_stack((x, y))

    plane = [shapely.transform(geometry, onto_plane) for geometry in geometries]
    return plane, round((right - left) * scale), round((top - bottom) * scale)


def _simplify(shapely: Any, geometries: Sequence[Any]) -> list[Any]:
    """Drop points until the drawing is small; a border of two areas loses the same points on both sides."""
    tolerance = _FIRST_TOLERANCE
    kept = [_without_dots(shapely, geometry) for geometry in geometries]
    while True:
        simple = list(shapely.coverage_simplify(kept, tolerance))
        if sum(int(shapely.get_num_coordinates(geometry)) for geometry in simple) <= MOST_DRAWN or tolerance > PLANE:
            return [_without_dots(shapely, geometry) for geometry in simple]
        tolerance *= 1.5


def _without_dots(shapely: Any, geometry: Any) -> Any:
    """Without islands and holes that nobody would see; the largest part always stays."""
    parts = sorted(shapely.get_parts(geometry), key=lambda part: part.area, reverse=True)
    kept = [part for number, part in enumerate(parts) if number == 0 or part.area >= _SMALLEST]
    holes = [[hole for hole in part.interiors if shapely.Polygon(hole).area >= _SMALLEST] for part in kept]
    return shapely.MultiPolygon(
        [shapely.Polygon(part.exterior, inner) for part, inner in zip(kept, holes, strict=True)]
    )


def _outline(shapely: Any, geometry: Any) -> Outline:
    parts = list(shapely.get_parts(geometry))
    rings = [ring for part in parts for line in (part.exterior, *part.interiors) if (ring := _pixels(line))]
    largest = max(parts, key=lambda part: part.area)
    anchor = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=5))[0]
    return Outline(tuple(rings), (round(anchor[0]), round(anchor[1])))


def _pixels(line: Any) -> tuple[Pixel, ...]:
    """Whole units without repetitions and without the closing point; empty where nothing is left of the ring."""
    ring: list[Pixel] = []
    for x, y in line.coords[:-1]:
        point = (round(x), round(y))
        if not ring or ring[-1] != point:
            ring.append(point)
    return tuple(ring) if len(ring) > 2 else ()
