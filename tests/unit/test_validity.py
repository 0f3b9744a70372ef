"""Exactly one scheme in every month: where a new one fits and what it closes."""

from __future__ import annotations

import pytest

from coverage.figures.validity import DoesNotFit, Spell, fit_in
from periods.month import Month

OLD = Spell("Lama", Month(2018, 1))
ENDED = Spell("Lama", Month(2018, 1), Month(2024, 12))
NEXT = Spell("Berikut", Month(2025, 1))


def test_the_first_one_stands_alone() -> None:
    placement = fit_in([], Month(2026, 1))
    assert (placement.closes, placement.closed_at, placement.end) == (None, None, None)


def test_a_new_one_closes_the_one_before_at_the_month_before() -> None:
    placement = fit_in([OLD], Month(2027, 1))
    assert (placement.closes, placement.closed_at, placement.end) == (OLD, Month(2026, 12), None)


def test_one_in_between_ends_before_the_next_begins() -> None:
    placement = fit_in([ENDED, NEXT], Month(2020, 1))
    assert (placement.closes, placement.closed_at, placement.end) == (ENDED, Month(2019, 12), Month(2024, 12))


def test_one_before_all_others_ends_where_they_begin() -> None:
    placement = fit_in([OLD], Month(2017, 1))
    assert (placement.closes, placement.end) == (None, Month(2017, 12))


def test_one_that_begins_in_a_hole_must_begin_at_its_start() -> None:
    hole = [Spell("Lama", Month(2018, 1), Month(2020, 6)), NEXT]
    assert fit_in(hole, Month(2020, 7)).end == Month(2024, 12)
    with pytest.raises(DoesNotFit, match="“Lama” berakhir Juni 2020, jadi Juli 2020 sampai Desember 2020 tanpa skema."):
        fit_in(hole, Month(2021, 1))


@pytest.mark.parametrize(
    ("known", "start", "end", "sentence"),
    [
        ([OLD], Month(2018, 1), None, "“Lama” sudah berlaku sejak Januari 2018. Pilih bulan mulai yang lain."),
        ([OLD], Month(2020, 1), Month(2019, 1), "Berakhir Januari 2019, sebelum mulai Januari 2020."),
        ([OLD], Month(2020, 1), Month(2021, 1), "Bila berakhir Januari 2021, sejak Februari 2021 tidak ada skema."),
        ([ENDED, NEXT], Month(2020, 1), Month(2025, 1), "“Berikut” sudah berlaku sejak Januari 2025; skema ini harus"),
        (
            [ENDED, NEXT],
            Month(2020, 1),
            Month(2024, 10),
            "Bila berakhir Oktober 2024, November 2024 sampai Desember 2024",
        ),
        ([OLD, NEXT], Month(2026, 1), None, "“Lama” dan “Berikut” sudah tumpang tindih sejak Januari 2025."),
    ],
)
def test_gaps_and_overlaps_are_refused_with_their_months(
    known: list[Spell], start: Month, end: Month | None, sentence: str
) -> None:
    with pytest.raises(DoesNotFit, match=sentence):
        fit_in(known, start, end)
