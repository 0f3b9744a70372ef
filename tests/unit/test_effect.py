"""What new reference data would do: the same participants under two sets of terms."""

from __future__ import annotations

from fractions import Fraction

from coverage import narrative
from coverage.figures.area import Area
from coverage.figures.categories import Category, CutBasis, Scheme
from coverage.figures.effect import Terms, effects

SCOPE = Area("lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
ONE, TWO, SILENT = (Area(slug, slug.upper(), slug.upper(), slug, "kabupaten", slug) for slug in ("satu", "dua", "diam"))
SCHEME = Scheme("contoh", CutBasis.COVERAGE, (Fraction(1, 5), Fraction(2, 5), Fraction(3, 5)), official=False)
BEFORE = Terms({"satu": 1_000, "dua": 1_000, "diam": 500}, {"dua": Fraction(1, 2)}, Fraction(2, 5), SCHEME)
PARTICIPANTS = {ONE: 250, TWO: 500, SILENT: None}


def test_the_participants_are_the_same_and_the_whole_change_is_the_denominator() -> None:
    after = Terms({"satu": 2_000, "dua": 1_000, "diam": 500}, BEFORE.targets, BEFORE.scope_target, SCHEME)
    outcome = effects(SCOPE, PARTICIPANTS, BEFORE, after)
    change = outcome.rows[0].change
    assert change is not None
    assert (change.members, change.denominator, change.total) == (0, Fraction(-1, 8), Fraction(-1, 8))
    assert outcome.scope.before.rate == Fraction(750, 2_000)
    assert outcome.scope.after.rate == Fraction(750, 3_000)
    assert [row.area.slug for row in outcome.flips] == ["satu"]
    assert (outcome.flips[0].before.category, outcome.flips[0].after.category) == (Category.LOW, Category.VERY_LOW)
    assert outcome.touched == 1
    assert narrative.effects(outcome) == [
        "Provinsi Lampung: cakupan turun 12,5 poin, dari 37,5% menjadi 25,0% (akibat penyebut −12,50 poin,"
        " akibat peserta 0,00 poin); jarak ke target berubah +400 pekerja.",
        "1 dari 3 kabupaten/kota berubah.",
        "Berubah kategori: SATU dari rendah ke sangat rendah.",
    ]


def test_a_target_of_the_scope_reaches_areas_without_their_own() -> None:
    after = Terms(BEFORE.eligible, BEFORE.targets, Fraction(3, 5), SCHEME)
    outcome = effects(SCOPE, PARTICIPANTS, BEFORE, after)
    assert [row.gap_difference for row in outcome.rows] == [200, 0, None]
    assert [row.is_touched for row in outcome.rows] == [True, False, True]
    assert outcome.scope.gap_difference == 400
    assert "cakupan tetap 37,5%; jarak ke target berubah +400 pekerja" in narrative.effects(outcome)[0]


def test_cuts_of_the_target_move_with_it() -> None:
    scheme = Scheme("bagian", CutBasis.TARGET_SHARE, (Fraction(4, 5), Fraction(1), Fraction(6, 5)), official=False)
    outcome = effects(SCOPE, PARTICIPANTS, BEFORE, Terms(BEFORE.eligible, BEFORE.targets, BEFORE.scope_target, scheme))
    assert [row.after.category for row in outcome.rows] == [Category.VERY_LOW, Category.MODERATE, None]
    assert [row.is_touched for row in outcome.rows] == [True, False, False]


def test_an_area_that_gets_its_first_denominator_becomes_known() -> None:
    outcome = effects(SCOPE, {ONE: 250}, Terms({}, {}, None, SCHEME), Terms({"satu": 1_000}, {}, None, SCHEME))
    (row,) = outcome.rows
    assert (row.change, row.flips, row.after.category) == (None, True, Category.LOW)
    assert narrative.effects(outcome) == [
        "Provinsi Lampung: cakupan belum ada data sebelum dan 25,0% sesudah.",
        "1 dari 1 kabupaten/kota berubah.",
        "Berubah kategori: SATU dari belum ada data ke rendah.",
    ]


def test_nothing_in_force_claims_nothing() -> None:
    nothing = Terms({}, {}, None, None)
    outcome = effects(SCOPE, PARTICIPANTS, nothing, nothing)
    assert outcome.touched == 0
    assert narrative.effects(outcome)[1] == "Tidak ada angka kabupaten/kota yang berubah."
