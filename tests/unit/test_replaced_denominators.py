"""Another denominator is drawn and listed where an area got one, and only there."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from coverage import exhibits, narrative
from coverage.charts.records import LineChart
from coverage.figures.area import Area, AreaFigure, Provenance, add_up, series_by_area
from coverage.figures.categories import CutBasis, Scheme
from coverage.figures.figure import Figure
from periods.month import Month

CUTS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
SCHEME = Scheme("Skema", CutBasis.COVERAGE, CUTS, official=False)
LAMPUNG = Area("lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
MESUJI = Area("mesuji", "Mesuji", "Kabupaten Mesuji", "Mesuji", "kabupaten", "18.11")
OLD, NEWER = Month(2022, 1), Month(2023, 1)
MONTHS = [Month(2025, 1) + step for step in range(13)]
BREAK = MONTHS[6]


def point(area: Area, month: Month, participants: int | None, eligible: int, since: Month) -> AreaFigure:
    figure = Figure(participants, eligible, cuts=CUTS)
    return AreaFigure(area, month, figure, Provenance("Acuan", "Surat", since), False, f"{month}.1")


def scope_trend(rows: Mapping[Month, list[AreaFigure]]) -> LineChart:
    points = [add_up(LAMPUNG, month, rows[month], target=None, scheme=SCHEME) for month in rows]
    series = series_by_area(row for month in rows.values() for row in month)
    return exhibits.scope_trend(LAMPUNG, points, series, MONTHS)


def derived(rows: Mapping[Month, list[AreaFigure]]) -> list[tuple[Month | None, str, tuple[Area, ...]]]:
    series = series_by_area(row for month in rows.values() for row in month)
    return [(event.month, event.title, event.areas) for event in narrative.frozen_events(series, [], 2)]


def test_a_late_area_replaces_no_denominator_of_the_scope() -> None:
    rows = {
        month: [
            point(METRO, month, 300, 1_000, OLD),
            point(MESUJI, month, None if month == BREAK else 400, 1_000, NEWER),
        ]
        for month in MONTHS
    }
    chart = scope_trend(rows)
    assert (chart.breaks, derived(rows)) == ((), [])
    assert chart.title == "Tetap (selisih di bawah 0,1 poin) dalam setahun"
    assert "Penyebut" not in chart.summary


def test_an_area_that_comes_out_late_replaces_none_either() -> None:
    rows = {
        month: [point(METRO, month, 300, 1_000, OLD)]
        + ([point(MESUJI, month, 400, 1_000, NEWER)] if month >= BREAK else [])
        for month in MONTHS
    }
    chart = scope_trend(rows)
    assert (chart.breaks, derived(rows)) == ((), [])
    assert chart.title == "35,0% pada Januari 2026"


def test_one_area_with_another_denominator_breaks_the_line_of_the_scope() -> None:
    rows = {
        month: [
            point(METRO, month, 300, *((1_000, OLD) if month < BREAK else (1_200, Month(2022, 7)))),
            point(MESUJI, month, 400, 1_000, NEWER),
        ]
        for month in MONTHS
    }
    chart = scope_trend(rows)
    assert chart.breaks == ((BREAK, "penyebut baru"),)
    assert chart.title == "Penyebut berganti dalam setahun terakhir"
    assert chart.summary.endswith("Penyebut berganti di tengah deret; garis terputus di sana.")
    assert derived(rows) == [(BREAK, "Penyebut diganti: 1.000 menjadi 1.200 pekerja eligible", (METRO,))]


def test_a_corrected_denominator_of_the_same_start_is_another_one() -> None:
    series = [point(METRO, month, 300, 1_000 if month < BREAK else 1_100, OLD) for month in MONTHS]
    chart = exhibits.trend(METRO, series, MONTHS)
    assert chart.breaks == ((BREAK, "penyebut baru"),)
    assert chart.title == "Penyebut berganti dalam setahun terakhir"
    assert derived({row.month: [row] for row in series}) == [
        (BREAK, "Penyebut diganti: 1.000 menjadi 1.100 pekerja eligible", (METRO,))
    ]
    heat = exhibits.heat_table(LAMPUNG, [METRO], [METRO], {"metro": series}, MONTHS, {}, lambda area: "")
    assert [cell.broken for cell in heat.rows[0].cells] == [month == BREAK for month in MONTHS]


def test_a_month_without_denominator_is_passed_over() -> None:
    series = [point(METRO, month, 300, 1_000, OLD) for month in MONTHS]
    silent = AreaFigure(METRO, BREAK, Figure(300, None), Provenance(), False)
    chart = exhibits.trend(METRO, [silent if row.month == BREAK else row for row in series], MONTHS)
    assert chart.breaks == ()
