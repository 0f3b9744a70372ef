"""Laws of competition ranking."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.ranking import rank

# Few denominators, so that ties happen.
values_st = st.dictionaries(
    st.integers(), st.none() | st.fractions(min_value=0, max_value=2, max_denominator=5), max_size=30
)


@given(values_st)
def test_a_position_is_one_more_than_the_number_of_better_areas(values: dict[int, Fraction | None]) -> None:
    known = {key: value for key, value in values.items() if value is not None}
    places = rank(values)
    assert list(places) == list(values)
    for key, value in known.items():
        assert places[key].position == 1 + sum(other > value for other in known.values())
        assert places[key].tied == (sum(other == value for other in known.values()) > 1)
        assert places[key].of == len(known)


@given(values_st)
def test_exactly_the_unknown_are_unranked(values: dict[int, Fraction | None]) -> None:
    places = rank(values)
    assert {key for key in places if places[key] is None} == {key for key in values if values[key] is None}


@given(values_st)
def test_an_area_that_reports_late_never_improves_the_place_of_another(values: dict[int, Fraction | None]) -> None:
    places, with_one_more = rank(values), rank({**values, "late": Fraction(1)})
    for key, place in places.items():
        if place is not None:
            assert with_one_more[key].position >= place.position


@given(values_st, st.fractions(min_value=Fraction(1, 10), max_value=10))
def test_places_do_not_depend_on_the_unit(values: dict[int, Fraction | None], unit: Fraction) -> None:
    scaled = {key: None if value is None else value * unit for key, value in values.items()}
    assert rank(scaled) == rank(values)
