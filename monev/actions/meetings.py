"""Meetings: written as a draft, agreed once, and from then on only added to."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit import trail
from coverage.models import Release
from enrolment.models import WorkerGroup
from enrolment.vocabulary import Programme
from monev.actions.refusal import RecordRefused
from monev.minutes import Minutes, objections, objections_to_agreeing, some_lines, tidy
from monev.models import Addendum, Attendance, Commitment, Conclusion, Handover, Meeting
from monev.policies import check_can_record
from monev.privacy import refuse_numbers
from monev.selectors.minutes import minutes_of
from periods import clock
from regions.models import Region

AGREED = "Notula ini sudah disahkan dan tidak berubah lagi; tulis yang baru sebagai tambahan."
LONGEST_ADDENDUM = 4000


@transaction.atomic
def record_meeting(*, minutes: Minutes, by: User) -> Meeting:
    """Write a draft; nobody but those who keep the records reads it."""
    check_can_record(by)
    Region.objects.select_for_update().filter(pk=minutes.region).first()
    minutes = _judged(minutes, by)
    meeting = Meeting.objects.create(
        **_facts(minutes), recorded_by=by, recorded_at=clock.now(), is_example=by.is_example
    )
    _write_rows(meeting, minutes)
    trail.record(by=by, action="meeting-recorded", about=meeting, day=minutes.day.isoformat(), **_sizes(minutes))
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, minutes: Minutes, seen: str, by: User) -> Meeting:
    """Replace a draft; ``seen`` is the fingerprint of what was on the screen. The same once more changes nothing."""
    check_can_record(by)
    meeting = _draft(meeting, by)
    known = minutes_of(meeting)
    minutes = _judged(minutes, by, but=meeting)
    if minutes == known:
        return meeting
    _check_was_seen(known, seen)
    Meeting.objects.filter(pk=meeting.pk).update(**_facts(minutes))
    for rows in (meeting.attendances, meeting.handovers, meeting.commitments):
        rows.all().delete()
    _write_rows(meeting, minutes)
    meeting.refresh_from_db()
    trail.record(by=by, action="meeting-changed", about=meeting, day=minutes.day.isoformat(), **_sizes(minutes))
    return meeting


@transaction.atomic
def conclude_meeting(*, meeting: Meeting, seen: str, by: User) -> Conclusion:
    """Agree the minutes as they were seen: they are read by everybody from then on and stay as they are."""
    check_can_record(by)
    meeting = _draft(meeting, by)
    minutes = minutes_of(meeting)
    _check_was_seen(minutes, seen)
    _refuse(objections_to_agreeing(minutes, clock.today()))
    conclusion = Conclusion.objects.create(meeting=meeting, by=by, at=clock.now())
    trail.record(by=by, action="meeting-concluded", about=meeting, fingerprint=minutes.fingerprint, **_sizes(minutes))
    return conclusion


@transaction.atomic
def add_addendum(*, meeting: Meeting, text: str, by: User) -> Addendum:
    """Write below agreed minutes what came to light later."""
    check_can_record(by)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    text = some_lines(text)
    told = list(refuse_numbers({"Tambahan": text}))
    if not Conclusion.objects.filter(meeting=meeting).exists():
        told.append("Notula ini masih konsep; ubahlah konsepnya.")
    if not text:
        told.append("Tulis tambahannya.")
    if len(text) > LONGEST_ADDENDUM:
        told.append(f"Tambahan: paling banyak {LONGEST_ADDENDUM} huruf; sekarang {len(text)}. Ringkaslah.")
    if meeting.addenda.filter(text=text).exists():
        told.append("Tambahan yang sama sudah tercatat.")
    _refuse(told)
    addendum = Addendum.objects.create(meeting=meeting, text=text, by=by, at=clock.now())
    trail.record(by=by, action="meeting-added-to", about=meeting, text=text[:200])
    return addendum


def _draft(meeting: Meeting, by: User) -> Meeting:
    """The meeting, locked, as long as it may be changed."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Conclusion.objects.filter(meeting=meeting).exists():
        raise RecordRefused([AGREED])
    if by.is_example and not meeting.is_example:
        raise RecordRefused(["Akun contoh hanya dapat mengubah rapat contoh."])
    return meeting


def _check_was_seen(known: Minutes, seen: str) -> None:
    if known.fingerprint != seen:
        raise RecordRefused(
            ["Konsep ini baru saja diubah orang lain. Bukalah lagi, bandingkan, lalu tulis ulang yang perlu."]
        )


def _judged(minutes: Minutes, by: User, but: Meeting | None = None) -> Minutes:
    """The minutes as they may be stored, or RecordRefused with everything that is wrong."""
    minutes = tidy(minutes)
    told = objections(minutes)
    inside = Region.objects.filter(
        Q(kemendagri_code=settings.PROVINCE_CODE) | Q(parent__kemendagri_code=settings.PROVINCE_CODE)
    )
    if not inside.filter(pk=minutes.region).exists():
        told.append("Pilih wilayah dari daftar.")
    told += _objections_to_release(minutes, by, but)
    groups: set[int] = {promise.group for promise in minutes.commitments if promise.group is not None}
    if WorkerGroup.objects.filter(pk__in=list(groups)).count() != len(groups):
        told.append("Pilih kelompok pekerja dari daftar.")
    if {handover.programme for handover in minutes.handovers} - {"", *Programme}:
        told.append("Pilih program dari daftar.")
    same = Meeting.objects.filter(region=minutes.region, day=minutes.day, title=minutes.title)
    if (same.exclude(pk=but.pk) if but else same).exists():
        told.append(f"Rapat “{minutes.title}” pada tanggal itu sudah tercatat. Buka dan ubah yang sudah ada.")
    _refuse(told)
    return minutes


def _objections_to_release(minutes: Minutes, by: User, but: Meeting | None) -> list[str]:
    """What everybody may read only: the counts of the release stand in the minutes. Example goes with example."""
    if minutes.release is None:
        return []
    release = Release.objects.readable(clock.now()).filter(pk=minutes.release).first()
    if release is None:
        return ["Pilih rilis yang sudah terbuka untuk umum."]
    if release.is_example and not (but.is_example if but else by.is_example):
        return ["Rilis contoh hanya untuk rapat contoh."]
    return []


def _facts(minutes: Minutes) -> dict[str, object]:
    rows = {"attendances", "handovers", "commitments", "region", "release"}
    facts = {name: value for name, value in vars(minutes).items() if name not in rows}
    return facts | {"region_id": minutes.region, "release_id": minutes.release}


def _write_rows(meeting: Meeting, minutes: Minutes) -> None:
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, position=position, office=row.office, persons=row.persons)
        for position, row in enumerate(minutes.attendances, 1)
    )
    Handover.objects.bulk_create(
        Handover(meeting=meeting, programme=row.programme, cases=row.cases or 0, rupiah=row.rupiah, note=row.note)
        for row in minutes.handovers
    )
    Commitment.objects.bulk_create(
        Commitment(
            meeting=meeting,
            number=number,
            action=row.action,
            office=row.office,
            support=row.support,
            output=row.output,
            group_id=row.group,
            workers=row.workers,
            due=row.due,
        )
        for number, row in enumerate(minutes.commitments, 1)
    )


def _sizes(minutes: Minutes) -> dict[str, int]:
    return {"attendances": len(minutes.attendances), "commitments": len(minutes.commitments)}


def _refuse(told: list[str]) -> None:
    if told:
        raise RecordRefused(told)
