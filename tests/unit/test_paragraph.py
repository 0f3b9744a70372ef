"""The three sentences about an area or a scope, word for word, each with the rule that chose it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from coverage.figures.area import Area, AreaFigure, Provenance, add_up
from coverage.figures.categories import CutBasis, Scheme
from coverage.figures.events import Event, EventKind
from coverage.figures.figure import Figure
from coverage.figures.ranking import Place
from coverage.figures.situation import Situation, area_situation, scope_situation
from coverage.narrative import paragraph, recorded_beside
from coverage.narrative.paragraph import TABLES
from periods.month import Month

OCTOBER, SEPTEMBER, YEAR_AGO = Month(2026, 10), Month(2026, 9), Month(2025, 10)
OLD, NEW = Month(2024, 1), Month(2026, 1)
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
TARGET = Fraction(4553, 10_000)
TENGAH = Area("lampung-tengah", "Lampung Tengah", "Kabupaten Lampung Tengah", "Lamteng", "kabupaten", "18.02")
METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
LAMPUNG = Area("lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
THIRD = Place(3, tied=False, of=14)


def figure(
    participants: int | None = 30_000,
    eligible: int | None = 100_000,
    *,
    month: Month = OCTOBER,
    since: Month | None = OLD,
    target: Fraction | None = TARGET,
    cuts: tuple[Fraction, Fraction, Fraction] | None = CUTS,
    area: Area = TENGAH,
    provisional: bool = False,
    expected: int = 1,
    verified: int = 1,
) -> AreaFigure:
    provenance = Provenance("eligible", "Dinas", since, expected=expected, verified=verified)
    return AreaFigure(area, month, Figure(participants, eligible, target, cuts), provenance, provisional)


def earlier(*points: AreaFigure, **own: object) -> Situation:
    return area_situation(figure(**own), THIRD, points)


def position(situation: Situation) -> tuple[str, str]:
    return _sentence(situation, 0)


def movement(situation: Situation) -> tuple[str, str]:
    return _sentence(situation, 1)


def distance(situation: Situation) -> tuple[str, str]:
    return _sentence(situation, 2)


def _sentence(situation: Situation, index: int) -> tuple[str, str]:
    sentence = paragraph(situation)[index]
    return sentence.rule, sentence.text


LAST_MONTH = figure(29_500, month=SEPTEMBER)
LAST_YEAR = figure(26_000, month=YEAR_AGO)
UNREPORTED = figure(None, month=SEPTEMBER, verified=0)
OTHER_DENOMINATOR = figure(26_000, 95_000, month=YEAR_AGO)
OTHERS_LAST_MONTH = figure(29_500, 95_000, month=SEPTEMBER)

SITUATION = area_situation(figure(), THIRD, [LAST_MONTH, LAST_YEAR])
KNOWN = "Pada Oktober 2026, cakupan UCJ Kabupaten Lampung Tengah tercatat"
UNKNOWN = "Cakupan UCJ Kabupaten Lampung Tengah pada Oktober 2026 belum ada data karena"

POSITIONS = [
    (
        SITUATION,
        "placed",
        f"{KNOWN} 30,0 persen dan termasuk kategori rendah, peringkat 3 dari 14 wilayah yang melapor.",
    ),
    (
        replace(SITUATION, provisional=True),
        "placed",
        "Pada Oktober 2026, cakupan UCJ Kabupaten Lampung Tengah sementara tercatat 30,0 persen dan termasuk kategori "
        "rendah, peringkat 3 dari 14 wilayah yang melapor.",
    ),
    (
        replace(SITUATION, place=Place(3, tied=True, of=14)),
        "tied",
        f"{KNOWN} 30,0 persen dan termasuk kategori rendah, bersama wilayah lain pada peringkat 3 dari 14 wilayah yang "
        "melapor.",
    ),
    (
        replace(SITUATION, place=Place(1, tied=False, of=1)),
        "only-one",
        f"{KNOWN} 30,0 persen dan termasuk kategori rendah, satu-satunya wilayah yang melapor.",
    ),
    (
        replace(SITUATION, figure=Figure(30_000, 100_000)),
        "placed",
        f"{KNOWN} 30,0 persen tetapi kategorinya belum dapat ditentukan, peringkat 3 dari 14 wilayah yang melapor.",
    ),
    (
        replace(SITUATION, figure=Figure(33_890, 100_000, TARGET, CUTS)),
        "placed",
        f"{KNOWN} 33,89 persen dan termasuk kategori rendah, peringkat 3 dari 14 wilayah yang melapor.",
    ),
    (
        replace(SITUATION, figure=Figure(103_200, 100_000, TARGET, CUTS)),
        "above-hundred",
        f"{KNOWN} 103,2 persen dan termasuk kategori tinggi, peringkat 3 dari 14 wilayah yang melapor; karena melebihi "
        "100 persen, penyebutnya perlu diperiksa.",
    ),
    (
        area_situation(figure(30_000, None), None, []),
        "without-denominator",
        "Pada Oktober 2026, Kabupaten Lampung Tengah mencatat 30.000 peserta aktif, tetapi cakupannya belum dapat "
        "dihitung karena penyebutnya belum ada data.",
    ),
    (
        area_situation(figure(None, expected=0, verified=0), None, []),
        "nobody-owes",
        f"{UNKNOWN} tidak ada kantor yang wajib melapor.",
    ),
    (
        area_situation(figure(None, expected=1, verified=0), None, []),
        "nothing-verified",
        f"{UNKNOWN} belum ada laporan yang terverifikasi.",
    ),
    (
        area_situation(figure(None, expected=2, verified=1), None, []),
        "partly-verified",
        f"{UNKNOWN} baru 1 dari 2 laporan yang terverifikasi.",
    ),
    (
        area_situation(figure(None), None, []),
        "count-unknown",
        f"{UNKNOWN} jumlah peserta aktif dalam laporannya tidak diketahui.",
    ),
]

YEAR_RECOUNTED = "terhadap Oktober 2025 tidak dibandingkan karena segmen yang dihitung atau dasar hitungnya berganti."
MONTH_RECOUNTED = (
    "Terhadap September 2026 tidak dibandingkan karena segmen yang dihitung atau dasar hitungnya berganti; "
)
RECOUNTED = [
    (
        (LAST_MONTH, LAST_YEAR),
        {SEPTEMBER: "PU + BPU"},
        "month-comparable-year-recounted",
        "Dibandingkan dengan September 2026, cakupan naik 0,5 poin dengan peserta bertambah 500 orang; "
        f"{YEAR_RECOUNTED}",
    ),
    (
        (OTHERS_LAST_MONTH, LAST_YEAR),
        {SEPTEMBER: "PU + BPU"},
        "month-replaced-year-recounted",
        "Terhadap September 2026 peserta bertambah 500 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya "
        f"berganti; {YEAR_RECOUNTED}",
    ),
    (
        (UNREPORTED, LAST_YEAR),
        {SEPTEMBER: "PU + BPU"},
        "month-missing-year-recounted",
        f"Untuk September 2026 belum ada data; {YEAR_RECOUNTED}",
    ),
    (
        (LAST_MONTH, LAST_YEAR),
        {},
        "month-recounted-year-recounted",
        f"{MONTH_RECOUNTED}{YEAR_RECOUNTED}",
    ),
    (
        (LAST_MONTH, LAST_YEAR),
        {YEAR_AGO: "PU + BPU"},
        "month-recounted-year-comparable",
        f"{MONTH_RECOUNTED}dibandingkan dengan Oktober 2025, cakupan naik 4,0 poin dengan peserta bertambah 4.000 "
        "orang dan kategori berubah dari sangat rendah menjadi rendah.",
    ),
    (
        (LAST_MONTH, OTHER_DENOMINATOR),
        {YEAR_AGO: "PU + BPU"},
        "month-recounted-year-replaced",
        f"{MONTH_RECOUNTED}terhadap Oktober 2025 peserta bertambah 4.000 orang, tetapi cakupannya tidak dibandingkan "
        "karena penyebutnya berganti.",
    ),
    (
        (LAST_MONTH,),
        {},
        "month-recounted-year-missing",
        f"{MONTH_RECOUNTED}angka Oktober 2025 tidak terbit.",
    ),
]

MOVEMENTS = [
    (
        SITUATION,
        "month-comparable-year-comparable",
        "Dibandingkan dengan September 2026, cakupan naik 0,5 poin dengan peserta bertambah 500 orang; dibandingkan "
        "dengan Oktober 2025, cakupan naik 4,0 poin dengan peserta bertambah 4.000 orang dan kategori berubah dari "
        "sangat rendah menjadi rendah.",
    ),
    (
        earlier(figure(30_500, month=SEPTEMBER, provisional=True), figure(30_000, month=YEAR_AGO)),
        "month-comparable-year-comparable",
        "Dibandingkan dengan September 2026 (sementara), cakupan turun 0,5 poin dengan peserta berkurang 500 orang; "
        "dibandingkan dengan Oktober 2025, cakupan tetap (selisih di bawah 0,1 poin) dengan jumlah peserta tetap.",
    ),
    (
        earlier(LAST_MONTH, OTHER_DENOMINATOR),
        "month-comparable-year-replaced",
        "Dibandingkan dengan September 2026, cakupan naik 0,5 poin dengan peserta bertambah 500 orang; terhadap "
        "Oktober 2025 peserta bertambah 4.000 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya berganti.",
    ),
    (
        # The same number, but a new denominator all the same.
        earlier(figure(29_500, month=SEPTEMBER, since=NEW), LAST_YEAR, since=NEW),
        "month-comparable-year-replaced",
        "Dibandingkan dengan September 2026, cakupan naik 0,5 poin dengan peserta bertambah 500 orang; terhadap "
        "Oktober 2025 peserta bertambah 4.000 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya berganti "
        "sejak Januari 2026.",
    ),
    (
        earlier(LAST_MONTH),
        "month-comparable-year-missing",
        "Dibandingkan dengan September 2026, cakupan naik 0,5 poin dengan peserta bertambah 500 orang; angka Oktober "
        "2025 tidak terbit.",
    ),
    (
        earlier(OTHERS_LAST_MONTH, LAST_YEAR),
        "month-replaced-year-comparable",
        "Terhadap September 2026 peserta bertambah 500 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya "
        "berganti; dibandingkan dengan Oktober 2025, cakupan naik 4,0 poin dengan peserta bertambah 4.000 orang dan "
        "kategori berubah dari sangat rendah menjadi rendah.",
    ),
    (
        earlier(OTHERS_LAST_MONTH, OTHER_DENOMINATOR, since=OCTOBER),
        "month-replaced-year-replaced",
        "Terhadap September 2026 peserta bertambah 500 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya "
        "berganti sejak Oktober 2026; terhadap Oktober 2025 peserta bertambah 4.000 orang, tetapi cakupannya tidak "
        "dibandingkan karena penyebutnya berganti sejak Oktober 2026.",
    ),
    (
        earlier(OTHERS_LAST_MONTH),
        "month-replaced-year-missing",
        "Terhadap September 2026 peserta bertambah 500 orang, tetapi cakupannya tidak dibandingkan karena penyebutnya "
        "berganti; angka Oktober 2025 tidak terbit.",
    ),
    (
        earlier(UNREPORTED, LAST_YEAR),
        "month-missing-year-comparable",
        "Untuk September 2026 belum ada data; dibandingkan dengan Oktober 2025, cakupan naik 4,0 poin dengan peserta "
        "bertambah 4.000 orang dan kategori berubah dari sangat rendah menjadi rendah.",
    ),
    (
        earlier(OTHER_DENOMINATOR),
        "month-missing-year-replaced",
        "Angka September 2026 tidak terbit; terhadap Oktober 2025 peserta bertambah 4.000 orang, tetapi cakupannya "
        "tidak dibandingkan karena penyebutnya berganti.",
    ),
    (
        earlier(UNREPORTED),
        "nothing-to-compare",
        "Untuk September 2026 belum ada data dan angka Oktober 2025 tidak terbit, sehingga perubahannya tidak dapat "
        "dihitung.",
    ),
    (
        earlier(UNREPORTED, replace(UNREPORTED, month=YEAR_AGO)),
        "nothing-to-compare",
        "Untuk September 2026 dan Oktober 2025 belum ada data, sehingga perubahannya tidak dapat dihitung.",
    ),
    (
        earlier(),
        "nothing-to-compare",
        "Angka September 2026 dan Oktober 2025 tidak terbit, sehingga perubahannya tidak dapat dihitung.",
    ),
    *(
        (
            area_situation(figure(), THIRD, [point for point in points if point], {OCTOBER: "PU + BPU", **counting}),
            rule,
            sentence,
        )
        for points, counting, rule, sentence in RECOUNTED
    ),
    (
        area_situation(figure(None, verified=0), None, [LAST_YEAR, LAST_MONTH]),
        "last-known",
        "Angka terakhir yang terbit adalah 29,5 persen pada September 2026.",
    ),
    (
        area_situation(figure(None, verified=0), None, [UNREPORTED]),
        "never-known",
        "Belum ada angka bulan sebelumnya yang dapat disajikan.",
    ),
]

DISTANCES = [
    (
        SITUATION,
        "short",
        "Diperlukan 3.900 pekerja lagi untuk mencapai kategori sedang dan 15.530 pekerja lagi untuk mencapai target "
        "45,53 persen.",
    ),
    (
        earlier(participants=40_000),
        "short-at-the-top",
        "Kategori tinggi sudah tercapai, dan diperlukan 5.530 pekerja lagi untuk mencapai target 45,53 persen.",
    ),
    (
        earlier(cuts=None),
        "short-without-category",
        "Diperlukan 15.530 pekerja lagi untuk mencapai target 45,53 persen.",
    ),
    (
        earlier(target=Fraction(30, 100)),
        "exact",
        "Target 30 persen tepat tercapai, dan diperlukan 3.900 pekerja lagi untuk mencapai kategori sedang.",
    ),
    (
        earlier(participants=45_530),
        "exact-at-the-top",
        "Target 45,53 persen tepat tercapai dan kategori tinggi sudah tercapai.",
    ),
    (
        earlier(target=Fraction(30, 100), cuts=None),
        "exact-without-category",
        "Target 30 persen tepat tercapai.",
    ),
    (
        earlier(target=Fraction(2450, 10_000)),
        "passed",
        "Target 24,5 persen terlampaui sebanyak 5.500 pekerja, dan diperlukan 3.900 pekerja lagi untuk mencapai "
        "kategori sedang.",
    ),
    (
        earlier(participants=50_000),
        "passed-at-the-top",
        "Target 45,53 persen terlampaui sebanyak 4.470 pekerja dan kategori tinggi sudah tercapai.",
    ),
    (
        earlier(participants=50_000, cuts=None),
        "passed-without-category",
        "Target 45,53 persen terlampaui sebanyak 4.470 pekerja.",
    ),
    (
        earlier(target=None),
        "no-target",
        "Target belum ada data; diperlukan 3.900 pekerja lagi untuk mencapai kategori sedang.",
    ),
    (
        earlier(participants=40_000, target=None),
        "no-target-at-the-top",
        "Target belum ada data; kategori tinggi sudah tercapai.",
    ),
    (
        earlier(target=None, cuts=None),
        "neither-target-nor-category",
        "Target belum ada data, sehingga jaraknya belum dapat dihitung.",
    ),
    (
        area_situation(figure(None, verified=0), None, []),
        "unknown",
        "Jarak ke target 45,53 persen belum dapat dihitung.",
    ),
    (
        area_situation(figure(None, verified=0, target=None), None, []),
        "unknown-without-target",
        "Target belum ada data.",
    ),
]

SCHEME = Scheme("contoh", CutBasis.COVERAGE, CUTS, official=False)


def scope(now: list[AreaFigure], month_ago: list[AreaFigure], year_ago: list[AreaFigure] | None = None) -> Situation:
    added = add_up(LAMPUNG, OCTOBER, now, target=TARGET, scheme=SCHEME)
    by_month = {OCTOBER: now, SEPTEMBER: month_ago, YEAR_AGO: year_ago or []}
    return scope_situation(added, by_month)


HERE, THERE = figure(), figure(20_000, 50_000, area=METRO)
SILENT = figure(None, None, area=METRO, verified=0)
SCOPES = [
    (
        scope([HERE, THERE], [LAST_MONTH, figure(19_900, 50_000, area=METRO, month=SEPTEMBER)]),
        "scope-of-all",
        "Pada Oktober 2026, cakupan UCJ Provinsi Lampung tercatat 33,3 persen dan termasuk kategori rendah, dihitung "
        "atas seluruh 2 kabupaten/kota.",
        "month-comparable-year-missing",
        "Dibandingkan dengan September 2026, cakupan naik 0,4 poin dengan peserta bertambah 600 orang; angka Oktober "
        "2025 tidak terbit.",
    ),
    (
        # The area that is silent now is left out of the month before too: 30,0 against 29,5.
        scope([HERE, SILENT], [LAST_MONTH, figure(19_900, 50_000, area=METRO, month=SEPTEMBER)]),
        "scope-of-some",
        "Pada Oktober 2026, cakupan UCJ Provinsi Lampung tercatat 30,0 persen dan termasuk kategori rendah, dihitung "
        "atas 1 dari 2 kabupaten/kota karena laporan sisanya belum lengkap.",
        "month-comparable-year-missing",
        "Dibandingkan dengan September 2026, cakupan 1 kabupaten/kota yang melapor pada kedua bulan naik 0,5 poin "
        "dengan peserta bertambah 500 orang; angka Oktober 2025 tidak terbit.",
    ),
    (
        scope([figure(103_200)], [OTHERS_LAST_MONTH]),
        "scope-above-hundred",
        "Pada Oktober 2026, cakupan UCJ Provinsi Lampung tercatat 103,2 persen dan termasuk kategori tinggi, dihitung "
        "atas seluruh 1 kabupaten/kota; karena melebihi 100 persen, penyebutnya perlu diperiksa.",
        "month-replaced-year-missing",
        "Terhadap September 2026 peserta bertambah 73.700 orang, tetapi cakupannya tidak dibandingkan karena "
        "penyebutnya berganti; angka Oktober 2025 tidak terbit.",
    ),
    (
        scope([SILENT], [SILENT]),
        "scope-without-reports",
        "Cakupan UCJ Provinsi Lampung pada Oktober 2026 belum ada data karena belum ada kabupaten/kota yang melapor.",
        "never-known",
        "Belum ada angka bulan sebelumnya yang dapat disajikan.",
    ),
]


@pytest.mark.parametrize(("situation", "rule", "sentence"), POSITIONS)
def test_the_first_sentence_says_where_an_area_stands(situation: Situation, rule: str, sentence: str) -> None:
    assert position(situation) == (rule, sentence)


@pytest.mark.parametrize(("situation", "rule", "sentence"), MOVEMENTS)
def test_the_second_sentence_says_how_it_moved(situation: Situation, rule: str, sentence: str) -> None:
    assert movement(situation) == (rule, sentence)


@pytest.mark.parametrize(("situation", "rule", "sentence"), DISTANCES)
def test_the_third_sentence_says_how_far_it_is(situation: Situation, rule: str, sentence: str) -> None:
    assert distance(situation) == (rule, sentence)


@pytest.mark.parametrize(("situation", "rule", "sentence", "moved_rule", "moved"), SCOPES)
def test_a_scope_says_over_how_many_areas_it_is_counted(
    situation: Situation, rule: str, sentence: str, moved_rule: str, moved: str
) -> None:
    assert position(situation) == (rule, sentence)
    assert movement(situation) == (moved_rule, moved)


def test_every_rule_has_a_sentence_here() -> None:
    rules = [template.rule for table in TABLES for template in table]
    said = {row[1] for row in [*POSITIONS, *MOVEMENTS, *DISTANCES, *SCOPES]}
    assert len(rules) == len(set(rules))
    assert set(rules) == said


def test_a_denominator_replaced_in_several_months_names_none() -> None:
    now = [figure(since=NEW), figure(20_000, 50_000, area=METRO, since=Month(2026, 7))]
    then = [LAST_YEAR, figure(19_000, 50_000, area=METRO, month=YEAR_AGO)]
    assert movement(scope(now, [], then))[1].endswith("tidak dibandingkan karena penyebutnya berganti.")


def event(title: str, month: Month | None, **more: object) -> Event:
    return Event(EventKind.REGULATION, month.year if month else 2026, month, title, **more)


def test_what_was_recorded_stands_beside_as_a_dated_fact() -> None:
    assert recorded_beside([]) == []
    events = [
        event("Perbup 5/2026 terbit.", Month(2026, 3)),
        event("Surat edaran bupati", SEPTEMBER, verified=False),
        event("Tahunnya saja diketahui", None),
    ]
    assert recorded_beside(events) == [
        "Pada September 2026 tercatat: Surat edaran bupati (belum diverifikasi).",
        "Pada Maret 2026 tercatat: Perbup 5/2026 terbit.",
    ]


def test_an_example_event_is_told_as_an_example_and_not_as_doubted() -> None:
    assert recorded_beside([event("Pemutakhiran penyebut", SEPTEMBER, verified=False, is_example=True)]) == [
        "Pada September 2026 tercatat: Pemutakhiran penyebut (data contoh)."
    ]


def test_the_newest_two_events_are_told_and_the_rest_is_counted() -> None:
    events = [event(f"Peristiwa {number}", Month(2026, number)) for number in range(1, 6)]
    assert recorded_beside(events) == [
        "Pada Mei 2026 tercatat: Peristiwa 5.",
        "Pada April 2026 tercatat: Peristiwa 4.",
        "3 peristiwa lain tercatat dalam setahun terakhir.",
    ]
