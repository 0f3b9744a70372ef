"""Laws of classes between cuts."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.categories import Category, CutBasis, Cuts, Scheme, classify, places_for
from enrolment.numbers import round_half_up
from tests.figures_together import places_for_all

TENTHS = ("0.2", "0.3", "0.4")
rates = st.fractions(min_value=0, max_value=2, max_denominator=100_000)
targets = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=10_000)
# The cuts of a scheme are typed as percentages with two decimals.
cuts_st = st.lists(st.integers(min_value=1, max_value=15_000), min_size=3, max_size=3, unique=True).map(
    lambda steps: tuple(Fraction(step, 10_000) for step in sorted(steps))
)


@given(rates, rates, cuts_st)
def test_more_coverage_never_gives_a_lower_category(one: Fraction, other: Fraction, cuts: Cuts) -> None:
    low, high = sorted([one, other])
    assert classify(low, cuts) <= classify(high, cuts)


@given(rates, cuts_st)
def test_classes_are_half_open_and_leave_no_hole(coverage: Fraction, cuts: Cuts) -> None:
    edges = [Fraction(0), *cuts, Fraction(10**9)]
    category = classify(coverage, cuts)
    assert edges[category - 1] <= coverage < edges[category]


@given(cuts_st)
def test_the_cut_itself_belongs_to_the_class_above(cuts: Cuts) -> None:
    assert [classify(cut, cuts) for cut in cuts] == [Category.LOW, Category.MODERATE, Category.HIGH]


@given(rates, cuts_st, targets)
def test_cuts_of_a_target_share_judge_achievement(coverage: Fraction, cuts: Cuts, target: Fraction) -> None:
    scheme = Scheme("Bagian dari target", CutBasis.TARGET_SHARE, cuts, official=False)
    assert classify(coverage, scheme.coverage_cuts(target)) == classify(coverage / target, cuts)


@given(rates, cuts_st)
def test_one_decimal_is_shown_only_if_it_tells_the_same_category(coverage: Fraction, cuts: Cuts) -> None:
    if places_for(coverage, cuts) == 1:
        shown = Fraction(round_half_up(coverage * 100, 1)) / 100
        assert classify(shown, cuts) == classify(coverage, cuts)


@given(st.dictionaries(st.integers(), st.none() | rates, max_size=20), st.none() | cuts_st)
def test_what_shows_equal_at_one_decimal_is_equal(values: dict[int, Fraction | None], cuts: Cuts | None) -> None:
    places = places_for_all(values, cuts)
    assert places.keys() == values.keys()
    shown_short = {key: values[key] for key in values if places[key] == 1 and values[key] is not None}
    for one, exact in shown_short.items():
        for other, other_exact in shown_short.items():
            if one != other and round_half_up(exact * 100, 1) == round_half_up(other_exact * 100, 1):
                assert exact == other_exact


# Shares close to each other and to cuts, where decimals are short.
close = st.integers(min_value=0, max_value=300).map(lambda steps: Fraction(2, 5) + Fraction(steps - 150, 1_000_000))


@given(st.dictionaries(st.integers(), close, max_size=20), st.none() | cuts_st | st.just(tuple(map(Fraction, TENTHS))))
def test_what_stands_together_shows_no_other_category(values: dict[int, Fraction], cuts: Cuts | None) -> None:
    places = places_for_all(values, cuts)
    shown = {key: round_half_up(values[key] * 100, places[key]) for key in values}
    for one, exact in values.items():
        assert classify(Fraction(shown[one]) / 100, cuts) == classify(exact, cuts)
