"""Perbandingan: two to six areas on one axis; the choice lives in the address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from coverage import exhibits, narrative
from coverage.charts.records import LineChart
from coverage.figures.area import Area
from coverage.figures.standing import Standing
from coverage.selectors import series_of
from dashboards.blocks import ChartBlock, PanelBlock
from dashboards.caching import kept_query, released_page
from dashboards.comparing import ComparisonReading
from dashboards.converters import EditionAddress
from dashboards.forms import ComparisonForm
from dashboards.opening import FIRST_COMPARED, Opening, open_page


@released_page("wilayah", "banding")
def comparison(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    context = opening.frame("comparison")
    form, chosen = read_choice(request.GET, opening)
    context |= {
        "form": form,
        "chosen_slugs": [area.slug for area in chosen],
        "kept_query": kept_query(request, "wilayah", "banding"),
    }
    if opening.edition is None:
        return render(request, "dashboards/comparison_empty.html", context)
    reading = ComparisonReading(opening, request.GET, "banding")
    chart = comparison_chart(opening, chosen)
    query = "?" + urlencode([("wilayah", area.slug) for area in chosen])
    context |= {
        "shared": ChartBlock(chart, opening, "perbandingan", query),
        "panels": [PanelBlock(panel) for panel in exhibits.panels(chart)],
        "standings": chosen_standings(reading.standings, chosen),
        "choices": reading.choices,
        "since_title": narrative.since_title(reading.since, reading.month),
        "change_words": "" if reading.before else reading.change_words,
    }
    return render(request, "dashboards/comparison.html", context)


def read_choice(query: QueryDict, opening: Opening) -> tuple[ComparisonForm, list[Area]]:
    """The areas the address names, or those the page opens on; a wrong choice shows its sentence beside them."""
    regencies = opening.places.regencies
    first = [area for code in FIRST_COMPARED for area in regencies if area.kemendagri_code == code]
    if "wilayah" not in query:
        data = QueryDict(mutable=True)
        data.setlist("wilayah", [area.slug for area in first])
        return ComparisonForm(data, regencies), first
    form = ComparisonForm(query, regencies)
    if not form.is_valid():
        return form, first
    return form, [opening.find_area(slug) for slug in form.cleaned_data["wilayah"]]


def comparison_chart(opening: Opening, areas: list[Area]) -> LineChart:
    releases = opening.known.current_until(opening.shown.month, len(opening.months))
    return exhibits.comparison(areas, series_of(areas, releases, opening.places), opening.months)


def chosen_standings(standings: list[Standing], areas: list[Area]) -> list[Standing]:
    """The chosen areas with their place among all areas."""
    by_slug = {standing.area.slug: standing for standing in standings}
    return [by_slug[area.slug] for area in areas]
