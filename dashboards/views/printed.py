"""Angka publikasi: what others printed, beside our figure of that month, and why they differ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.selectors import printed_figures, printed_groups, printed_targets
from dashboards.blocks import listing_downloads
from dashboards.caching import released_page
from dashboards.converters import EditionAddress
from dashboards.opening import open_page


@released_page()
def published_figures(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    context = opening.frame("published") | {
        "figures": printed_figures(opening.known, opening.places),
        "downloads": listing_downloads(opening, "angka-publikasi", "cakupan"),
        "groups": printed_groups(),
        "targets": printed_targets(),
    }
    return render(request, "dashboards/published_figures.html", context)
