"""Laws of sums over areas and of the distance to the next category."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from coverage.figures.categories import Category
from coverage.figures.figure import Figure, combine

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
counts = st.integers(min_value=0, max_value=1_000_000)
known_figures = st.builds(Figure, counts, st.integers(min_value=1, max_value=1_000_000))
any_figures = st.builds(Figure, st.none() | counts, st.none() | counts)


@given(st.lists(known_figures, min_size=1, max_size=20))
def test_a_combined_rate_is_sum_over_sum(figures: list[Figure]) -> None:
    total = combine(figures)
    assert total.rate == Fraction(sum(each.participants for each in figures), sum(each.eligible for each in figures))
    assert min(each.rate for each in figures) <= total.rate <= max(each.rate for each in figures)


@given(known_figures, known_figures)
def test_a_combined_rate_is_the_mean_only_where_weights_or_rates_are_equal(one: Figure, other: Figure) -> None:
    assume(one.eligible != other.eligible and one.rate != other.rate)
    assert combine([one, other]).rate != (one.rate + other.rate) / 2


@given(st.lists(any_figures, max_size=20))
def test_only_areas_with_both_numbers_count(figures: list[Figure]) -> None:
    total = combine(figures)
    reported = [each for each in figures if each.rate is not None]
    assert (total.reporting, total.expected) == (len(reported), len(figures))
    assert total == combine(figures[::-1])
    if reported:
        assert total.participants == sum(each.participants for each in reported)
        assert total.eligible == sum(each.eligible for each in reported)
    else:
        assert total.participants is total.eligible is total.rate is None


@given(st.lists(known_figures, min_size=1, max_size=10), st.lists(known_figures, min_size=1, max_size=10))
def test_sums_can_be_added_in_any_grouping(some: list[Figure], others: list[Figure]) -> None:
    parts = [combine(some), combine(others)]
    regrouped = combine([Figure(part.participants, part.eligible) for part in parts])
    assert regrouped.rate == combine(some + others).rate


@given(counts, st.integers(min_value=1, max_value=1_000_000))
def test_the_workers_to_the_next_category_are_exactly_enough(participants: int, eligible: int) -> None:
    figure = Figure(participants, eligible, cuts=CUTS)
    if figure.category is Category.HIGH:
        assert figure.next_category is figure.workers_to_next is None
        return
    workers = figure.workers_to_next
    assert workers >= 1
    assert Figure(participants + workers, eligible, cuts=CUTS).category >= figure.next_category
    assert Figure(participants + workers - 1, eligible, cuts=CUTS).category == figure.category
