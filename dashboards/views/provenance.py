"""Asal angka: from any figure back to the release, the verified reports and the cells that were typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage import narrative
from coverage.selectors import figures_of, trust_of
from coverage.selectors.provenance import origin_of, publisher_of, readable_reports, shows_names
from dashboards.caching import released_page
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page


@released_page()
def provenance(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening = open_page(request, edition)
    names = shows_names(request.user)
    if slug == opening.places.scope.slug:
        return render(request, "dashboards/provenance_scope.html", _scope(opening) | {"names": names})
    area = opening.find_area(slug)
    origin = origin_of(opening.shown, area, opening.places)
    context = opening.frame("regency") | {
        "area": area,
        "own": next(row for row in figures_of(opening.shown, opening.places) if row.area.slug == slug),
        "origin": origin,
        "names": names,
        "readable": readable_reports(origin, request.user),
    }
    return render(request, "dashboards/provenance.html", context)


def _scope(opening: Opening) -> dict[str, object]:
    """A figure of the province is the sum of its areas: they lead on."""
    trusts = trust_of(opening.shown, opening.places)
    return opening.frame("overview") | {
        "rows": figures_of(opening.shown, opening.places),
        "trusted": narrative.trusted_areas(list(trusts.values())),
        "questions": list(narrative.QUESTIONS.values()),
        "trusts": [(area, narrative.trust_words(trusts[area.slug])) for area in opening.places.regencies],
        "publisher": publisher_of(opening.shown),
    }
