"""Each rule of a report: when it speaks, in which words, about which cell, and when it is silent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from enrolment.cells import Cell
from enrolment.counts import Count, Counts
from enrolment.rules import RULES, Reference, Severity, Thresholds, blocking, is_explained, judge
from enrolment.vocabulary import Employer, Programme, Segment

PU, BPU, JAKON, PMI = Segment.PU, Segment.BPU, Segment.JAKON, Segment.PMI
JKK, JKM, JHT, JP, JKP = Programme

REFERENCE = Reference(
    counted=frozenset({PU, BPU, JAKON}),
    segment_of_group={"perusahaan": PU, "rt-rw": PU, "pekerja-rentan": BPU},
    group_names={"perusahaan": "Perusahaan", "rt-rw": "RT/RW", "pekerja-rentan": "Pekerja rentan"},
    allowed=frozenset({*((PU, programme) for programme in Programme), (BPU, JKK), (BPU, JKM), (BPU, JHT)}),
)
CLEAN = Counts(
    segments={PU: Count(10_000, 20_000), BPU: Count(4_000), JAKON: Count(500), PMI: Count(applicable=False)},
    groups={"perusahaan": Count(7_000), "rt-rw": Count(0, 900), "pekerja-rentan": Count(400)},
    programmes={(PU, JKK): 10_000, (PU, JKM): 10_000, (PU, JHT): 8_000, (PU, JP): 6_000, (PU, JKP): 8_000},
    employers={Employer.ACTIVE: 120},
)


def found(counts: Counts, reference: Reference = REFERENCE) -> dict[str, tuple[str, str, str]]:
    """Rule -> level, cell, sentence; a rule that speaks twice fails the test that did not ask for it."""
    findings = judge(counts, reference)
    told = {finding.rule: (str(finding.level), str(finding.cell), finding.message) for finding in findings}
    assert len(told) == len(findings), findings
    return told


def with_segment(segment: Segment, count: Count) -> Counts:
    return replace(CLEAN, segments={**CLEAN.segments, segment: count})


def with_group(group: str, count: Count) -> Counts:
    return replace(CLEAN, groups={**CLEAN.groups, group: count})


def with_programme(segment: Segment, programme: Programme, figure: int) -> Counts:
    return replace(CLEAN, programmes={**CLEAN.programmes, (segment, programme): figure})


def test_a_clean_report_has_no_finding() -> None:
    assert found(CLEAN) == {}


def test_every_rule_has_a_name_of_its_own_and_a_test_here() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(names) == len(set(names)) == 16
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in names if f'"{name}"' not in source] == []


@pytest.mark.parametrize(
    ("counts", "rule", "cell", "sentence"),
    [
        (with_programme(PU, JP, -1), "no_negative_figure", "PU.JP", "Penerima upah (PU) – JP: -1 kurang dari nol."),
        (
            with_segment(BPU, Count(None)),
            "counted_segments_are_reported",
            "BPU.peserta",
            "Bukan penerima upah (BPU) belum diisi.",
        ),
        (
            with_group("astronaut", Count(3)),
            "groups_are_known",
            "astronaut.peserta",
            "Kelompok pekerja “astronaut” tidak dikenal atau belum berlaku bulan ini. Kosongkan sel itu.",
        ),
        (
            with_group("rt-rw", Count(None, 900, applicable=False)),
            "what_does_not_apply_has_no_figure",
            "rt-rw.potensi",
            "RT/RW ditandai tidak berlaku, tetapi potensinya terisi 900.",
        ),
        (
            replace(CLEAN, segments={**CLEAN.segments, BPU: Count(applicable=False)}),
            "what_does_not_apply_has_no_parts",
            "BPU.peserta",
            "Bukan penerima upah (BPU) ditandai tidak berlaku, tetapi ini terisi: Pekerja rentan.",
        ),
        (
            with_group("pekerja-rentan", Count(4_001)),
            "groups_stay_within_their_segment",
            "BPU.peserta",
            "Jumlah kelompok Bukan penerima upah (BPU) 4.001 lebih besar dari total segmen 4.000.",
        ),
        (
            with_programme(BPU, JP, 1),
            "programmes_fit_their_segment",
            "BPU.JP",
            "Bukan penerima upah (BPU): program JP tidak berlaku untuk segmen ini, tetapi terisi 1.",
        ),
        (
            with_programme(BPU, JKK, 4_001),
            "programmes_stay_within_their_segment",
            "BPU.JKK",
            "peserta JKK 4.001 lebih besar dari peserta aktif segmen 4.000.",
        ),
        (
            with_programme(PU, JKP, 8_001),
            "pension_and_job_loss_within_old_age",
            "PU.JKP",
            "peserta JKP 8.001 lebih besar dari peserta JHT 8.000. Peserta JKP selalu peserta JHT.",
        ),
        (
            with_programme(PU, JP, 8_001),
            "pension_and_job_loss_within_old_age",
            "PU.JP",
            "peserta JP 8.001 lebih besar dari peserta JHT 8.000.",
        ),
        (
            replace(CLEAN, overlap=14_501),
            "overlap_stays_within_the_total",
            "rangkap.peserta",
            "Peserta rangkap 14.501 lebih besar dari seluruh peserta 14.500.",
        ),
    ],
)
def test_an_error_blocks_and_names_its_cell(counts: Counts, rule: str, cell: str, sentence: str) -> None:
    (told,) = found(counts).items()
    assert told[0] == rule
    assert told[1][:2] == ("error", cell)
    assert sentence in told[1][2]
    assert [finding.rule for finding in blocking(judge(counts, REFERENCE), {Cell.parse(cell): "sudah dijelaskan"})] == [
        rule
    ]


@pytest.mark.parametrize(
    ("counts", "reference", "rule", "cell", "sentence"),
    [
        (
            with_segment(JAKON, Count(620)),
            replace(REFERENCE, previous=CLEAN),
            "large_change",
            "JAKON.peserta",
            "Jasa konstruksi: 620, bulan lalu 500 (+120, 24,0%). Perbaiki, atau jelaskan perubahannya.",
        ),
        (
            with_programme(PU, JKM, 9_999),
            REFERENCE,
            "death_and_accident_insure_the_same",
            "PU.JKM",
            "Penerima upah (PU): peserta JKM 9.999, peserta JKK 10.000. Peserta JKM biasanya sama dengan peserta JKK.",
        ),
        (
            CLEAN,
            replace(REFERENCE, eligible=14_499),
            "total_within_eligible_workers",
            "jumlah.peserta",
            "Jumlah peserta 14.500 lebih besar dari pekerja eligible 14.499",
        ),
        (
            with_group("pekerja-rentan", Count(400, 399)),
            REFERENCE,
            "participants_within_their_potential",
            "pekerja-rentan.peserta",
            "Pekerja rentan: peserta 400 lebih besar dari potensi 399.",
        ),
        (
            CLEAN,
            replace(REFERENCE, previous=CLEAN),
            "total_moves",
            "jumlah.peserta",
            "Jumlah peserta 14.500 sama persis dengan bulan lalu.",
        ),
        (
            replace(with_segment(PU, Count(10_001, 20_000)), groups={"perusahaan": Count(7_000), "rt-rw": Count(0)}),
            replace(REFERENCE, previous=CLEAN),
            "rows_keep_reporting",
            "pekerja-rentan.peserta",
            "Pekerja rentan belum diisi, bulan lalu 400. Isi jumlahnya, atau jelaskan mengapa tidak ada.",
        ),
    ],
)
def test_a_warning_asks_for_an_explanation_and_is_silent_after_it(
    counts: Counts, reference: Reference, rule: str, cell: str, sentence: str
) -> None:
    told = found(counts, reference)
    assert told[rule][:2] == ("warning", cell)
    assert sentence in told[rule][2]
    notes = {finding.cell: "Pendataan ulang." for finding in judge(counts, reference)}
    assert blocking(judge(counts, reference), notes) == []
    notes[Cell.parse(cell)] = "  pendek  "
    assert rule in [finding.rule for finding in blocking(judge(counts, reference), notes)]


@pytest.mark.parametrize(
    ("before", "now", "asks"),
    [
        (1_000, 1_100, False),  # exactly 10 %
        (1_000, 1_101, True),
        (1_000, 899, True),
        (500, 599, False),  # 19,8 %, but fewer than 100 persons
        (500, 600, True),
        (0, 99, False),
        (0, 100, True),
        (100_000, 109_999, False),  # 9.999 persons, but less than 10 %
    ],
)
def test_a_change_is_large_by_share_and_by_persons(before: int, now: int, asks: bool) -> None:
    reference = replace(REFERENCE, previous=Counts({JAKON: Count(before)}))
    counts = Counts({PU: Count(200_000), BPU: Count(0), JAKON: Count(now)})
    assert ("large_change" in found(counts, reference)) is asks


def test_the_thresholds_come_from_outside() -> None:
    reference = replace(REFERENCE, previous=CLEAN, thresholds=Thresholds(change_share=Fraction(1, 2), change_persons=1))
    assert "large_change" not in found(with_segment(JAKON, Count(620)), reference)
    assert "large_change" in found(with_segment(JAKON, Count(751)), reference)


def test_what_was_unknown_last_month_is_no_change() -> None:
    reference = replace(REFERENCE, previous=Counts({PU: Count(None), JAKON: Count(applicable=False)}))
    assert found(CLEAN, reference) == {}


@pytest.mark.parametrize("row", ["rt-rw", "JAKON"])
def test_what_reported_last_month_is_not_marked_away_without_a_word(row: str) -> None:
    """ "Tidak berlaku" is no way around an explanation."""
    before = replace(CLEAN, segments={**CLEAN.segments, PU: Count(9_999)})
    if row == "JAKON":
        now, name = with_segment(JAKON, Count(applicable=False)), "Jasa konstruksi"
    else:
        now, name = with_group(row, Count(applicable=False)), "RT/RW"
    told = found(now, replace(REFERENCE, previous=before))["rows_keep_reporting"]
    assert told[:2] == ("warning", f"{row}.peserta")
    assert told[2].startswith(f"{name} kini ditandai tidak berlaku, bulan lalu ")


def test_employers_and_potentials_move_without_a_word() -> None:
    before = replace(with_segment(PU, Count(9_999, 1)), employers={Employer.ACTIVE: 9_000})
    assert found(CLEAN, replace(REFERENCE, previous=before)) == {}


@pytest.mark.parametrize(
    ("note", "enough"), [("", False), ("123456789", False), ("1234567890", True), (" " * 30, False)]
)
def test_an_explanation_has_ten_letters(note: str, enough: bool) -> None:
    assert is_explained(note) is enough


def test_levels_have_their_words() -> None:
    assert [level.label for level in Severity] == ["Galat", "Peringatan"]
