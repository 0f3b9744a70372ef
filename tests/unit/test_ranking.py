"""Places: 1, 2, 3=, 3=, 5."""

from fractions import Fraction

from coverage.figures.ranking import Place, rank


def test_equal_values_share_a_place_and_the_next_place_is_skipped() -> None:
    places = rank({"a": Fraction(1, 10), "b": Fraction(5, 10), "c": Fraction(3, 10), "d": Fraction(3, 10)})
    assert {key: place.label for key, place in places.items()} == {"b": "1", "c": "2=", "d": "2=", "a": "4"}


def test_the_unreported_have_no_place_and_are_not_counted() -> None:
    places = rank({"a": Fraction(1, 10), "b": None, "c": Fraction(0)})
    assert places == {"a": Place(1, tied=False, of=2), "b": None, "c": Place(2, tied=False, of=2)}


def test_the_exact_value_decides_not_the_shown_one() -> None:
    places = rank({"a": Fraction("0.23301"), "b": Fraction("0.23302")})
    assert (places["a"].label, places["b"].label) == ("2", "1")


def test_the_same_share_of_different_denominators_is_a_tie() -> None:
    assert {place.label for place in rank({"a": Fraction(1, 4), "b": Fraction(25, 100)}).values()} == {"1="}


def test_nobody_reported() -> None:
    assert rank({"a": None, "b": None}) == {"a": None, "b": None}
    assert rank({}) == {}


def test_lampung_barat_and_mesuji_shared_a_place_in_september_2024() -> None:
    printed = {
        "18.13": "1.9", "18.07": "17.4", "18.08": "19.3", "18.10": "21.4", "18.12": "22.6", "18.04": "23.3",
        "18.11": "23.3", "a": "25.6", "18.02": "26.4", "18.01": "26.5", "b": "26.6", "18.05": "26.9",
        "18.06": "29.4", "18.71": "32.8", "18.72": "32.9",
    }  # fmt: skip
    places = rank({region: Fraction(percentage) for region, percentage in printed.items()})
    assert places["18.72"].label == "1"
    assert places["18.02"].label == "7"
    assert places["18.04"].label == places["18.11"].label == "9="
    assert places["18.12"].label == "11"
    assert places["18.13"] == Place(15, tied=False, of=15)
