"""Indonesian numbers, as officials type and read them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from enrolment.numbers import (
    LARGEST_COUNT,
    NotACount,
    count,
    decimal,
    percent,
    points,
    read_count,
    round_half_up,
    signed_count,
    signed_percent,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("5", 5),
        ("1234", 1234),
        ("1.234", 1234),
        ("12.345", 12345),
        ("1.234.567", 1234567),
        ("760.468", 760468),
        ("  1.234 ", 1234),
        ("\t12\n", 12),
        ("\u00a01.234\u00a0", 1234),
        ("0042", 42),
        ("2.000.000.000", LARGEST_COUNT),
    ],
)
def test_whole_numbers_are_read_with_and_without_points(text: str, expected: int) -> None:
    assert read_count(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Jumlah belum diisi"),
        ("   ", "Jumlah belum diisi"),
        ("1,234", "“1,234” memakai koma"),
        ("12,5", "“12,5” memakai koma"),
        ("1.234,0", "“1.234,0” memakai koma"),
        (",5", "“,5” memakai koma"),
        ("1.23", "“1.23” memakai titik di tempat yang tidak lazim"),
        ("12.5", "“12.5” memakai titik"),
        ("1234.567", "“1234.567” memakai titik"),
        ("1.2345", "“1.2345” memakai titik"),
        ("0.123", "“0.123” memakai titik"),
        ("1.234.", "“1.234.” memakai titik"),
        ("1..234", "“1..234” memakai titik"),
        (".", "“.” memakai titik"),
        ("-5", "“-5” negatif"),
        ("−1.234", "“−1.234” negatif"),
        ("1e3", "“1e3” bukan jumlah orang"),
        ("+5", "“+5” bukan jumlah orang"),
        ("1 234", "“1 234” bukan jumlah orang"),
        ("1_000", "“1_000” bukan jumlah orang"),
        ("dua", "“dua” bukan jumlah orang"),
        ("nan", "“nan” bukan jumlah orang"),
        ("1.234 orang", "“1.234 orang” bukan jumlah orang"),
        ("٣٤", "“٣٤” bukan jumlah orang"),
        ("²", "“²” bukan jumlah orang"),
        ("=1+1", "“=1+1” bukan jumlah orang"),
        ("–", "“–” bukan jumlah orang"),
        ("2000000001", "“2000000001” terlalu besar"),
        ("9" * 5000, "terlalu besar. Tulis jumlah orang, paling banyak 2.000.000.000."),
    ],
)
def test_what_could_mean_two_things_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotACount) as refusal:
        read_count(text)
    assert sentence in str(refusal.value)
    assert "Tulis" in str(refusal.value) or "misalnya" in str(refusal.value)


def test_a_long_text_is_quoted_shortened() -> None:
    with pytest.raises(NotACount) as refusal:
        read_count("x" * 10_000)
    assert len(str(refusal.value)) < 150


def test_a_refusal_is_a_value_error_so_that_forms_can_catch_it() -> None:
    with pytest.raises(ValueError, match="1234 atau 1.234"):
        read_count("12,5")


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction("24.25"), 1, "24.3"),
        (Fraction("24.35"), 1, "24.4"),
        (Fraction("24.249999"), 1, "24.2"),
        (Fraction("0.5"), 0, "1"),
        (Fraction("1.5"), 0, "2"),
        (Fraction("2.5"), 0, "3"),
        (Fraction("-0.25"), 1, "-0.3"),
        (Fraction("-0.04"), 1, "0.0"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(10**40 + 1, 2), 0, "5000000000000000000000000000000000000001"),
    ],
)
def test_halves_go_up_as_officials_compute_them(value: Fraction, places: int, expected: str) -> None:
    assert str(round_half_up(value, places)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-1234, "−1.234"), (None, "–")],
)
def test_counts_are_grouped_by_points(number: int | None, expected: str) -> None:
    assert count(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1234, "+1.234"), (-1234, "−1.234"), (0, "0"), (7, "+7"), (None, "–")]
)
def test_differences_in_workers_carry_their_sign(number: int | None, expected: str) -> None:
    assert signed_count(number) == expected


@pytest.mark.parametrize(
    ("rate", "places", "expected"),
    [
        (Fraction("0.264"), 1, "26,4%"),
        (Fraction("0.2425"), 1, "24,3%"),
        (Fraction(760468, 3058943), 2, "24,86%"),
        (Fraction(0), 1, "0,0%"),
        (Fraction(1), 1, "100,0%"),
        (Fraction("1.0234"), 1, "102,3%"),
        (Fraction(26, 100), 0, "26%"),
        (None, 1, "–"),
        (None, 2, "–"),
    ],
)
def test_rates_are_written_as_percent_with_a_comma(rate: Fraction | None, places: int, expected: str) -> None:
    assert percent(rate, places) == expected


def test_percent_has_one_decimal_unless_told() -> None:
    assert percent(Fraction("0.26449")) == "26,4%"


@pytest.mark.parametrize(
    ("difference", "places", "expected"),
    [
        (Fraction("0.004"), 1, "+0,4 poin"),
        (Fraction("-0.004"), 1, "−0,4 poin"),
        (Fraction("-0.0032"), 2, "−0,32 poin"),
        (Fraction(0), 1, "0,0 poin"),
        (Fraction("0.0004"), 1, "0,0 poin"),
        (Fraction("-0.0004"), 1, "0,0 poin"),
        (Fraction("0.0005"), 1, "+0,1 poin"),
        (None, 1, "–"),
    ],
)
def test_differences_of_rates_are_points_not_percent(difference: Fraction | None, places: int, expected: str) -> None:
    assert points(difference, places) == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction("26.4"), 2, "26,40"),
        (Decimal("26.405"), 2, "26,41"),
        (Fraction("1234.5"), 1, "1.234,5"),
        (Fraction("-0.5"), 1, "−0,5"),
        (None, 2, "–"),
    ],
)
def test_decimals_keep_their_places(value: Fraction | Decimal | None, places: int, expected: str) -> None:
    assert decimal(value, places) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (Fraction(1, 40), "+2,5%"),
        (Fraction(-1, 40), "−2,5%"),
        (Fraction(0), "0,0%"),
        (Fraction(1, 10_000), "0,0%"),
        (Fraction(-1, 10_000), "0,0%"),
        (Fraction(3, 2), "+150,0%"),
        (None, "–"),
    ],
)
def test_a_change_in_percent_has_a_sign(rate: Fraction | None, expected: str) -> None:
    assert signed_percent(rate) == expected
