"""What each rule proposes, word for word, with the figures that made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from coverage.figures.area import Area
from coverage.figures.events import Event, EventKind
from coverage.figures.figure import Figure
from coverage.planning.distance import GroupDistance
from coverage.planning.tariff import Rate
from monev.recommending import Evidence, Facts, NextDenominator, propose
from monev.recommending.complete_groups import complete_groups
from monev.recommending.ending_tariffs import ending_tariffs
from monev.recommending.expected_drop import expected_drop
from monev.recommending.largest_group import largest_group
from monev.recommending.missing_regulation import missing_regulation
from monev.regulations import Regulation, Step
from monev.vocabulary import Instrument, Stage
from periods.month import Month

LAMTENG = Area("lampung-tengah", "Lampung Tengah", "Kabupaten Lampung Tengah", "Lamteng", "kabupaten", "18.02")
OCTOBER = Month(2026, 10)
RELEASE = "rilis 2026-10.1"
FACTS = Facts(LAMTENG, OCTOBER, "2026-10.1", Figure(100_000, 400_000, target=Fraction(4553, 10_000)))


def group(code: str, name: str, participants: int | None, potential: int | None, beyond: int = 0) -> GroupDistance:
    return GroupDistance(name, "PU", participants, potential, beyond=beyond, group=code)


RT = group("rt-rw", "RT/RW", 1_000, 4_000)
FRAIL = group("pekerja-rentan", "Pekerja rentan", 12_000, 40_000)
TEACHERS = group("tenaga-pendidik", "Tenaga pendidik non-ASN", 2_500, 2_500)


def regulation(
    *stages: Stage, instrument: Instrument = Instrument.PERBUP, groups: tuple[tuple[str, str], ...] = ()
) -> Regulation:
    steps = tuple(Step(stage, 2026, date(2026, 2, 3), number="7/2026") for stage in stages)
    return Regulation(1, LAMTENG, instrument, "jaminan sosial", steps, groups=groups)


# ---- the largest group


def test_the_largest_uncovered_group_comes_first() -> None:
    (proposal,) = largest_group(replace(FACTS, groups=(RT, FRAIL, group("kader", "Kader", 5, None))))
    assert proposal.key == "kelompok-terbesar:pekerja-rentan"
    assert proposal.sentence == (
        "Dahulukan Pekerja rentan: 28.000 dari 40.000 orang belum terlindungi,"
        " terbanyak di antara kelompok yang potensinya diketahui."
    )
    assert proposal.figures == (
        Evidence("Potensi Pekerja rentan", "40.000 orang", RELEASE),
        Evidence("Peserta aktif Pekerja rentan", "12.000 orang", RELEASE),
        Evidence("Belum terlindungi", "28.000 orang", RELEASE),
        Evidence("Kurang ke target", "82.120 pekerja", RELEASE),
    )


def test_a_reached_target_is_no_figure_of_the_proposal() -> None:
    reached = replace(FACTS, groups=(RT,), figure=Figure(300_000, 400_000, target=Fraction(1, 2)))
    assert "Kurang ke target" not in [figure.name for figure in next(largest_group(reached)).figures]


def test_of_a_scope_it_is_said_of_how_many_areas_it_is_known() -> None:
    known = replace(RT, areas=13, of=15)
    (proposal,) = largest_group(replace(FACTS, groups=(known,), is_scope=True))
    assert Evidence("Kabupaten/kota yang potensi dan pesertanya diketahui", "13 dari 15", RELEASE) in proposal.figures


@pytest.mark.parametrize("groups", [(), (TEACHERS,), (group("kader", "Kader", None, 10),)])
def test_without_a_known_uncovered_group_nothing_is_proposed(groups: tuple[GroupDistance, ...]) -> None:
    assert list(largest_group(replace(FACTS, groups=groups))) == []


# ---- what is complete


def test_a_complete_group_is_to_stay_so() -> None:
    (proposal,) = complete_groups(replace(FACTS, groups=(RT, TEACHERS)))
    assert proposal.key == "pertahankan:tenaga-pendidik"
    assert proposal.sentence == (
        "Pertahankan Tenaga pendidik non-ASN yang sudah terlindungi seluruhnya: 2.500 peserta dari potensi 2.500 orang."
    )


def test_more_participants_than_potential_are_to_be_looked_at() -> None:
    (proposal,) = complete_groups(replace(FACTS, groups=(group("rt-rw", "RT/RW", 4_100, 4_000, beyond=100),)))
    assert proposal.sentence == (
        "Pertahankan RT/RW yang sudah terlindungi seluruhnya: 4.100 peserta dari potensi 4.000 orang;"
        " peserta melebihi potensi, jadi periksa juga potensinya."
    )


@pytest.mark.parametrize("incomplete", [RT, group("kader", "Kader", 0, 0), group("kader", "Kader", 10, None)])
def test_what_is_not_complete_or_not_known_is_not_kept(incomplete: GroupDistance) -> None:
    assert list(complete_groups(replace(FACTS, groups=(incomplete,)))) == []


# ---- regulations


def test_where_nothing_stands_something_is_to_be_made() -> None:
    agreement = regulation(Stage.ISSUED, instrument=Instrument.MOU)
    (proposal,) = missing_regulation(replace(FACTS, groups=(FRAIL,), regulations=(agreement,)))
    assert proposal.key == "regulasi-belum-ada"
    assert proposal.sentence == (
        "Susun regulasi daerah tentang jaminan sosial ketenagakerjaan: belum ada Perda, Perbup, atau surat edaran"
        " yang tercatat terbit di Kabupaten Lampung Tengah."
    )
    assert proposal.figures == (
        Evidence("Perda, Perbup, atau surat edaran yang terbit", "0", "register regulasi daerah"),
    )


def test_a_kota_is_asked_for_a_perwal() -> None:
    metro = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
    (proposal,) = missing_regulation(replace(FACTS, area=metro))
    assert "belum ada Perda, Perwal, atau surat edaran yang tercatat terbit di Kota Metro" in proposal.sentence


def test_what_is_under_way_is_to_be_finished() -> None:
    (proposal,) = missing_regulation(replace(FACTS, regulations=(regulation(Stage.PROPOSED, Stage.DRAFTED),)))
    assert proposal.sentence == (
        "Selesaikan Perbup Lampung Tengah tentang jaminan sosial: belum ada Perda, Perbup, atau surat edaran"
        " yang tercatat terbit di Kabupaten Lampung Tengah."
    )
    assert proposal.figures[1] == Evidence(
        "Perbup Lampung Tengah", "pembahasan, 3 Februari 2026", "register regulasi daerah"
    )


def test_a_group_that_no_standing_regulation_names_is_to_be_named() -> None:
    standing = regulation(Stage.ISSUED, groups=(("rt-rw", "RT/RW"),))
    (proposal,) = missing_regulation(replace(FACTS, groups=(RT, FRAIL, TEACHERS), regulations=(standing,)))
    assert proposal.key == "regulasi-kelompok:pekerja-rentan"
    assert proposal.sentence == (
        "Atur perlindungan Pekerja rentan dalam regulasi daerah: baru 30,0% dari potensinya terlindungi,"
        " dan satu-satunya regulasi yang tercatat terbit tidak menyebut kelompok ini."
    )
    assert proposal.figures[-1] == Evidence(
        "Regulasi terbit yang diperiksa", "Perbup Lampung Tengah 7/2026", "register regulasi daerah"
    )


def test_of_several_regulations_none_names_it() -> None:
    standing = regulation(Stage.ISSUED, groups=(("rt-rw", "RT/RW"),))
    (proposal,) = missing_regulation(replace(FACTS, groups=(FRAIL,), regulations=(standing, standing)))
    assert "dan tidak satu pun dari 2 regulasi yang tercatat terbit menyebut kelompok ini." in proposal.sentence


def test_a_regulation_that_names_no_group_may_be_about_all() -> None:
    standing = regulation(Stage.ISSUED)
    assert list(missing_regulation(replace(FACTS, groups=(FRAIL,), regulations=(standing,)))) == []


def test_no_more_than_three_groups_are_named_the_most_uncovered_first() -> None:
    groups = tuple(group(f"g{number}", f"G{number}", 1, 10 * number) for number in range(1, 6))
    standing = regulation(Stage.ISSUED, groups=(("rt-rw", "RT/RW"),))
    found = missing_regulation(replace(FACTS, groups=groups, regulations=(standing,)))
    assert [proposal.key for proposal in found] == [f"regulasi-kelompok:g{number}" for number in (5, 4, 3)]


# ---- money that ends

GENERAL = [
    Rate(1, "BPU", "JKK", Month(2020, 1), rupiah=10_000, legal_basis="PP 44/2015"),
    Rate(2, "BPU", "JKM", Month(2020, 1), rupiah=6_800, legal_basis="PP 44/2015"),
]
SPECIAL = [
    Rate(3, "BPU", "JKK", Month(2026, 4), Month(2026, 12), sector="lain", rupiah=5_000, legal_basis="PP 50/2025"),
    Rate(4, "BPU", "JKM", Month(2026, 4), Month(2026, 12), sector="lain", rupiah=3_400, legal_basis="PP 50/2025"),
]


def test_a_discount_that_ends_is_announced_with_what_is_due_afterwards() -> None:
    (proposal,) = ending_tariffs(replace(FACTS, rates=(*GENERAL, *SPECIAL)))
    assert proposal.key == "tarif-berakhir:BPU:lain:2026-12"
    assert proposal.sentence == (
        "Siapkan peserta BPU sektor selain transportasi yang membayar sendiri: tarif khusus JKK dan JKM berlaku sampai"
        " Desember 2026; sejak Januari 2027 iurannya Rp16.800, bukan Rp8.400, per orang per bulan."
    )
    assert proposal.figures == (
        Evidence("Iuran JKK dan JKM sampai Desember 2026", "Rp8.400 per orang per bulan", "PP 50/2025"),
        Evidence("Iuran JKK dan JKM sejak Januari 2027", "Rp16.800 per orang per bulan", "PP 44/2015"),
    )


@pytest.mark.parametrize("month", [Month(2026, 4), Month(2026, 6), Month(2027, 1)])
def test_what_ends_much_later_or_has_ended_is_not_announced(month: Month) -> None:
    assert list(ending_tariffs(replace(FACTS, month=month, rates=(*GENERAL, *SPECIAL)))) == []


@pytest.mark.parametrize("month", [Month(2026, 7), Month(2026, 12)])
def test_half_a_year_ahead_and_in_its_last_month_it_is(month: Month) -> None:
    assert len(list(ending_tariffs(replace(FACTS, month=month, rates=(*GENERAL, *SPECIAL))))) == 1


def test_where_nobody_knows_what_is_due_afterwards_nothing_is_said() -> None:
    assert list(ending_tariffs(replace(FACTS, rates=(GENERAL[0], *SPECIAL)))) == []


def test_a_tariff_for_all_that_was_replaced_is_no_discount() -> None:
    old = Rate(5, "BPU", "JKK", Month(2019, 1), Month(2026, 12), rupiah=5_000)
    assert list(ending_tariffs(replace(FACTS, rates=(old,)))) == []


# ---- expected drop


def test_the_season_of_last_year_is_expected_again() -> None:
    past = {Month(2025, 10): 100_000, Month(2025, 11): 97_900}
    (proposal,) = expected_drop(replace(FACTS, participants=past))
    assert proposal.key == "penurunan-musiman:2026-11"
    assert proposal.sentence == (
        "Antisipasi penurunan pada November 2026: setahun sebelumnya, pada November 2025, peserta aktif turun"
        " 2.100 orang (2,1%) dari bulan sebelumnya."
    )
    assert proposal.figures == (
        Evidence("Peserta aktif Oktober 2025", "100.000 orang", "rilis bulan itu"),
        Evidence("Peserta aktif November 2025", "97.900 orang", "rilis bulan itu"),
    )


@pytest.mark.parametrize(
    "past",
    [
        {},
        {Month(2025, 10): 100_000},
        {Month(2025, 10): None, Month(2025, 11): 90_000},
        {Month(2025, 10): 100_000, Month(2025, 11): None},
        {Month(2025, 10): 100_000, Month(2025, 11): 99_001},
        {Month(2025, 10): 100_000, Month(2025, 11): 101_000},
        {Month(2025, 10): 0, Month(2025, 11): 0},
    ],
)
def test_without_a_known_fall_of_one_percent_nothing_is_expected(past: dict[Month, int | None]) -> None:
    assert list(expected_drop(replace(FACTS, participants=past))) == []


def election(month: Month) -> Event:
    return Event(EventKind.ELECTION, month.year, month, "Masa kerja badan ad hoc berakhir", source="KPU")


def test_election_staff_who_leave_are_expected() -> None:
    staff = group("penyelenggara-pemilu", "Penyelenggara pemilu (ad hoc)", 3_100, None)
    (proposal,) = expected_drop(replace(FACTS, groups=(staff,), events=(election(Month(2027, 1)),)))
    assert proposal.key == "penurunan-pemilu:2027-01"
    assert proposal.sentence == (
        "Siapkan kelanjutan perlindungan petugas pemilu: Masa kerja badan ad hoc berakhir (Januari 2027)."
        " 3.100 peserta kelompok ini tercatat pada Oktober 2026."
    )
    assert proposal.figures == (
        Evidence("Masa kerja badan ad hoc berakhir", "Januari 2027", "KPU"),
        Evidence("Peserta aktif penyelenggara pemilu", "3.100 orang", RELEASE),
    )


def test_where_election_staff_are_not_counted_the_event_stands_alone() -> None:
    (proposal,) = expected_drop(replace(FACTS, events=(election(Month(2027, 1)),)))
    assert proposal.sentence.endswith("berakhir (Januari 2027).")


def test_two_ends_in_one_month_are_one_proposal() -> None:
    month = Month(2027, 1)
    (proposal,) = expected_drop(replace(FACTS, events=(election(month), replace(election(month), title="PPS selesai"))))
    assert "berakhir (Januari 2027) dan PPS selesai (Januari 2027)." in proposal.sentence


@pytest.mark.parametrize("month", [OCTOBER, Month(2026, 9), Month(2027, 5)])
def test_an_election_that_is_over_or_far_away_is_not_expected(month: Month) -> None:
    assert list(expected_drop(replace(FACTS, events=(election(month),)))) == []


def test_a_larger_denominator_is_explained_before_it_comes() -> None:
    ahead = NextDenominator(Month(2027, 1), 425_000, "Surat Bangda")
    (proposal,) = expected_drop(replace(FACTS, denominators=(ahead,)))
    assert proposal.key == "penyebut-baru:2027-01"
    assert proposal.sentence == (
        "Jelaskan penyebut baru sejak Januari 2027: 425.000 pekerja eligible menggantikan 400.000."
        " Dengan peserta Oktober 2026, cakupan menjadi 23,5%, bukan 25,0%."
    )
    assert Evidence("Penyebut sejak Januari 2027", "425.000 pekerja", "Surat Bangda") in proposal.figures


@pytest.mark.parametrize(("since", "count"), [(Month(2027, 1), 390_000), (OCTOBER, 425_000), (Month(2027, 5), 425_000)])
def test_a_smaller_denominator_or_one_that_is_far_makes_no_fall(since: Month, count: int) -> None:
    assert list(expected_drop(replace(FACTS, denominators=(NextDenominator(since, count, "x"),)))) == []


# ---- all together


def test_without_facts_only_the_missing_regulation_is_known() -> None:
    nothing = Facts(LAMTENG, OCTOBER, "2026-10.1", Figure(None, None))
    assert [proposal.key for proposal in propose(nothing)] == ["regulasi-belum-ada"]


def test_keys_are_unique_and_every_proposal_shows_its_figures() -> None:
    facts = replace(
        FACTS,
        groups=(RT, FRAIL, TEACHERS),
        rates=(*GENERAL, *SPECIAL),
        events=(election(Month(2027, 1)),),
        participants={Month(2025, 10): 100_000, Month(2025, 11): 90_000},
        denominators=(NextDenominator(Month(2027, 1), 425_000, "x"),),
    )
    found = propose(facts)
    assert len({proposal.key for proposal in found}) == len(found) == 7
    assert all(proposal.figures and proposal.sentence.endswith(".") for proposal in found)
    assert max(len(proposal.key) for proposal in found) <= 80
