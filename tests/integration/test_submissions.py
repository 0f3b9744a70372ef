"""What a report holds: three kinds of nothing, rules that name the cell, one trace an act, all or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from audit import trail
from audit.models import AuditEvent
from coverage.models import CoveragePart, CoverageRecord, Release
from enrolment import actions
from enrolment.actions import CellChange, EntryRefused
from enrolment.cells import Cell, Entry
from enrolment.counts import Count, Counts
from enrolment.models import CellFigure, Obligation, Receipt, Submission
from enrolment.selectors import area_reports, counts_of
from enrolment.vocabulary import Declaration, Programme, Segment
from enrolment.workflow import Status
from tests.factories import MONTH, REASON, counts, denominator, released, submission_at, verified_report

pytestmark = pytest.mark.django_db


def draft(obligation: Obligation, ani: User, report: Counts) -> Submission:
    submission = actions.start_submission(obligation=obligation, by=ani)
    actions.save_counts(submission=submission, counts=report, by=ani)
    submission.refresh_from_db()
    return submission


def test_nobody_not_reported_and_not_applicable_come_back_as_three_things(obligation: Obligation, ani: User) -> None:
    report = Counts(
        {Segment.PU: Count(0, 0), Segment.BPU: Count(None, 9), Segment.PMI: Count(applicable=False)},
        {"rt-rw": Count(0), "kader": Count(None), "pekebun-sawit": Count(applicable=False)},
        {(Segment.PU, Programme.JKK): 0},
        overlap=0,
    )
    read = counts_of(draft(obligation, ani, report))
    assert read.cells == report.cells
    assert read.segments[Segment.PU].participants == 0
    assert read.segments[Segment.BPU].participants is None
    assert Segment.JAKON not in read.segments
    assert not read.segments[Segment.PMI].applicable
    assert (Segment.PU, Programme.JKM) not in read.programmes


@pytest.mark.parametrize("overlap", [None, 0, 500])
def test_an_unknown_overlap_is_not_an_overlap_of_nobody(overlap: int | None, obligation: Obligation, ani: User) -> None:
    assert counts_of(draft(obligation, ani, counts(overlap=overlap))).overlap == overlap


def test_the_three_kinds_of_nothing_survive_verification_and_release(fajar: User) -> None:
    report = counts(
        pmi=0,
        groups={"kader": Count(0, 10), "rt-rw": Count(None, 10), "pekebun-sawit": Count(applicable=False)},
        programmes={(Segment.PU, Programme.JKK): 0},
    )
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", report, by=fajar)
    record = released(by=fajar).records.get(region__kemendagri_code="18.01")
    groups = {part.group.code: part for part in record.parts.filter(group__isnull=False).select_related("group")}
    assert (groups["kader"].participants, groups["kader"].is_applicable) == (0, True)
    assert (groups["rt-rw"].participants, groups["rt-rw"].is_applicable) == (None, True)
    assert (groups["pekebun-sawit"].participants, groups["pekebun-sawit"].is_applicable) == (None, False)
    assert set(groups) == {"kader", "rt-rw", "pekebun-sawit"}
    assert record.parts.get(segment="PMI", group=None, programme="").participants == 0
    assert record.parts.get(programme="JKK").participants == 0
    assert not record.parts.filter(programme="JKM").exists()


def test_saving_replaces_what_stood_there(obligation: Obligation, ani: User) -> None:
    submission = draft(obligation, ani, counts())
    smaller = Counts({Segment.PU: Count(7)})
    actions.save_counts(submission=submission, counts=smaller, by=ani)
    assert counts_of(submission) == smaller


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (counts(bpu=None), "Bukan penerima upah (BPU) belum diisi. Isi jumlah peserta aktif, 0 bila tidak ada"),
        (
            counts(pu=100, groups={"perusahaan": Count(90), "rt-rw": Count(11)}, programmes={}),
            "Jumlah kelompok Penerima upah (PU) 101 lebih besar dari total segmen 100.",
        ),
        (
            counts(programmes={(Segment.BPU, Programme.JP): 5}),
            "Bukan penerima upah (BPU): program JP tidak berlaku untuk segmen ini, tetapi terisi 5. Kosongkan sel itu.",
        ),
        (
            counts(pu=1_000, programmes={(Segment.PU, Programme.JKK): 1_001}),
            "Penerima upah (PU): peserta JKK 1.001 lebih besar dari peserta aktif segmen 1.000.",
        ),
        (
            counts(programmes={(Segment.PU, Programme.JHT): 10, (Segment.PU, Programme.JP): 11}),
            "Penerima upah (PU): peserta JP 11 lebih besar dari peserta JHT 10.",
        ),
        (counts(overlap=85_001), "Peserta rangkap 85.001 lebih besar dari seluruh peserta 85.000."),
    ],
    ids=["missing", "groups", "programme-not-allowed", "programme-too-large", "pension", "overlap"],
)
def test_a_fault_blocks_and_its_sentence_names_the_cell(
    report: Counts, sentence: str, obligation: Obligation, ani: User
) -> None:
    submission = draft(obligation, ani, report)
    events = AuditEvent.objects.count()
    with pytest.raises(EntryRefused) as refusal:
        actions.submit(submission=submission, by=ani)
    assert sentence in str(refusal.value)
    assert len(refusal.value.findings) == 1
    submission.refresh_from_db()
    assert (submission.status, submission.submitted_by) == (Status.DRAFT, None)
    assert AuditEvent.objects.count() == events


def test_all_faults_are_told_at_once(obligation: Obligation, ani: User) -> None:
    submission = draft(
        obligation, ani, counts(pu=None, bpu=None, groups={}, programmes={(Segment.PMI, Programme.JP): 3})
    )
    with pytest.raises(EntryRefused) as refusal:
        actions.submit(submission=submission, by=ani)
    assert [str(finding.cell) for finding in refusal.value.findings] == [
        "PU.peserta",
        "BPU.peserta",
        "PMI.JP",
    ]


def test_a_group_that_nobody_knows_is_refused(obligation: Obligation, ani: User) -> None:
    submission = draft(obligation, ani, counts())
    with pytest.raises(ValueError, match="Kelompok pekerja tidak dikenal: astronaut"):
        actions.save_counts(submission=submission, counts=counts(groups={"astronaut": Count(1)}), by=ani)
    assert counts_of(submission) == counts()


def test_a_negative_figure_is_never_stored(obligation: Obligation, ani: User) -> None:
    submission = draft(obligation, ani, counts())
    with pytest.raises((DatabaseError, EntryRefused)), transaction.atomic():
        actions.save_counts(submission=submission, counts=counts(pmi=-1), by=ani)
    assert counts_of(submission) == counts()


def test_an_area_with_two_offices_is_unknown_until_both_are_verified(fajar: User) -> None:
    first, second = verified_report("18.11", by=fajar)
    report = area_reports(MONTH)[first.obligation.region_id]
    assert (report.expected, report.verified, report.is_complete) == (2, 2, True)
    assert report.counts is not None
    assert report.counts.segments[Segment.PU].participants == 120_000
    Submission.objects.filter(pk=second.pk).update(status=Status.RETURNED, verified_at=None, verified_by=None)
    report = area_reports(MONTH)[first.obligation.region_id]
    assert (report.verified, report.is_complete, report.counts) == (1, False, None)


class _Broken(RuntimeError):
    pass


def _break(*args: object, **kwargs: object) -> None:
    raise _Broken


ACTS: dict[str, tuple[Status | None, Callable[[Submission, User, User], object]]] = {
    "save_counts": (Status.DRAFT, lambda s, ani, budi: actions.save_counts(submission=s, counts=counts(pu=9), by=ani)),
    "save_cells": (
        Status.DRAFT,
        lambda s, ani, budi: actions.save_cells(
            obligation=s.obligation, changes=[CellChange(Cell.parse("PU.peserta"), seen=1, entry=Entry(9))], by=ani
        ),
    ),
    "declare": (
        Status.DRAFT,
        lambda s, ani, budi: actions.declare(submission=s, declaration=Declaration.NOTHING, reason=REASON, by=ani),
    ),
    "withdraw": (Status.SUBMITTED, lambda s, ani, budi: actions.withdraw(submission=s, by=ani)),
    "start_review": (Status.SUBMITTED, lambda s, ani, budi: actions.start_review(submission=s, by=budi)),
    "submit": (Status.DRAFT, lambda s, ani, budi: actions.submit(submission=s, by=ani)),
    "return": (
        Status.SUBMITTED,
        lambda s, ani, budi: actions.return_for_correction(submission=s, reason=REASON, by=budi),
    ),
    "verify": (Status.SUBMITTED, lambda s, ani, budi: actions.verify(submission=s, by=budi)),
    "open_revision": (
        Status.VERIFIED,
        lambda s, ani, budi: actions.open_revision(obligation=s.obligation, reason=REASON, by=ani),
    ),
}


def snapshot() -> list[list[tuple[object, ...]]]:
    models = (Submission, CellFigure, Receipt, Release, CoverageRecord, CoveragePart, AuditEvent)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("act", list(ACTS))
def test_an_act_that_breaks_in_the_middle_leaves_nothing_behind(
    act: str, obligation: Obligation, ani: User, budi: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, go = ACTS[act]
    assert status
    submission = submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    before = snapshot()
    monkeypatch.setattr(trail, "record", _break)
    with pytest.raises(_Broken):
        go(submission, ani, budi)
    assert snapshot() == before


@pytest.mark.parametrize("step", ["parts", "trail"])
def test_a_release_that_breaks_in_the_middle_leaves_nothing_behind(
    step: str, fajar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    before = snapshot()
    target, name = (CoveragePart.objects, "bulk_create") if step == "parts" else (trail, "record")
    monkeypatch.setattr(target, name, _break)
    with pytest.raises(_Broken):
        released(by=fajar)
    assert snapshot() == before


def test_a_count_below_zero_is_a_sentence_and_nothing_is_stored(obligation: Obligation, ani: User) -> None:
    submission = actions.start_submission(obligation=obligation, by=ani)
    below = Counts(segments={Segment.PU: Count(-5)})
    with pytest.raises(actions.EntryRefused, match=r"-5 kurang dari nol"):
        actions.save_counts(submission=submission, counts=below, by=ani)
    assert not submission.cells.exists()
