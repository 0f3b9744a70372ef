"""Loading the reference data of both floors, and the meetings that are on record from official sources."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from coverage.reference import load_reference as load_reference_of_coverage
from enrolment.models import WorkerGroup
from monev.models import Attendance, Commitment, Conclusion, Handover, Meeting
from monev.register_files import load_registers
from regions.models import Region

WIB = ZoneInfo("Asia/Jakarta")


@transaction.atomic
def load_reference(folder: Path) -> dict[str, int]:
    """Add what is not there yet and leave the rest alone; returns how many rows were added per file."""
    return {
        **load_reference_of_coverage(folder),
        **load_registers(folder),
        "monev_meetings": _load_meetings(folder / "monev_meetings.json"),
    }


def _load_meetings(path: Path) -> int:
    return sum(_load_meeting(told) for told in json.loads(path.read_text(encoding="utf-8")))


def _load_meeting(told: dict[str, Any]) -> bool:
    """Agreed minutes, recorded by nobody: they stand as their source has them."""
    day = date.fromisoformat(told["day"])
    moment = datetime.combine(day, time(17), tzinfo=WIB)
    lines = {name: "\n".join(told[name]) for name in ("agenda", "figures_said", "obstacles", "decisions")}
    texts = {name: told[name] for name in ("place", "hosts", "chair", "notes", "source", "url")}
    meeting, is_new = Meeting.objects.get_or_create(
        region=Region.objects.get(kemendagri_code=told["kemendagri_code"]),
        day=day,
        title=told["title"],
        defaults={**lines, **texts, "recorded_at": moment},
    )
    if is_new:
        for position, office in enumerate(told["attendances"], 1):
            Attendance.objects.create(meeting=meeting, position=position, office=office)
        for row in told["handovers"]:
            Handover.objects.create(meeting=meeting, **row)
        for number, row in enumerate(told["commitments"], 1):
            _load_commitment(meeting, number, row)
        Conclusion.objects.create(meeting=meeting, at=moment)
    return is_new


def _load_commitment(meeting: Meeting, number: int, row: dict[str, str]) -> None:
    Commitment.objects.create(
        meeting=meeting,
        number=number,
        action=row["action"],
        office=row["office"],
        output=row.get("output", ""),
        group=WorkerGroup.objects.get(code=row["group"]) if "group" in row else None,
        due=date.fromisoformat(row["due"]) if "due" in row else None,
    )
