"""From the official file of boundaries to outlines that pages draw. Pure; ``drawing`` opens shapely, late."""

from regions.boundaries.drawing import draw_outlines
from regions.boundaries.geojson import read_features
from regions.boundaries.matching import match_areas
from regions.boundaries.records import Boundaries, BoundariesRefused, KnownArea, Outline, Outlines

__all__ = [
    "Boundaries",
    "BoundariesRefused",
    "KnownArea",
    "Outline",
    "Outlines",
    "draw_outlines",
    "match_areas",
    "read_features",
]
