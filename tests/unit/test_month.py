"""A calendar month."""

from datetime import date

import pytest

from periods.month import Month, day_in_words


def test_a_month_is_written_as_it_is_read() -> None:
    assert Month.parse("2026-10") == Month(2026, 10)
    assert str(Month(2026, 3)) == "2026-03"


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "2026-1", "26-10", "2026/10", "2026-10-01", " 2026-10", "2026-10\n", "٢٠٢٦-١٠"],
)
def test_what_is_no_month_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="bukan bulan. Tulis tahun-bulan, misalnya 2026-10"):
        Month.parse(text)


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 13), (2026, -1), (999, 1), (3000, 1)])
def test_a_month_outside_the_calendar_cannot_be_made(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="Tidak ada bulan"):
        Month(year, number)


def test_counting_crosses_the_turn_of_the_year() -> None:
    assert Month(2025, 12) + 1 == Month(2026, 1)
    assert Month(2026, 1) - 1 == Month(2025, 12)
    assert Month(2026, 10) - 35 == Month(2023, 11)
    assert Month(2026, 1).months_since(Month(2025, 11)) == 2
    assert Month(2025, 11).months_since(Month(2026, 1)) == -2


def test_until_includes_both_ends() -> None:
    assert Month(2025, 11).until(Month(2026, 1)) == [Month(2025, 11), Month(2025, 12), Month(2026, 1)]
    assert Month(2026, 1).until(Month(2026, 1)) == [Month(2026, 1)]
    assert Month(2026, 2).until(Month(2026, 1)) == []


def test_months_are_ordered_by_time_and_serve_as_keys() -> None:
    assert sorted([Month(2026, 1), Month(2025, 12), Month(2025, 2)])[0] == Month(2025, 2)
    assert max(Month(2025, 12), Month(2026, 1)) == Month(2026, 1)
    assert {Month(2026, 1): "x"}[Month.parse("2026-01")] == "x"


def test_first_and_last_days() -> None:
    assert Month(2024, 2).first_day == date(2024, 2, 1)
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2025, 2).last_day == date(2025, 2, 28)
    assert Month(2026, 12).last_day == date(2026, 12, 31)


def test_the_month_of_a_day() -> None:
    assert Month.of(date(2025, 5, 19)) == Month(2025, 5)


def test_months_and_days_in_indonesian_words() -> None:
    assert Month(2026, 10).words == "Oktober 2026"
    assert Month(2026, 8).short_words == "Agu 2026"
    assert Month(2025, 5).words == "Mei 2025"
    assert day_in_words(date(2026, 11, 23)) == "23 November 2026"
    assert day_in_words(date(2025, 3, 1)) == "1 Maret 2025"
