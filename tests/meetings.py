"""Meetings for tests."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

from accounts.models import User
from monev.actions import keep_file
from monev.models import Conclusion, Meeting, MeetingFile, StoredFile
from regions.models import Region

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
PDF = b"%PDF-1.7\n%%EOF\n"


def office_file(*parts: str) -> bytes:
    """A packed file that names these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "isi")
    return out.getvalue()


def stored_file(by: User, *, agreed: bool) -> StoredFile:
    """A file of a meeting of Lampung Selatan."""
    meeting = Meeting.objects.create(
        region=Region.objects.get(kemendagri_code="18.01"),
        title="Monev dengan berkas",
        day=date(2026, 11, 18),
        place="Kalianda",
        hosts="Pemkab Lampung Selatan",
        chair="Sekretaris Daerah",
        recorded_by=by,
        recorded_at=NOW,
    )
    if agreed:
        Conclusion.objects.create(meeting=meeting, by=by, at=NOW)
    file = keep_file(name="undangan.pdf", content=PDF, by=by)
    MeetingFile.objects.create(meeting=meeting, file=file, title="Undangan")
    return file
