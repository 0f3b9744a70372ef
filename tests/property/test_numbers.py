"""Numbers written can be read back, and rounding never strays."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrolment.numbers import LARGEST_COUNT, NotACount, count, percent, points, read_count, round_half_up, signed_count

counts = st.integers(min_value=0, max_value=LARGEST_COUNT)
rates = st.fractions(min_value=-2, max_value=2)


@given(counts)
def test_a_written_count_reads_back(number: int) -> None:
    assert read_count(count(number)) == number
    assert read_count(str(number)) == number
    assert read_count(f"  {count(number)}\n") == number


@given(st.text(max_size=20) | st.text(alphabet="0123456789.,-+ e", max_size=20))
def test_any_text_is_read_exactly_or_refused_with_a_sentence(text: str) -> None:
    if (
        re.fullmatch(r"[0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+", text.strip())
        and int(text.replace(".", "")) <= LARGEST_COUNT
    ):
        assert read_count(text) == int(text.replace(".", ""))
    else:
        with pytest.raises(NotACount, match=r"\.$"):
            read_count(text)


@given(rates, st.integers(min_value=0, max_value=6))
def test_rounding_moves_by_at_most_half_a_step(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    assert rounded.as_tuple().exponent == -places
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**places)


@given(rates, st.integers(min_value=0, max_value=6))
def test_rounding_treats_gains_and_losses_alike(value: Fraction, places: int) -> None:
    assert round_half_up(-value, places) == -round_half_up(value, places)
    assert round_half_up(value, places).is_signed() == (round_half_up(value, places) < 0)  # never "-0.0"


@given(rates, rates, st.integers(min_value=0, max_value=4))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction, places: int) -> None:
    low, high = sorted([one, other])
    assert round_half_up(low, places) <= round_half_up(high, places)


@given(rates)
def test_a_sign_is_shown_exactly_when_something_is_left_after_rounding(difference: Fraction) -> None:
    rounded = round_half_up(difference * 100, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    assert points(difference) == sign + percent(Fraction(abs(rounded)) / 100)[:-1] + " poin"


@given(st.integers(min_value=-LARGEST_COUNT, max_value=LARGEST_COUNT))
def test_signed_counts_mirror(number: int) -> None:
    assert signed_count(number).lstrip("+−") == signed_count(-number).lstrip("+−") == count(abs(number))
