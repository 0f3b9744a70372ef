"""What pages and actions read of reports."""

from enrolment.selectors.board import board_of, late_areas, offices_on_board, reports_of
from enrolment.selectors.locks import locks_of
from enrolment.selectors.months import latest_month, months_to_open
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
    "board_of",
    "book_of",
    "counted_segments",
    "counts_of",
    "counts_of_all",
    "handed_in_counts",
    "late_areas",
    "latest_month",
    "locks_of",
    "months_of",
    "months_to_open",
    "notes_of",
    "offices_on_board",
    "previous_counts",
    "reference_for",
    "reference_of",
    "reports_of",
    "tasks_of",
]
