"""Berapa lagi, kapan tercapai, bagaimana jika: the distance of one area or of the whole scope."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.charts.records import Chart
from coverage.narrative import distance as words
from coverage.narrative import forecast as forecast_words
from coverage.narrative import headline, last_known
from coverage.readings import DistanceReading
from dashboards.blocks import ChartBlock
from dashboards.caching import released_page
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page


@released_page()
def distance(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening = open_page(request, edition)
    reading = read_distance(opening, slug)
    context = opening.frame("overview" if reading.is_scope else "regency") | {
        "area": reading.area,
        "reading": reading,
        "words": headline(reading.figure, inherited=reading.inherits_target),
        **_how_far(reading),
        **_when(reading),
        **_what_if(reading),
    }
    return render(request, "dashboards/distance.html", context)


def read_distance(opening: Opening, slug: str) -> DistanceReading:
    """The scope or one of its areas; 404 with a sentence for any other name."""
    scope = opening.places.scope
    return DistanceReading(opening, scope if slug == scope.slug else opening.find_area(slug))


def _how_far(reading: DistanceReading) -> dict[str, object]:
    ahead = reading.outlook
    return {
        "goals": [
            (goal, words.goal_name(goal), words.deadline_words(goal), words.times(goal, ahead.pace))
            for goal in ahead.goals
        ],
        "multiple": words.multiple_name(ahead.pace),
        "pace": words.pace_sentence(ahead.pace) if ahead.figure.rate is not None else "",
        "no_next_category": words.no_next_category(ahead.figure),
        "deadline_note": words.deadline_note(ahead.figure, ahead.month),
        "sources": [source for goal in ahead.goals if (source := words.later_target_source(goal))],
        "last_known": last_known(reading.last_known) if ahead.figure.rate is None else "",
        "reporting": words.reporting_sentence(reading.reporting, len(reading.rows)) if reading.reporting else "",
        "paces": _block(reading, reading.pace_chart()) if ahead.figure.rate is not None else None,
        "groups": _block(reading, reading.group_chart()),
    }


def _when(reading: DistanceReading) -> dict[str, object]:
    ahead = reading.outlook
    return {
        "reaches": [(goal, words.goal_name(goal), reach) for goal, reach in ahead.reaches],
        "when": forecast_words.when_sentences(ahead, reading.trials, full=True),
        "method": forecast_words.method_sentences(ahead, reading.reporting, reading.trials),
        "trials": [(trial, forecast_words.trial_sentence(trial)) for trial in reading.trials] if ahead.reaches else [],
        "trial_note": forecast_words.TRIAL_NOTE,
        "fan": _block(reading, fan) if (fan := reading.fan()) else None,
        "printed": forecast_words.printed_sentences(*reading.printed_pace),
    }


def _what_if(reading: DistanceReading) -> dict[str, object]:
    rows = reading.alternatives
    month = reading.complete[0] if reading.complete else reading.release.month
    return {
        "alternatives": [
            (row, words.alternative_rate(row), words.alternative_category(row), words.alternative_source(row))
            for row in rows
        ],
        "alternative_words": words.alternatives_sentences(rows, month),
        "alternative_month": month,
        "not_official": words.NOT_OFFICIAL,
    }


def _block(reading: DistanceReading, chart: Chart) -> ChartBlock:
    return ChartBlock(chart, reading.opening, reading.area.slug)
