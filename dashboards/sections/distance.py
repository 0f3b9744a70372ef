"""How far it is, in a few sentences that lead on."""

from __future__ import annotations

from coverage.narrative import distance as words
from coverage.narrative import forecast as forecast_words
from coverage.planning.forecast import HORIZONS, backtest
from coverage.planning.outlook import outlook
from coverage.readings import RegencyReading, observed_of
from coverage.selectors import later_targets


def distance(reading: RegencyReading) -> dict[str, object]:
    series = observed_of(reading)
    later = later_targets(reading.area, reading.opening.places, reading.release.month.year)
    ahead = outlook(reading.own.figure, reading.release.month, series, later)
    sentences = words.distance_sentences(ahead.figure, ahead.goals, ahead.pace)
    sentences += forecast_words.when_sentences(ahead, [backtest(series, horizon) for horizon in HORIZONS])
    return {"distance": sentences}
