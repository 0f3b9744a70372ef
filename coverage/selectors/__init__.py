"""Released figures joined for those who show them; what publishers see of a month stands in ``publishing``."""

from coverage.selectors.areas import Places, read_places
from coverage.selectors.changes import counted_by_month, counted_segments, ground_of, grounds_by_month, sides_of
from coverage.selectors.comparing import offices_mark, potentials_of, services_in
from coverage.selectors.distances import (
    groups_of_scope,
    known_denominators,
    later_targets,
    printed_denominators,
    printed_points,
    printed_totals,
)
from coverage.selectors.events import recorded_events
from coverage.selectors.figures import (
    allowed_programmes,
    figures_and_series,
    figures_by_month,
    figures_of,
    parts_of,
    parts_of_areas,
    scope_figure,
    scope_series,
    series_of,
    standings_of,
    standings_since,
)
from coverage.selectors.printed import PrintedFigure, printed_figures, printed_groups, printed_of, printed_targets
from coverage.selectors.releases import (
    Catalogue,
    Edition,
    Identity,
    open_edition,
    published_identity,
    read_catalogue,
)
from coverage.selectors.revisions import ReleaseRevision, revision_of
from coverage.selectors.search import own_figures_showing, printed_figures_showing, searchable_areas
from coverage.selectors.tariffs import usable_rates
from coverage.selectors.trust import trust_in, trust_of

__all__ = [
    "Catalogue",
    "Edition",
    "Identity",
    "Places",
    "PrintedFigure",
    "ReleaseRevision",
    "allowed_programmes",
    "counted_by_month",
    "counted_segments",
    "figures_and_series",
    "figures_by_month",
    "figures_of",
    "ground_of",
    "grounds_by_month",
    "groups_of_scope",
    "known_denominators",
    "later_targets",
    "offices_mark",
    "open_edition",
    "own_figures_showing",
    "parts_of",
    "parts_of_areas",
    "potentials_of",
    "printed_denominators",
    "printed_figures",
    "printed_figures_showing",
    "printed_groups",
    "printed_of",
    "printed_points",
    "printed_targets",
    "printed_totals",
    "published_identity",
    "read_catalogue",
    "read_places",
    "recorded_events",
    "revision_of",
    "scope_figure",
    "scope_series",
    "searchable_areas",
    "series_of",
    "services_in",
    "sides_of",
    "standings_of",
    "standings_since",
    "trust_in",
    "trust_of",
    "usable_rates",
]
