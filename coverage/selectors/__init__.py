"""Released figures joined for those who show them; what publishers see of a month stands in ``publishing``."""

from coverage.selectors.areas import Places, read_places
from coverage.selectors.events import recorded_events
from coverage.selectors.figures import (
    allowed_programmes,
    employers_of,
    figures_of,
    month_before,
    parts_of,
    scope_figure,
    scope_series,
    series_of,
    standings_of,
)
from coverage.selectors.printed import PrintedFigure, printed_figures, printed_groups, printed_of, printed_targets
from coverage.selectors.releases import Catalogue, Edition, Identity, open_edition, published_identity, read_catalogue
from coverage.selectors.revisions import ReleaseRevision, revision_of

__all__ = [
    "Catalogue",
    "Edition",
    "Identity",
    "Places",
    "PrintedFigure",
    "ReleaseRevision",
    "allowed_programmes",
    "employers_of",
    "figures_of",
    "month_before",
    "open_edition",
    "parts_of",
    "printed_figures",
    "printed_groups",
    "printed_of",
    "printed_targets",
    "published_identity",
    "read_catalogue",
    "read_places",
    "recorded_events",
    "revision_of",
    "scope_figure",
    "scope_series",
    "series_of",
    "standings_of",
]
