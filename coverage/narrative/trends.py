"""A trend in a title and a summary. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import Figure
from coverage.narrative.shares import movement, percent_words, points_words
from periods.month import Month


def trend_title(
    series: Sequence[AreaFigure], replaced: Collection[Month] = (), recounted: Collection[Month] = ()
) -> str:
    """The finding of a trend in about ten words: the year's movement and the distance to the target.

    ``replaced``: the months from which another denominator stands; ``recounted``: from which others are counted.
    """
    known = [point for point in series if point.figure.rate is not None]
    if not known:
        return "Belum ada angka yang terbit"
    last = known[-1]
    year_ago = next((point for point in known if point.month == last.month - 12), None)
    rate = last.figure.rate or Fraction(0)
    if year_ago is None or year_ago.figure.rate is None:
        words = f"{percent_words(last.figure)} pada {last.month.words}"
    elif _between(year_ago, last, recounted):
        words = "Cara hitung berganti dalam setahun terakhir"
    elif _between(year_ago, last, replaced):
        words = "Penyebut berganti dalam setahun terakhir"
    elif year_ago.figure.eligible != last.figure.eligible:
        # The same denominators, but not the same areas reported.
        words = f"{percent_words(last.figure)} pada {last.month.words}"
    else:
        words = f"{movement(rate - year_ago.figure.rate).capitalize()} dalam setahun"
    if last is not series[-1]:
        words += f" sampai {last.month.words}"
    return words + _beside_target(last.figure, rate)


def _beside_target(figure: Figure, rate: Fraction) -> str:
    if figure.target is None:
        return ""
    if figure.gap is not None and figure.gap <= 0:
        return ", target tercapai"
    return f", {points_words(figure.target - rate)} di bawah target"


def _between(before: AreaFigure, after: AreaFigure, months: Collection[Month]) -> bool:
    return any(before.month < month <= after.month for month in months)


def trend_summary(
    area: Area, series: Sequence[AreaFigure], replaced: Collection[Month] = (), recounted: Collection[Month] = ()
) -> str:
    """First, last, lowest and highest value of a trend, and how many months are missing."""
    known = [point for point in series if point.figure.rate is not None]
    if not known:
        return f"Belum ada angka terbit untuk {area.official_name}."
    first, last = known[0], known[-1]
    lowest = min(known, key=lambda point: point.figure.rate or 0)
    highest = max(known, key=lambda point: point.figure.rate or 0)
    sentence = (
        f"Cakupan {area.official_name} {percent_words(first.figure)} pada {first.month.words} dan "
        f"{percent_words(last.figure)} pada {last.month.words}; terendah {percent_words(lowest.figure)} "
        f"({lowest.month.words}), tertinggi {percent_words(highest.figure)} ({highest.month.words})."
    )
    missing = [point.month.words for point in series if point.figure.rate is None]
    if missing:
        sentence += f" Belum ada data: {', '.join(missing)}."
    if _between(first, last, replaced):
        sentence += " Penyebut berganti di tengah deret; garis terputus di sana."
    if _between(first, last, recounted):
        sentence += " Segmen yang dihitung atau dasar hitung berganti di tengah deret; garis terputus di sana."
    return sentence
