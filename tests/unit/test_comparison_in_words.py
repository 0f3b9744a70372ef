"""What is said of areas side by side, word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest

from coverage import narrative
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.comparability import Obstacles, RankChange
from coverage.figures.figure import Combined, Figure
from coverage.figures.groups import Rule
from coverage.figures.ordering import Order
from coverage.figures.ranking import Place
from coverage.figures.standing import standings
from periods.month import Month

NOW, THEN = Month(2026, 10), Month(2025, 12)
TARGET = Fraction(4553, 10_000)


def area(name: str) -> Area:
    return Area(name.lower(), name, f"Kabupaten {name}", name, "kabupaten", name)


SCOPE = Area("provinsi-lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
METRO, MESUJI, PRINGSEWU = area("Metro"), area("Mesuji"), area("Pringsewu")


def row(place: Area, participants: int | None, eligible: int | None, target: Fraction | None = TARGET) -> AreaFigure:
    return AreaFigure(place, NOW, Figure(participants, eligible, target), Provenance(), provisional=False)


def test_names_beyond_six_become_a_number() -> None:
    assert narrative.names_of([METRO, MESUJI]) == "Metro dan Mesuji"
    six = [area(letter) for letter in "ABCDEF"]
    assert narrative.names_of(six) == "A, B, C, D, E, dan F"
    assert narrative.names_of([*six, METRO]) == "A, B, C, D, E, dan 2 wilayah lain"


def test_among_how_many_places_are_given() -> None:
    known = [row(METRO, 5, 10), row(PRINGSEWU, 4, 10)]
    assert narrative.ranked_among(known) == "Peringkat dari 2 yang melapor."
    late = row(MESUJI, None, 10)
    assert narrative.ranked_among([*known, late]) == (
        "Peringkat dari 2 yang melapor. Tidak diperingkat karena angkanya belum lengkap: Mesuji."
    )
    assert narrative.ranked_among([late]) == "Belum ada yang melapor, jadi tidak ada peringkat."


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (
            Order.RANK,
            "Diurutkan menurut cakupan, tertinggi lebih dahulu; urutan alfabetis bila sama."
            " Yang angkanya belum lengkap ditulis terakhir.",
        ),
        (Order.NAME, "Diurutkan menurut abjad nama resmi. Yang angkanya belum lengkap ditulis terakhir."),
        (
            Order.DISTANCE,
            "Diurutkan menurut pekerja yang kurang ke target, terbanyak lebih dahulu; urutan alfabetis bila sama."
            " Yang angkanya belum lengkap ditulis terakhir.",
        ),
    ],
)
def test_the_order_is_said_and_what_follows_what(order: Order, sentence: str) -> None:
    assert narrative.order_words(order) == sentence


def test_every_order_and_rule_has_its_words() -> None:
    assert set(narrative.ORDERS) == set(Order)
    assert set(narrative.RULES) == set(Rule)
    assert all(narrative.order_words(order) for order in Order)


def test_highest_and_lowest_are_named_with_the_decimals_of_the_table() -> None:
    rows = standings([row(METRO, 30, 100), row(MESUJI, None, 100), row(PRINGSEWU, 2004, 10_000)], ())
    assert narrative.extremes(rows) == "Tertinggi Metro 30,0%, terendah Pringsewu 20,0%"
    assert narrative.extremes(rows[:2]) == ""
    assert narrative.extremes(standings([row(METRO, 1, 2), row(MESUJI, 2, 4)], ())) == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(6, 4, "6 (naik 2)"), (6, 6, "6 (tetap)"), (6, 7, "6 (turun 1)")],
)
def test_a_place_then_says_the_way_to_the_place_now(before: int, after: int, words: str) -> None:
    change = RankChange(Place(before, tied=False, of=15), Place(after, tied=False, of=15))
    assert narrative.rank_step(change) == words


def test_a_shared_place_keeps_its_sign_and_no_place_is_a_dash() -> None:
    change = RankChange(Place(3, tied=True, of=15), Place(3, tied=False, of=15))
    assert narrative.rank_step(change) == "3= (tetap)"
    assert narrative.rank_step(None) == "–"


def test_comparable_places_are_said_to_be_so() -> None:
    assert narrative.change_shown(Obstacles(), THEN, NOW) == (
        "Perubahan dihitung sejak Desember 2025. Peringkat kedua bulan dapat dibandingkan: yang melapor sama,"
        " penyebutnya sama, dan batas kategorinya sama."
    )


def test_every_reason_against_comparing_places_is_said() -> None:
    found = Obstacles((METRO,), (MESUJI,), (PRINGSEWU,), counting=True, scheme=True)
    assert narrative.change_shown(found, THEN, NOW) == (
        "Perubahan dihitung sejak Desember 2025. Perubahan peringkat tidak ditunjukkan:"
        " Mesuji melapor pada Desember 2025 tetapi belum pada Oktober 2026;"
        " Metro melapor pada Oktober 2026 tetapi tidak pada Desember 2025;"
        " penyebut Pringsewu berganti di antaranya; dasar hitung atau segmen yang dihitung berbeda;"
        " batas kategorinya berbeda."
    )


def test_a_month_without_a_release_is_named() -> None:
    assert narrative.baseline_missing(THEN) == (
        "Desember 2025 tidak mempunyai rilis, jadi perubahan sejak bulan itu belum dapat ditunjukkan."
    )


def test_the_heading_over_changes_names_its_month() -> None:
    assert narrative.since_title(NOW - 1, NOW) == "Sejak bulan lalu"
    assert narrative.since_title(THEN, NOW) == "Sejak Desember 2025"


def test_a_row_without_change_in_points_says_why() -> None:
    new = standings([row(METRO, 5, 11)], [row(METRO, 5, 10)])[0]
    assert narrative.not_comparable(new) == "penyebut berganti"
    assert narrative.not_comparable(standings([row(METRO, 5, 11)], ())[0]) == "–"
    assert narrative.not_comparable(standings([row(METRO, 5, 10)], [row(METRO, 4, 10)])[0]) == ""


def test_the_rules_of_groups_are_written_down() -> None:
    assert narrative.group_rule(Rule.NONE, NOW, SCOPE) == ""
    assert narrative.group_rule(Rule.KIND, NOW, SCOPE) == ("Kabupaten dibandingkan dengan kabupaten, kota dengan kota.")
    assert narrative.group_rule(Rule.OFFICE, NOW, SCOPE) == (
        "Menurut kantor BPJS Ketenagakerjaan yang melayani wilayah itu pada Oktober 2026. Wilayah yang dilayani dua"
        " kantor masuk ke dalam kedua kelompok, jadi jumlah semua kelompok lebih besar daripada jumlah provinsi."
    )


def test_the_share_of_informal_work_is_said_to_be_unknown() -> None:
    gap = (
        "Bagian pekerja informal per kabupaten/kota belum ada data: BPS memublikasikannya untuk provinsi, dan angka per"
        " kabupaten/kota belum kami peroleh. Yang terdekat adalah bagian BPU dalam potensi PU dan BPU menurut laporan"
        " cabang; BPU tidak sama dengan pekerja informal."
    )
    assert narrative.group_rule(Rule.BPU_SHARE, NOW, SCOPE, Fraction(567, 1000)) == (
        f"{gap} Serupa berarti berselisih paling banyak 2 poin dari bagian Provinsi Lampung (56,7%), yaitu jumlah"
        " potensi BPU dibagi jumlah potensi PU dan BPU wilayah yang melaporkan keduanya."
    )
    assert narrative.group_rule(Rule.BPU_SHARE, NOW, SCOPE) == (
        f"{gap} Potensi keduanya belum diketahui pada rilis ini."
    )


@pytest.mark.parametrize(
    ("figure", "words", "note", "in_points"),
    [
        (Figure(30, 100, TARGET), "kurang 16 pekerja", "kurang 15,5 poin", "kurang 16 pekerja"),
        (Figure(50, 100, TARGET), "lebih 4 pekerja", "lebih 4,5 poin", "lebih 4 pekerja"),
        (Figure(4_999, 10_000, Fraction(1, 2)), "kurang 1 pekerja", "kurang 0,01 poin", "kurang 1 pekerja"),
        (Figure(1, 2, Fraction(1, 2)), "tepat pada target", "tepat pada target", "tepat pada target"),
        (Figure(None, 100, TARGET), "belum lengkap", "belum lengkap", "belum lengkap"),
        (Figure(30, None, TARGET), *(["penyebut belum ada data"] * 3)),
        (Figure(30, 100), *(["target belum ada data"] * 3)),
    ],
)
def test_the_distance_to_the_target_in_words(figure: Figure, words: str, note: str, in_points: str) -> None:
    assert narrative.gap_words(figure) == words
    assert narrative.distance_note(figure, in_points=False) == note
    assert narrative.distance_note(figure, in_points=True) == in_points


FAR, FARTHER, PASSED, LATE = (
    row(METRO, 30, 100),
    row(PRINGSEWU, 300, 1000),
    row(area("Tanggamus"), 60, 100),
    row(MESUJI, None, 10),
)


@pytest.mark.parametrize(
    ("figures", "in_points", "title"),
    [
        ([FAR, FARTHER, LATE], False, "Belum ada yang mencapai target; kekurangan terbanyak di Pringsewu"),
        ([FAR, PASSED], True, "1 dari 2 mencapai target; Metro paling jauh"),
        ([PASSED, LATE], False, "Semua 1 yang melapor mencapai target"),
        ([LATE], False, "Jarak ke target belum ada data"),
    ],
)
def test_the_title_of_distances_states_the_finding(figures: list[AreaFigure], in_points: bool, title: str) -> None:
    assert narrative.distance_title(figures, in_points=in_points) == title


def test_the_summary_of_distances_adds_up_only_what_is_missing() -> None:
    assert narrative.distance_summary([FAR, FARTHER, PASSED, LATE]) == (
        "Sudah mencapai target: Tanggamus. Di 2 wilayah masih kurang 171 pekerja seluruhnya."
        " Belum dapat dihitung: Mesuji."
    )
    assert narrative.distance_summary([FAR]) == "Di 1 wilayah masih kurang 16 pekerja seluruhnya."


def test_the_summary_of_months_counts_over_one_denominator() -> None:
    start = Month(2025, 1)
    assert narrative.heat_summary([1, 2, -1, 0, None], start, NOW, after_break=True) == (
        "Dari Januari 2025 ke Oktober 2026, sejak penyebut terakhir berganti: 2 wilayah naik kategori, 1 turun,"
        " 1 tetap. 1 wilayah tidak dihitung karena angka salah satu bulannya belum ada."
    )
    assert narrative.heat_summary([0], start, NOW, after_break=False) == (
        "Dari Januari 2025 ke Oktober 2026: 0 wilayah naik kategori, 0 turun, 1 tetap."
    )
    assert narrative.heat_summary([0], NOW, NOW, after_break=True) == (
        "Kategori belum dapat dibandingkan: hanya Oktober 2026 yang berdiri di atas penyebut sekarang."
    )


def test_a_panel_is_told_to_those_who_do_not_see_it() -> None:
    assert narrative.panel_summary("Kota Metro", Figure(30, 100), 1, NOW, None) == (
        "Kota Metro: 30,0% pada Oktober 2026."
    )
    assert narrative.panel_summary("Kota Metro", Figure(None, 100), 1, NOW, Month(2025, 1)) == (
        "Kota Metro: belum ada data pada Oktober 2026. Penyebut berganti pada Januari 2025; garis terputus di sana."
    )


def test_the_rule_of_peers_names_its_range_and_who_falls_into_it() -> None:
    own = row(METRO, 30, 101)
    assert narrative.peer_rule(own, [own, row(MESUJI, 1, 90)]) == (
        "Sebanding berarti pekerja eligible antara setengah dan dua kali milik Metro (51 – 202): Mesuji."
    )
    assert narrative.peer_rule(own, [own]) == (
        "Sebanding berarti pekerja eligible antara setengah dan dua kali milik Metro (51 – 202);"
        " tidak ada wilayah lain dalam rentang itu."
    )
    assert narrative.peer_rule(row(METRO, 30, None), []) == (
        "Kelompok sebanding belum dapat ditentukan: penyebut Metro belum ada data."
    )


def test_an_area_stands_above_or_below_its_peers_and_the_scope() -> None:
    group, scope = Combined(300, 1200, 3, 3), Combined(3004, 10_000, 14, 15)
    assert narrative.peer_title(row(METRO, 30, 100), group, scope, 1) == (
        "Metro 30,0%: 5,0 poin di atas kelompok sebanding dan 0,04 poin di bawah provinsi"
    )
    assert narrative.peer_title(row(METRO, 30, 100), None, Combined(3, 10, 1, 1), 1) == (
        "Metro 30,0%: sama dengan provinsi"
    )
    assert narrative.peer_title(row(METRO, None, 100), group, scope, 1) == ("Metro belum ada angka untuk dibandingkan")
