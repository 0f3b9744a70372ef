"""The four checks of a figure and the letter that counts them: what is asked, what is answered, what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from coverage.figures.trust import Check, ReportFacts, Trust, TrustFacts, judge_trust, letters, warnings_about
from coverage.narrative import trust_words, trusted_areas
from enrolment.punctuality import Owed

DUE = date(2026, 11, 10)
IN_TIME = Owed(DUE, date(2026, 11, 4), is_verified=True)
LATE = Owed(DUE, date(2026, 11, 11), is_verified=True)
ENTRY, SECOND = 1, 2
REPORT = ReportFacts("KC Metro", IN_TIME, frozenset({ENTRY}), SECOND, date(2026, 11, 6))
GOOD = TrustFacts(is_published=True, expected=1, verified=1, reports=(REPORT,))
LATE_REPORT = replace(REPORT, owed=LATE)
SAME_PERSON = replace(REPORT, verified_by=ENTRY)
WARNING = "Kota Metro: peserta turun 12,0%, dari 20.000 (September 2026) menjadi 17.600."


def answers(facts: TrustFacts) -> list[bool | None]:
    return list(judge_trust(facts).answers.values())


def test_four_times_yes_is_an_a() -> None:
    assert answers(GOOD) == [True, True, True, True]
    assert judge_trust(GOOD).letter == "A"


@pytest.mark.parametrize(
    ("facts", "expected", "letter"),
    [
        (replace(GOOD, reports=(LATE_REPORT,)), [True, False, True, True], "B"),
        (replace(GOOD, warnings=(WARNING,)), [True, True, True, False], "B"),
        (replace(GOOD, reports=(LATE_REPORT,), warnings=(WARNING,)), [True, False, True, False], "C"),
        (
            replace(GOOD, reports=(replace(LATE_REPORT, verified_by=ENTRY),), warnings=(WARNING,)),
            [True, False, False, False],
            "D",
        ),
    ],
)
def test_each_no_takes_a_letter(facts: TrustFacts, expected: list[bool], letter: str) -> None:
    assert (answers(facts), judge_trust(facts).letter) == (expected, letter)


@pytest.mark.parametrize("answered", list(product((True, False), repeat=4)))
def test_the_letter_hangs_on_the_number_of_yes_alone(answered: tuple[bool, ...]) -> None:
    trust = Trust(GOOD, dict(zip(Check, answered, strict=True)))
    assert trust.letter == ["D", "D", "C", "B", "A"][sum(answered)]


def test_one_late_office_of_two_is_late() -> None:
    facts = replace(GOOD, expected=2, verified=2, reports=(REPORT, LATE_REPORT))
    assert answers(facts) == [True, False, True, True]


def test_the_due_date_itself_is_in_time() -> None:
    assert answers(replace(GOOD, reports=(replace(REPORT, owed=Owed(DUE, DUE)),)))[1] is True
    # Without a receipt nothing proves that it came in time.
    assert answers(replace(GOOD, reports=(replace(REPORT, owed=Owed(DUE)),)))[1] is False


def test_whoever_wrote_and_verified_is_no_second_person() -> None:
    assert answers(replace(GOOD, reports=(SAME_PERSON,)))[2] is False
    assert answers(replace(GOOD, reports=(replace(REPORT, verified_by=None),)))[2] is False


@pytest.mark.parametrize(
    "facts",
    [
        TrustFacts(is_published=False, expected=0, verified=0),
        TrustFacts(is_published=False, expected=2, verified=1, reports=(REPORT,), warnings=("1 dari 2",)),
        TrustFacts(is_published=False, expected=1, verified=1, reports=(REPORT,)),
    ],
)
def test_what_was_not_published_has_no_letter(facts: TrustFacts) -> None:
    assert judge_trust(facts).letter == ""


def test_an_incomplete_area_is_not_judged_on_reports_that_no_release_froze() -> None:
    facts = TrustFacts(is_published=False, expected=2, verified=1, reports=(REPORT,), warnings=("Kurang satu.",))
    assert answers(facts) == [False, None, None, False]


def test_a_release_without_a_checklist_gives_no_letter() -> None:
    trust = judge_trust(replace(GOOD, warnings=None))
    assert (list(trust.answers.values()), trust.letter) == ([True, True, True, None], "")
    words = trust_words(trust)
    assert words.verdict == "Belum ada nilai karena ada pemeriksaan yang belum dapat dinilai."
    assert words.lines[3].detail == "rilis ini terbit sebelum daftar periksa dicatat"


def test_only_warnings_about_the_area_count() -> None:
    keys = [
        ("missing.metro", "a"),
        ("open.metro.17.large_change.PU.peserta", "b"),
        ("drop.metro-timur", "c"),
        ("above.lampung-tengah", "d"),
        ("scheme", "e"),
    ]
    assert warnings_about("metro", keys) == ("a", "b")


def test_letters_are_counted_best_first() -> None:
    good, late = judge_trust(GOOD), judge_trust(replace(GOOD, reports=(LATE_REPORT,)))
    nothing = judge_trust(TrustFacts(is_published=False, expected=1, verified=0))
    assert letters([late, nothing, good, good]) == {"A": 2, "B": 1, "": 1}
    assert (
        trusted_areas([late, nothing, good, good])
        == "2 dari 3 angka kabupaten/kota lulus keempat pemeriksaan kepercayaan data."
    )


def test_the_words_of_an_a_list_all_four_checks() -> None:
    words = trust_words(judge_trust(GOOD))
    assert words.verdict == "4 dari 4 pemeriksaan terjawab ya."
    assert words.summary == "A: lengkap, tepat waktu, diverifikasi orang lain, dan tanpa peringatan terbuka"
    assert [(line.question, line.answer, line.mark, line.detail) for line in words.lines] == [
        ("Semua laporan wilayah ini terverifikasi", "Ya", "✓", "1 dari 1 laporan terverifikasi"),
        (
            "Semua diajukan sampai tenggat",
            "Ya",
            "✓",
            "KC Metro: diajukan 4 November 2026, tenggat 10 November 2026",
        ),
        ("Diverifikasi orang lain", "Ya", "✓", "yang memverifikasi bukan yang mengisi dan bukan yang mengajukan"),
        ("Tanpa peringatan terbuka saat terbit", "Ya", "✓", "tidak ada yang tersisa saat rilis ini terbit"),
    ]


def test_the_words_of_a_c_name_what_failed() -> None:
    words = trust_words(judge_trust(replace(GOOD, reports=(LATE_REPORT,), warnings=(WARNING,))))
    assert words.letter == "C"
    assert words.verdict == "2 dari 4 pemeriksaan terjawab ya."
    assert words.summary == "C: lengkap dan diverifikasi orang lain, tetapi terlambat dan ada peringatan terbuka"
    assert words.lines[1].detail == "KC Metro: diajukan 11 November 2026, tenggat 10 November 2026, terlambat 1 hari"
    assert (words.lines[3].answer, words.lines[3].mark, words.lines[3].detail) == ("Tidak", "✗", WARNING)


def test_the_words_of_an_area_without_a_figure_give_no_letter_but_the_list() -> None:
    words = trust_words(judge_trust(TrustFacts(is_published=False, expected=2, verified=1, warnings=("Kurang.",))))
    assert (words.letter, words.summary) == ("", "belum ada nilai")
    assert words.verdict == "Belum ada nilai karena angkanya belum ada data."
    assert [line.answer for line in words.lines] == ["Tidak", "Belum dapat dinilai", "Belum dapat dinilai", "Tidak"]
    assert words.lines[0].detail == "1 dari 2 laporan terverifikasi"
    assert words.lines[1].detail == words.lines[2].detail == "belum semua laporan terverifikasi"
    nobody = trust_words(judge_trust(TrustFacts(is_published=False, expected=0, verified=0)))
    assert nobody.lines[0].detail == "tidak ada kantor yang wajib melapor"


def test_a_report_verified_by_its_writer_is_named() -> None:
    words = trust_words(judge_trust(replace(GOOD, reports=(SAME_PERSON,))))
    assert words.lines[2].detail == "tidak terbukti untuk laporan KC Metro"
    assert words.summary == (
        "B: lengkap, tepat waktu, dan tanpa peringatan terbuka, tetapi tidak diverifikasi orang lain"
    )
