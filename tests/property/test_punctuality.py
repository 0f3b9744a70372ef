"""Whatever was owed and whenever it came: no part is larger than the whole."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from enrolment.punctuality import Owed, Standing, Tally, entry_lock, tally

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
OWED = st.builds(Owed, due=DAYS, received_on=st.none() | DAYS, is_verified=st.booleans())


@given(st.lists(OWED, max_size=40), DAYS)
def test_no_share_is_above_the_whole(owed: list[Owed], today: date) -> None:
    counted = tally(owed, today)
    assert counted.expected == len(owed)
    for part in (counted.received, counted.on_time, counted.verified, counted.overdue):
        assert 0 <= part <= counted.expected
    assert counted.on_time <= counted.received
    assert counted.received + counted.overdue <= counted.expected


@given(st.lists(OWED, max_size=20), st.lists(OWED, max_size=20), DAYS)
def test_a_total_is_the_tally_of_everything(one: list[Owed], other: list[Owed], today: date) -> None:
    assert tally(one, today) + tally(other, today) == tally(one + other, today)


@given(st.lists(OWED, max_size=20), DAYS)
def test_a_word_says_what_the_counts_say(owed: list[Owed], today: date) -> None:
    counted = tally(owed, today)
    assert (counted.standing is Standing.NOT_OWED) == (not owed)
    if counted.standing is Standing.RECEIVED:
        assert counted.received == counted.expected
    assert (counted == Tally()) == (not owed)


@given(due=DAYS, today=DAYS, locks=st.booleans(), until=st.none() | DAYS)
def test_nothing_is_locked_on_or_before_its_day_and_an_exception_only_opens(
    due: date, today: date, locks: bool, until: date | None
) -> None:
    lock = entry_lock(due=due, today=today, locks_after_due=locks, extended_until=until)
    if today <= due or not locks:
        assert not lock.is_locked
    without = entry_lock(due=due, today=today, locks_after_due=locks, extended_until=None)
    assert without.is_locked or not lock.is_locked
    later = entry_lock(due=due, today=today, locks_after_due=locks, extended_until=today + timedelta(days=1))
    assert not later.is_locked
