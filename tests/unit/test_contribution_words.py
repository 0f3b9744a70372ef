"""What is said of a plan of contributions, word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest

from coverage.figures.area import Part
from coverage.figures.figure import Figure
from coverage.narrative import contributions as words
from coverage.planning.plan import Amount, Outcome, PlanLine, cost_of, excesses, outcome, withheld
from coverage.planning.tariff import Funding, Payer, Sector
from enrolment.numbers import rupiah, rupiah_short
from periods.month import Month
from tests.unit.test_tariff import RATES

COUNTED = frozenset({"PU", "BPU", "JAKON"})
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
NOV, OCT = Month(2026, 11), Month(2026, 10)


def figure(participants: int | None = 30_000, target: Fraction | None = Fraction(45, 100)) -> Figure:
    return Figure(participants, 100_000, target=target, cuts=CUTS)


def line(number: int = 1, funding: Funding = Funding.REGIONAL, **changed: object) -> PlanLine:
    segment = str(changed.pop("segment", "BPU"))
    payer = Payer(segment, funding, Sector.OTHER, wage=changed.pop("wage", None), risk_class=changed.pop("risk", None))  # type: ignore[arg-type]
    values = {
        "group": "pekerja-rentan",
        "name": "Pekerja rentan",
        "programmes": ("JKK", "JKM"),
        "workers": 1_000,
        "start": NOV,
        "months": 6,
    } | changed
    return PlanLine(number, payer=payer, **values)  # type: ignore[arg-type]


def plan(*lines: PlanLine) -> words.PlanCost:
    return cost_of(lines, RATES, COUNTED)


def test_the_known_answer_is_16_800_times_persons_times_months() -> None:
    cost = plan(line())
    assert cost.total == Amount(16_800 * 1_000 * 6)
    assert words.plan_headline(cost) == (
        "Iuran 1.000 pekerja, November 2026 sampai April 2027 (6 bulan), seluruhnya Rp100.800.000"
        " (sekitar Rp100,80 juta)."
    )
    assert words.steps_in_words(cost) == "Setiap bulan Rp16.800.000."


def test_the_end_of_the_discount_is_a_step() -> None:
    cost = plan(line(), line(2, Funding.SELF))
    assert words.steps_in_words(cost) == (
        "Per bulan Rp25.200.000 pada November sampai Desember 2026 dan Rp33.600.000 pada Januari sampai April 2027."
    )
    assert [(step.first, step.months, step.per_person.known) for step in cost.lines[1].steps] == [
        (NOV, 2, 8_400),
        (Month(2027, 1), 4, 16_800),
    ]
    assert {funding.value: amount.known for funding, amount in cost.by_funding.items()} == {
        "mandiri": 1_000 * (8_400 * 2 + 16_800 * 4),
        "apbd": 1_000 * 16_800 * 6,
    }


def test_an_unknown_tariff_makes_the_sum_partial_and_never_nothing() -> None:
    cost = plan(line(), line(2, segment="JAKON", name="Pekerja proyek", group="proyek"))
    assert cost.total == Amount(100_800_000, complete=False)
    assert words.plan_headline(cost) == (
        "Iuran 2.000 pekerja dalam 2 baris, November 2026 sampai April 2027 (6 bulan), sebagian: Rp100.800.000"
        " (sekitar Rp100,80 juta) sejauh tarifnya diketahui. Jumlah seluruhnya lebih besar dan belum diketahui."
    )
    assert words.unknown_lines(cost.lines) == [
        "Baris 2, Pekerja proyek, November 2026 sampai April 2027: JKK: tarif belum diketahui;"
        " JKM: tarif belum diketahui."
    ]


def test_a_plan_of_which_nothing_is_known_says_so() -> None:
    cost = plan(line(segment="PMI", months=1))
    assert words.plan_headline(cost) == (
        "Iuran 1.000 pekerja, November 2026 (1 bulan), belum diketahui karena tarifnya belum diketahui."
    )
    assert words.amount_words(cost.total) == "belum diketahui"


def test_a_wage_above_the_last_known_cap_is_unknown() -> None:
    cost = plan(line(segment="PU", wage=12_000_000, risk=1, programmes=("JKK", "JKM", "JP"), months=1))
    assert words.unknown_lines(cost.lines) == [
        "Baris 1, Pekerja rentan, November 2026: JP: batas upah sejak Maret 2025 belum diketahui."
    ]
    assert not cost.total.complete


def test_coverage_category_and_rank_if_only_this_area_changes() -> None:
    figures = {"a": figure(30_000), "b": figure(35_000), "c": figure(34_000), "d": figure(None)}
    found, cost = outcome(figures, "a", 4_000), plan(line(workers=4_000))
    assert words.outcome_words(found, cost, OCT) == (
        "Dengan 4.000 peserta lebih pada November 2026, cakupan menjadi 34,0% (sedang) dari 30,0% (rendah)"
        " dan peringkat 2= dari 3 yang melapor, semula 3;"
        " dihitung bila hanya wilayah ini yang berubah sejak Oktober 2026."
    )
    assert words.distance_after(found, cost, OCT) == "Sesudahnya masih kurang 11.000 pekerja ke target 2026 (45%)."


def test_lines_that_end_in_different_months_are_told_apart() -> None:
    cost = plan(line(workers=5_000, months=2), line(2, workers=1_000), line(3, workers=500))
    found = outcome({"a": figure(40_000)}, "a", cost.peak.counted)
    assert words.after_the_last(cost) == (
        "Rencana ini membayar 5.000 pekerja sampai Desember 2026 dan 1.500 pekerja sampai April 2027. Bila tidak"
        " diteruskan, pekerjanya tidak lagi peserta aktif sejak bulan sesudah bulan akhirnya dan cakupan turun kembali."
    )
    assert words.outcome_words(found, cost, OCT) == (
        "Dengan 6.500 peserta lebih pada November 2026, cakupan tertinggi 46,5% (tinggi) dari 40,0% (tinggi)"
        " dan peringkat 1 dari 1 yang melapor, semula 1; pada bulan terakhir, April 2027, 41,5% (tinggi);"
        " dihitung bila hanya wilayah ini yang berubah sejak Oktober 2026."
    )
    assert words.distance_after(found, cost, OCT) == (
        "Pada November 2026 target 2026 (45%) terlampaui 1.500 pekerja."
        " Pada April 2027 masih kurang 3.500 pekerja ke target 2026 (45%)."
    )
    assert words.moment_of_outcome(cost) == "pada November 2026"
    assert words.plan_headline(cost).startswith("Iuran paling banyak 6.500 pekerja sebulan dalam 3 baris, November")


def test_lines_that_end_together_need_one_clause() -> None:
    assert words.after_the_last(plan(line(), line(2))) == (
        "Rencana ini membayar sampai April 2027. Bila tidak diteruskan, pekerjanya tidak lagi peserta aktif"
        " sejak Mei 2027 dan cakupan turun kembali."
    )


def test_the_category_is_that_of_afterwards_where_nothing_ends_before() -> None:
    assert words.moment_of_outcome(plan(line(), line(2))) == "sesudahnya"


def test_lines_one_after_another_are_the_workers_of_one_month() -> None:
    cost = plan(line(months=2), line(2, start=Month(2027, 1), months=2))
    assert words.plan_headline(cost).startswith("Iuran 1.000 pekerja dalam 2 baris, November 2026 sampai Februari 2027")


def test_beside_the_target_one_decimal_is_not_enough() -> None:
    before = Figure(40_000, 100_000, target=Fraction(4553, 10_000), cuts=CUTS)
    found, cost = outcome({"a": before}, "a", 5_530), plan(line(workers=5_530))
    assert "cakupan menjadi 45,53% (tinggi) dari 40,00% (tinggi)" in words.outcome_words(found, cost, OCT)
    assert words.distance_after(found, cost, OCT) == "Sesudahnya target 2026 (45,53%) tercapai."
    short = outcome({"a": before}, "a", 5_529)
    assert "cakupan menjadi 45,529% (tinggi)" in words.outcome_words(short, cost, OCT)


def test_the_part_that_wages_bear_is_named_only_where_it_is_counted() -> None:
    employed = {"segment": "PU", "wage": 3_000_000, "risk": 1}
    both = line(1, Funding.EMPLOYER, programmes=("JKK", "JKM", "JHT", "JP"), **employed)
    assert words.workers_share(plan(both)) == (
        "Termasuk bagian pekerja (JHT 2% dan JP 1% dari upah), yang bukan beban sumber dana ini."
    )
    one = line(1, Funding.EMPLOYER, programmes=("JKK", "JKM", "JHT"), **employed)
    assert words.workers_share(plan(one)) == (
        "Termasuk bagian pekerja (JHT 2% dari upah), yang bukan beban sumber dana ini."
    )
    assert words.workers_share(plan(line(1, Funding.EMPLOYER, **employed))) == ""
    assert words.workers_share(plan(line(1, Funding.SELF, programmes=("JKK", "JHT"), **employed))) == ""
    assert words.workers_share(plan(line(programmes=("JKK", "JHT")))) == ""


@pytest.mark.parametrize(
    ("before", "added", "expected"),
    [
        (
            figure(None),
            10,
            "Cakupan sesudahnya belum dapat dihitung karena laporan Oktober 2026 belum lengkap terverifikasi.",
        ),
        (Figure(10, None), 10, "Cakupan sesudahnya belum dapat dihitung karena penyebutnya belum ada data."),
        (figure(), 0, "Cakupan tidak berubah karena segmen yang direncanakan tidak dihitung dalam cakupan."),
    ],
)
def test_what_cannot_be_worked_out_is_said(before: Figure, added: int, expected: str) -> None:
    assert words.outcome_words(Outcome(added, before, before, None, None), plan(line()), OCT) == expected


def test_workers_of_a_segment_that_does_not_count_raise_nothing() -> None:
    assert plan(line(segment="PMI")).peak.counted == 0


def test_more_workers_than_are_uncovered_are_warned_of() -> None:
    parts = [Part("BPU", "BPU", 10, 1_500), Part("BPU", "Pekerja rentan", 10, 510, group="pekerja-rentan")]
    cost = plan(line(), line(2, group="mandiri", name="Pekerja mandiri"))
    found = [words.excess_words(excess) for excess in excesses(cost, Figure(99_000, 100_000), parts)]
    assert found == [
        "BPU: direncanakan 2.000 pekerja pada bulan yang sama, padahal yang diketahui belum terlindungi 1.490."
        " Periksa jumlahnya, atau potensinya.",
        "Pekerja rentan: direncanakan 1.000 pekerja pada bulan yang sama, padahal yang diketahui belum terlindungi 500."
        " Periksa jumlahnya, atau potensinya.",
        "Direncanakan 2.000 pekerja, padahal pekerja eligible yang belum terlindungi 1.000."
        " Cakupan di atas 100% tidak masuk akal; periksa jumlahnya.",
    ]


def test_lines_one_after_another_are_not_added_up_for_the_warning() -> None:
    parts = [Part("BPU", "Pekerja rentan", 0, 1_000, group="pekerja-rentan")]
    cost = plan(line(months=2), line(2, start=Month(2027, 1), months=2))
    assert excesses(cost, figure(), parts) == []


def test_who_does_not_get_the_discount_is_named_where_it_matters() -> None:
    lines = [line(), line(2, Funding.VILLAGE), line(3, Funding.SELF), line(4, start=Month(2027, 4), months=3)]
    assert withheld(lines, RATES) == [("PP 50/2025", Funding.REGIONAL), ("PP 50/2025", Funding.VILLAGE)]
    said = words.assumptions(plan(*lines), OCT, "2026-10.1", "PU + BPU", withheld(lines, RATES))
    assert "Keringanan menurut PP 50/2025 tidak dihitung untuk APBD dan APBDes; alasannya pada daftar tarif." in said
    assert withheld(lines[3:], RATES) == []


def test_the_worked_example_of_the_regency_page() -> None:
    assert words.worked_example(figure(), Amount(16_800), NOV) == (
        "Melindungi 15.000 pekerja yang kurang ke target sebagai BPU (JKK dan JKM) dengan dana APBD:"
        " 15.000 × Rp16.800 = Rp252.000.000 per bulan, tarif November 2026."
    )
    assert words.worked_example(figure(30_000, Fraction(1, 4)), Amount(16_800), NOV) == (
        "Melindungi 3.900 pekerja yang kurang ke kategori sedang sebagai BPU (JKK dan JKM) dengan dana APBD:"
        " 3.900 × Rp16.800 = Rp65.520.000 per bulan, tarif November 2026."
    )
    assert words.worked_example(figure(), Amount(10_000, complete=False), NOV) == (
        "Biaya melindungi 15.000 pekerja yang kurang ke target belum diketahui: tarif November 2026 belum diketahui."
    )
    assert words.worked_example(figure(None), Amount(16_800), NOV) == (
        "Biaya iuran belum dapat dihitung karena jumlah pekerja yang kurang belum diketahui."
    )
    assert words.worked_example(figure(50_000), Amount(16_800), NOV) == (
        "Target sudah tercapai; rencana iuran dapat dibuat untuk pekerja yang belum terlindungi."
    )
    assert words.worked_example(figure(50_000, None), Amount(16_800), NOV) == (
        "Biaya iuran belum dapat dihitung karena target belum ada data."
    )


def test_tariffs_in_words() -> None:
    said = [words.rate_words(rate) for rate in RATES]
    assert said[:3] == ["paling sedikit Rp10.000", "Rp6.800", "paling sedikit Rp20.000"]
    assert said[7:9] == ["0,24% dari upah", "0,54% dari upah"]
    assert said[14:16] == [
        "3,00% dari upah, upah paling tinggi Rp10.042.300",
        "3,00% dari upah, upah paling tinggi Rp10.042.300 (batas terakhir yang diketahui)",
    ]
    assert words.validity_words(RATES[3]) == "Januari 2026 sampai Maret 2027"
    assert words.excluded_words(RATES[3]) == "APBN, APBD, DBH melalui APBD, dan APBDes"


@pytest.mark.parametrize(
    ("amount", "whole", "short"),
    [
        (0, "Rp0", "Rp0"),
        (999_999, "Rp999.999", "Rp999.999"),
        (76_660_000_000, "Rp76.660.000.000", "Rp76,66 miliar"),
        (999_999_999, "Rp999.999.999", "Rp1 miliar"),
        (1_234_567_890_123, "Rp1.234.567.890.123", "Rp1,23 triliun"),
    ],
)
def test_rupiah_are_written_whole_and_short(amount: int, whole: str, short: str) -> None:
    assert (rupiah(amount), rupiah_short(amount)) == (whole, short)
