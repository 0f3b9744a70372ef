"""What pages and actions read of reports."""

from enrolment.selectors.reference import counted_segments, reference_for, reference_of
from enrolment.selectors.reports import (
    AreaReport,
    area_reports,
    counts_of,
    counts_of_all,
    notes_of,
    previous_counts,
)

__all__ = [
    "AreaReport",
    "area_reports",
    "counted_segments",
    "counts_of",
    "counts_of_all",
    "notes_of",
    "previous_counts",
    "reference_for",
    "reference_of",
]
