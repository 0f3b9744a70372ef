"""How far it is, in a few sentences that lead on."""

from __future__ import annotations

from coverage.narrative import distance as words
from coverage.narrative import forecast as forecast_words
from coverage.planning.forecast import HORIZONS, backtest
from coverage.planning.outlook import outlook
from dashboards.distances import observed_of
from dashboards.readings import RegencyReading


def distance(reading: RegencyReading) -> dict[str, object]:
    series = observed_of(reading)
    ahead = outlook(reading.own.figure, reading.release.month, series)
    sentences = words.distance_sentences(ahead.figure, ahead.goals, ahead.pace)
    sentences += forecast_words.when_sentences(ahead)
    if ahead.reaches and (warning := forecast_words.warning(backtest(series, HORIZONS[-1]))):
        sentences.append(warning)
    return {"distance": sentences}
