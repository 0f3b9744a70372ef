"""Workers to go, the pace there is and the pace that is asked for."""

from fractions import Fraction

import pytest

from coverage.figures.area import Area, AreaFigure, Part, Provenance
from coverage.figures.breaks import Ground
from coverage.figures.categories import Category
from coverage.figures.figure import Figure
from coverage.planning.alternatives import KnownDenominator, alternatives
from coverage.planning.distance import Aim, LaterTarget, goals, group_distances
from coverage.planning.pace import Break, Observed, Pace, Terms, months_at, pace_of
from coverage.planning.series import observe
from periods.month import Month

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
OCTOBER = Month(2026, 10)
TERMS = Terms("penyebut 2025", "skema", "domisili", "PU + BPU")


def figure(participants: int | None, eligible: int | None = 100_000, target: str | None = "45.53") -> Figure:
    return Figure(participants, eligible, target=Fraction(target) / 100 if target else None, cuts=CUTS)


def month(number: int, participants: int | None, *, final: bool = True, terms: Terms = TERMS) -> Observed:
    return Observed(Month(2025, 10) + number, participants, final, terms)


def test_the_next_category_and_the_target_are_told_in_workers() -> None:
    category, target = goals(figure(30_000), OCTOBER)
    assert (category.aim, category.category, category.workers) == (Aim.CATEGORY, Category.MODERATE, 3_900)
    assert (target.aim, target.workers, target.deadline, target.months_left) == (Aim.TARGET, 15_530, Month(2026, 12), 2)


def test_the_pace_asked_for_is_the_smallest_that_is_enough() -> None:
    category, target = goals(figure(30_001), OCTOBER)
    assert category.required_a_month == 1_950  # 3.899 over two months is 1.949,5
    assert target.required_a_month == 7_765


def test_in_december_no_month_is_left() -> None:
    target = goals(figure(30_000), Month(2026, 12))[1]
    assert (target.months_left, target.required_a_month) == (0, None)


def test_a_target_that_is_reached_asks_for_nothing() -> None:
    (target,) = goals(figure(50_000), OCTOBER)
    assert (target.is_reached, target.workers, target.required_a_month) == (True, -4_470, None)


def test_above_the_highest_cut_no_category_is_ahead() -> None:
    assert [goal.aim for goal in goals(figure(40_000), OCTOBER)] == [Aim.TARGET]


def test_without_a_target_the_category_remains() -> None:
    assert [goal.aim for goal in goals(figure(30_000, target=None), OCTOBER)] == [Aim.CATEGORY]


@pytest.mark.parametrize(("participants", "eligible"), [(None, 100_000), (30_000, None)])
def test_nothing_is_ahead_where_nothing_is_known(participants: int | None, eligible: int | None) -> None:
    assert goals(figure(participants, eligible), OCTOBER) == []


def test_later_targets_follow_in_the_order_of_their_years_and_earlier_ones_stay_out() -> None:
    later = [LaterTarget(year, Fraction(year - 1970, 100), "Lampung", "RPJMD", "x") for year in (2030, 2028, 2026)]
    found = goals(figure(30_000), OCTOBER, later)
    assert [(goal.deadline.year, goal.months_left) for goal in found[2:]] == [(2028, 26), (2030, 50)]
    assert found[-1].workers == 30_000


def test_the_pace_looks_back_twelve_months() -> None:
    series = [month(number, 20_000 + 100 * number) for number in range(-3, 13)]
    assert pace_of(series) == Pace(Month(2025, 10), OCTOBER, 1_200, provisional=False)


def test_the_pace_says_that_an_end_of_it_may_still_change() -> None:
    series = [month(number, 20_000, final=number < 11) for number in range(13)]
    pace = pace_of(series)
    assert pace is not None
    assert pace.provisional


def test_a_missing_month_within_the_window_does_not_hide_the_pace() -> None:
    series = [month(0, 20_000), month(5, None), month(12, 26_000)]
    assert pace_of(series) == Pace(Month(2025, 10), OCTOBER, 6_000, provisional=False)


def test_a_missing_first_month_shortens_the_window() -> None:
    pace = pace_of([month(0, None), month(2, 20_000), month(12, 25_000)])
    assert pace is not None
    assert (pace.months, pace.a_month) == (10, 500)


def test_the_pace_stops_where_the_count_changed_but_not_at_a_new_denominator() -> None:
    other_count = Terms("penyebut 2025", "skema", "domisili", "PU")
    other_denominator = Terms("penyebut 2024", "skema", "domisili", "PU + BPU")
    counted = pace_of([month(0, 10_000, terms=other_count), month(6, 20_000), month(12, 26_000)])
    divided = pace_of([month(0, 10_000, terms=other_denominator), month(6, 20_000), month(12, 26_000)])
    assert counted is not None
    assert divided is not None
    assert (counted.since, divided.since) == (Month(2026, 4), Month(2025, 10))


@pytest.mark.parametrize("series", [[], [month(0, 20_000)], [month(0, 20_000), month(12, None)]])
def test_there_is_no_pace_without_two_months(series: list[Observed]) -> None:
    assert pace_of(series) is None


def test_a_break_names_what_changed() -> None:
    assert TERMS.breaks_to(TERMS) == ()
    assert TERMS.breaks_to(Terms("lain", "lain", "domisili", "PU")) == (
        Break.DENOMINATOR,
        Break.SCHEME,
        Break.SEGMENTS,
    )


@pytest.mark.parametrize(
    ("pace", "workers", "months"), [(100, 250, 3), (100, 0, 0), (100, -5, 0), (0, 10, None), (-3, 10, None)]
)
def test_months_at_a_pace_are_rounded_up_and_none_leads_away(pace: int, workers: int, months: int | None) -> None:
    assert months_at(Fraction(pace), workers) == months


def area_row(slug: str, at: Month, participants: int | None, *, provisional: bool = False) -> AreaFigure:
    area = Area(slug, slug, slug, slug, "kabupaten", slug)
    since = Month(2025, 1) if at >= Month(2025, 1) else Month(2023, 11)
    return AreaFigure(
        area, at, figure(participants), Provenance(eligible_basis="eligible", eligible_since=since), provisional
    )


def test_a_scope_follows_the_areas_that_reported_last_in_every_month_or_not_at_all() -> None:
    first, second, third = Month(2026, 8), Month(2026, 9), OCTOBER
    rows = {
        "a": [area_row("a", first, 10), area_row("a", second, 11), area_row("a", third, 12, provisional=True)],
        "b": [area_row("b", first, 20), area_row("b", second, None), area_row("b", third, 22)],
        "c": [area_row("c", first, 30), area_row("c", second, 31), area_row("c", third, None)],
    }
    counting = {at: Ground(at, f"{at}.1", "domisili", "PU", "skema", CUTS) for at in (first, second, third)}
    series = observe(rows, counting, third)
    assert [(row.participants, row.final) for row in series] == [(30, True), (None, False), (34, False)]


def test_another_denominator_of_one_area_is_a_break_of_the_scope() -> None:
    before, after = Month(2024, 12), Month(2025, 1)
    rows = {slug: [area_row(slug, before, 10), area_row(slug, after, 11)] for slug in ("a", "b")}
    counting = {at: Ground(at, f"{at}.1", "domisili", "PU", "skema", CUTS) for at in (before, after)}
    one, other = observe(rows, counting, after)
    assert one.terms.breaks_to(other.terms) == (Break.DENOMINATOR,)


def part(group: str, participants: int | None, potential: int | None, *, applicable: bool = True) -> Part:
    return Part("BPU", group, participants, potential, applicable, group=group)


def test_groups_are_sorted_by_workers_not_covered_and_the_unknown_comes_last_without_a_number() -> None:
    found = group_distances([[part("a", 5, 10), part("b", 900, None), part("c", 10, 100), part("d", 12, 11)]])
    assert [(group.label, group.uncovered) for group in found] == [("c", 90), ("a", 5), ("d", 0), ("b", None)]


def test_groups_of_a_scope_add_up_only_where_both_numbers_are_known() -> None:
    (group,) = group_distances([[part("a", 5, 10)], [part("a", 7, None)], [part("a", None, 50)], [part("a", 1, 2)]])
    assert (group.participants, group.potential, group.areas, group.of) == (6, 12, 2, 4)


def test_an_area_beyond_its_potential_covers_nobody_elsewhere() -> None:
    (group,) = group_distances([[part("a", 5, 10)], [part("a", 30, 20)]], of=15)
    assert (group.participants, group.potential, group.uncovered, group.beyond) == (35, 30, 5, 10)
    assert (group.areas, group.of) == (2, 15)


def test_a_group_that_no_area_knows_the_potential_of_keeps_its_participants() -> None:
    (group,) = group_distances([[part("a", 5, None)], [part("a", None, None)]])
    assert (group.participants, group.potential, group.uncovered) == (5, None, None)


def test_a_group_that_does_not_apply_is_left_out() -> None:
    assert group_distances([[part("a", None, None, applicable=False)]]) == []


def test_another_denominator_flips_the_category_and_leaves_the_official_figure_alone() -> None:
    official = figure(30_000)
    known = [KnownDenominator(count, "Pekerja eligible", "", "", "") for count in (100_000, 120_000, 70_000)]
    rows = alternatives(official, known)
    assert [(row.figure.category, row.flips) for row in rows] == [
        (Category.LOW, False),
        (Category.VERY_LOW, True),
        (Category.HIGH, True),
    ]
    assert all(row.official is official for row in rows)
