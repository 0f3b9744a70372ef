"""Saving single cells: nothing is lost silently, nobody overwrites what he has not seen, locked is locked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange, CellConflict, CellRefused
from enrolment.cells import EMPTY, TOTAL, Cell, Entry
from enrolment.models import CellFigure, EntryExtension, Obligation, ReportingRule, Submission
from enrolment.policies import EntryLocked, can_verify, check_can_verify
from enrolment.selectors import counts_of, notes_of
from enrolment.selectors.explanations import explanations_of
from enrolment.vocabulary import Declaration, Segment
from enrolment.workflow import InvalidTransition, Status
from periods import clock
from tests.factories import MONTH, REASON, counts, obligation_of, submission_at

pytestmark = pytest.mark.django_db

PU = Cell("PU", "peserta")
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def ardi(ani: User) -> User:
    """A second person who enters in Ani's office."""
    copy = User.objects.get(pk=ani.pk)
    copy.pk, copy.username, copy.first_name = None, "ardi", "Ardi"
    copy.save(force_insert=True)
    return copy


def save(obligation: Obligation, by: User, *changes: CellChange) -> list[CellFigure]:
    return actions.save_cells(obligation=obligation, changes=changes, by=by)


def number(cell: Cell, value: int | None, seen: int = 0) -> CellChange:
    return CellChange(cell, seen, Entry(value))


def test_the_first_cell_starts_the_report(obligation: Obligation, ani: User) -> None:
    (row,) = save(obligation, ani, number(PU, 71_240))
    submission = obligation.submissions.get()
    assert (submission.status, submission.entered_by, submission.revision) == (Status.DRAFT, ani, 1)
    assert (row.number, row.version, row.saved_by) == (71_240, 1, ani)
    event = AuditEvent.objects.latest("pk")
    assert event.action == "cells-saved"
    assert event.details["cells"] == [{"cell": "PU.peserta", "before": "", "after": "71.240"}]


def test_each_change_raises_the_version_and_tells_before_and_after(obligation: Obligation, ani: User) -> None:
    save(obligation, ani, number(PU, 0))
    (row,) = save(obligation, ani, CellChange(PU, 1, Entry(applicable=False), "pindah ke kantor lain"))
    assert (row.version, row.entry, row.note) == (2, Entry(applicable=False), "pindah ke kantor lain")
    (told,) = AuditEvent.objects.latest("pk").details["cells"]
    assert told == {"cell": "PU.peserta", "before": "0", "after": "tidak berlaku", "note": "pindah ke kantor lain"}
    (row,) = save(obligation, ani, number(PU, None, seen=2))
    assert (row.version, row.entry, row.note) == (3, EMPTY, "pindah ke kantor lain")
    assert counts_of(row.submission).segments == {}


def test_two_people_on_one_cell_learn_of_each_other(obligation: Obligation, ani: User, ardi: User) -> None:
    with clock.standing_at(datetime(2026, 11, 3, 14, 5, tzinfo=WIB)):
        save(obligation, ani, number(PU, 70_980))
    events = AuditEvent.objects.count()
    with pytest.raises(CellConflict) as refusal:
        save(obligation, ardi, number(PU, 71_240), number(Cell("BPU", "peserta"), 5))
    (conflict,) = refusal.value.conflicts
    assert conflict.message == (
        "Penerima upah (PU): Anda menulis 71.240, tetapi Ani sudah menyimpan 70.980 pada pukul 14.05 WIB. "
        "Pilih salah satu."
    )
    assert (conflict.stored, conflict.by, conflict.version) == (Entry(70_980), "Ani", 1)
    assert not CellFigure.objects.filter(cell="BPU.peserta").exists()
    assert AuditEvent.objects.count() == events

    save(obligation, ardi, number(PU, 71_240, seen=conflict.version))
    assert CellFigure.objects.get(cell="PU.peserta").number == 71_240


def test_the_same_change_sent_again_is_saved_once(obligation: Obligation, ani: User) -> None:
    save(obligation, ani, number(PU, 71_240))
    events = AuditEvent.objects.count()
    (row,) = save(obligation, ani, number(PU, 71_240))
    assert (row.version, AuditEvent.objects.count()) == (1, events)


def test_an_explanation_and_a_figure_of_two_people_do_not_overwrite_each_other(
    obligation: Obligation, ani: User, ardi: User
) -> None:
    save(obligation, ani, CellChange(PU, 0, Entry(5), "pendataan Dinas PMK selesai"))
    with pytest.raises(CellConflict, match="“hitung ulang”, tetapi Ani sudah menyimpan 5 dengan catatan “pendataan"):
        save(obligation, ardi, CellChange(PU, 0, None, "hitung ulang"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (number(Cell("astronaut", "peserta"), 1), "astronaut tidak diisi pada bulan ini"),
        (number(Cell("BPU", "JKP"), 1), r"Bukan penerima upah \(BPU\) – JKP tidak diisi pada bulan ini"),
        (number(TOTAL, 5), "Jumlah dihitung sendiri"),
        (number(PU, -1), "-1 kurang dari nol"),
        (CellChange(Cell("PU", "JKK"), 0, Entry(applicable=False)), "tidak dapat ditandai tidak berlaku"),
        (CellChange(PU, 0, None, "a" * 1001), "terlalu panjang. Tulis paling banyak 1000 huruf"),
    ],
)
def test_what_a_cell_cannot_hold_is_refused_with_a_sentence(
    change: CellChange, sentence: str, obligation: Obligation, ani: User
) -> None:
    with pytest.raises(CellRefused, match=sentence):
        save(obligation, ani, number(Cell("BPU", "peserta"), 7), change)
    assert not Submission.objects.exists()


def test_the_total_carries_an_explanation_only(obligation: Obligation, ani: User) -> None:
    save(obligation, ani, CellChange(TOTAL, 0, None, "sama dengan bulan lalu, sudah diperiksa"))
    submission = obligation.submissions.get()
    assert notes_of(submission) == {TOTAL: "sama dengan bulan lalu, sudah diperiksa"}
    assert counts_of(submission).cells == {}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.REVIEWING, Status.VERIFIED])
def test_what_is_handed_in_is_read_only(status: Status, obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    before = counts_of(submission).fingerprint
    with pytest.raises(InvalidTransition, match=f"Pengajuan berstatus {status.label.lower()}"):
        save(obligation, ani, number(PU, 1, seen=1))
    assert counts_of(submission).fingerprint == before


def test_taking_back_opens_the_cells_again_until_somebody_checks(obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    actions.withdraw(submission=submission, by=ani)
    save(obligation, ani, number(Cell("PMI", "peserta"), 401, seen=1))
    actions.submit(submission=submission, by=ani)
    actions.start_review(submission=submission, by=budi)
    with pytest.raises(InvalidTransition, match="sedang diperiksa, tidak dapat ditarik kembali"):
        actions.withdraw(submission=submission, by=ani)
    assert [receipt.serial for receipt in submission.receipts.all()] == [1, 2]


def test_a_return_names_cells_and_says_what_to_mend(obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(ValueError, match=r"Penerima upah \(PU\): tulis apa yang diperbaiki"):
        actions.return_for_correction(submission=submission, reason=REASON, remarks={PU: "cek"}, by=budi)
    remarks = {PU: "Tidak cocok dengan berkas."}
    actions.return_for_correction(submission=submission, reason=REASON, remarks=remarks, by=budi)
    submission.refresh_from_db()
    assert submission.remarks == {"PU.peserta": "Tidak cocok dengan berkas."}
    assert AuditEvent.objects.latest("pk").details["remarks"] == submission.remarks


def test_whoever_wrote_a_single_cell_does_not_verify(obligation: Obligation, ani: User, ardi: User, budi: User) -> None:
    save(obligation, ardi, number(Cell("usaha", "aktif"), 12))
    submission = obligation.submissions.get()
    actions.save_counts(submission=submission, counts=counts(), by=ani)
    save(obligation, ardi, number(Cell("usaha", "aktif"), 13, seen=2))
    actions.save_cells(obligation=obligation, changes=[number(PU, 60_001, seen=1)], by=ani)
    actions.submit(submission=submission, by=ani)
    submission.refresh_from_db()
    ardi.role = "verifier"
    with pytest.raises(PermissionDenied, match="Angka sendiri"):
        check_can_verify(ardi, submission)
    assert can_verify(budi, submission)


def test_nothing_and_unchanged_are_valid_reports(fajar: User, ani: User, budi: User) -> None:
    before = obligation_of("18.01", MONTH - 1, by=fajar)
    submission_at(Status.VERIFIED, obligation=before, entry=ani, verifier=budi)
    now = obligation_of("18.01", MONTH, by=fajar)
    submission = actions.start_submission(obligation=now, by=ani)
    with pytest.raises(ValueError, match="sedikitnya 10 huruf"):
        actions.declare(submission=submission, declaration=Declaration.UNCHANGED, reason="sama", by=ani)

    reason = "Tidak ada pendaftaran baru bulan ini."
    actions.declare(submission=submission, declaration=Declaration.UNCHANGED, reason=reason, by=ani)
    submission.refresh_from_db()
    assert counts_of(submission).cells == counts().cells
    assert (submission.declaration, notes_of(submission)[TOTAL]) == ("tetap", reason)
    actions.submit(submission=submission, by=ani)
    actions.withdraw(submission=submission, by=ani)

    actions.declare(submission=submission, declaration=Declaration.NOTHING, reason="Kantor belum beroperasi.", by=ani)
    segments = counts_of(submission).segments
    assert {segment: segments[segment].participants for segment in segments} == {
        Segment.PU: 0,
        Segment.BPU: 0,
        Segment.JAKON: 0,
    }
    actions.submit(submission=submission, by=ani)


def test_a_figure_changed_afterwards_takes_the_declaration_back(obligation: Obligation, ani: User) -> None:
    submission = actions.start_submission(obligation=obligation, by=ani)
    actions.declare(submission=submission, declaration=Declaration.NOTHING, reason=REASON, by=ani)
    save(obligation, ani, CellChange(PU, 1, None, "catatan saja tidak mengubah"))
    assert obligation.submissions.get().declaration == "nihil"
    save(obligation, ani, number(PU, 3, seen=2))
    assert obligation.submissions.get().declaration == ""


def test_nothing_can_stay_the_same_before_there_was_a_report(obligation: Obligation, ani: User) -> None:
    submission = actions.start_submission(obligation=obligation, by=ani)
    with pytest.raises(InvalidTransition, match="Belum ada laporan September 2026"):
        actions.declare(submission=submission, declaration=Declaration.UNCHANGED, reason=REASON, by=ani)


@pytest.fixture
def locking(reference: Path) -> None:
    ReportingRule.objects.update(locks_after_due=True)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=WIB)


def test_a_month_locks_after_its_last_day_and_an_exception_opens_it_for_some_days(
    locking: None, obligation: Obligation, ani: User, fajar: User
) -> None:
    with clock.standing_at(at(10, hour=23)):
        save(obligation, ani, number(PU, 1))
    with clock.standing_at(at(11, hour=0)):
        with pytest.raises(EntryLocked, match="terkunci sejak tenggat 10 November 2026. Mintalah pengecualian"):
            save(obligation, ani, number(PU, 2, seen=1))
        with pytest.raises(EntryLocked):
            actions.submit(submission=obligation.submissions.get(), by=ani)
    EntryExtension.objects.create(
        region=obligation.region,
        month=MONTH,
        until=date(2026, 11, 15),
        reason=REASON,
        granted_at=at(11),
        granted_by=fajar,
    )
    with clock.standing_at(at(15, hour=23)):
        save(obligation, ani, number(PU, 2, seen=1))
    with clock.standing_at(at(16, hour=0)), pytest.raises(EntryLocked):
        save(obligation, ani, number(PU, 3, seen=2))


def test_what_was_returned_and_corrections_stay_open(
    locking: None, obligation: Obligation, ani: User, budi: User
) -> None:
    with clock.standing_at(at(9)):
        submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    with clock.standing_at(at(20)):
        actions.return_for_correction(submission=submission, reason=REASON, by=budi)
        save(obligation, ani, number(Cell("PMI", "peserta"), 401, seen=1))
        actions.submit(submission=submission, by=ani)
        actions.verify(submission=submission, by=budi)
        actions.open_revision(obligation=obligation, reason=REASON, by=ani)
        save(obligation, ani, number(Cell("PMI", "peserta"), 402, seen=2))


def test_a_warning_that_came_up_later_does_not_hold_a_report_but_reaches_the_publisher(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    """October was handed in before September, which then makes its figures look like a leap."""
    october = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    september = obligation_of("18.01", MONTH - 1, by=fajar)
    submission_at(Status.VERIFIED, obligation=september, entry=ani, verifier=budi, report=counts(jakon=3_000))
    actions.verify(submission=october, by=budi)
    said = explanations_of(MONTH, {})
    told = [finding.message for _, finding in said.open[obligation.region_id]]
    assert told == ["Jasa konstruksi: 5.000, bulan lalu 3.000 (+2.000, 66,7%). Perbaiki, atau jelaskan perubahannya."]


def test_what_was_handed_in_on_time_and_taken_back_later_stays_open(
    locking: None, obligation: Obligation, ani: User, budi: User
) -> None:
    with clock.standing_at(at(9)):
        submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    with clock.standing_at(at(12)):
        actions.withdraw(submission=submission, by=ani)
        save(obligation, ani, number(Cell("PMI", "peserta"), 401, seen=1))
        actions.submit(submission=submission, by=ani)
