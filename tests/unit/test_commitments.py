"""Where a commitment stands on a day and what became of it in numbers, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from monev.commitments import Became, Standing, Step, by_urgency, standing_of
from monev.narrative import became_words, due_words, lateness_words
from monev.vocabulary import Progress
from periods.month import Month

DUE = date(2026, 10, 31)


def step(progress: Progress) -> Step:
    return Step(progress, date(2026, 10, 1), datetime(2026, 10, 1, tzinfo=UTC), "Eka", "Sudah dimulai.")


def test_nothing_reported_is_not_begun_and_the_last_step_counts() -> None:
    assert standing_of((), DUE, DUE).progress is Progress.PLANNED
    steps = [step(Progress.DONE), step(Progress.ONGOING)]
    assert standing_of(steps, DUE, DUE).progress is Progress.ONGOING


@pytest.mark.parametrize(
    ("progress", "as_of", "late", "words"),
    [
        (Progress.PLANNED, date(2026, 10, 30), None, "1 hari lagi"),
        (Progress.PLANNED, DUE, None, "jatuh tempo hari ini"),
        (Progress.PLANNED, date(2026, 11, 1), 1, "terlambat 1 hari"),
        (Progress.ONGOING, date(2030, 10, 31), 1461, "terlambat 1.461 hari"),
        (Progress.DONE, date(2026, 12, 1), None, ""),
        (Progress.DROPPED, date(2026, 12, 1), None, ""),
    ],
)
def test_only_what_is_open_past_its_day_is_late(progress: Progress, as_of: date, late: int | None, words: str) -> None:
    standing = Standing(progress, DUE, as_of)
    assert (standing.days_late, standing.is_overdue) == (late, late is not None)
    assert lateness_words(standing) == words
    assert due_words(standing) == "31 Oktober 2026"


def test_without_a_day_nothing_is_late() -> None:
    standing = Standing(Progress.PLANNED, None, date(2030, 1, 1))
    assert not standing.is_overdue
    assert (due_words(standing), lateness_words(standing)) == ("tanpa tenggat", "")


def test_what_is_late_longest_comes_first_and_what_is_settled_last() -> None:
    today = date(2026, 11, 10)
    rows = [
        Standing(Progress.DONE, DUE, today),
        Standing(Progress.PLANNED, None, today),
        Standing(Progress.ONGOING, today + timedelta(3), today),
        Standing(Progress.ONGOING, today - timedelta(3), today),
        Standing(Progress.PLANNED, today - timedelta(30), today),
    ]
    assert sorted(rows, key=by_urgency) == rows[::-1]


SEP, OCT = Month(2026, 9), Month(2026, 10)


@pytest.mark.parametrize(
    ("became", "added", "reached", "words"),
    [
        (
            Became(3120, SEP, 3208, OCT, 500),
            88,
            False,
            "3.120 (September 2026) menjadi 3.208 (Oktober 2026): +88 dari sasaran 500",
        ),
        (
            Became(3120, SEP, 3720, OCT, 500),
            600,
            True,
            "3.120 (September 2026) menjadi 3.720 (Oktober 2026): +600 dari sasaran 500",
        ),
        (Became(3120, SEP, 3100, OCT), -20, None, "3.120 (September 2026) menjadi 3.100 (Oktober 2026): −20"),
        (Became(3120, SEP, 3120, OCT), 0, None, "3.120 (September 2026) menjadi 3.120 (Oktober 2026): 0"),
        (Became(3120, SEP, 3120, SEP, 500), None, None, "3.120 (September 2026); belum ada rilis sesudahnya"),
        (Became(3120, OCT, 3000, SEP, 500), None, None, "3.120 (Oktober 2026); belum ada rilis sesudahnya"),
        (Became(3120, SEP, None, None, 500), None, None, "3.120 (September 2026); belum ada rilis sesudahnya"),
        (Became(3120, SEP, None, OCT, 500), None, None, "3.120 (September 2026); Oktober 2026 belum ada data"),
        (Became(None, SEP, 3208, OCT, 500), None, None, "3.208 (Oktober 2026); saat rapat belum ada data"),
        (Became(None, None, 3208, OCT, 500), None, None, "3.208 (Oktober 2026); saat rapat belum ada data"),
        (Became(None, None, None, None, 500), None, None, "belum ada data"),
        (Became(0, SEP, 0, OCT, 500), 0, False, "0 (September 2026) menjadi 0 (Oktober 2026): 0 dari sasaran 500"),
    ],
)
def test_what_became_of_it_is_a_difference_of_two_known_counts(
    became: Became, added: int | None, reached: bool | None, words: str
) -> None:
    assert (became.added, became.is_reached) == (added, reached)
    assert became_words(became) == words


def test_a_commitment_about_no_group_says_nothing_of_counts() -> None:
    assert became_words(None) == ""
