"""Benefits: sums of what is known, what one case is worth, and what does not leave the house."""

from __future__ import annotations

import pytest

from enrolment.vocabulary import Programme
from monev.benefits import (
    AmountPart,
    Line,
    Paid,
    Sum,
    add_known,
    for_the_public,
    lines,
    paid_words,
    parts_in_force,
    sum_words,
    worth_of_a_case,
)
from periods.month import Month

OCTOBER = Month(2026, 10)
MILLIONS = 42_000_000


def line(*cases: int | None) -> Line:
    """JKM over some months, 42 million a case."""
    months = (OCTOBER - len(cases) + 1).until(OCTOBER)
    told = {
        (month, Programme.JKM): Paid(number, number * MILLIONS)
        for month, number in zip(months, cases, strict=True)
        if number is not None
    }
    return next(found for found in lines(told, months) if found.programme is Programme.JKM)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3], Sum(6, 3, 3)),
        ([1, None, 3], Sum(4, 2, 3)),
        ([0, 0], Sum(0, 2, 2)),
        ([None, None], Sum(None, 0, 2)),
        ([], Sum(None, 0, 0)),
    ],
)
def test_a_sum_is_of_what_is_known(values: list[int | None], expected: Sum) -> None:
    assert add_known(values) == expected


def test_a_sum_with_a_month_missing_is_partial_and_one_of_nothing_is_not() -> None:
    assert add_known([1, None]).is_partial
    assert not add_known([1, 0]).is_partial
    assert not add_known([None]).is_partial


def test_every_programme_has_its_line_and_nothing_told_is_no_zero() -> None:
    found = lines({}, [OCTOBER])
    assert [row.programme for row in found] == list(Programme)
    assert all(row.cases.amount is None and not row.months[0].is_told for row in found)


def test_large_numbers_and_zero_are_shown() -> None:
    shown = for_the_public(line(7, 0, 12))
    assert [paid.cases for paid in shown.months] == [7, 0, 12]
    assert shown.cases.amount == 19
    assert shown.rupiah.amount == 19 * MILLIONS


def test_a_small_number_takes_the_next_smallest_with_it() -> None:
    """Else the sum less what is shown would tell it."""
    shown = for_the_public(line(3, 9, 6, 0))
    assert [paid.withheld for paid in shown.months] == [True, False, True, False]
    assert [paid.cases for paid in shown.months] == [None, 9, None, 0]
    assert [paid.rupiah for paid in shown.months] == [None, 9 * MILLIONS, None, 0]
    assert shown.cases.amount == 18
    assert not shown.withheld


def test_two_small_numbers_that_are_five_together_need_no_third() -> None:
    shown = for_the_public(line(3, 2, 9))
    assert [paid.withheld for paid in shown.months] == [True, True, False]


def test_two_of_one_case_each_would_show_in_their_sum() -> None:
    shown = for_the_public(line(1, 1, 9, 6))
    assert [paid.withheld for paid in shown.months] == [True, True, False, True]


def test_a_small_sum_goes_with_its_months() -> None:
    shown = for_the_public(line(3, 0, None))
    assert shown.withheld
    assert [paid.withheld for paid in shown.months] == [True, False, False]
    assert not shown.months[2].is_told


def test_rupiah_without_cases_would_tell_the_cases() -> None:
    months = [OCTOBER]
    told = {(OCTOBER, Programme.JKM): Paid(None, 2 * MILLIONS)}
    shown = for_the_public(next(row for row in lines(told, months) if row.programme is Programme.JKM))
    assert shown.months[0].withheld
    assert shown.rupiah.amount is None


def test_rupiah_of_one_withheld_month_alone_are_in_no_sum() -> None:
    months = (OCTOBER - 2).until(OCTOBER)
    told = {
        (months[0], Programme.JKM): Paid(3, 3 * MILLIONS),
        (months[1], Programme.JKM): Paid(6, None),
        (months[2], Programme.JKM): Paid(9, 9 * MILLIONS),
    }
    shown = for_the_public(next(row for row in lines(told, months) if row.programme is Programme.JKM))
    assert shown.rupiah == Sum(9 * MILLIONS, 1, 3)


JKM = [
    AmountPart(Programme.JKM, "Santunan kematian", 20_000_000, Month(2019, 12)),
    AmountPart(Programme.JKM, "Santunan berkala", 12_000_000, Month(2019, 12)),
    AmountPart(Programme.JKM, "Biaya pemakaman", 10_000_000, Month(2019, 12)),
]


def test_a_case_is_worth_the_parts_in_force() -> None:
    assert worth_of_a_case(parts_in_force(JKM, Programme.JKM, OCTOBER)) == MILLIONS


@pytest.mark.parametrize(("programme", "month"), [(Programme.JKM, Month(2019, 11)), (Programme.JKK, OCTOBER)])
def test_where_no_part_is_known_nothing_is_said(programme: Programme, month: Month) -> None:
    assert worth_of_a_case(parts_in_force(JKM, programme, month)) is None


def test_a_part_ends_with_its_last_month() -> None:
    part = AmountPart(Programme.JKM, "Santunan", 1, Month(2020, 1), Month(2020, 12))
    assert parts_in_force([part], Programme.JKM, Month(2020, 12)) == [part]
    assert parts_in_force([part], Programme.JKM, Month(2021, 1)) == []


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (line(7, 0, 12), "19 kasus, Rp798.000.000"),
        (line(7, None, 12), "19 kasus, Rp798.000.000 (sebagian, 2 dari 3 bulan)"),
        (line(None), "–"),
        (for_the_public(line(3)), "disamarkan"),
        (
            Line(Programme.JKM, (Paid(7), Paid(5, 10)), Sum(12, 2, 2), Sum(10, 1, 2)),
            "12 kasus, Rp10 (sebagian, 1 dari 2 bulan)",
        ),
        (Line(Programme.JKM, (Paid(7), Paid()), Sum(7, 1, 2), Sum(None, 0, 2)), "7 kasus (sebagian, 1 dari 2 bulan)"),
    ],
)
def test_a_sum_says_of_how_many_months_it_is(shown: Line, words: str) -> None:
    assert sum_words(shown) == words


@pytest.mark.parametrize(
    ("paid", "words"),
    [
        (Paid(), "–"),
        (Paid(0), "0 kasus"),
        (Paid(1207, 50_694_000_000), "1.207 kasus, Rp50.694.000.000"),
        (Paid(None, 42), "Rp42"),
        (Paid(withheld=True), "disamarkan"),
    ],
)
def test_a_month_is_told_in_words(paid: Paid, words: str) -> None:
    assert paid_words(paid) == words
