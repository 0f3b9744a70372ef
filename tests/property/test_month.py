"""Counting months goes there and back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from periods.month import Month

# Away from the ends of the calendar that Month knows (1000 to 2999), so that steps stay inside it.
months = st.builds(Month, st.integers(min_value=1500, max_value=2500), st.integers(min_value=1, max_value=12))
steps = st.integers(min_value=-2_900, max_value=2_900)


@given(months)
def test_a_month_reads_back_as_written(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months, steps)
def test_steps_there_and_back_end_where_they_began(month: Month, step: int) -> None:
    assert month + step - step == month
    assert (month + step).months_since(month) == step


@given(months, steps, steps)
def test_steps_add_up(month: Month, one: int, other: int) -> None:
    assert month + one + other == month + (one + other)


@given(months, months)
def test_order_is_the_sign_of_the_distance_and_the_order_of_the_texts(one: Month, other: Month) -> None:
    assert (one < other) == (one.months_since(other) < 0) == (str(one) < str(other))
    assert (one < other) == (one.first_day < other.first_day)


@given(months, st.integers(min_value=0, max_value=120))
def test_until_counts_every_month_once(month: Month, length: int) -> None:
    listed = month.until(month + length)
    assert len(listed) == length + 1
    assert listed == sorted(set(listed))
    assert (listed[0], listed[-1]) == (month, month + length)


@given(st.dates(min_value=date(1001, 1, 1), max_value=date(2998, 12, 31)))
def test_a_day_lies_between_the_ends_of_its_month(day: date) -> None:
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
    assert Month.of(month.last_day + timedelta(days=1)) == month + 1
