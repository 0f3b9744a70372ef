"""One kabupaten or kota: headline, trend, parts, place, sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.readings import RegencyReading
from dashboards import sections
from dashboards.caching import released_page
from dashboards.converters import EditionAddress
from dashboards.opening import open_page


@released_page(by_day=True)
def regency(request: HttpRequest, slug: str, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    area = opening.find_area(slug)
    context = opening.frame("regency") | {"area": area}
    if opening.edition is None:
        return render(request, "dashboards/regency_empty.html", context)
    reading = RegencyReading(opening, area)
    for section in sections.REGENCY:
        context |= section(reading)
    return render(request, "dashboards/regency_detail.html", context)
