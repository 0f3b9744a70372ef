"""Beranda: the province in one number, the map and the table of its areas."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from coverage import exhibits, narrative
from coverage.charts.records import AreaMap, LineChart, Listing, TileMap
from coverage.figures.area import AreaFigure, ScopeFigure, series_by_area
from coverage.figures.events import between, of_scope
from coverage.figures.situation import Situation, scope_situation
from coverage.figures.standing import Standing
from coverage.models import Release
from coverage.selectors import (
    counted_by_month,
    figures_by_month,
    figures_of,
    ground_of,
    printed_of,
    scope_figure,
    standings_of,
    trust_of,
)
from dashboards.blocks import ChartBlock, ScaleBlock, listing_downloads
from dashboards.caching import kept_query, released_page
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page
from dashboards.sections.take import taken
from dashboards.tables import AreaTable
from periods.month import Month

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
    history = areas_by_month(opening)
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
        "map": ChartBlock(scope_map(opening, figures), opening, opening.places.scope.slug),
        "trend": ChartBlock(scope_trend(opening, history), opening, opening.places.scope.slug),
        "table": table,
        "kept_query": kept_query(request, "sort", "page"),
        "table_downloads": listing_downloads(opening, opening.places.scope.slug, "wilayah"),
    }
    context |= _story(opening, scope, history, rows)
    return render(request, "dashboards/overview.html", context)


def _story(
    opening: Opening, scope: ScopeFigure, history: Mapping[Month, Sequence[AreaFigure]], rows: Sequence[Standing]
) -> dict[str, object]:
    """The province in sentences, what was recorded in the same year, who moved, and how sure the figures are."""
    month, events = scope.month, of_scope(opening.registers.recorded)
    return {
        "story": narrative.paragraph(scope_story(opening, scope, history)),
        "recorded": narrative.recorded_beside(between(events, month - 12, month)),
        "moves": [narrative.movers(rows), narrative.category_moves(rows)],
        "trusted": narrative.trusted_areas(list(trust_of(opening.shown, opening.places).values())),
    }


def scope_story(opening: Opening, scope: ScopeFigure, history: Mapping[Month, Sequence[AreaFigure]]) -> Situation:
    """Where the province stands: what its paragraph is told from."""
    return scope_situation(scope, history, counted_by_month(_releases(opening)))


def area_listing(opening: Opening) -> Listing:
    """The table of areas as files have it."""
    return exhibits.area_listing(
        opening.places.scope, opening.shown.month, standings_of(opening.chosen, opening.places)
    )


def areas_by_month(opening: Opening) -> dict[Month, list[AreaFigure]]:
    """All areas in all months of the axis, as known in this edition."""
    return figures_by_month(_releases(opening), opening.places)


def scope_trend(opening: Opening, history: Mapping[Month, Sequence[AreaFigure]] | None = None) -> LineChart:
    """The trend of the whole scope with what others printed of it."""
    scope, known = opening.places.scope, areas_by_month(opening) if history is None else history
    points = [scope_figure(release, known[release.month], opening.places) for release in _releases(opening)]
    marks = [exhibits.Mark(row.month, row.percent) for row in printed_of(scope.kemendagri_code) if row.percent]
    grounds = [ground_of(release) for release in _releases(opening)]
    series = series_by_area(row for rows in known.values() for row in rows)
    derived = narrative.frozen_events(series, grounds, len(opening.places.regencies))
    events = of_scope([*opening.registers.events, *derived])
    return exhibits.scope_trend(scope, points, series, opening.months, marks, events)


def _releases(opening: Opening) -> list[Release]:
    return opening.known.current_until(opening.months[-1], len(opening.months))


def scope_map(opening: Opening, figures: Sequence[AreaFigure]) -> TileMap | AreaMap:
    """The map of the edition's release."""
    release, places = opening.shown, opening.places
    scope = scope_figure(release, figures, places)
    return exhibits.province_map(
        places.scope, release.month, figures, release.scheme, scope.figure, opening.address, places.boundaries
    )
