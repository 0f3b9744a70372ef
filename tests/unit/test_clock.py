"""The clock in words, as receipts and embargoes print it."""

from datetime import UTC, datetime

import pytest

from periods import clock
from periods.converters import MonthConverter
from periods.month import Month


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 7, 5, tzinfo=UTC), "23 November 2026 pukul 14.05 WIB"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "1 Januari 2027 pukul 00.00 WIB"),
    ],
)
def test_a_moment_is_said_in_the_time_of_the_site(moment: datetime, words: str) -> None:
    assert clock.in_words(moment) == words


def test_a_month_in_an_address_goes_there_and_back() -> None:
    converter = MonthConverter()
    assert converter.to_python("2026-10") == Month(2026, 10)
    assert converter.to_url(Month(2026, 10)) == "2026-10"
