"""Rilis: every release that was ever published, and the way from a chosen release to its page."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe

from coverage import exhibits
from coverage.charts.records import DataTable, Listing
from coverage.charts.tables import render as render_table
from coverage.selectors import revision_of
from dashboards.blocks import listing_downloads
from dashboards.caching import released_page
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page
from periods import clock


@released_page()
def release_list(request: HttpRequest) -> HttpResponse:
    opening = open_page(request)
    current = {release.pk for release in opening.catalogue.current_all()}
    context = opening.frame("releases") | {
        "releases": [(release, release.pk in current) for release in reversed(opening.catalogue.releases)],
    }
    return render(request, "dashboards/release_list.html", context)


@released_page()
def release_detail(request: HttpRequest, edition: EditionAddress) -> HttpResponse:
    opening = open_page(request, edition)
    context = opening.frame("releases") | {"embargoed": opening.shown in opening.catalogue.ahead(clock.now())}
    changes = release_changes(opening)
    if changes is not None:
        context |= {
            "changes": changes,
            "changes_table": mark_safe(render_table(_without_codes(changes.table))),
            "downloads": listing_downloads(opening, opening.places.scope.slug, changes.key),
            "before": f"{opening.shown.month}.{opening.shown.number - 1}",
        }
    return render(request, "dashboards/release_detail.html", context)


def _without_codes(table: DataTable) -> DataTable:
    """For eyes: the name of the area leads the row."""
    rows = tuple(replace(row, cells=row.cells[1:]) for row in table.rows)
    return DataTable(table.columns[1:], rows)


def release_changes(opening: Opening) -> Listing | None:
    """What the release changed of the number before; None for the first one of a month."""
    release = opening.shown
    before = opening.catalogue.find(release.month, release.number - 1)
    if before is None:
        return None
    revision = revision_of(before, release, opening.places)
    return exhibits.revision_listing(revision.changes, before.label, release.label, revision.group_names)


def release_open(request: HttpRequest) -> HttpResponse:
    """Go to the same page in another release: ``rilis`` is the edition, ``halaman`` where the reader stands."""
    edition, page = request.GET.get("rilis", ""), request.GET.get("halaman", "/")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        raise Http404("Alamat halaman tidak dikenal.")
    try:
        match = resolve(page.partition("?")[0])
        kwargs = {**match.kwargs, "edition": edition}
        name = {"regency-latest": "regency-detail"}.get(match.url_name or "", match.url_name or "")
        address = reverse(f"dashboards:{name}", kwargs=kwargs)
        resolve(address)
    except (Resolver404, NoReverseMatch) as error:
        raise Http404(f"Belum ada rilis “{edition}”.") from error
    query = page.partition("?")[2]
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
