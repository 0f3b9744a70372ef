"""How far it is, in a few sentences that lead on."""

from __future__ import annotations

from coverage.narrative import distance as words
from coverage.narrative import forecast as forecast_words
from dashboards.distances import outlook_of
from dashboards.readings import RegencyReading


def distance(reading: RegencyReading) -> dict[str, object]:
    ahead = outlook_of(reading)
    sentences = words.distance_sentences(ahead.figure, ahead.goals, ahead.pace)
    return {"distance": [*sentences, *forecast_words.when_sentences(ahead)]}
