"""Laws of rates, targets and distances."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.arithmetic import achievement, gap, rate, target_count, workers_to_reach

participants_st = st.integers(min_value=0, max_value=5_000_000)
eligible_st = st.integers(min_value=1, max_value=5_000_000)
shares = st.fractions(min_value=Fraction(1, 10_000), max_value=2, max_denominator=10_000)


@given(participants_st, eligible_st)
def test_a_rate_times_its_denominator_is_the_count(participants: int, eligible: int) -> None:
    assert rate(participants, eligible) * eligible == participants


@given(participants_st, eligible_st, st.integers(min_value=1, max_value=1_000))
def test_a_rate_does_not_depend_on_the_scale(participants: int, eligible: int, scale: int) -> None:
    assert rate(participants * scale, eligible * scale) == rate(participants, eligible)


@given(participants_st, eligible_st, shares)
def test_achievement_times_target_is_coverage(participants: int, eligible: int, target: Fraction) -> None:
    coverage = rate(participants, eligible)
    assert achievement(coverage, target) * target == coverage
    assert (achievement(coverage, target) >= 1) == (coverage >= target)


@given(eligible_st, shares)
def test_a_target_count_is_the_nearest_whole_number_of_workers(eligible: int, target: Fraction) -> None:
    assert -Fraction(1, 2) < target_count(target, eligible) - target * eligible <= Fraction(1, 2)


@given(participants_st, eligible_st, shares)
def test_participants_and_gap_make_the_target_count(participants: int, eligible: int, target: Fraction) -> None:
    assert participants + gap(participants, eligible, target) == target_count(target, eligible)


@given(participants_st, eligible_st, shares)
def test_workers_to_reach_is_the_smallest_number_that_reaches(participants: int, eligible: int, cut: Fraction) -> None:
    workers = workers_to_reach(cut, participants, eligible)
    assert workers >= 0
    assert rate(participants + workers, eligible) >= cut
    assert workers == 0 or rate(participants + workers - 1, eligible) < cut


@given(st.none() | participants_st, st.none() | st.just(0) | eligible_st, st.none() | shares)
def test_nothing_is_made_from_the_unknown(
    participants: int | None, eligible: int | None, target: Fraction | None
) -> None:
    known = participants is not None and bool(eligible)
    assert (rate(participants, eligible) is not None) == known
    assert (gap(participants, eligible, target) is not None) == (known and target is not None)
    assert (achievement(rate(participants, eligible), target) is not None) == (known and target is not None)
