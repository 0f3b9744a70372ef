"""What can be found: areas with their names, printed figures, our own figures of the current releases."""

from __future__ import annotations

from django.db.models import Q

from coverage.models import PublishedFigure
from coverage.search import Named, NumberMatch, Typed, match_figures
from coverage.search.numbers import share_as_decimal
from coverage.selectors.areas import Places
from coverage.selectors.figures import figures_by_month, scope_figure
from coverage.selectors.releases import Catalogue
from regions.models import Region


def searchable_areas(places: Places) -> list[Named]:
    """The scope and its areas with everything they are called; two queries."""
    rows = (
        Region.objects.filter(Q(pk__in=list(places.by_id)) | Q(kemendagri_code=places.scope.kemendagri_code))
        .order_by("kemendagri_code")
        .prefetch_related("aliases")
    )
    return [
        Named(
            row.slug,
            (row.name, row.official_name, row.short_name, row.slug, *(alias.name for alias in row.aliases.all())),
            row.kemendagri_code,
            row.bps_code,
        )
        for row in rows
    ]


def own_figures_showing(typed: Typed, known: Catalogue, places: Places) -> list[NumberMatch]:
    """Where the current release of any month shows this number; one query, none where no number was typed."""
    if not typed.is_number:
        return []
    releases = known.current_all()
    by_month = figures_by_month(releases, places)
    scopes = [scope_figure(release, by_month[release.month], places) for release in releases]
    areas = [figure for release in releases for figure in by_month[release.month]]
    return match_figures(typed, sorted(areas, key=lambda figure: figure.area.kemendagri_code), scopes)


def printed_figures_showing(typed: Typed) -> list[PublishedFigure]:
    """Rows in which somebody printed this number, the latest first; one query."""
    if not typed.is_number:
        return []
    rows = PublishedFigure.objects.select_related("region").order_by("-month", "-day", "pk")
    return [row for row in rows if _shows(row, typed)]


def _shows(row: PublishedFigure, typed: Typed) -> bool:
    if typed.share is not None and share_as_decimal(typed.share) in (row.percent, row.target_percent):
        return True
    return typed.count is not None and typed.count in (row.participants, row.base)
