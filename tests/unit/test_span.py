"""The period of a pack ends with the month of its release, over or not."""

import pytest

from monev.span import month_before, months_of, span_words
from monev.vocabulary import Span
from periods.month import Month

OCTOBER, DECEMBER, JANUARY = Month(2026, 10), Month(2026, 12), Month(2026, 1)


@pytest.mark.parametrize(
    ("span", "last", "words"),
    [
        (Span.MONTH, OCTOBER, "Oktober 2026"),
        (Span.QUARTER, OCTOBER, "Triwulan IV 2026 (sampai Oktober 2026)"),
        (Span.QUARTER, DECEMBER, "Triwulan IV 2026"),
        (Span.QUARTER, Month(2026, 3), "Triwulan I 2026"),
        (Span.SEMESTER, OCTOBER, "Semester II 2026 (sampai Oktober 2026)"),
        (Span.SEMESTER, Month(2026, 6), "Semester I 2026"),
        (Span.YEAR, OCTOBER, "Tahun 2026 (sampai Oktober 2026)"),
        (Span.YEAR, DECEMBER, "Tahun 2026"),
    ],
)
def test_a_period_that_is_not_over_says_so(span: Span, last: Month, words: str) -> None:
    assert span_words(span, last) == words


@pytest.mark.parametrize(
    ("span", "last", "months", "before"),
    [
        (Span.MONTH, JANUARY, 1, Month(2025, 12)),
        (Span.QUARTER, OCTOBER, 1, Month(2026, 9)),
        (Span.QUARTER, DECEMBER, 3, Month(2026, 9)),
        (Span.SEMESTER, OCTOBER, 4, Month(2026, 6)),
        (Span.YEAR, OCTOBER, 10, Month(2025, 12)),
    ],
)
def test_a_stock_is_compared_with_the_end_of_the_period_before(
    span: Span, last: Month, months: int, before: Month
) -> None:
    found = months_of(span, last)
    assert (len(found), found[-1], month_before(span, last)) == (months, last, before)
    assert found[0] == before + 1
