"""What moved between two months, word for word: nothing is compared that stands on something else."""

from __future__ import annotations

from fractions import Fraction

from coverage import narrative
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.categories import Cuts
from coverage.figures.figure import Figure
from coverage.figures.standing import Standing, standings
from periods.month import Month

CUTS = (Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))
OTHER_CUTS = (Fraction(1, 5), Fraction(2, 5), Fraction(3, 5))
DECEMBER, JANUARY = Month(2024, 12), Month(2025, 1)
OLD, NEW = Month(2022, 1), Month(2025, 1)


def area(name: str) -> Area:
    return Area(name.lower(), name, f"Kabupaten {name}", name, "kabupaten", name)


def row(
    name: str, month: Month, participants: int | None, eligible: int = 1_000, since: Month = OLD, cuts: Cuts = CUTS
) -> AreaFigure:
    provenance = Provenance("Acuan", "Surat", since)
    return AreaFigure(area(name), month, Figure(participants, eligible, cuts=cuts), provenance, False)


def ranked(*pairs: tuple[AreaFigure, AreaFigure]) -> list[Standing]:
    return standings([now for _, now in pairs], [then for then, _ in pairs])


def test_categories_are_compared_over_the_same_denominator_and_cuts() -> None:
    same = ranked(
        (row("Metro", DECEMBER, 300), row("Metro", JANUARY, 340)),
        (row("Mesuji", DECEMBER, 300), row("Mesuji", JANUARY, 310)),
    )
    assert narrative.category_moves(same) == "Berubah kategori: Metro dari rendah ke sedang."
    assert narrative.category_moves(same[1:]) == "Tidak ada yang berubah kategori."
    assert narrative.category_moves([]) == ""


def test_a_category_that_only_the_denominator_moved_is_not_told() -> None:
    replaced = (row("Metro", DECEMBER, 340), row("Metro", JANUARY, 345, 2_000, NEW))
    assert narrative.category_moves(ranked(replaced)) == (
        "Kategori Metro tidak dapat dibandingkan dengan bulan sebelumnya karena penyebutnya berganti."
    )
    other = (row("Mesuji", DECEMBER, 300), row("Mesuji", JANUARY, 290, 2_000, NEW))
    assert narrative.category_moves(ranked(replaced, other)) == (
        "Kategori semua wilayah tidak dapat dibandingkan dengan bulan sebelumnya karena penyebutnya berganti."
    )
    steady = (row("Way Kanan", DECEMBER, 300), row("Way Kanan", JANUARY, 301))
    assert narrative.category_moves(ranked(replaced, steady)) == (
        "Tidak ada yang berubah kategori di 1 wilayah yang dapat dibandingkan. "
        "Kategori Metro tidak dapat dibandingkan dengan bulan sebelumnya karena penyebutnya berganti."
    )


def test_other_cuts_move_no_category_either() -> None:
    recut = (row("Metro", DECEMBER, 340), row("Metro", JANUARY, 340, cuts=OTHER_CUTS))
    assert narrative.category_moves(ranked(recut)) == (
        "Kategori Metro tidak dapat dibandingkan dengan bulan sebelumnya karena batas kategorinya berganti."
    )


def test_an_equal_count_of_another_denominator_is_no_movement() -> None:
    (standing,) = ranked((row("Metro", DECEMBER, 300), row("Metro", JANUARY, 340, 1_000, NEW)))
    assert standing.movement is None
    assert standing.participants_difference == 40
    assert narrative.not_comparable(standing) == "penyebut berganti"


def test_changes_that_are_not_known_are_named_together() -> None:
    assert (
        narrative.unknown_changes([DECEMBER, JANUARY])
        == "Perubahan sejak Desember 2024 dan Januari 2025 belum ada data."
    )
    assert narrative.unknown_changes([DECEMBER]) == "Perubahan sejak Desember 2024 belum ada data."
    assert narrative.unknown_changes([]) == ""
