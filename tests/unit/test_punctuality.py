"""In time, late, locked: the calendar's side of a report."""

from datetime import date

import pytest

from enrolment.punctuality import EntryLock, Owed, Standing, Tally, days_words, entry_lock, may_lock, tally
from enrolment.workflow import Status

DUE = date(2026, 11, 10)
BEFORE, AFTER = date(2026, 11, 9), date(2026, 11, 15)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 7), "3 hari lagi"),
        (BEFORE, "1 hari lagi"),
        (DUE, "hari ini"),
        (date(2026, 11, 11), "terlambat 1 hari"),
        (AFTER, "terlambat 5 hari"),
    ],
)
def test_days_are_said_in_words(today: date, words: str) -> None:
    assert days_words(DUE, today) == words


def test_a_report_of_the_due_day_is_in_time_and_one_of_the_next_day_is_not() -> None:
    assert Owed(DUE, DUE).is_on_time
    late = Owed(DUE, date(2026, 11, 11))
    assert not late.is_on_time
    assert late.days_late(date(2027, 1, 1)) == 1
    assert Owed(DUE).days_late(AFTER) == 5
    assert Owed(DUE).days_late(DUE) == 0


@pytest.mark.parametrize(
    ("owed", "today", "standing"),
    [
        ([], DUE, Standing.NOT_OWED),
        ([Owed(DUE)], DUE, Standing.EXPECTED),
        ([Owed(DUE)], AFTER, Standing.OVERDUE),
        ([Owed(DUE, BEFORE), Owed(DUE)], DUE, Standing.PARTLY),
        ([Owed(DUE, BEFORE, True), Owed(DUE)], AFTER, Standing.OVERDUE),
        ([Owed(DUE, BEFORE), Owed(DUE, AFTER, True)], AFTER, Standing.RECEIVED),
        ([Owed(DUE, AFTER, True)], AFTER, Standing.VERIFIED),
    ],
)
def test_a_cell_of_the_board_has_one_word(owed: list[Owed], today: date, standing: Standing) -> None:
    assert tally(owed, today).standing is standing


def test_every_standing_has_a_word_and_a_sign_of_its_own() -> None:
    assert len({standing.label for standing in Standing}) == len(Standing)
    assert len({standing.icon for standing in Standing}) == len(Standing)


def test_tallies_add_up() -> None:
    one, other = tally([Owed(DUE, BEFORE, True)], AFTER), tally([Owed(DUE), Owed(DUE, AFTER)], AFTER)
    assert one + other == Tally(expected=3, received=2, on_time=1, verified=1, overdue=1)
    assert (one.is_late, other.is_late) == (False, True)


@pytest.mark.parametrize(
    ("status", "revision", "was_handed_in", "locks"),
    [
        (None, 1, False, True),
        (Status.DRAFT, 1, False, True),
        (Status.DRAFT, 1, True, False),
        (Status.RETURNED, 1, True, False),
        (Status.DRAFT, 2, False, False),
        (Status.SUBMITTED, 1, True, False),
    ],
)
def test_only_what_was_never_handed_in_locks(
    status: Status | None, revision: int, was_handed_in: bool, locks: bool
) -> None:
    assert may_lock(status, revision, was_handed_in=was_handed_in) is locks


@pytest.mark.parametrize(
    ("today", "rule", "until", "lock"),
    [
        (DUE, True, None, EntryLock()),
        (AFTER, False, None, EntryLock()),
        (AFTER, True, None, EntryLock(is_locked=True)),
        (AFTER, True, BEFORE, EntryLock(is_locked=True)),
        (AFTER, True, AFTER, EntryLock(open_until=AFTER)),
        (DUE, True, AFTER, EntryLock()),
    ],
)
def test_the_lock_opens_until_the_end_of_the_last_day(
    today: date, rule: bool, until: date | None, lock: EntryLock
) -> None:
    assert entry_lock(due=DUE, today=today, locks_after_due=rule, extended_until=until) == lock
