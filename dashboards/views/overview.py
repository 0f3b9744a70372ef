"""Beranda: the province in one number, the map and the table of its areas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from coverage import exhibits, narrative
from coverage.figures.events import between
from coverage.readings import ScopeReading
from coverage.selectors import trust_of
from dashboards.blocks import ChartBlock, ScaleBlock, listing_downloads
from dashboards.caching import kept_query, released_page
from dashboards.converters import EditionAddress
from dashboards.opening import open_page
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
    reading = ScopeReading(opening)
    scope, figures = reading.own, reading.figures
    table = AreaTable(reading.standings, opening)
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    scale = exhibits.scale("skala", scope.figure)
    context |= {
        "headline": scope,
        "take": taken(opening, scope.area, scope.figure, provisional=scope.provisional),
        "words": narrative.headline(scope.figure),
        "scale": ScaleBlock(scale) if scale else None,
        "reporting": narrative.reporting(scope.combined),
        "missing": [opening.link(row.area) for row in figures if not row.is_reported],
        "map": ChartBlock(reading.map(), opening, opening.places.scope.slug),
        "trend": ChartBlock(reading.trend(), opening, opening.places.scope.slug),
        "table": table,
        "kept_query": kept_query(request, "sort", "page"),
        "table_downloads": listing_downloads(opening, opening.places.scope.slug, "wilayah"),
    }
    context |= _story(reading)
    return render(request, "dashboards/overview.html", context)


def _story(reading: ScopeReading) -> dict[str, object]:
    """The province in sentences, what was recorded in the same year, who moved, and how sure the figures are."""
    month, rows = reading.release.month, reading.standings
    return {
        "story": narrative.paragraph(reading.situation),
        "recorded": narrative.recorded_beside(between(reading.recorded, month - 12, month)),
        "moves": [narrative.movers(rows), narrative.category_moves(rows)],
        "trusted": narrative.trusted_areas(list(trust_of(reading.release, reading.places).values())),
    }
