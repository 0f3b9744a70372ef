"""Rules of reporting; what must be reported, what was reported, and how far it has come."""

from enrolment.models.reference import (
    PROGRAMMES,
    SEGMENTS,
    UNRULED,
    CountingRule,
    DataStatus,
    ReportingRule,
    SegmentProgramme,
    WorkerGroup,
)
from enrolment.models.reminders import Reminder
from enrolment.models.reports import CellFigure, EntryExtension, Obligation, Receipt, Submission
from enrolment.models.uploads import Upload

__all__ = [
    "PROGRAMMES",
    "SEGMENTS",
    "UNRULED",
    "CellFigure",
    "CountingRule",
    "DataStatus",
    "EntryExtension",
    "Obligation",
    "Receipt",
    "Reminder",
    "ReportingRule",
    "SegmentProgramme",
    "Submission",
    "Upload",
    "WorkerGroup",
]
