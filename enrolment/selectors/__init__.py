"""What pages and actions read of reports."""

from enrolment.selectors.locks import locks_of
from enrolment.selectors.months import months_to_open
from enrolment.selectors.reference import counted_segments, reference_for, reference_of
from enrolment.selectors.reports import (
    AreaReport,
    area_reports,
    counts_of,
    counts_of_all,
    handed_in_counts,
    notes_of,
    previous_counts,
)
from enrolment.selectors.tasks import Task, Tasks, tasks_of
from enrolment.selectors.workbook import MonthOfOffice, book_of, months_of

__all__ = [
    "AreaReport",
    "MonthOfOffice",
    "Task",
    "Tasks",
    "area_reports",
    "book_of",
    "counted_segments",
    "counts_of",
    "counts_of_all",
    "handed_in_counts",
    "locks_of",
    "months_of",
    "months_to_open",
    "notes_of",
    "previous_counts",
    "reference_for",
    "reference_of",
    "tasks_of",
]
