"""Distance, pace and range hold for any numbers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.figure import Figure
from coverage.planning.distance import goals
from coverage.planning.forecast import FARTHEST, MOST, Spread, Z, backtest, reach, root, spread_of
from coverage.planning.pace import Observed, Terms, months_at, pace_of
from periods.month import Month

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
TERMS = Terms("", "", "domisili", "PU")
counts = st.integers(0, 5_000_000)
additions = st.lists(st.integers(-20_000, 20_000), min_size=12, max_size=24).map(tuple)
months = st.integers(1, FARTHEST)


def observed(values: list[int]) -> list[Observed]:
    return [Observed(Month(2020, 1) + index, value, True, TERMS) for index, value in enumerate(values)]


@given(counts, st.integers(1, 5_000_000), st.integers(1, 12), st.fractions(Fraction(1, 100), 1))
def test_the_pace_asked_for_reaches_the_goal_and_one_worker_less_does_not(
    participants: int, eligible: int, month: int, target: Fraction
) -> None:
    for goal in goals(Figure(participants, eligible, target=target, cuts=CUTS), Month(2026, month)):
        needed = goal.required_a_month
        assert (needed is None) == (goal.is_reached or goal.months_left == 0)
        if needed is not None:
            assert needed * goal.months_left >= goal.workers > (needed - 1) * goal.months_left


@given(counts, st.integers(1, 5_000_000))
def test_the_workers_to_the_next_category_just_reach_it(participants: int, eligible: int) -> None:
    figure = Figure(participants, eligible, cuts=CUTS)
    for goal in goals(figure, Month(2026, 6)):
        # With a handful of workers one of them may lead past a whole category.
        assert Figure(participants + goal.workers, eligible, cuts=CUTS).category >= goal.category
        assert Figure(participants + goal.workers - 1, eligible, cuts=CUTS).category == figure.category


@given(st.lists(counts, min_size=2, max_size=40))
def test_the_pace_is_a_difference_over_its_months(values: list[int]) -> None:
    pace = pace_of(observed(values))
    assert pace is not None
    assert pace.months == min(12, len(values) - 1)
    assert pace.a_month * pace.months == values[-1] - values[-1 - pace.months]


@given(st.fractions(Fraction(1, 1000), 100_000), st.integers(1, 5_000_000))
def test_months_at_a_pace_are_just_enough(pace: Fraction, workers: int) -> None:
    needed = months_at(pace, workers)
    assert needed is not None
    assert pace * needed >= workers > pace * (needed - 1)


@given(st.fractions(0, 10**12))
def test_a_root_is_the_nearest_whole_number(value: Fraction) -> None:
    found = root(value)
    assert (found + Fraction(1, 2)) ** 2 > value
    assert found == 0 or (found - Fraction(1, 2)) ** 2 <= value


@given(additions, months)
def test_the_range_holds_its_middle_and_is_as_wide_as_said(known: tuple[int, ...], horizon: int) -> None:
    spread = Spread(known, Month(2026, 8))
    assert spread.low(horizon) <= spread.middle(horizon) <= spread.high(horizon)
    assert abs(spread.middle(horizon) - spread.mean * horizon) <= Fraction(1, 2)
    exact = Z**2 * spread.variance * (horizon + Fraction(horizon**2, len(known)))
    assert root(exact) == spread.high(horizon) - spread.middle(horizon)


@given(additions, st.integers(1, 2_000_000))
def test_the_months_of_a_range_are_in_order_and_the_first_that_reach(known: tuple[int, ...], workers: int) -> None:
    spread = Spread(known, Month(2026, 8))
    found = reach(spread, workers, Month(2026, 10))
    late = [FARTHEST + 1 if value is None else value for value in (found.earliest, found.middle, found.latest)]
    assert late == sorted(late)
    for value, additions_in in (
        (found.earliest, spread.high),
        (found.middle, spread.middle),
        (found.latest, spread.low),
    ):
        if value is not None:
            assert additions_in(value) >= workers
            assert value == 1 or additions_in(value - 1) < workers


@given(st.lists(counts, min_size=1, max_size=40))
def test_a_range_is_made_or_refused_with_a_reason(values: list[int]) -> None:
    judged = spread_of(observed(values))
    if isinstance(judged, Spread):
        assert 12 <= len(judged.additions) <= MOST
        assert sum(judged.additions) == values[-1] - values[-1 - len(judged.additions)] > 0
    else:
        assert len(values) < 13 or judged.pace is not None
        assert judged.pace is None or judged.pace <= 0


@given(st.lists(counts, min_size=20, max_size=40), st.integers(-5_000, 5_000), st.integers(1, 12))
def test_a_trial_does_not_change_when_all_months_have_as_many_more(values: list[int], more: int, horizon: int) -> None:
    shifted = [value + more + 5_000 for value in values]
    assert backtest(observed(values), horizon) == backtest(observed(shifted), horizon)
