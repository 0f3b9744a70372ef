"""Meetings for tests, through the real actions."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

from accounts.models import User
from enrolment.models import WorkerGroup
from monev.actions import (
    add_addendum,
    add_meeting_file,
    conclude_meeting,
    record_meeting,
    report_progress,
    withdraw_meeting_file,
)
from monev.minutes import HandedOver, Minutes, Present, Promise
from monev.models import Commitment, Meeting, StoredFile
from monev.selectors.minutes import minutes_of
from monev.uploads import Upload
from monev.vocabulary import Progress
from regions.models import Region

PDF = b"%PDF-1.7\n%%EOF\n"
DAY = date(2025, 11, 18)


def office_file(*parts: str) -> bytes:
    """A packed file that names these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "isi")
    return out.getvalue()


def minutes(**changed: Any) -> Minutes:
    """What was said at a meeting of Lampung Selatan."""
    usual = Minutes(
        region=Region.objects.get(kemendagri_code="18.01").pk,
        title="Monev UCJ triwulan III",
        day=DAY,
        place="Kalianda",
        hosts="Pemkab Lampung Selatan",
        chair="Sekretaris Daerah",
        agenda="Evaluasi capaian\nRencana tindak lanjut",
        obstacles="Data RT/RW belum dipadankan",
        decisions="RT/RW didahulukan",
        attendances=(Present("Sekretariat Daerah", 3), Present("Dinas Sosial")),
        handovers=(HandedOver("JKM", 2, 84_000_000, "Ahli waris dua peserta"),),
        commitments=(
            Promise(
                "Memadankan data RT/RW",
                "Dinas PMD",
                support="Camat",
                output="Data lengkap",
                group=WorkerGroup.objects.get(code="rt-rw").pk,
                workers=1200,
                due=date(2025, 12, 31),
            ),
            Promise("Mengusulkan anggaran iuran", "Bappeda", due=date(2025, 11, 20)),
        ),
    )
    return replace(usual, **changed)


def draft(by: User, **changed: Any) -> Meeting:
    return record_meeting(minutes=minutes(**changed), by=by)


def agreed(by: User, **changed: Any) -> Meeting:
    meeting = draft(by, **changed)
    conclude_meeting(meeting=meeting, seen=minutes_of(meeting).fingerprint, by=by)
    return Meeting.objects.get(pk=meeting.pk)


def first_commitment(meeting: Meeting) -> Commitment:
    return meeting.commitments.get(number=1)


def everything_of_a_meeting(by: User) -> Meeting:
    """Agreed, added to, with a file, one taken away, and progress: a row of every register of meetings."""
    meeting = agreed(by)
    add_addendum(meeting=meeting, text="Daftar hadir menyusul.", by=by)
    add_meeting_file(meeting=meeting, title="Undangan", upload=Upload("undangan.pdf", PDF), by=by)
    wrong = add_meeting_file(meeting=meeting, title="Keliru", upload=Upload("keliru.pdf", PDF + b"2"), by=by)
    withdraw_meeting_file(file=wrong, reason="Berkas rapat lain.", by=by)
    report_progress(
        commitment=first_commitment(meeting),
        progress=Progress.ONGOING,
        day=DAY,
        note="Pemadanan dimulai di dua kecamatan.",
        by=by,
    )
    return meeting


def stored_file(by: User, *, is_agreed: bool) -> StoredFile:
    """A file of a meeting of Lampung Selatan."""
    meeting = agreed(by) if is_agreed else draft(by)
    return add_meeting_file(meeting=meeting, title="Undangan", upload=Upload("undangan.pdf", PDF), by=by).file
