"""Published figures turned into chart records: what is shown, said and listed, not how it is drawn. Pure."""

from coverage.exhibits.comparison import comparison, panels
from coverage.exhibits.contributions import (
    contribution_chart,
    contribution_lines,
    contribution_months,
    contribution_sources,
)
from coverage.exhibits.distance import paces, uncovered_groups
from coverage.exhibits.employers import employer_lines, employers
from coverage.exhibits.forecast import fan
from coverage.exhibits.heat import heat_listing, heat_table
from coverage.exhibits.listings import area_listing, printed_listing
from coverage.exhibits.map import category_legend, province_map, scheme_note
from coverage.exhibits.parts import groups, programmes, segments
from coverage.exhibits.peers import among_peers
from coverage.exhibits.place import place_among
from coverage.exhibits.ranking import ranking_listing, target_distances
from coverage.exhibits.revision import figure_name, revision_listing
from coverage.exhibits.small_panels import shared_axis, small_panels
from coverage.exhibits.trend import Mark, scale, scope_trend, trend
from coverage.exhibits.why import Comparison, effects_of_change, groups_of_change, segment_note

__all__ = [
    "Comparison",
    "Mark",
    "among_peers",
    "area_listing",
    "category_legend",
    "comparison",
    "contribution_chart",
    "contribution_lines",
    "contribution_months",
    "contribution_sources",
    "effects_of_change",
    "employer_lines",
    "employers",
    "fan",
    "figure_name",
    "groups",
    "groups_of_change",
    "heat_listing",
    "heat_table",
    "paces",
    "panels",
    "place_among",
    "printed_listing",
    "programmes",
    "province_map",
    "ranking_listing",
    "revision_listing",
    "scale",
    "scheme_note",
    "scope_trend",
    "segment_note",
    "segments",
    "shared_axis",
    "small_panels",
    "target_distances",
    "trend",
    "uncovered_groups",
]
