"""Known answers: Lampung, 24 September 2024, as printed and as computed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from coverage.figures.arithmetic import achievement, gap, rate, target_count, workers_to_reach
from enrolment.numbers import round_half_up

PARTICIPANTS, ELIGIBLE = 760_468, 3_058_943
TARGET_2024, TARGET_2025 = Fraction(3262, 10_000), Fraction(3839, 10_000)


def test_lampung_in_september_2024_is_24_86_percent() -> None:
    coverage = rate(PARTICIPANTS, ELIGIBLE)
    assert coverage == Fraction(PARTICIPANTS, ELIGIBLE)
    assert round_half_up(coverage * 100, 2) == Decimal("24.86")


def test_the_target_of_2025_asks_for_1174328_workers() -> None:
    assert target_count(TARGET_2025, ELIGIBLE) == 1_174_328


def test_the_gap_to_the_target_of_2024_is_237359_workers() -> None:
    assert target_count(TARGET_2024, ELIGIBLE) == 997_827
    assert gap(PARTICIPANTS, ELIGIBLE, TARGET_2024) == 237_359


def test_printed_gaps_agree_within_one_worker() -> None:
    """The press printed 237,360 and a yearly step of 176,502: each one more than the rounded target counts give."""
    step = target_count(TARGET_2025, ELIGIBLE) - target_count(TARGET_2024, ELIGIBLE)
    assert step == 176_501
    assert abs(gap(PARTICIPANTS, ELIGIBLE, TARGET_2024) - 237_360) <= 1
    assert abs(step - 176_502) <= 1


def test_the_misprinted_denominator_does_not_give_24_86_percent() -> None:
    assert round_half_up(rate(PARTICIPANTS, 3_059_943) * 100, 2) == Decimal("24.85")


def test_61_percent_of_maluku_utara_is_coverage_over_target() -> None:
    coverage = rate(176_604, 424_131)
    assert round_half_up(coverage * 100, 2) == Decimal("41.64")
    assert round_half_up(achievement(coverage, Fraction(68, 100)) * 100, 0) == 61


def test_lampung_tengah_in_january_2022_is_the_sum_of_its_segments() -> None:
    assert round_half_up(rate(80_096 + 5_469, 144_553 + 229_103) * 100, 2) == Decimal("22.90")


@pytest.mark.parametrize(
    ("participants", "eligible"), [(None, 100), (10, None), (None, None), (10, 0), (0, 0), (None, 0)]
)
def test_without_report_or_denominator_nothing_is_known(participants: int | None, eligible: int | None) -> None:
    assert rate(participants, eligible) is None
    assert gap(participants, eligible, TARGET_2025) is None
    assert workers_to_reach(TARGET_2025, participants, eligible) is None


def test_zero_participants_are_zero_and_not_unknown() -> None:
    assert rate(0, 100) == 0
    assert gap(0, 100, Fraction(1, 2)) == 50


def test_unknown_targets_give_unknown_distances() -> None:
    assert achievement(Fraction(1, 4), None) is None
    assert achievement(Fraction(1, 4), Fraction(0)) is None
    assert achievement(None, TARGET_2025) is None
    assert target_count(None, ELIGIBLE) is None
    assert target_count(TARGET_2025, None) is None
    assert target_count(TARGET_2025, 0) is None
    assert gap(PARTICIPANTS, ELIGIBLE, None) is None


def test_a_target_count_is_rounded_half_up() -> None:
    assert target_count(Fraction(1, 2), 5) == 3
    assert target_count(Fraction(1, 2), 7) == 4


def test_a_passed_target_leaves_a_negative_gap() -> None:
    assert gap(60, 100, Fraction(1, 2)) == -10


@pytest.mark.parametrize(
    ("cut", "participants", "eligible", "expected"),
    [
        (Fraction(1, 4), 20, 100, 5),
        (Fraction(1, 4), 25, 100, 0),
        (Fraction(1, 4), 30, 100, 0),
        (Fraction(1, 3), 0, 100, 34),
        (Fraction(2608, 10_000), PARTICIPANTS, ELIGIBLE, 37_305),
    ],
)
def test_workers_to_a_cut_are_whole_people(cut: Fraction, participants: int, eligible: int, expected: int) -> None:
    assert workers_to_reach(cut, participants, eligible) == expected
