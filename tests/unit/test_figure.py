"""The figure of an area and the sum of areas."""

from fractions import Fraction

import pytest

from coverage.figures.area import Area, AreaFigure, Provenance, told_apart
from coverage.figures.categories import Category
from coverage.figures.figure import Combined, Figure, combine, places_together
from periods.month import Month

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
TARGET = Fraction(3839, 10_000)
LAMPUNG = Figure(760_468, 3_058_943, target=TARGET, cuts=CUTS)


def test_a_figure_computes_all_its_conclusions() -> None:
    assert LAMPUNG.rate == Fraction(760_468, 3_058_943)
    assert LAMPUNG.achievement == LAMPUNG.rate / TARGET
    assert LAMPUNG.target_count == 1_174_328
    assert LAMPUNG.gap == 413_860
    assert LAMPUNG.category is Category.VERY_LOW
    assert LAMPUNG.next_category is Category.LOW
    assert LAMPUNG.workers_to_next == 37_305
    assert LAMPUNG.places == 1
    assert not LAMPUNG.above_hundred


def test_the_workers_to_the_next_category_are_enough_and_one_less_is_not() -> None:
    reached = Figure(760_468 + 37_305, 3_058_943, cuts=CUTS)
    one_short = Figure(760_468 + 37_304, 3_058_943, cuts=CUTS)
    assert reached.category is Category.LOW
    assert one_short.category is Category.VERY_LOW


@pytest.mark.parametrize(
    ("figure", "category", "following", "workers"),
    [
        (Figure(20, 100, cuts=CUTS), Category.VERY_LOW, Category.LOW, 7),
        (Figure(30, 100, cuts=CUTS), Category.LOW, Category.MODERATE, 4),
        (Figure(35, 100, cuts=CUTS), Category.MODERATE, Category.HIGH, 5),
        (Figure(40, 100, cuts=CUTS), Category.HIGH, None, None),
        (Figure(40, 100), None, None, None),
        (Figure(None, 100, cuts=CUTS), None, None, None),
        (Figure(10, None, cuts=CUTS), None, None, None),
        (Figure(10, 0, cuts=CUTS), None, None, None),
    ],
)
def test_the_next_category_and_its_distance(
    figure: Figure, category: Category | None, following: Category | None, workers: int | None
) -> None:
    assert (figure.category, figure.next_category, figure.workers_to_next) == (category, following, workers)


@pytest.mark.parametrize("figure", [Figure(None, 100, TARGET, CUTS), Figure(5, None, TARGET, CUTS), Figure(5, 0)])
def test_an_unknown_figure_is_unknown_in_everything(figure: Figure) -> None:
    assert figure.rate is None
    assert figure.achievement is None
    assert figure.gap is None
    assert figure.category is None
    assert figure.places == 1
    assert figure.above_hundred is False


def test_more_participants_than_workers_is_legal_and_flagged() -> None:
    figure = Figure(105, 100, cuts=CUTS)
    assert figure.above_hundred
    assert figure.category is Category.HIGH
    assert not Figure(100, 100).above_hundred


def test_a_province_is_the_sum_of_its_regencies_and_not_their_mean() -> None:
    combined = combine([Figure(90, 100), Figure(100, 1_000)])
    assert combined == Combined(participants=190, eligible=1_100, reporting=2, expected=2)
    assert combined.rate == Fraction(190, 1_100)
    assert combined.rate != (Fraction(90, 100) + Fraction(100, 1_000)) / 2


def test_an_area_that_knows_only_one_side_is_left_out_of_both_sums() -> None:
    combined = combine([Figure(90, 100), Figure(None, 1_000), Figure(50, None), Figure(5, 0), Figure(0, 50)])
    assert combined == Combined(participants=90, eligible=150, reporting=2, expected=5)


@pytest.mark.parametrize("figures", [[], [Figure(None, None)], [Figure(3, None), Figure(None, 5)]])
def test_without_any_report_the_sum_is_unknown(figures: list[Figure]) -> None:
    combined = combine(figures)
    assert combined == Combined(None, None, reporting=0, expected=len(figures))
    assert combined.rate is None


def test_figures_side_by_side_get_two_decimals_where_they_look_alike_or_stand_near_their_own_cut() -> None:
    figures = {
        "a": Figure(2_331, 10_000, cuts=CUTS),
        "b": Figure(2_334, 10_000, cuts=CUTS),
        "c": Figure(2_605, 10_000, cuts=CUTS),
        "d": Figure(2_705, 10_000, cuts=CUTS),
        "e": Figure(None, 10_000, cuts=CUTS),
    }
    assert places_together(figures) == {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1}


def test_look_alikes_keep_the_decimals_that_their_category_needs() -> None:
    """39,998% and 39,999% are below a cut of 40 and would both read 40,00%."""
    cuts = (Fraction(2, 10), Fraction(3, 10), Fraction(4, 10))
    below = {"a": Figure(39_998, 100_000, cuts=cuts), "b": Figure(39_999, 100_000, cuts=cuts)}
    assert places_together(below) == {"a": 3, "b": 3}
    assert places_together(below | {"c": Figure(2, 5, cuts=cuts)}) == {"a": 3, "b": 3, "c": 2}


def test_an_area_keeps_the_decimals_that_tell_it_from_the_others_wherever_it_is_shown() -> None:
    areas = [Area(slug, slug, slug, slug, "kabupaten", slug) for slug in "abc"]
    figures = (Figure(28_070, 100_000), Figure(28_090, 100_000), Figure(31_000, 100_000))
    rows = [
        AreaFigure(area, Month(2026, 10), figure, Provenance(), provisional=False)
        for area, figure in zip(areas, figures, strict=True)
    ]
    together = told_apart(rows)
    assert [row.figure.places for row in together] == [2, 2, 1]
    # How it is shown is no part of what it is.
    assert together == rows
    # Beside other areas it keeps them.
    assert places_together({"a": together[0].figure, "c": together[2].figure}) == {"a": 2, "c": 1}
