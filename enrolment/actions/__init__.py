"""Every change of a report: lock, judge inside the lock, write, leave a trace."""

from enrolment.actions.areas import EndedArea, assign_area, end_area
from enrolment.actions.cells import CellChange, CellConflict, CellRefused, Conflict, save_cells
from enrolment.actions.entry import declare, open_revision, save_counts, start_submission, submit, withdraw
from enrolment.actions.extensions import grant_extension
from enrolment.actions.locking import REASON_LENGTH, EntryRefused, FiguresMoved
from enrolment.actions.obligations import open_month
from enrolment.actions.reminders import close_reminder, write_reminder
from enrolment.actions.reporting_rules import RuleRefused, add_reporting_rule
from enrolment.actions.review import return_for_correction, start_review, verify
from enrolment.actions.workbook import UploadRefused, keep_upload, save_workbook
from enrolment.cells import LONGEST_NOTE

__all__ = [
    "LONGEST_NOTE",
    "REASON_LENGTH",
    "CellChange",
    "CellConflict",
    "CellRefused",
    "Conflict",
    "EndedArea",
    "EntryRefused",
    "FiguresMoved",
    "RuleRefused",
    "UploadRefused",
    "add_reporting_rule",
    "assign_area",
    "close_reminder",
    "declare",
    "end_area",
    "grant_extension",
    "keep_upload",
    "open_month",
    "open_revision",
    "return_for_correction",
    "save_cells",
    "save_counts",
    "save_workbook",
    "start_review",
    "start_submission",
    "submit",
    "verify",
    "withdraw",
    "write_reminder",
]
