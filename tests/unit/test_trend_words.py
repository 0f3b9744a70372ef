"""The title of a trend: whether the target is reached is decided in workers, as everywhere."""

from __future__ import annotations

from fractions import Fraction

import pytest

from coverage import narrative
from coverage.exhibits.trend import trend
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.breaks import Ground
from coverage.figures.figure import Figure
from coverage.narrative.shares import movement
from enrolment.numbers import points
from periods.month import Month

CUTS = (Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))
METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")


@pytest.mark.parametrize(
    ("participants", "said"),
    [
        # 45,53% of 999 is 454,8447: the target asks for 455, of 1.001 it is 455,7553: 456.
        ((455, 999), "target tercapai"),
        ((454, 999), "0,1 poin di bawah target"),
        # 45,53% of 1.002 is 456,2106: it asks for 456 workers, a little less than the share.
        ((456, 1_002), "target tercapai"),
        ((455, 1_002), "0,1 poin di bawah target"),
    ],
)
def test_the_target_is_reached_when_no_worker_is_missing(participants: tuple[int, int], said: str) -> None:
    figure = Figure(*participants, target=Fraction(4553, 10_000))
    point = AreaFigure(METRO, Month(2026, 10), figure, Provenance(), False, "2026-10.1")
    assert narrative.trend_title([point]).endswith(said)


@pytest.mark.parametrize(
    ("difference", "words", "beside"),
    [
        (Fraction(49_999, 10**8), "tetap (selisih di bawah 0,1 poin)", ("0,0 poin", "+0,05 poin")),
        (Fraction(5, 10**4), "naik 0,1 poin", ("+0,1 poin", "+0,05 poin")),
        (Fraction(-5, 10**4), "turun 0,1 poin", ("−0,1 poin", "−0,05 poin")),
        (Fraction(996, 10**6), "naik 0,1 poin", ("+0,1 poin", "+0,10 poin")),
        (Fraction(0), "tetap (selisih di bawah 0,1 poin)", ("0,0 poin", "0,00 poin")),
    ],
)
def test_the_words_of_a_movement_agree_with_the_number_beside_them(
    difference: Fraction, words: str, beside: tuple[str, str]
) -> None:
    assert movement(difference) == words
    assert tuple(points(difference, places) for places in (1, 2)) == beside


def year_of_metro() -> list[AreaFigure]:
    months = Month(2025, 10).until(Month(2026, 10))
    since = Provenance(eligible_since=Month(2025, 1))
    return [AreaFigure(METRO, month, Figure(300, 1_000), since, False, f"{month}.1") for month in months]


@pytest.mark.parametrize(("basis", "counted"), [("Domisili (NIK)", "PU"), ("Tempat kerja", "PU + BPU")])
def test_a_trend_is_not_told_across_another_counting(basis: str, counted: str) -> None:
    points, new = year_of_metro(), Month(2026, 3)
    months = [point.month for point in points]
    old = ("Domisili (NIK)", "PU + BPU")
    grounds = [Ground(m, f"{m}.1", *(old if m < new else (basis, counted)), "Skema", CUTS) for m in months]
    chart = trend(METRO, points, months, grounds=grounds)
    assert chart.title == "Cara hitung berganti dalam setahun terakhir"
    assert chart.breaks == ((new, "cara hitung baru"),)
    assert chart.summary.endswith(
        "Segmen yang dihitung atau dasar hitung berganti di tengah deret; garis terputus di sana."
    )
    same = trend(METRO, points, months, grounds=grounds[:5])
    assert (same.title, same.breaks) == ("Tetap (selisih di bawah 0,1 poin) dalam setahun", ())
