"""Nobody can work out from what packs show how many cases a withheld month had, where it had 1 to 4."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enrolment.vocabulary import Programme
from monev.benefits import SMALLEST_SHOWN, Line, Paid, add_known, for_the_public

WORTH = 42_000_000

paid = st.one_of(
    st.just(Paid()),
    st.integers(0, 9).map(lambda cases: Paid(cases, cases * WORTH)),
    st.integers(0, 9).map(lambda cases: Paid(cases, None)),
    st.integers(0, 9).map(lambda cases: Paid(None, cases * WORTH)),
)
spans = st.lists(paid, min_size=1, max_size=12)


def line_of(months: list[Paid]) -> Line:
    return Line(
        Programme.JKM,
        tuple(months),
        add_known([paid.cases for paid in months]),
        add_known([paid.rupiah for paid in months]),
    )


@given(spans)
def test_no_small_number_is_shown(months: list[Paid]) -> None:
    shown = for_the_public(line_of(months))
    assert all(not 0 < paid.cases < SMALLEST_SHOWN for paid in shown.months if paid.cases is not None)
    if not shown.withheld and shown.cases.amount is not None:
        assert not 0 < shown.cases.amount < SMALLEST_SHOWN
    assert all(paid.cases is not None for paid in shown.months if paid.rupiah is not None)


@given(spans)
def test_the_sum_gives_no_month_away(months: list[Paid]) -> None:
    """Whoever subtracts the months shown from the sum is left with five cases at least, in two months at least."""
    shown = for_the_public(line_of(months))
    if shown.withheld:
        return
    hidden = [real for real, seen in zip(months, shown.months, strict=True) if seen.withheld and real.cases is not None]
    rest = (shown.cases.amount or 0) - sum(paid.cases or 0 for paid in shown.months)
    assert rest == sum(paid.cases or 0 for paid in hidden)
    if hidden:
        assert rest >= SMALLEST_SHOWN
        assert len(hidden) >= 2
        rupiah = (shown.rupiah.amount or 0) - sum(paid.rupiah or 0 for paid in shown.months)
        assert rupiah == 0 or rupiah >= SMALLEST_SHOWN * WORTH


@given(spans)
def test_what_was_not_told_stays_so_and_what_is_large_stays_in_the_sum(months: list[Paid]) -> None:
    shown = for_the_public(line_of(months))
    assert [paid.is_told for paid in shown.months] == [paid.is_told for paid in months]
    assert shown.cases == line_of(months).cases
