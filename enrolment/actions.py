"""Every change of a report: lock, judge inside the lock, write, leave a trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import Role, ServiceArea, User
from accounts.policies import check_has_role
from audit import trail
from enrolment.counts import Count, Counts, total_participants
from enrolment.models import EnrolmentCount, Obligation, ProgrammeCount, Submission, WorkerGroup
from enrolment.policies import check_can_enter, check_can_verify
from enrolment.rules import Finding, Severity, judge, no_negative_figure
from enrolment.selectors import counts_of, reference_for
from enrolment.workflow import Act, InvalidTransition, Status, next_status
from periods import clock
from periods.month import Month


class EntryRefused(Exception):
    """The report breaks rules that block; ``findings`` say which, where and how to mend it."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.message for finding in findings))


@dataclass(frozen=True)
class Receipt:
    """The proof that a report arrived."""

    number: str
    submitted_at: datetime
    participants: int | None
    fingerprint: str


@transaction.atomic
def open_month(*, month: Month, due: date, by: User) -> int:
    """Write the obligations of all service areas in force; returns how many were new."""
    check_has_role(by, Role.ADMIN)
    areas = ServiceArea.objects.in_force(month)
    known = set(Obligation.objects.filter(month=month).values_list("office_id", "region_id"))
    missing = [area for area in areas if (area.office_id, area.region_id) not in known]
    obligations = Obligation.objects.bulk_create(
        Obligation(office_id=area.office_id, region_id=area.region_id, month=month, due=due, is_example=by.is_example)
        for area in missing
    )
    if obligations:
        trail.record(by=by, action="month-opened", about=obligations[0], month=str(month), obligations=len(obligations))
    return len(obligations)


@transaction.atomic
def start_submission(*, obligation: Obligation, by: User) -> Submission:
    """The first, empty revision of a report."""
    check_can_enter(by, obligation)
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.submissions.exists():
        raise InvalidTransition(f"{obligation} sudah mulai diisi. Buka pengajuan yang ada.")
    submission = Submission.objects.create(obligation=obligation, entered_at=clock.now(), entered_by=by)
    trail.record(by=by, action="submission-started", about=submission)
    return submission


@transaction.atomic
def save_counts(*, submission: Submission, counts: Counts, by: User) -> None:
    """Replace all figures of an editable report."""
    submission = _lock(submission)
    check_can_enter(by, submission.obligation)
    submission.status = next_status(Status(submission.status), Act.SAVE)
    negative = list(no_negative_figure(counts, reference_for(submission.month)))
    if negative:
        # A draft may be incomplete, but a count below zero is nothing that could be kept.
        raise EntryRefused(negative)
    submission.overlap = counts.overlap
    submission.entered_at, submission.entered_by = clock.now(), by
    submission.save(update_fields=("status", "overlap", "entered_at", "entered_by"))
    _replace_counts(submission, counts)
    trail.record(by=by, action="counts-saved", about=submission, fingerprint=counts.fingerprint)


@transaction.atomic
def submit(*, submission: Submission, by: User) -> Receipt:
    """Hand a report in for verification; EntryRefused lists what blocks it."""
    submission = _lock(submission)
    check_can_enter(by, submission.obligation)
    status = next_status(Status(submission.status), Act.SUBMIT)
    counts = _check_blameless(submission)
    submission.status, submission.submitted_at, submission.submitted_by = status, clock.now(), by
    submission.save(update_fields=("status", "submitted_at", "submitted_by"))
    trail.record(by=by, action="submitted", about=submission, fingerprint=counts.fingerprint)
    return Receipt(
        number=submission.receipt_number,
        submitted_at=submission.submitted_at,
        participants=total_participants(counts, reference_for(submission.month).counted),
        fingerprint=counts.fingerprint,
    )


@transaction.atomic
def return_for_correction(*, submission: Submission, reason: str, by: User) -> None:
    """Give a report back with the reason."""
    submission = _lock(submission)
    check_can_verify(by, submission)
    submission.status = next_status(Status(submission.status), Act.RETURN)
    if len(reason.strip()) < 10:
        raise ValueError("Tulis alasan pengembalian, sedikitnya 10 huruf, agar petugas tahu apa yang diperbaiki.")
    submission.reason = reason.strip()
    submission.save(update_fields=("status", "reason"))
    trail.record(by=by, action="returned", about=submission, reason=submission.reason)


@transaction.atomic
def verify(*, submission: Submission, by: User) -> None:
    """Second pair of eyes: the revision becomes the verified one and an earlier one is superseded."""
    submission = _lock(submission)
    check_can_verify(by, submission)
    status = next_status(Status(submission.status), Act.VERIFY)
    counts = _check_blameless(submission)
    for earlier in submission.obligation.submissions.verified():
        earlier.status = next_status(Status(earlier.status), Act.SUPERSEDE)
        earlier.save(update_fields=("status",))
    submission.status, submission.verified_at, submission.verified_by = status, clock.now(), by
    submission.save(update_fields=("status", "verified_at", "verified_by"))
    trail.record(by=by, action="verified", about=submission, fingerprint=counts.fingerprint)


@transaction.atomic
def open_revision(*, obligation: Obligation, reason: str, by: User) -> Submission:
    """A new draft that starts from the verified figures; the verified revision stays until the new one is verified."""
    check_can_enter(by, obligation)
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    verified = obligation.submissions.verified().first()
    if verified is None:
        raise InvalidTransition(f"{obligation} belum terverifikasi, jadi belum ada yang direvisi.")
    latest = obligation.submissions.aggregate(latest=Max("revision"))["latest"]
    if latest != verified.revision:
        raise InvalidTransition(f"{obligation} sudah punya revisi {latest} yang terbuka.")
    if len(reason.strip()) < 10:
        raise ValueError("Tulis alasan revisi, sedikitnya 10 huruf.")
    submission = Submission.objects.create(
        obligation=obligation,
        revision=latest + 1,
        basis=verified.basis,
        overlap=verified.overlap,
        reason=reason.strip(),
        entered_at=clock.now(),
        entered_by=by,
    )
    _replace_counts(submission, counts_of(verified))
    trail.record(by=by, action="revision-opened", about=submission, reason=submission.reason)
    return submission


def _lock(submission: Submission) -> Submission:
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("obligation__office", "obligation__region")
        .get(pk=submission.pk)
    )


def _check_blameless(submission: Submission) -> Counts:
    counts = counts_of(submission)
    errors = [finding for finding in judge(counts, reference_for(submission.month)) if finding.level == Severity.ERROR]
    if errors:
        raise EntryRefused(errors)
    return counts


def _replace_counts(submission: Submission, counts: Counts) -> None:
    submission.counts.all().delete()
    submission.programme_counts.all().delete()
    groups = {group.code: group for group in WorkerGroup.objects.filter(code__in=counts.groups)}
    unknown = sorted(set(counts.groups) - set(groups))
    if unknown:
        raise ValueError(f"Kelompok pekerja tidak dikenal: {', '.join(unknown)}.")
    totals = [_row(submission, segment, None, count) for segment, count in counts.segments.items()]
    named = [_row(submission, groups[code].segment, groups[code], count) for code, count in counts.groups.items()]
    EnrolmentCount.objects.bulk_create(totals + named)
    ProgrammeCount.objects.bulk_create(
        ProgrammeCount(submission=submission, segment=segment, programme=programme, participants=figure)
        for (segment, programme), figure in counts.programmes.items()
    )


def _row(submission: Submission, segment: str, group: WorkerGroup | None, count: Count) -> EnrolmentCount:
    return EnrolmentCount(
        submission=submission,
        segment=segment,
        group=group,
        participants=count.participants,
        potential=count.potential,
        is_applicable=count.applicable,
    )
