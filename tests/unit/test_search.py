"""What people type, and what should come first."""

from __future__ import annotations

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from coverage import narrative
from coverage.figures.area import Area, AreaFigure, Provenance, ScopeFigure
from coverage.figures.figure import Combined, Figure
from coverage.search import (
    LONGEST,
    Named,
    TooLong,
    match_codes,
    match_figures,
    match_names,
    match_topics,
    read_typed,
)
from dashboards.topics import TOPICS
from periods.month import Month

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ALIASES: dict[str, list[str]] = defaultdict(list)
for _row in _rows("region_aliases.csv"):
    ALIASES[_row["kemendagri_code"]].append(_row["alias"])
AREAS = [
    Named(
        row["slug"],
        (
            row["name"],
            f"{row['kind']} {row['name']}",
            row["short_name"],
            row["slug"],
            *ALIASES[row["kemendagri_code"]],
        ),
        row["kemendagri_code"],
        row["bps_code"],
    )
    for row in _rows("regions.csv")
    if row["level"] in ("province", "regency")
]


def found(text: str) -> list[str]:
    typed = read_typed(text)
    return [match.key for match in (*match_codes(typed, AREAS), *match_names(typed, AREAS))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lamteng", "lampung-tengah"),
        ("LamTeng", "lampung-tengah"),
        ("balam", "bandar-lampung"),
        ("lamsel", "lampung-selatan"),
        ("lamtim", "lampung-timur"),
        ("lambar", "lampung-barat"),
        ("lampura", "lampung-utara"),
        ("tubaba", "tulang-bawang-barat"),
        ("tuba", "tulang-bawang"),
        ("pesibar", "pesisir-barat"),
        ("pesbar", "pesisir-barat"),
        ("bdl", "bandar-lampung"),
        ("b. lampung", "bandar-lampung"),
        ("bandarlampung", "bandar-lampung"),
        ("Kota Bandar Lampung", "bandar-lampung"),
        ("bandar lampng", "bandar-lampung"),
        ("lamung tengah", "lampung-tengah"),
        ("lampung tngah", "lampung-tengah"),
        ("Kabupaten Lampung Tengah", "lampung-tengah"),
        ("kab. lampung tengah", "lampung-tengah"),
        ("kab lamteng", "lampung-tengah"),
        ("lampung-tengah", "lampung-tengah"),
        ("cakupan lampung tengah 2026", "lampung-tengah"),
        ("berapa UHC metro", "metro"),
        ("kota metro", "metro"),
        ("mtro", "metro"),
        ("way knan", "way-kanan"),
        ("waykanan", "way-kanan"),
        ("pringswu", "pringsewu"),
        ("tanggamuss", "tanggamus"),
        ("mesuji", "mesuji"),
        ("tulang bawang", "tulang-bawang"),
        ("tulangbawang barat", "tulang-bawang-barat"),
        ("tul bar", "tulang-bawang-barat"),
        ("kota agung", "tanggamus"),
        ("gunungsugih", "lampung-tengah"),
        ("krui", "pesisir-barat"),
        ("lampung", "provinsi-lampung"),
        ("provinsi lampung", "provinsi-lampung"),
        ("pemprov lampung", "provinsi-lampung"),
        ("18.02", "lampung-tengah"),
        ("18.71", "bandar-lampung"),
        ("1871", "bandar-lampung"),
        ("pésisir barat", "pesisir-barat"),
    ],
)
def test_what_people_type_leads_to_the_area_they_mean(text: str, first: str) -> None:
    assert found(text)[:1] == [first]


def test_the_short_name_shared_by_two_areas_offers_both_the_exact_one_first() -> None:
    assert found("Tulang Bawang") == ["tulang-bawang", "tulang-bawang-barat"]
    assert found("tulang bawang barat") == ["tulang-bawang-barat", "tulang-bawang"]


def test_digits_that_are_a_code_of_both_systems_offer_both_and_say_which() -> None:
    typed = read_typed("1802")
    assert [(match.key, match.note) for match in match_codes(typed, AREAS)] == [
        ("lampung-tengah", "kode Kemendagri 18.02"),
        ("tanggamus", "kode BPS 1802"),
    ]
    assert [match.key for match in match_codes(read_typed("18.02"), AREAS)] == ["lampung-tengah"]


@pytest.mark.parametrize("text", ["jakarta", "zzzzzz", "xx", "", "   ", "%_", "%", "' OR 1=1 --", "🙂🙂🙂", "ab" * 40])
def test_what_means_no_area_finds_none(text: str) -> None:
    assert found(text) == []


def test_a_slip_is_offered_as_a_guess_and_never_beside_what_is_really_called_so() -> None:
    typed = read_typed("lamung tengah")
    assert [match.is_guess for match in match_names(typed, AREAS)] == [True]
    assert not any(match.is_guess for match in match_names(read_typed("lampung"), AREAS))


def test_a_word_shared_by_many_lists_all_of_them() -> None:
    assert {"lampung-selatan", "lampung-tengah", "bandar-lampung"} <= set(found("lampung"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("metodologi", "dashboards:method"),
        ("rumus", "dashboards:method"),
        ("dasar hukum", "dashboards:method"),
        ("sangat rendah", "dashboards:method"),
        ("iuran", "dashboards:contribution-plan"),
        ("anggaran apbd", "dashboards:contribution-plan"),
        ("rencana iuran", "dashboards:contribution-plan"),
        ("kapan tercapai", "dashboards:distance"),
        ("kenapa turun", "dashboards:change-detail"),
        ("peristiwa", "dashboards:events"),
        ("asal angka", "dashboards:provenance"),
        ("lembar saku", "dashboards:regency-detail"),
        ("peringkat", "dashboards:comparison-ranking"),
        ("ranking", "dashboards:comparison-ranking"),
        ("peringkt", "dashboards:comparison-ranking"),
        ("bandingkan", "dashboards:comparison"),
        ("angka publikasi", "dashboards:published-figures"),
        ("berita", "dashboards:published-figures"),
        ("unduh", "dashboards:release-list"),
        ("koreksi", "dashboards:release-list"),
        ("login", "login"),
        ("peta", "dashboards:overview"),
    ],
)
def test_what_people_type_leads_to_the_page_they_mean(text: str, first: str) -> None:
    assert [topic.key for topic in match_topics(read_typed(text), TOPICS)][:1] == [first]


def test_the_word_of_the_local_press_finds_what_is_called_ucj_here() -> None:
    assert match_topics(read_typed("UHC jamsostek"), TOPICS)


def test_words_that_named_an_area_do_not_count_for_pages() -> None:
    found_pages = match_topics(read_typed("iuran lampung tengah"), TOPICS, without=("lampung", "tengah"))
    assert [topic.key for topic in found_pages] == ["dashboards:contribution-plan"]


@pytest.mark.parametrize("text", ["", "2026", "yang di ke", "qwertz", "%"])
def test_what_means_no_page_finds_none(text: str) -> None:
    assert match_topics(read_typed(text), TOPICS) == []


def test_every_page_is_found_by_its_own_title() -> None:
    for topic in TOPICS:
        assert match_topics(read_typed(topic.title), TOPICS)[0] == topic


@pytest.mark.parametrize(
    ("text", "percent", "places", "count"),
    [
        ("24,86", "24.86", 2, None),
        ("24.86", "24.86", 2, None),
        ("24,86%", "24.86", 2, None),
        ("24.86 %", "24.86", 2, None),
        ("24,86 persen", "24.86", 2, None),
        ("26%", "26", 0, None),
        ("26", "26", 0, 26),
        ("760.468", None, 0, 760_468),
        ("760468", None, 0, 760_468),
        ("760.468 pekerja", None, 0, 760_468),
        ("3.058.943", None, 0, 3_058_943),
        ("24.860", None, 0, 24_860),
        ("24,860", "24.86", 3, 24_860),
        ("0", "0", 0, 0),
        ("104,2", "104.2", 1, None),
        ("12,5,6", None, 0, None),
        ("1.23.4", None, 0, None),
        ("-5", None, 0, None),
        ("1e9", None, 0, None),
        ("٢٤", None, 0, None),
        ("9" * 11, None, 0, None),
        ("lamteng", None, 0, None),
    ],
)
def test_a_number_is_read_as_share_or_count_or_both(
    text: str, percent: str | None, places: int, count: int | None
) -> None:
    typed = read_typed(text)
    assert (typed.share and typed.share.percent) == (None if percent is None else Fraction(percent))
    assert (typed.share.places if typed.share else 0) == places
    assert typed.count == count


def test_a_line_is_cleaned_of_what_nobody_sees() -> None:
    typed = read_typed("  lam\x00teng\u200b \n\t <b>\ud800")
    assert typed.text.isprintable()
    assert typed.words[:2] == ("lam", "teng")


@pytest.mark.parametrize("text", ["x" * 81, "x" * 10_000, "\ufdfa" * 60, "lampung " * 2_000])
def test_a_line_that_is_too_long_is_refused_with_a_sentence_that_does_not_repeat_it(text: str) -> None:
    with pytest.raises(TooLong) as refusal:
        read_typed(text)
    assert f"paling banyak {LONGEST}" in str(refusal.value)
    assert len(str(refusal.value)) < 160


def test_eighty_letters_are_read() -> None:
    assert len(read_typed("x" * LONGEST).text) == LONGEST


AREA = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
PROVINCE = Area("provinsi-lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
TARGET = Fraction(3839, 10_000)
OCTOBER = Month(2026, 10)


def figure(participants: int | None, eligible: int, month: Month = OCTOBER) -> AreaFigure:
    return AreaFigure(AREA, month, Figure(participants, eligible, target=TARGET), Provenance(), False, f"{month}.1")


def scope(participants: int, eligible: int, month: Month = OCTOBER) -> ScopeFigure:
    shown = Figure(participants, eligible, target=TARGET)
    return ScopeFigure(PROVINCE, month, Combined(participants, eligible, 1, 1), shown, False, f"{month}.1")


def matches(text: str, *figures: AreaFigure, scopes: tuple[ScopeFigure, ...] = ()) -> list[tuple[str, str]]:
    return [(match.what, match.text) for match in match_figures(read_typed(text), figures, scopes)]


def test_a_share_is_found_as_pages_write_it_half_up() -> None:
    assert matches("24,3", figure(2_425, 10_000)) == [("Cakupan", "24,3%")]
    assert matches("24,25", figure(2_425, 10_000)) == [("Cakupan", "24,25%")]
    assert matches("24,2", figure(2_425, 10_000)) == []
    assert matches("24%", figure(2_400, 10_000)) == [("Cakupan", "24,0%")]
    assert matches("24%", figure(2_425, 10_000)) == []


def test_counts_are_found_exactly() -> None:
    shown = figure(26_400, 100_000)
    assert matches("26.400", shown) == [("Peserta aktif", "26.400")]
    assert matches("100000", shown) == [("Pekerja eligible", "100.000")]
    assert matches("11.990", shown) == [("Kurang ke target", "11.990")]
    assert matches("26.401", shown) == []


def test_what_is_unknown_is_never_found_as_nothing() -> None:
    assert matches("0", figure(None, 100_000)) == []
    assert matches("0,0", figure(None, 100_000)) == []
    assert matches("0", figure(0, 100_000)) == [("Peserta aktif", "0")]


def test_a_target_is_found_once_with_the_scope() -> None:
    assert matches("38,39", figure(1, 10), scopes=(scope(1, 10),)) == [("Target", "38,39%")]


def test_the_newest_month_stands_first_and_the_scope_before_its_areas() -> None:
    old, new = Month(2025, 1), Month(2026, 1)
    found_figures = match_figures(
        read_typed("10,0"), [figure(1, 10, old), figure(1, 10, new)], [scope(1, 10, old), scope(1, 10, new)]
    )
    assert [(match.figure.month, match.is_scope) for match in found_figures] == [
        (new, True),
        (new, False),
        (old, True),
        (old, False),
    ]


def test_the_sentences_over_the_lists() -> None:
    assert narrative.search_result("balam", 1, 0, 0) == "Untuk “balam” ditemukan 1 wilayah."
    assert narrative.search_result("24,86", 0, 1, 3) == "Untuk “24,86” ditemukan 1 halaman dan 3 angka."
    assert narrative.search_result("x", 2, 1, 3) == "Untuk “x” ditemukan 2 wilayah, 1 halaman, dan 3 angka."
    assert narrative.search_result("zzz", 0, 0, 0) == (
        "Tidak ada wilayah, halaman, atau angka yang cocok dengan “zzz”. Periksa ejaannya, tulis lebih pendek, atau"
        " pilih dari daftar di bawah."
    )
    assert narrative.search_guess("lamung") == "Tidak ada wilayah bernama “lamung”. Mungkin yang dimaksud:"
    assert narrative.search_more(12) == "Dan 12 lagi. Tulis angka dengan dua desimal agar daftarnya lebih pendek."
    assert narrative.search_more(0) == narrative.search_more(-3) == ""
