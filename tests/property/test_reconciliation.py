"""Whatever was printed, the comparison ends with reasons, and rounding is claimed only where rounding explains."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.figure import Figure
from coverage.figures.reconciliation import Printed, Reason, reconcile
from enrolment.numbers import round_half_up
from periods.month import Month

counts = st.none() | st.integers(min_value=0, max_value=5_000_000) | st.sampled_from([0, 687_000, 2_800_000])
days = st.none() | st.dates(min_value=date(2025, 8, 1), max_value=date(2025, 8, 31))
prints = st.builds(
    Printed,
    percent=st.none() | st.decimals(min_value=0, max_value=150, places=2) | st.integers(0, 100).map(Decimal),
    participants=counts,
    base=counts,
    target=st.none() | st.fractions(min_value=0, max_value=1, max_denominator=10_000),
    day=days,
    month=st.just(Month(2025, 8)),
)
figures = st.none() | st.builds(
    Figure, counts, counts, st.none() | st.fractions(min_value=0, max_value=1, max_denominator=10_000)
)


@given(prints, figures)
def test_every_comparison_ends_with_whole_sentences(printed: Printed, ours: Figure | None) -> None:
    result = reconcile(printed, ours)
    assert len(result.reasons) == len(result.sentences) == len(set(result.reasons)) >= 1
    assert all(
        sentence.endswith(".") and "{" not in sentence and "None" not in sentence for sentence in result.sentences
    )


@given(prints, figures)
def test_a_difference_is_known_exactly_when_both_rates_are(printed: Printed, ours: Figure | None) -> None:
    result = reconcile(printed, ours)
    if printed.rate is None or ours is None or ours.rate is None:
        assert result.difference is None
        assert {Reason.NOT_COMPARABLE, Reason.NO_OWN_FIGURE} & set(result.reasons)
    else:
        assert result.difference == printed.rate - ours.rate
        assert not {Reason.NOT_COMPARABLE, Reason.NO_OWN_FIGURE} & set(result.reasons)


@given(st.integers(1, 5_000_000), st.integers(1, 5_000_000), st.integers(0, 3))
def test_our_own_figure_printed_with_fewer_decimals_agrees_or_is_rounded(
    participants: int, eligible: int, places: int
) -> None:
    ours = Figure(participants, eligible)
    percentage = round_half_up(ours.rate * 100, places)
    printed = Printed(percentage, None, None, None, date(2025, 8, 13), Month(2025, 8))
    result = reconcile(printed, ours)
    assert result.reasons in {(Reason.AGREES,), (Reason.ROUNDED,)}
    assert abs(result.difference) <= Fraction(1, 200 * 10**places)


@given(st.integers(1, 5_000_000), st.integers(1, 5_000_000), st.integers(0, 2))
def test_a_correctly_printed_row_is_never_called_a_misprint(participants: int, base: int, places: int) -> None:
    percentage = round_half_up(Fraction(participants, base) * 100, places)
    printed = Printed(percentage, participants, base, None, None, Month(2025, 8))
    assert Reason.MISPRINT not in reconcile(printed, None).reasons


@given(prints, figures)
def test_rounding_is_claimed_only_within_half_of_the_last_printed_digit(printed: Printed, ours: Figure | None) -> None:
    result = reconcile(printed, ours)
    if Reason.ROUNDED in result.reasons and printed.percent is not None:
        assert abs(result.difference) <= Fraction(1, 200 * 10**printed.places)
