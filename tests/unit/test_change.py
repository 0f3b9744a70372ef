"""Why coverage moved."""

from decimal import Decimal
from fractions import Fraction

import pytest

from coverage.figures.change import decompose, group_contributions
from coverage.figures.figure import Figure
from enrolment.numbers import points, round_half_up

SEPTEMBER_2024 = Figure(760_468, 3_058_943)
AUGUST_2025 = Figure(687_000, 2_800_000)


def test_lampung_lost_members_while_its_denominator_shrank() -> None:
    change = decompose(SEPTEMBER_2024, AUGUST_2025)
    assert round_half_up(change.total * 100, 2) == Decimal("-0.32")
    assert round_half_up(change.members * 100, 2) == Decimal("-2.51")
    assert round_half_up(change.denominator * 100, 2) == Decimal("2.19")
    assert change.members + change.denominator == change.total
    assert change.total == AUGUST_2025.rate - SEPTEMBER_2024.rate
    assert points(change.total, 2) == "−0,32 poin"


def test_the_change_keeps_the_differences_in_workers() -> None:
    change = decompose(SEPTEMBER_2024, AUGUST_2025)
    assert (change.before, change.after) == (SEPTEMBER_2024, AUGUST_2025)
    assert change.participants_difference == -73_468
    assert change.eligible_difference == -258_943
    assert not change.comparable


def test_on_the_same_denominator_members_explain_everything() -> None:
    change = decompose(Figure(100, 1_000), Figure(120, 1_000))
    assert (change.members, change.denominator) == (Fraction(2, 100), 0)
    assert change.comparable


@pytest.mark.parametrize("unknown", [Figure(None, 100), Figure(10, None), Figure(10, 0)])
def test_a_change_from_or_to_the_unknown_is_unknown(unknown: Figure) -> None:
    assert decompose(unknown, SEPTEMBER_2024) is None
    assert decompose(SEPTEMBER_2024, unknown) is None


def test_groups_contribute_in_workers_and_unknown_groups_are_left_out() -> None:
    before = {"kader": 100, "rt_rw": 50, "panwascam": 30, "pekebun sawit": None}
    after = {"kader": 140, "rt_rw": 50, "panwascam": None, "pekebun sawit": 20, "non-ASN": 9}
    assert group_contributions(before, after) == {"kader": 40, "rt_rw": 0}


def test_election_staff_who_leave_are_a_loss_when_zero_was_reported() -> None:
    assert group_contributions({"penyelenggara pemilu": 3_782}, {"penyelenggara pemilu": 0}) == {
        "penyelenggara pemilu": -3_782
    }
