"""The checklist of a release: what blocks, what asks for a sentence, and what the sentences say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from coverage.figures.checklist import AreaFacts, Item, Level, check, is_sentence, unanswered
from periods.month import Month

MONTH = Month(2026, 10)
TENTH = Fraction(1, 10)
GOOD = AreaFacts(
    slug="metro",
    name="Kota Metro",
    expected=1,
    verified=1,
    participants=20_000,
    eligible=50_000,
    before=20_000,
    before_month=Month(2026, 9),
)


def items(*areas: AreaFacts, has_scheme: bool = True) -> list[Item]:
    return check(MONTH, areas, has_scheme=has_scheme, largest_drop=TENTH)


def test_a_month_without_a_fault_asks_nothing() -> None:
    assert items(GOOD) == []


def test_without_scheme_and_without_reports_two_things_block() -> None:
    missing = replace(GOOD, verified=0, participants=None)
    found = items(missing, has_scheme=False)
    assert [(item.key, item.blocks) for item in found] == [
        ("scheme", True),
        ("nothing", True),
        ("missing.metro", False),
    ]
    assert found[0].sentence == "Belum ada skema kategori yang berlaku untuk Oktober 2026."
    assert found[1].sentence == "Belum ada laporan Oktober 2026 yang terverifikasi lengkap."


def test_a_complete_area_without_denominator_or_by_workplace_blocks() -> None:
    found = items(replace(GOOD, eligible=None, one_basis=False))
    assert [item.key for item in found] == ["denominator.metro", "basis.metro"]
    assert all(item.blocks for item in found)
    # An area that is not published anyway needs no denominator.
    assert [
        item.key for item in items(GOOD, replace(GOOD, slug="mesuji", verified=0, participants=None, eligible=None))
    ] == ["missing.mesuji"]


@pytest.mark.parametrize(
    ("expected", "verified", "words"),
    [
        (0, 0, "tidak ada kantor yang wajib melapor"),
        (2, 1, "1 dari 2 laporan terverifikasi"),
        (1, 1, "laporannya lengkap, tetapi jumlah peserta aktifnya tidak diketahui"),
    ],
)
def test_an_area_that_is_missing_is_named_with_its_reason(expected: int, verified: int, words: str) -> None:
    (item,) = items(GOOD, replace(GOOD, slug="x", name="X", expected=expected, verified=verified, participants=None))
    assert (item.key, item.level) == ("missing.x", Level.WARNING)
    assert item.sentence.startswith("X: ")
    assert words in item.sentence


@pytest.mark.parametrize(("participants", "asked"), [(18_000, False), (17_999, True), (0, True), (25_000, False)])
def test_a_drop_of_more_than_a_tenth_asks(participants: int, asked: bool) -> None:
    keys = [item.key for item in items(replace(GOOD, participants=participants))]
    assert keys == (["drop.metro"] if asked else [])


def test_the_drop_says_from_where_to_where() -> None:
    (item,) = items(replace(GOOD, participants=15_000))
    assert item.sentence == "Kota Metro: peserta turun 25,0%, dari 20.000 (September 2026) menjadi 15.000."


@pytest.mark.parametrize(("participants", "asked"), [(50_000, False), (50_001, True)])
def test_more_participants_than_workers_ask(participants: int, asked: bool) -> None:
    found = items(replace(GOOD, participants=participants))
    assert [item.key for item in found] == (["above.metro"] if asked else [])


def test_nothing_published_before_asks_nothing_about_a_drop() -> None:
    assert items(replace(GOOD, participants=1, before=None, before_month=None)) == []
    assert items(replace(GOOD, participants=0, before=0)) == []


def test_what_a_branch_left_unexplained_asks_by_its_cell() -> None:
    (item,) = items(replace(GOOD, open_findings=(("PU.JKM", "JKM berbeda dari JKK.", "JKM sama dengan JKK"),)))
    assert (item.key, item.blocks) == ("open.metro.PU.JKM", False)
    assert item.sentence == "Kota Metro: JKM berbeda dari JKK. Cabang belum menjelaskannya."


@pytest.mark.parametrize(
    ("text", "good"), [("", False), ("         x         ", False), ("sembilan9", False), ("sepuluh 10 a", True)]
)
def test_a_sentence_has_ten_letters(text: str, good: bool) -> None:
    assert is_sentence(text) is good


def test_only_warnings_are_answered_and_only_by_their_own_key() -> None:
    found = items(replace(GOOD, participants=60_000), replace(GOOD, slug="x", verified=0, participants=None))
    assert [item.key for item in unanswered(found, {})] == ["above.metro", "missing.x"]
    assert [item.key for item in unanswered(found, {"above.metro": "Penyebut lama, menunggu SK."})] == ["missing.x"]
    errors = items(has_scheme=False)
    assert unanswered(errors, {}) == []
