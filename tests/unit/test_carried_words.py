"""What travels with a card, and the distances on a sheet, word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest

from coverage.figures.figure import Figure
from coverage.narrative import distance_to_target, distances, message
from periods.month import Month

OCTOBER = Month(2026, 10)
TARGET = Fraction(4553, 10_000)
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
KNOWN = Figure(164_124, 535_360, TARGET, CUTS)


def said(figure: Figure, *, official: bool = True, example: bool = False, warning: str = "") -> str:
    return message(
        "Kota Metro",
        OCTOBER,
        figure,
        "2026-10.1",
        provisional=not official,
        official=official,
        example=example,
        warning=warning,
    )


def test_a_card_in_words() -> None:
    assert said(KNOWN, official=False, example=True) == (
        "Cakupan UCJ Kota Metro, Oktober 2026 (angka sementara): 30,7%, kategori rendah menurut skema contoh yang belum"
        " resmi. 164.124 dari 535.360 pekerja terlindungi. Kurang 79.625 pekerja ke target 45,53%. Rilis 2026-10.1."
        " Data contoh, bukan angka resmi."
    )


def test_a_target_of_the_province_is_called_that() -> None:
    def words(figure: Figure) -> str:
        return distance_to_target(figure, inherited=True)

    assert words(KNOWN) == "Kurang 79.625 pekerja ke target provinsi 45,53%."
    assert words(Figure(None, 100, TARGET, CUTS)) == "Target provinsi 45,53%."
    assert words(Figure(9_000, 10_000, TARGET, CUTS)) == "Target provinsi 45,53% terlampaui 4.447 pekerja."
    assert words(Figure(4_553, 10_000, TARGET, CUTS)) == "Target provinsi 45,53% tepat tercapai."
    assert words(Figure(30, 100, None, None)) == "Target belum ada data."


def test_an_official_scheme_needs_no_remark_and_a_warning_comes_first() -> None:
    assert said(KNOWN, warning="Telah digantikan oleh rilis 2026-10.2").startswith(
        "Telah digantikan oleh rilis 2026-10.2. Cakupan UCJ Kota Metro, Oktober 2026 (angka final): 30,7%,"
        " kategori rendah. 164.124 dari"
    )


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            Figure(None, 100_000, TARGET, CUTS),
            "belum ada data. Laporan bulan ini belum lengkap terverifikasi. Target 45,53%. Rilis 2026-10.1.",
        ),
        (
            Figure(900, None, TARGET, CUTS),
            "belum ada data. 900 peserta aktif; penyebut belum ada data. Target 45,53%. Rilis 2026-10.1.",
        ),
        (
            Figure(30, 100, None, None),
            "30,0%. 30 dari 100 pekerja terlindungi. Target belum ada data. Rilis 2026-10.1.",
        ),
        (
            Figure(103, 100, TARGET, CUTS),
            "103,0%, kategori tinggi. 103 dari 100 pekerja terlindungi. Target 45,53% terlampaui 57 pekerja."
            " Cakupan melebihi 100%; periksa penyebutnya. Rilis 2026-10.1.",
        ),
    ],
)
def test_odd_figures_say_what_is_odd(figure: Figure, words: str) -> None:
    assert said(figure) == f"Cakupan UCJ Kota Metro, Oktober 2026 (angka final): {words}"


@pytest.mark.parametrize(
    ("figure", "lines"),
    [
        (KNOWN, [("Ke kategori sedang (33,90%)", "17.364 pekerja"), ("Ke target 45,53%", "79.625 pekerja")]),
        (
            Figure(44, 100, Fraction(44, 100), CUTS),
            [("Kategori tertinggi", "sudah tercapai"), ("Ke target 44%", "tepat tercapai")],
        ),
        (
            Figure(90, 100, TARGET, CUTS),
            [("Kategori tertinggi", "sudah tercapai"), ("Ke target 45,53%", "terlampaui 44 pekerja")],
        ),
        (Figure(None, 100, TARGET, CUTS), [("Ke target 45,53%", "belum ada data")]),
        (Figure(30, 100, None, None), [("Ke target", "belum ada data")]),
        (
            Figure(10, 100, TARGET, CUTS),
            [("Ke kategori rendah (26,08%)", "17 pekerja"), ("Ke target 45,53%", "36 pekerja")],
        ),
    ],
)
def test_distances_goal_by_goal(figure: Figure, lines: list[tuple[str, str]]) -> None:
    assert distances(figure) == lines
