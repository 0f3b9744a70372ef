"""Beranda: the province in one number, the map and the table of its areas."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from coverage import exhibits, narrative
from coverage.charts.records import LineChart, Listing, TileMap
from coverage.figures.area import AreaFigure
from coverage.figures.standing import common_change
from coverage.selectors import figures_of, month_before, printed_of, scope_figure, scope_series, standings_of
from dashboards.blocks import ChartBlock, ScaleBlock, listing_downloads
from dashboards.caching import kept_query, released_page
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page
from dashboards.sections.take import taken
from dashboards.tables import AreaTable

# An address with thousands of areas stays a page: the table is cut, the files hold all rows.
ROWS_A_PAGE = 50


@released_page("sort", "page")
def overview(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    context = opening.frame("overview")
    if opening.edition is None:
        return render(request, "dashboards/overview_empty.html", context)
    release = opening.shown
    figures = figures_of(release, opening.places)
    before = month_before(opening.chosen, opening.places)
    scope = scope_figure(release, figures, opening.places)
    rows = standings_of(opening.chosen, opening.places)
    table = AreaTable(rows, opening)
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    scale = exhibits.scale("skala", scope.figure)
    context |= {
        "headline": scope,
        "take": taken(opening, scope.area, scope.figure, provisional=scope.provisional),
        "words": narrative.headline(scope.figure),
        "scale": ScaleBlock(scale) if scale else None,
        "reporting": narrative.reporting(scope.combined),
        "missing": [opening.link(row.area) for row in figures if not row.is_reported],
        "changes": [
            narrative.common_change(common_change(figures, before), release.month - 1, len(figures)),
            narrative.movers(rows),
            narrative.category_moves(rows),
        ],
        "map": ChartBlock(tile_map(opening, figures), opening, opening.places.scope.slug),
        "trend": ChartBlock(scope_trend(opening), opening, opening.places.scope.slug),
        "table": table,
        "kept_query": kept_query(request, "sort", "page"),
        "table_downloads": listing_downloads(opening, opening.places.scope.slug, "wilayah"),
    }
    return render(request, "dashboards/overview.html", context)


def area_listing(opening: Opening) -> Listing:
    """The table of areas as files have it."""
    return exhibits.area_listing(
        opening.places.scope, opening.shown.month, standings_of(opening.chosen, opening.places)
    )


def scope_trend(opening: Opening) -> LineChart:
    """The trend of the whole scope with what others printed of it."""
    scope = opening.places.scope
    points = scope_series(opening.known.current_until(opening.months[-1], len(opening.months)), opening.places)
    marks = [exhibits.Mark(row.month, row.percent) for row in printed_of(scope.kemendagri_code) if row.percent]
    return exhibits.scope_trend(scope, points, opening.months, marks)


def tile_map(opening: Opening, figures: Sequence[AreaFigure]) -> TileMap:
    """The tile map of the edition's release."""
    release = opening.shown
    scope = scope_figure(release, figures, opening.places)
    return exhibits.tile_map(
        opening.places.scope, release.month, figures, release.scheme, scope.figure, opening.address
    )
