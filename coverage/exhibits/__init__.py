"""Published figures turned into chart records: what is shown, said and listed, not how it is drawn. Pure."""

from coverage.exhibits.comparison import comparison, panels
from coverage.exhibits.distance import paces, uncovered_groups
from coverage.exhibits.employers import employer_lines, employers
from coverage.exhibits.forecast import fan
from coverage.exhibits.listings import area_listing, printed_listing
from coverage.exhibits.map import tile_map
from coverage.exhibits.parts import groups, programmes, segments
from coverage.exhibits.place import place_among
from coverage.exhibits.revision import figure_name, revision_listing
from coverage.exhibits.trend import Mark, scale, scope_trend, trend

__all__ = [
    "Mark",
    "area_listing",
    "comparison",
    "employer_lines",
    "employers",
    "fan",
    "figure_name",
    "groups",
    "paces",
    "panels",
    "place_among",
    "printed_listing",
    "programmes",
    "revision_listing",
    "scale",
    "scope_trend",
    "segments",
    "tile_map",
    "trend",
    "uncovered_groups",
]
