"""The parts of a change add up exactly."""

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.change import decompose, group_contributions
from coverage.figures.figure import Figure

figures = st.builds(
    Figure, st.integers(min_value=0, max_value=5_000_000), st.integers(min_value=1, max_value=5_000_000)
)
groups = st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(min_value=0, max_value=100_000))


@given(figures, figures)
def test_members_and_denominator_make_the_whole_change(before: Figure, after: Figure) -> None:
    change = decompose(before, after)
    assert change.members + change.denominator == change.total == after.rate - before.rate


@given(figures, figures)
def test_the_way_back_is_the_mirror_of_the_way_there(before: Figure, after: Figure) -> None:
    there, back = decompose(before, after), decompose(after, before)
    assert (there.members, there.denominator) == (-back.members, -back.denominator)


@given(figures, figures)
def test_each_effect_has_the_direction_of_its_cause(before: Figure, after: Figure) -> None:
    change = decompose(before, after)
    assert (change.members > 0) == (change.participants_difference > 0)
    assert (change.members < 0) == (change.participants_difference < 0)
    if before.participants + after.participants > 0:
        assert (change.denominator < 0) == (change.eligible_difference > 0)
        assert (change.denominator == 0) == change.comparable


@given(groups, groups)
def test_contributions_carry_each_group_known_in_both_months(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    found = group_contributions(before, after)
    known = {key for key in before.keys() & after.keys() if before[key] is not None and after[key] is not None}
    assert found.keys() == known
    assert sum(found.values()) == sum(after[key] for key in known) - sum(before[key] for key in known)
