"""A workbook of all areas of an office: kept as a preview, then stored as a whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from accounts.models import BranchOffice, User
from audit import trail
from enrolment.actions.cells import CellChange, CellConflict, CellRefused, Conflict, save_changes
from enrolment.cells import Cell
from enrolment.models import Obligation, Submission, Upload
from enrolment.policies import EntryLocked, check_can_use_workbook
from enrolment.selectors import reference_for
from enrolment.workbook import AreaChanges, Preview, as_plain, from_plain
from enrolment.workflow import OPEN, InvalidTransition
from periods import clock
from periods.month import Month

# Previews that nobody confirmed are kept so long at most.
_KEPT = timedelta(days=7)


class UploadRefused(Exception):
    """Nothing was stored; the text is a sentence for the person."""


@transaction.atomic
def keep_upload(
    *, office: BranchOffice, month: Month, file_name: str, sha256: str, preview: Preview, by: User
) -> Upload:
    """Keep what a workbook would change; it takes the place of what the same person uploaded before for the month."""
    check_can_use_workbook(by)
    if by.office_id != office.pk:
        raise PermissionDenied(f"Buku kerja {office} diisi oleh {office}; {by.full_name} bertugas di {by.office}.")
    unconfirmed = Upload.objects.filter(by=by, confirmed_at__isnull=True)
    unconfirmed.filter(Q(month=month) | Q(at__lt=clock.now() - _KEPT)).delete()
    upload = Upload.objects.create(
        by=by,
        office=office,
        month=month,
        at=clock.now(),
        file_name=file_name,
        sha256=sha256,
        preview=as_plain(preview),
    )
    trail.record(by=by, action="workbook-uploaded", about=upload, sha256=sha256, faults=len(preview.faults))
    return upload


@transaction.atomic
def save_workbook(*, upload: Upload, by: User) -> Upload:
    """Store every change of the preview in every report, or nothing; one event a report.

    CellConflict where somebody changed a cell since the preview, UploadRefused where it cannot be stored at all.
    """
    check_can_use_workbook(by)
    upload = Upload.objects.select_for_update(of=("self",)).select_related("office").get(pk=upload.pk)
    if upload.by_id != by.pk or upload.office_id != by.office_id:
        raise PermissionDenied("Unggahan ini milik orang lain. Unggah buku kerja Anda sendiri.")
    if upload.confirmed_at is not None:
        raise UploadRefused(f"Unggahan ini sudah disimpan pada {clock.in_words(upload.confirmed_at)}.")
    preview = from_plain(upload.preview)
    if preview.faults:
        raise UploadRefused(f"Masih ada {len(preview.faults)} galat. Perbaiki berkasnya, lalu unggah lagi.")
    changed = {area.obligation: area for area in preview.areas if area.changes}
    if not changed:
        raise UploadRefused("Tidak ada yang berubah, jadi tidak ada yang disimpan.")
    written = _save_all(upload.month, changed, by)
    upload.cells, upload.reports = sum(len(told) for _, told in written), len(written)
    upload.confirmed_at = clock.now()
    upload.save(update_fields=("confirmed_at", "cells", "reports"))
    for submission, told in written:
        trail.record(
            by=by, action="workbook-saved", about=submission, cells=told, file=upload.file_name, upload=upload.pk
        )
    return upload


def _save_all(month: Month, changed: dict[int, AreaChanges], by: User) -> list[tuple[Submission, list[dict[str, Any]]]]:
    """Each report that was written, and what the trail is to say of it.

    Reports are locked in the order of their numbers: of two workbooks one waits, never each for the other.
    """
    owed = Obligation.objects.select_for_update(of=("self",)).select_related("office", "region")
    reference, written = reference_for(month), []
    conflicts: list[Conflict] = []
    found = list(owed.filter(pk__in=changed).order_by("pk"))
    if len(found) != len(changed):
        raise UploadRefused("Sebagian laporan dalam berkas ini sudah tidak ada. Unggah buku kerjanya sekali lagi.")
    for obligation in found:
        area = changed[obligation.pk]
        _check_same_revision(obligation, area)
        try:
            _, told, submission = save_changes(
                obligation=obligation, changes=_changes(area), by=by, reference=reference
            )
        except CellConflict as conflict:
            conflicts += [replace(one, message=f"{area.name} – {one.message}") for one in conflict.conflicts]
        except (CellRefused, InvalidTransition, EntryLocked) as refusal:
            raise UploadRefused(f"{area.name}: {refusal} Tidak ada yang disimpan.") from refusal
        else:
            if told is not None:
                written.append((submission, told))
    if conflicts:
        raise CellConflict(conflicts)
    return written


def _check_same_revision(obligation: Obligation, area: AreaChanges) -> None:
    """The versions of cells that the preview saw count within one revision of the report only."""
    found = obligation.submissions.filter(status__in=[str(status) for status in OPEN]).first()
    if area.submission is not None and (found is None or found.pk != area.submission):
        raise UploadRefused(
            f"{area.name}: laporannya sudah berganti sejak pratinjau. Unggah buku kerjanya sekali lagi."
        )


def _changes(area: AreaChanges) -> list[CellChange]:
    return [
        CellChange(
            cell=Cell.parse(change.cell),
            seen=change.seen,
            entry=None if change.after == change.before else change.after,
            note=change.note,
        )
        for change in area.changes
    ]
