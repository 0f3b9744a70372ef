"""Files that belong to a record; the record that names the file decides who may read it."""

from __future__ import annotations

import hashlib

from django.db import transaction

from accounts.models import User
from audit import trail
from monev.actions.refusal import RecordRefused
from monev.minutes import one_line
from monev.models import FileWithdrawal, Meeting, MeetingFile, StoredFile
from monev.policies import check_can_record
from monev.privacy import refuse_numbers
from monev.uploads import Upload, UploadRefused, judge_upload
from periods import clock

LONGEST_TITLE = 160
SHORTEST_REASON = 10


@transaction.atomic
def keep_file(*, name: str, content: bytes, by: User) -> StoredFile:
    """Keep an upload that is what its name says; the caller names it in a record within the same transaction."""
    check_can_record(by)
    try:
        judged = judge_upload(name, content)
    except UploadRefused as refusal:
        raise RecordRefused([str(refusal)]) from refusal
    file = StoredFile.objects.create(
        name=judged.name,
        media_type=judged.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        by=by,
        at=clock.now(),
        is_example=by.is_example,
    )
    trail.record(by=by, action="file-kept", about=file, size=file.size, sha256=file.sha256)
    return file


@transaction.atomic
def add_meeting_file(*, meeting: Meeting, title: str, upload: Upload, by: User) -> MeetingFile:
    """Put a file to a meeting, before or after its minutes are agreed: the signed minutes come last."""
    check_can_record(by)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    title = one_line(title)
    told = refuse_numbers({"Keterangan berkas": title})
    if not title:
        told.append("Tulis keterangan berkas, misalnya “Notula bertanda tangan”.")
    if len(title) > LONGEST_TITLE:
        told.append(f"Keterangan berkas: paling banyak {LONGEST_TITLE} huruf; sekarang {len(title)}. Ringkaslah.")
    same = hashlib.sha256(upload.content).hexdigest()
    if meeting.files.filter(file__sha256=same, withdrawal__isnull=True).exists():
        told.append("Berkas yang sama sudah ada pada rapat ini.")
    if told:
        raise RecordRefused(told)
    kept = MeetingFile.objects.create(
        meeting=meeting, file=keep_file(name=upload.name, content=upload.content, by=by), title=title
    )
    trail.record(by=by, action="meeting-file-added", about=meeting, title=title, file=kept.file.name)
    return kept


@transaction.atomic
def withdraw_meeting_file(*, file: MeetingFile, reason: str, by: User) -> FileWithdrawal:
    """Take a file away that should not have come: its content is erased, its name and sum stay with the reason."""
    check_can_record(by)
    file = MeetingFile.objects.select_for_update(of=("self",)).select_related("file", "meeting").get(pk=file.pk)
    reason = one_line(reason)
    told = refuse_numbers({"Alasan": reason})
    if FileWithdrawal.objects.filter(file=file).exists():
        told.append("Berkas ini sudah ditarik.")
    if not SHORTEST_REASON <= len(reason) <= 300:
        told.append(f"Tulis alasan penarikan, {SHORTEST_REASON} sampai 300 huruf.")
    if by.is_example and not file.file.is_example:
        told.append("Akun contoh hanya dapat menarik berkas contoh.")
    if told:
        raise RecordRefused(told)
    withdrawal = FileWithdrawal.objects.create(file=file, reason=reason, by=by, at=clock.now())
    StoredFile.objects.filter(pk=file.file_id).update(content=b"")
    trail.record(by=by, action="meeting-file-withdrawn", about=file.meeting, title=file.title, reason=reason)
    return withdrawal
