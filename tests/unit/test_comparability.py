"""Places of two months stand side by side only where nothing stands between them; and the orders of areas."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.breaks import Ground
from coverage.figures.categories import CutBasis
from coverage.figures.comparability import obstacles, rank_changes
from coverage.figures.figure import Figure
from coverage.figures.ordering import Order, ordered
from coverage.figures.standing import standings
from periods.month import Month

NOW, THEN = Month(2026, 10), Month(2026, 9)
CUTS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
GROUND = Ground(NOW, "2026-10.1", "Domisili (NIK)", "PU + BPU", "Skema", CUTS)
TARGET = Fraction(1, 2)
START = Month(2025, 1)


def row(slug: str, participants: int | None, eligible: int | None = 100, since: Month = START) -> AreaFigure:
    area = Area(slug, slug.upper(), f"Kabupaten {slug.upper()}", slug, "kabupaten", slug)
    return AreaFigure(
        area, NOW, Figure(participants, eligible, TARGET, CUTS), Provenance(eligible_since=since), provisional=False
    )


def test_the_same_areas_over_the_same_denominators_are_comparable() -> None:
    now, then = [row("a", 30), row("b", 20)], [row("a", 10), row("b", 20)]
    assert not obstacles(now, then, GROUND, GROUND)
    changes = rank_changes(now, then)
    assert (changes["a"].before.label, changes["a"].after.label, changes["a"].steps) == ("2", "1", 1)
    assert changes["b"].steps == -1


def test_every_obstacle_is_found_at_once() -> None:
    now = [row("a", 30), row("b", 20), row("c", None), row("d", 10, since=Month(2026, 10))]
    then = [row("a", None), row("b", 20, eligible=101), row("c", 5), row("d", 10)]
    other = Ground(THEN, "2026-09.1", "Tempat kerja", "PU", "Lain", (*CUTS[:2], Fraction(4, 5)))
    found = obstacles(now, then, GROUND, other)
    assert [area.slug for area in found.missing_then] == ["a"]
    assert [area.slug for area in found.missing_now] == ["c"]
    assert [area.slug for area in found.new_denominator] == ["b", "d"]
    assert (found.counting, found.scheme) == (True, True)


def test_another_name_of_the_same_cuts_is_no_obstacle() -> None:
    renamed = replace(GROUND, scheme="Nama baru")
    assert not obstacles([row("a", 1)], [row("a", 2)], GROUND, renamed)


def test_a_correction_of_the_denominator_with_the_same_start_is_an_obstacle() -> None:
    assert obstacles([row("a", 1, 100)], [row("a", 1, 90)], GROUND, GROUND).new_denominator


def test_the_same_cuts_of_something_else_are_an_obstacle() -> None:
    of_target = replace(GROUND, cut_basis=CutBasis.TARGET_SHARE)
    assert obstacles([row("a", 1)], [row("a", 2)], GROUND, of_target).scheme


NOW_ROWS = [
    row("b", 40, 100),
    row("a", 40, 100),
    row("c", 60, 1000),
    row("d", None, 100),
    row("e", 120, 100),
    row("f", 10, None),
]
THEN_ROWS = [row("b", 35), row("a", 30), row("c", 70, 1000), row("d", 5), row("e", 110, 99), row("f", 5, None)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.RANK, "eabc"),
        (Order.NAME, "abce"),
        (Order.UNCOVERED, "cabe"),
        (Order.DISTANCE, "cabe"),
        # e stands on another denominator: no change in points, so after those that have one.
        (Order.CHANGE, "abce"),
        (Order.MEMBERS, "aebc"),
    ],
)
def test_areas_stand_in_the_order_asked_for_and_unreported_ones_last(order: Order, expected: str) -> None:
    found = "".join(line.area.slug for line in ordered(standings(NOW_ROWS, THEN_ROWS), order))
    assert found == expected + "df"
