"""Peristiwa: what happened beside the figures, recorded and derived, for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage import narrative
from coverage.figures.events import Event, moment, of_area, of_scope, standing
from coverage.selectors import ground_of, series_of
from dashboards.caching import kept_query, released_page
from dashboards.converters import EditionAddress
from dashboards.forms import EventForm
from dashboards.opening import Opening, open_page
from periods import clock


@released_page("wilayah", "jenis", by_day=True)
def events(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    places = opening.places
    form = EventForm(request.GET, places.scope, places.regencies)
    everything = all_events(opening)
    form.is_valid()
    area, kind = form.cleaned_data.get("wilayah", ""), form.cleaned_data.get("jenis", "")
    shown = narrowed(standing(everything), area, kind, places.scope.slug)
    today = clock.today()
    context = opening.frame("events") | {
        "form": form,
        "events": shown,
        "today": today,
        "ahead": [event for event in shown if event.is_ahead(today)],
        "past": [event for event in reversed(shown) if not event.is_ahead(today)],
        "withdrawn": sorted((event for event in everything if event.withdrawn), key=moment, reverse=True),
        "is_narrowed": bool(area or kind),
        "kept_query": kept_query(request, "wilayah", "jenis"),
    }
    return render(request, "dashboards/events.html", context)


def narrowed(found: Sequence[Event], area: str, kind: str, scope: str) -> list[Event]:
    """``area`` the slug of the scope: only what is about the whole scope; empty texts narrow nothing."""
    if area:
        found = of_scope(found) if area == scope else of_area(found, area)
    return [event for event in found if not kind or event.kind == kind]


def all_events(opening: Opening) -> list[Event]:
    """The register and what follows from the releases of this edition. One query."""
    if opening.edition is None:
        return list(opening.registers.events)
    places = opening.places
    releases = [r for r in opening.known.current_all() if r.month <= opening.shown.month]
    series = series_of(places.regencies, releases, places)
    grounds = [ground_of(release) for release in releases]
    return [*opening.registers.events, *narrative.frozen_events(series, grounds, len(places.regencies))]
