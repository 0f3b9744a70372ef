"""Printed figures of ministries, press and sites against ours: the real rows, the odd ones too."""

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from coverage.figures.figure import Figure
from coverage.figures.reconciliation import Printed, Reason, reconcile
from enrolment.numbers import points
from periods.month import Month

FIXTURE = Path(__file__).parents[2] / "fixtures" / "published_figures.csv"
OTHER = Figure(30, 1_000)  # a figure of ours that is far from anything printed


def printed(
    day: str,
    percentage: str | None = None,
    *,
    participants: int | None = None,
    base: int | None = None,
    target: str | None = None,
) -> Printed:
    """``day`` as the list gives it: 2024-09-24, or 2025-05 where only the month is known."""
    return Printed(
        percent=None if percentage is None else Decimal(percentage),
        participants=participants,
        base=base,
        target=None if target is None else Fraction(target) / 100,
        day=date.fromisoformat(day) if len(day) == 10 else None,
        month=Month.parse(day[:7]),
    )


BALI = printed("2025-03-31", "50.88", participants=935_079, base=1_873_899, target="67.28")
LAMPUNG_BARAT = printed("2023-06-30", "22.41", participants=22_680, base=92_913)
LAMPUNG_2018 = printed("2018-09-13", "37", participants=1_030_000, base=2_600_000)
LAMPUNG_2024 = printed("2024-09-24", "24.86", participants=760_468, base=3_058_943, target="32.62")
LAMPUNG_MAY_2025 = printed("2025-05", "23.86", target="38.39")
LAMPUNG_AUGUST_2025 = printed("2025-08-13", "24.5", participants=687_000, base=2_800_000, target="38.39")
LAMPUNG_DECEMBER_2025 = printed("2025-12-08", "25.27", base=3_100_000, target="38.39")
LAMPUNG_TENGAH_2022 = printed("2022-01-18", participants=85_565, base=373_656)
LAMPUNG_TENGAH_2025 = printed("2025-05-19", "26")
MALUKU_UTARA_MAY_2025 = printed("2025-05-31", "41.64", participants=176_604, base=424_131, target="68")
MALUKU_UTARA_AUGUST_2025 = printed("2025-08-08", "61", target="68")
TARGET_ROW = printed("2025-12-31", target="38.39")
BANDAR_LAMPUNG_2025 = printed("2025-05-19")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (BALI, "Dicetak 50,88%, padahal 935.079 dari 1.873.899 adalah 49,90%."),
        (LAMPUNG_BARAT, "Dicetak 22,41%, padahal 22.680 dari 92.913 adalah 24,41%."),
        (
            LAMPUNG_2018,
            "Dicetak 37%, padahal 1.030.000 dari 2.600.000 adalah 39,62%; "
            "pembulatan jumlahnya tidak menjelaskan selisih itu.",
        ),
    ],
)
def test_a_percentage_that_does_not_follow_from_its_counts_is_a_misprint(row: Printed, sentence: str) -> None:
    result = reconcile(row, None)
    assert result.difference is None
    assert result.reasons == (Reason.MISPRINT, Reason.NO_OWN_FIGURE)
    assert result.sentences[0] == sentence


def test_the_typo_of_another_outlet_is_a_misprint_too() -> None:
    """berdikari.co printed 3,059,943 for 3,058,943 in September 2024."""
    row = printed("2024-09-24", "24.86", participants=760_468, base=3_059_943)
    assert reconcile(row, None).reasons == (Reason.MISPRINT, Reason.NO_OWN_FIGURE)


@pytest.mark.parametrize(
    "row",
    [
        LAMPUNG_2024,
        LAMPUNG_AUGUST_2025,
        MALUKU_UTARA_MAY_2025,
        printed("2025-08-13", "40", participants=40_000_000, base=99_000_000),
        printed("2022-01-18", "55", participants=80_096, base=144_553),
        printed("2022-01-18", "2", participants=5_469, base=229_103),
        printed("2025-08-13", "1.33", participants=11_908, base=896_780),
    ],
)
def test_a_percentage_that_follows_from_rounded_counts_is_no_misprint(row: Printed) -> None:
    assert reconcile(row, None).reasons == (Reason.NO_OWN_FIGURE,)


def test_only_three_rows_of_the_whole_list_are_misprints() -> None:
    misprinted = []
    with FIXTURE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found = reconcile(_from_list(row), None)
            assert len(found.reasons) == len(found.sentences) >= 1
            if Reason.MISPRINT in found.reasons:
                misprinted.append((row["region"], row["date"]))
    assert misprinted == [("Lampung", "2018-09-13"), ("Lampung Barat", "2023-06-30"), ("Bali", "2025-03-31")]


def _from_list(row: dict[str, str]) -> Printed:
    return printed(
        row["date"],
        row["percent_published"] or None,
        participants=int(row["participants"]) if row["participants"] else None,
        base=int(row["base"]) if row["base"] else None,
        target=row["percent_target"] or None,
    )


def test_a_misprint_may_still_agree_with_ours() -> None:
    """Over 1,837,899, the denominator with its digits in order, Bali has exactly the 50.88 % that was printed."""
    result = reconcile(BALI, Figure(935_079, 1_837_899))
    assert result.reasons == (Reason.MISPRINT, Reason.AGREES)


def test_a_misprint_explains_all_when_its_counts_give_our_figure() -> None:
    result = reconcile(LAMPUNG_BARAT, Figure(22_680, 92_913))
    assert result.reasons == (Reason.MISPRINT,)
    assert points(result.difference, 2) == "−2,00 poin"


def test_a_misprint_does_not_explain_what_its_counts_do_not_give() -> None:
    same_base = reconcile(LAMPUNG_BARAT, Figure(30_000, 92_913))
    other_base = reconcile(LAMPUNG_BARAT, Figure(30_000, 120_000))
    assert same_base.reasons == (Reason.MISPRINT, Reason.UNEXPLAINED)
    assert other_base.reasons == (Reason.MISPRINT, Reason.OTHER_BASE, Reason.UNEXPLAINED)


def test_61_percent_of_maluku_utara_is_of_its_target_once_a_coverage_is_known() -> None:
    known = Figure(176_604, 424_131)
    result = reconcile(MALUKU_UTARA_AUGUST_2025, known)
    assert result.reasons == (Reason.OF_TARGET,)
    assert result.sentences == ("61% adalah capaian terhadap target 68%, bukan cakupan; cakupannya 41,64%.",)
    assert result.difference == Fraction(61, 100) - known.rate


def test_without_a_known_coverage_nobody_can_tell_that_61_percent_is_of_the_target() -> None:
    assert reconcile(MALUKU_UTARA_AUGUST_2025, None).reasons == (Reason.NO_OWN_FIGURE,)


def test_the_target_in_force_is_tried_where_none_was_printed() -> None:
    row = printed("2025-08-31", "61")
    assert reconcile(row, Figure(176_604, 424_131, target=Fraction(68, 100))).reasons == (Reason.OF_TARGET,)
    assert reconcile(row, Figure(176_604, 424_131)).reasons == (Reason.UNEXPLAINED,)


def test_counts_in_the_same_print_betray_a_percentage_of_the_target() -> None:
    row = printed("2025-08-31", "61", participants=176_604, base=424_131, target="68")
    assert reconcile(row, None).reasons == (Reason.OF_TARGET, Reason.NO_OWN_FIGURE)
    assert reconcile(row, Figure(176_604, 424_131)).reasons == (Reason.OF_TARGET,)
    assert reconcile(row, Figure(200_000, 424_131)).reasons == (Reason.OF_TARGET, Reason.UNEXPLAINED)


def test_the_same_figure_agrees_whatever_the_day() -> None:
    result = reconcile(LAMPUNG_2024, Figure(760_468, 3_058_943))
    assert result.reasons == (Reason.AGREES,)
    assert result.sentences == ("Sama dengan angka kami.",)
    assert abs(result.difference) < Fraction(1, 20_000)


def test_the_printed_26_percent_of_lampung_tengah_is_rounded() -> None:
    result = reconcile(LAMPUNG_TENGAH_2025, Figure(97_000, 373_656))
    assert result.reasons == (Reason.ROUNDED,)
    assert "25,96%" in result.sentences[0]
    assert result.difference == Fraction(26, 100) - Fraction(97_000, 373_656)


@pytest.mark.parametrize(("participants", "reason"), [(2_550, Reason.ROUNDED), (2_649, Reason.ROUNDED)])
def test_rounding_is_claimed_up_to_half_a_unit(participants: int, reason: Reason) -> None:
    assert reconcile(LAMPUNG_TENGAH_2025, Figure(participants, 10_000)).reasons == (reason,)


@pytest.mark.parametrize("participants", [2_549, 2_650])
def test_rounding_is_not_claimed_beyond_half_a_unit(participants: int) -> None:
    assert Reason.ROUNDED not in reconcile(LAMPUNG_TENGAH_2025, Figure(participants, 10_000)).reasons


def test_two_decimals_leave_no_room_for_rounding() -> None:
    assert reconcile(LAMPUNG_MAY_2025, Figure(23_864, 100_000)).reasons == (Reason.AGREES,)
    assert reconcile(LAMPUNG_MAY_2025, Figure(23_870, 100_000)).reasons == (Reason.UNEXPLAINED,)


def test_zeros_that_a_column_adds_do_not_make_a_print_more_exact() -> None:
    assert reconcile(printed("2025-05-19", "26.00"), Figure(97_000, 373_656)).reasons == (Reason.ROUNDED,)
    assert printed("2025-05-19", "26.00").words == "26%"
    assert printed("2025-05-19", "100.00").words == "100%"
    assert printed("2025-05-19", "24.50").words == "24,5%"


def test_another_denominator_is_named_with_what_it_would_give() -> None:
    """2,994,131 is what the target of the same week implied: outside what "3.1 million" can round."""
    row = printed("2025-12-31", "25.27", base=3_100_000)
    result = reconcile(row, Figure(783_370, 2_994_131))
    assert result.reasons == (Reason.OTHER_BASE,)
    assert result.sentences == (
        "Penyebut yang dipakai 3.100.000, penyebut kami 2.994.131; dengan penyebut itu peserta kami menjadi 25,27%.",
    )


def test_another_denominator_that_explains_only_a_part_says_so() -> None:
    row = printed("2025-12-31", "25.27", base=3_100_000)
    assert reconcile(row, Figure(900_000, 3_000_000)).reasons == (Reason.OTHER_BASE, Reason.UNEXPLAINED)


def test_a_denominator_within_the_rounding_of_the_print_is_the_same_one() -> None:
    row = printed("2025-12-31", "25.27", base=3_100_000)
    assert reconcile(row, Figure(900_000, 3_132_622)).reasons == (Reason.UNEXPLAINED,)


def test_a_denominator_is_implied_by_count_and_percentage() -> None:
    """13,664 RT/RW are 22.1 %: about 61,828, not the 25,662 of another outlet."""
    row = printed("2025-08-31", "22.1", participants=13_664)
    result = reconcile(row, Figure(5_697, 25_662))
    assert result.reasons[0] is Reason.OTHER_BASE
    assert "sekitar 61.828 (dihitung dari jumlah dan persentase cetak)" in result.sentences[0]


def test_a_day_within_the_month_is_another_date_than_ours() -> None:
    result = reconcile(LAMPUNG_AUGUST_2025, Figure(700_000, 2_804_204))
    assert result.reasons == (Reason.OTHER_DATE,)
    assert result.sentences == (
        "Angka cetak keadaan 13 Agustus 2025, angka kami keadaan akhir bulan (31 Agustus 2025).",
    )


def test_other_base_and_other_date_stand_side_by_side() -> None:
    assert reconcile(LAMPUNG_DECEMBER_2025, OTHER).reasons == (Reason.OTHER_BASE, Reason.OTHER_DATE)


def test_where_only_the_month_is_known_no_other_date_is_claimed() -> None:
    assert reconcile(LAMPUNG_MAY_2025, OTHER).reasons == (Reason.UNEXPLAINED,)


def test_counts_without_a_percentage_are_compared_as_the_rate_they_give() -> None:
    same = reconcile(LAMPUNG_TENGAH_2022, Figure(85_565, 373_656))
    assert (same.difference, same.reasons) == (0, (Reason.AGREES,))
    other = reconcile(LAMPUNG_TENGAH_2022, Figure(90_000, 373_656))
    assert other.reasons == (Reason.OTHER_DATE,)
    assert other.difference == Fraction(85_565 - 90_000, 373_656)


def test_rounded_counts_without_a_percentage_are_rounded_only_within_their_steps() -> None:
    row = printed("2025-08-31", participants=687_000, base=2_800_000)
    assert reconcile(row, Figure(687_120, 2_804_204)).reasons == (Reason.ROUNDED,)
    assert reconcile(row, Figure(720_000, 2_804_204)).reasons == (Reason.UNEXPLAINED,)


@pytest.mark.parametrize("row", [TARGET_ROW, BANDAR_LAMPUNG_2025, printed("2025-02-28", participants=41_380_000)])
@pytest.mark.parametrize("ours", [None, OTHER])
def test_a_print_without_coverage_cannot_be_compared(row: Printed, ours: Figure | None) -> None:
    result = reconcile(row, ours)
    assert result.difference is None
    assert result.reasons == (Reason.NOT_COMPARABLE,)


@pytest.mark.parametrize("ours", [None, Figure(None, 100), Figure(10, None), Figure(10, 0)])
def test_without_a_figure_of_ours_the_sentence_names_the_month(ours: Figure | None) -> None:
    result = reconcile(LAMPUNG_TENGAH_2025, ours)
    assert result.difference is None
    assert result.sentences == ("Belum ada data kami untuk bulan itu (Mei 2025).",)


def test_a_printed_zero_or_an_empty_base_breaks_nothing() -> None:
    assert reconcile(printed("2025-08-31", "0", participants=0), OTHER).reasons == (Reason.UNEXPLAINED,)
    assert reconcile(printed("2025-08-31", "5", participants=5, base=0), Figure(5, 100)).reasons == (Reason.AGREES,)


def test_every_reason_has_a_label() -> None:
    assert all(reason.label for reason in Reason)
