"""Events that follow from frozen figures and dated tariffs, word for word."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from coverage import narrative
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.breaks import Ground
from coverage.figures.figure import Figure
from coverage.planning.tariff import Rate
from periods.month import Month

METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
MESUJI = Area("mesuji", "Mesuji", "Kabupaten Mesuji", "Mesuji", "kabupaten", "18.11")
CUTS = (Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))
HIGHER = (Fraction(1, 3), Fraction(1, 2), Fraction(3, 5))
DECEMBER, JANUARY = Month(2025, 12), Month(2026, 1)
GROUND = Ground(DECEMBER, "2025-12.1", "Domisili (NIK)", "PU + BPU", "Lama", CUTS)


def point(area: Area, month: Month, eligible: int, since: Month, target: Fraction | None) -> AreaFigure:
    figure = Figure(10, eligible, target=target)
    return AreaFigure(area, month, figure, Provenance(eligible_since=since), False, f"{month}.1")


def series(*areas: Area) -> dict[str, list[AreaFigure]]:
    return {
        area.slug: [
            point(area, DECEMBER, 1_000, Month(2025, 1), Fraction(3839, 10_000)),
            point(area, JANUARY, 1_100, JANUARY, Fraction(4553, 10_000)),
        ]
        for area in areas
    }


def test_a_new_denominator_and_target_of_all_areas_are_events_of_the_scope() -> None:
    found = narrative.frozen_events(series(METRO, MESUJI), [GROUND], 2)
    assert [(event.when, event.title, event.areas, event.source) for event in found] == [
        ("Januari 2026", "Penyebut diganti: 2.000 menjadi 2.200 pekerja eligible", (), "rilis 2026-01.1"),
        ("Januari 2026", "Target menjadi 45,53% (sebelumnya 38,39%)", (), "rilis 2026-01.1"),
    ]
    assert all(event.derived for event in found)


def test_of_some_areas_they_name_them() -> None:
    found = narrative.frozen_events(series(MESUJI), [GROUND], 15)
    assert [event.areas for event in found] == [(MESUJI,), (MESUJI,)]


def test_a_month_without_a_report_is_no_new_denominator() -> None:
    known = series(METRO)["metro"]
    silent = replace(known[0], figure=Figure(None, None), provenance=Provenance())
    assert narrative.frozen_events({"metro": [known[0], silent, known[0]]}, [], 1) == []


def test_another_name_of_the_same_cuts_is_none() -> None:
    renamed = replace(GROUND, month=JANUARY, label="2026-01.1", scheme="Baru")
    assert narrative.frozen_events({}, [GROUND, renamed], 1) == []


def test_another_scheme_or_counting_is_an_event() -> None:
    after = replace(
        GROUND, month=JANUARY, label="2026-01.1", scheme="Baru", cuts=HIGHER, counted="PU", basis="Tempat kerja"
    )
    assert [event.title for event in narrative.frozen_events({}, [GROUND, GROUND, after], 1)] == [
        "Skema kategori menjadi “Baru” (sebelumnya “Lama”)",
        "Segmen yang dihitung menjadi PU (sebelumnya PU + BPU)",
        "Dasar hitung menjadi Tempat kerja (sebelumnya Domisili (NIK))",
    ]


def rate(programme: str, since: Month, until: Month | None = None, **more: object) -> Rate:
    values: dict[str, object] = {"rupiah": 10_000, "legal_basis": "PP 50/2025"}
    return Rate(1, "BPU", programme, since, until, **values | more)  # type: ignore[arg-type]


def test_a_special_tariff_begins_and_ends_and_the_first_tariff_is_no_change() -> None:
    special = {"sector": "lain", "excluded": frozenset({"apbd", "apbn"})}
    rates = [
        rate("JKK", Month(2024, 5), is_minimum=True),
        rate("JKK", Month(2026, 4), Month(2026, 12), rupiah=5_000, is_minimum=True, **special),
        rate("JKM", Month(2026, 4), Month(2026, 12), rupiah=3_400, **special),
    ]
    found = narrative.tariff_events(rates)
    assert [(event.when, event.title, event.description) for event in found] == [
        (
            "April 2026",
            "Tarif khusus BPU sektor selain transportasi mulai berlaku: JKK paling sedikit Rp5.000 dan JKM Rp3.400"
            " per orang per bulan",
            "Tidak untuk iuran yang dibayar dari APBN dan APBD.",
        ),
        (
            "Januari 2027",
            "Tarif khusus BPU sektor selain transportasi JKK dan JKM tidak berlaku lagi",
            "Tidak untuk iuran yang dibayar dari APBN dan APBD.",
        ),
    ]


def test_a_tariff_that_follows_another_says_both() -> None:
    rates = [
        rate("JKP", Month(2021, 2), Month(2025, 1), rupiah=None, share=Fraction(46, 10_000)),
        rate("JKP", Month(2025, 2), rupiah=None, share=Fraction(36, 10_000)),
    ]
    assert [event.title for event in narrative.tariff_events(rates)] == [
        "Tarif BPU berubah: JKP 0,36% dari upah (sebelumnya 0,46% dari upah)"
    ]


def test_a_tariff_of_the_same_amount_is_no_event() -> None:
    rates = [rate("JKK", Month(2024, 3), Month(2025, 2)), rate("JKK", Month(2025, 3))]
    assert narrative.tariff_events(rates) == []
