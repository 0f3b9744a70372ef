"""Every published point that bounds the four categories, against both seeded schemes (neither is official).

The points are those of officials in Lampung, September 2024 and May 2025. A test whose name says "does not fit"
records where a scheme contradicts, or cannot confirm, what was said, so that nobody takes it for more than it is.
"""

from collections import Counter
from fractions import Fraction

import pytest

from coverage.figures.categories import (
    Category,
    CutBasis,
    Scheme,
    classify,
    look_alikes,
    places_for,
)
from tests.figures_together import places_for_all


def share(percentage: str) -> Fraction:
    return Fraction(percentage) / 100


ABSOLUTE = Scheme(
    name="Batas tetap",
    basis=CutBasis.COVERAGE,
    cuts=(share("26.08"), share("33.90"), share("39.11")),
    official=False,
)
OF_TARGET = Scheme(
    name="Bagian dari target",
    basis=CutBasis.TARGET_SHARE,
    cuts=(share("80"), share("100"), share("120")),
    official=False,
)

TARGET_2024, TARGET_2025 = share("32.62"), share("38.39")

# The list of 24 September 2024. Two rows cannot be told apart: the source prints Lampung Utara for both.
KABUPATEN_2024 = {
    "Pesisir Barat": "1.9",
    "Lampung Timur": "17.4",
    "Way Kanan": "19.3",
    "Pringsewu": "21.4",
    "Tulang Bawang Barat": "22.6",
    "Lampung Barat": "23.3",
    "Mesuji": "23.3",
    "Pesawaran atau Lampung Utara (a)": "25.6",
    "Lampung Tengah": "26.4",
    "Lampung Selatan": "26.5",
    "Pesawaran atau Lampung Utara (b)": "26.6",
    "Tulang Bawang": "26.9",
    "Tanggamus": "29.4",
}
CITIES_2024 = {"Bandar Lampung": "32.8", "Metro": "32.9"}

BOTH = pytest.mark.parametrize("scheme", [ABSOLUTE, OF_TARGET], ids=["absolute", "share of target"])


def category(scheme: Scheme, percentage: str, target: Fraction | None) -> Category | None:
    return classify(share(percentage), scheme.coverage_cuts(target))


@BOTH
def test_september_2024_has_8_kabupaten_very_low_and_5_low(scheme: Scheme) -> None:
    found = Counter(category(scheme, percentage, TARGET_2024) for percentage in KABUPATEN_2024.values())
    assert found == {Category.VERY_LOW: 8, Category.LOW: 5}


@BOTH
def test_the_first_cut_of_2024_lies_between_25_6_and_26_4_percent(scheme: Scheme) -> None:
    lowest_cut = scheme.coverage_cuts(TARGET_2024)[0]
    assert share("25.6") < lowest_cut <= share("26.4")


@BOTH
def test_lampung_tengah_with_26_percent_in_may_2025_is_very_low(scheme: Scheme) -> None:
    assert category(scheme, "26", TARGET_2025) is Category.VERY_LOW


@BOTH
def test_the_two_cities_are_low_in_may_2025_if_they_stand_where_they_stood_in_2024(scheme: Scheme) -> None:
    """No percentage was given for them in May 2025; those of September 2024 are the last known."""
    assert {category(scheme, percentage, TARGET_2025) for percentage in CITIES_2024.values()} == {Category.LOW}


def test_share_of_target_fits_that_the_cities_stand_outside_the_13_of_2024() -> None:
    found = [category(OF_TARGET, percentage, TARGET_2024) for percentage in CITIES_2024.values()]
    assert found == [Category.MODERATE, Category.MODERATE]


def test_absolute_cuts_fit_the_13_of_2024_only_if_the_cities_were_not_counted() -> None:
    """They make the cities low as well: 7 low areas, not the 5 that were named, unless only kabupaten were meant."""
    found = [category(ABSOLUTE, percentage, TARGET_2024) for percentage in CITIES_2024.values()]
    assert found == [Category.LOW, Category.LOW]


def test_share_of_target_fits_that_only_the_cities_are_low_in_may_2025() -> None:
    """With the percentages of September 2024: even Tanggamus, the best kabupaten, falls below 80 % of 38.39 %."""
    found = {category(OF_TARGET, percentage, TARGET_2025) for percentage in KABUPATEN_2024.values()}
    assert found == {Category.VERY_LOW}


def test_absolute_cuts_do_not_fit_that_only_the_cities_are_low_in_may_2025() -> None:
    """Five kabupaten would be low too, unless all five fell below 26.08 % in the eight months between."""
    found = Counter(category(ABSOLUTE, percentage, TARGET_2025) for percentage in KABUPATEN_2024.values())
    assert found[Category.LOW] == 5


@pytest.mark.parametrize(
    ("scheme", "possible"),
    [(OF_TARGET, {Category.VERY_LOW}), (ABSOLUTE, {Category.VERY_LOW, Category.LOW})],
    ids=["share of target", "absolute"],
)
def test_the_printed_26_percent_may_stand_for_25_5_to_26_5(scheme: Scheme, possible: set[Category]) -> None:
    """Share of target says very low for all of them; the absolute cut at 26.08 fits only if 26 was not rounded down."""
    assert {category(scheme, percentage, TARGET_2025) for percentage in ("25.5", "26", "26.49")} == possible


@BOTH
def test_no_scheme_fits_the_loose_word_low_for_the_province_in_2024(scheme: Scheme) -> None:
    """24.86 % was called "kategori rendah" in speech; both schemes say very low."""
    assert category(scheme, "24.86", TARGET_2024) is Category.VERY_LOW


def test_absolute_cuts_fit_kudus_and_do_not_fit_jambi() -> None:
    """Loose words of other provinces, whose targets are not known: Kudus 46.55 % "tinggi", Jambi 39.52 % "rendah"."""
    assert category(ABSOLUTE, "46.55", None) is Category.HIGH
    assert category(ABSOLUTE, "39.52", None) is Category.HIGH
    assert category(OF_TARGET, "39.52", None) is None


def test_cuts_of_a_target_share_follow_the_target_of_the_year() -> None:
    assert OF_TARGET.coverage_cuts(TARGET_2024) == (share("26.096"), share("32.62"), share("39.144"))
    assert OF_TARGET.coverage_cuts(TARGET_2025) == (share("30.712"), share("38.39"), share("46.068"))


def test_without_a_target_only_absolute_cuts_are_known() -> None:
    assert OF_TARGET.coverage_cuts(None) is None
    assert ABSOLUTE.coverage_cuts(None) == ABSOLUTE.cuts


@pytest.mark.parametrize("cuts", [("30", "20", "40"), ("20", "20", "40"), ("0", "20", "40"), ("-1", "20", "40")])
def test_a_scheme_refuses_cuts_that_do_not_rise(cuts: tuple[str, str, str]) -> None:
    low, middle, high = cuts
    with pytest.raises(ValueError, match="makin besar"):
        Scheme("Keliru", CutBasis.COVERAGE, (share(low), share(middle), share(high)), official=False)


def test_the_upper_class_takes_the_cut() -> None:
    cuts = ABSOLUTE.cuts
    just_below = Fraction(1, 10**12)
    for index, cut in enumerate(cuts):
        assert classify(cut, cuts) == Category(index + 2)
        assert classify(cut - just_below, cuts) == Category(index + 1)


def test_above_hundred_percent_is_high_and_unknown_is_nothing() -> None:
    assert classify(Fraction(3, 2), ABSOLUTE.cuts) is Category.HIGH
    assert classify(Fraction(0), ABSOLUTE.cuts) is Category.VERY_LOW
    assert classify(None, ABSOLUTE.cuts) is None
    assert classify(Fraction(1, 2), None) is None


def test_each_category_has_a_word_an_icon_and_a_class() -> None:
    assert [(each.label, each.icon, each.css) for each in Category] == [
        ("Sangat rendah", "▼▼", "c1"),
        ("Rendah", "▼", "c2"),
        ("Sedang", "▲", "c3"),
        ("Tinggi", "▲▲", "c4"),
    ]


@pytest.mark.parametrize(
    ("percentage", "places"),
    [
        ("26.06", 2),  # shown with one decimal it would be 26.1, the class above
        ("26.08", 2),  # 26.1 hides that it stands on the cut
        ("26.03", 2),  # exactly 0.05 points away
        ("26.13", 2),
        ("26.0299", 1),
        ("26.14", 1),
        ("20", 1),
        ("39.12", 2),
    ],
)
def test_near_a_cut_two_decimals_are_shown(percentage: str, places: int) -> None:
    assert places_for(share(percentage), ABSOLUTE.cuts) == places


def test_unknown_values_and_unknown_cuts_ask_for_one_decimal() -> None:
    assert places_for(None, ABSOLUTE.cuts) == 1
    assert places_for(share("26.08"), None) == 1


def test_values_that_only_look_equal_are_all_shown_with_two_decimals() -> None:
    rates = {"a": share("23.31"), "b": share("23.34"), "c": share("23.36"), "d": share("24.1"), "e": None}
    assert look_alikes(rates) == {"a", "b"}
    assert places_for_all(rates, ABSOLUTE.cuts) == {"a": 2, "b": 2, "c": 1, "d": 1, "e": 1}


def test_equal_values_stay_at_one_decimal() -> None:
    """Lampung Barat and Mesuji, both 23.3 on the list of 2024: a real tie needs no second decimal."""
    assert places_for_all({"18.04": share("23.3"), "18.11": share("23.3")}, ABSOLUTE.cuts) == {"18.04": 1, "18.11": 1}


def test_a_tie_beside_a_look_alike_is_shown_with_two_decimals_too() -> None:
    rates = {"a": share("23.3"), "b": share("23.3"), "c": share("23.31")}
    assert set(places_for_all(rates, None).values()) == {2}
