"""Why a share moved, in numbers and word for word; the known answer is that of the published figures of Lampung."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from coverage import narrative
from coverage.exhibits import Comparison, effects_of_change, groups_of_change
from coverage.figures.area import Area, AreaFigure, Part, Provenance
from coverage.figures.breaks import Break, BreakKind, Ground, breaks_between
from coverage.figures.categories import CutBasis
from coverage.figures.change import decompose
from coverage.figures.figure import Figure
from coverage.figures.ledger import Ledger, Side, add_ledgers, ledger
from coverage.figures.rounding import adding_up
from enrolment.numbers import points
from periods.month import Month

LAMPUNG = Area("provinsi-lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
THEN = Ground(Month(2024, 9), "2024-09.1", "Domisili (NIK)", "PU + BPU + JAKON", "Batas tetap", CUTS)
NOW = replace(THEN, month=Month(2025, 8), label="2025-08.1")


def point(month: Month, participants: int, eligible: int, since: Month) -> AreaFigure:
    figure = Figure(participants, eligible)
    return AreaFigure(LAMPUNG, month, figure, Provenance("eligible", "x", since), provisional=False)


BEFORE = point(THEN.month, 760_468, 3_058_943, Month(2024, 9))
AFTER = point(NOW.month, 687_000, 2_800_000, Month(2025, 8))


def comparison() -> Comparison:
    change = decompose(BEFORE.figure, AFTER.figure)
    return Comparison(LAMPUNG, THEN, NOW, change, breaks=breaks_between(THEN, NOW, [(BEFORE, AFTER)]))


def test_lampung_from_september_2024_to_august_2025() -> None:
    change = decompose(BEFORE.figure, AFTER.figure)
    assert change is not None
    shown = adding_up([change.members, change.denominator], 4)
    assert points(shown.total, 2) == "−0,32 poin"
    assert [points(part, 2) for part in shown.parts] == ["−2,51 poin", "+2,19 poin"]
    assert not shown.adjusted


def test_another_denominator_is_said_and_drawn_and_never_called_a_change() -> None:
    told = comparison()
    assert told.hindered
    assert told.title == "Tidak dapat dibandingkan langsung dengan September 2024: penyebut berbeda"
    assert told.breaks_in_words == [
        "Penyebut diganti: dari 3.058.943 (berlaku sejak September 2024) menjadi 2.800.000 pekerja eligible (berlaku"
        " sejak Agustus 2025). Kedua persentase tidak dapat dibandingkan langsung; akibat penyebut di bawah adalah"
        " bagian yang timbul hanya karenanya."
    ]
    chart = effects_of_change(told)
    assert chart.summary == (
        "Akibat peserta −2,51 poin (73.468 peserta lebih sedikit); "
        "akibat penyebut +2,19 poin (258.943 pekerja eligible lebih sedikit)."
    )
    last = chart.rows[-1]
    assert (last.name, last.note) == ("Selisih, tidak sebanding", "tidak dapat dibandingkan langsung")
    assert [points(Fraction(bar.value or 0), 2) for bar in chart.rows] == ["−2,51 poin", "+2,19 poin", "−0,32 poin"]


def test_an_equal_denominator_since_another_month_is_a_break_too() -> None:
    later = point(NOW.month, 700_000, 3_058_943, Month(2025, 1))
    assert [item.kind for item in breaks_between(THEN, NOW, [(BEFORE, later)])] == [BreakKind.DENOMINATOR]
    same = point(NOW.month, 700_000, 3_058_943, Month(2024, 9))
    assert breaks_between(THEN, NOW, [(BEFORE, same)]) == ()


def test_other_rules_between_both_releases_are_breaks() -> None:
    other = replace(
        NOW, basis="Tempat kerja", counted="PU + BPU", scheme="Skema baru", cuts=(*CUTS[:2], Fraction(1, 2))
    )
    kinds = breaks_between(THEN, other, [])
    assert narrative.break_sentences(kinds) == [
        "Dasar hitung berbeda: Domisili (NIK) menjadi Tempat kerja. Kedua angka tidak dapat dibandingkan langsung.",
        "Segmen yang dihitung berbeda: PU + BPU + JAKON menjadi PU + BPU."
        " Kedua angka tidak dapat dibandingkan langsung.",
        "Skema kategori berganti dari “Batas tetap” menjadi “Skema baru”. Persentasenya sebanding, tetapi kategorinya"
        " tidak dapat dibandingkan langsung.",
    ]
    assert [item.kind.hinders for item in kinds] == [True, True, False]


def test_a_scheme_is_its_cuts_and_what_they_are_shares_of() -> None:
    assert breaks_between(THEN, replace(NOW, scheme="Nama baru"), []) == ()
    of_target = replace(NOW, cut_basis=CutBasis.TARGET_SHARE)
    assert [item.kind for item in breaks_between(THEN, of_target, [])] == [BreakKind.SCHEME]


def test_denominators_of_some_areas_are_counted() -> None:
    some = Break(BreakKind.DENOMINATOR, eligible_before=10, eligible_after=20, areas=3, of=14)
    assert narrative.break_sentences([some])[0].startswith(
        "Penyebut diganti di 3 dari 14 wilayah: dari 10 menjadi 20 pekerja eligible."
    )


def test_titles_say_direction_month_or_number() -> None:
    change = decompose(Figure(100, 1000), Figure(110, 1000))
    assert narrative.why_title(change, (), THEN, NOW) == "Naik 1,0 poin dibanding September 2024"
    corrected = replace(THEN, label="2024-09.2")
    assert narrative.why_title(change, (), THEN, corrected) == "Naik 1,0 poin dibanding rilis 2024-09.1"
    assert narrative.why_title(None, (), THEN, NOW) == "Perubahan sejak September 2024 belum ada data"


def test_rounding_is_said_where_it_shows() -> None:
    assert narrative.rounding_note(False) == ""
    assert narrative.rounding_note(True).startswith("Salah satu akibat dibulatkan 0,01 poin")
    assert narrative.shown_rates_note(Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)) == ""
    assert narrative.shown_rates_note(Fraction(2640, 10_000), Fraction(2645, 10_000), Fraction(4, 10_000)) == (
        "Kedua persentase yang tercetak berselisih +0,05 poin karena pembulatan; perubahan +0,04 poin dihitung dari"
        " nilai tepatnya."
    )
    assert narrative.passed_note(None, 3) == ""
    assert narrative.passed_note(-1, 3) == "Kurang ke target yang negatif berarti target terlampaui."
    assert narrative.targets_note(Fraction(1, 4), Fraction(1, 4)) == ""
    assert narrative.gap_name(Fraction(1, 4), Fraction(1, 4)) == "Kurang ke target"
    assert narrative.gap_name(Fraction(3839, 10_000), Fraction(4553, 10_000)) == (
        "Kurang ke target (target 38,39% menjadi 45,53%)"
    )
    assert narrative.targets_note(Fraction(3839, 10_000), Fraction(4553, 10_000)) == (
        "Kurang ke target memakai target masing-masing rilis: 38,39% dan 45,53%."
    )


def test_a_scope_is_compared_like_with_like() -> None:
    assert narrative.like_with_like(15, 15) == "Dihitung atas semua 15 kabupaten/kota, yang melapor di kedua rilis."
    assert narrative.like_with_like(13, 15).startswith("Dihitung atas 13 dari 15 kabupaten/kota")


def one_ledger() -> Ledger:
    """PU: 100 became 130; perusahaan 60 → 80, RT/RW unknown before; overlap 0 unknown, then 5; PMI does not count."""
    before = [
        Part("PU", "Penerima upah (PU)", 100, None),
        Part("PU", "Perusahaan", 60, None, group="perusahaan"),
        Part("PU", "RT/RW", None, None, group="rt-rw"),
        Part("PU", "Kader", None, None, applicable=False, group="kader"),
        Part("PMI", "PMI", 7, None),
    ]
    after = [
        Part("PU", "Penerima upah (PU)", 130, None),
        Part("PU", "Perusahaan", 80, None, group="perusahaan"),
        Part("PU", "RT/RW", 10, None, group="rt-rw"),
        Part("PU", "Kader", None, None, applicable=False, group="kader"),
        Part("PMI", "PMI", 9, None),
    ]
    counted = frozenset({"PU"})
    return ledger(Side(100, None, before, counted), Side(125, 5, after, counted), ("PU", "PMI"))


def test_what_one_month_does_not_know_counts_to_the_rest_and_is_named() -> None:
    lines = one_ledger().segments[0]
    assert [(line.label, line.difference) for line in lines.groups] == [
        ("Perusahaan", 20),
        ("RT/RW", None),
        ("Kader", None),
    ]
    assert lines.rest is not None
    assert lines.rest.label == f"{lines.segment} di luar kelompok"
    assert (lines.rest.before, lines.rest.after, lines.rest.difference) == (40, 50, 10)
    assert narrative.group_note(lines.groups[1]) == "belum dilaporkan di salah satu rilis"
    assert narrative.group_note(lines.groups[2]) == "tidak berlaku"
    assert narrative.group_summary(one_ledger()) == (
        "Kelompok dan sisa segmennya berjumlah sama dengan selisih segmen."
        " Belum dilaporkan di salah satu rilis, jadi terhitung dalam sisa segmen: RT/RW."
    )


def test_segments_less_the_overlap_are_the_change_of_participants() -> None:
    told = one_ledger()
    assert [lines.contribution for lines in told.segments] == [30, 0]
    assert (told.deduction, told.participants.difference, told.unexplained) == (5, 25, 0)
    table = groups_of_change(comparison(), told).table
    added = [row.cells[5] for row in table.rows if isinstance(row.cells[5], int)]
    assert added[-1] == sum(added[:-1]) == 25
    assert [row.cells[6] for row in table.rows if row.cells[1] == "Seluruh segmen"] == ["–", "tidak dihitung dalam UCJ"]


def test_two_areas_say_over_how_many_a_group_is_counted() -> None:
    complete = ledger(
        Side(50, 0, [Part("PU", "PU", 50, None), Part("PU", "RT/RW", 5, None, group="rt-rw")], frozenset({"PU"})),
        Side(40, 0, [Part("PU", "PU", 40, None), Part("PU", "RT/RW", 2, None, group="rt-rw")], frozenset({"PU"})),
        ("PU", "PMI"),
    )
    together = add_ledgers([one_ledger(), complete])
    assert together is not None
    groups = {line.code: line for line in together.segments[0].groups}
    assert (groups["rt-rw"].difference, narrative.group_note(groups["rt-rw"])) == (-3, "1 dari 2 wilayah")
    assert together.participants.difference == 15
    assert narrative.group_title(together).startswith("Perubahan terbesar: Perusahaan, +20 orang")
    assert narrative.largest_moves(together, "September 2024") == (
        "Kelompok yang sejak September 2024 terbanyak bertambah: Perusahaan (+20), terbanyak berkurang: RT/RW (−3)."
    )
