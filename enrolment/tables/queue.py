"""What waits for verification, a row a report, as files have it."""

from __future__ import annotations

from collections.abc import Iterable

from enrolment.selectors.review import Waiting
from enrolment.table_files import Column, DataTable, Row
from periods import clock

COLUMNS = (
    Column("month", "Bulan", "month"),
    Column("region_kemendagri_code", "Kode Kemendagri"),
    Column("region", "Wilayah"),
    Column("office", "Kantor"),
    Column("revision", "Revisi", "count"),
    Column("submitted_on", "Diajukan", "day"),
    Column("days_waiting", "Hari menunggu", "count"),
    Column("submitted_by", "Diajukan oleh"),
    Column("explanations", "Penjelasan", "count"),
    Column("status", "Status"),
    Column("reviewer", "Diperiksa oleh"),
)


def queue_table(reports: Iterable[Waiting]) -> DataTable:
    """The rows of the page, in its order."""
    return DataTable(COLUMNS, tuple(_row(report) for report in reports))


def _row(report: Waiting) -> Row:
    submission = report.submission
    obligation, reviewer, submitter = submission.obligation, submission.reviewer, submission.submitted_by
    return Row(
        (
            obligation.month,
            obligation.region.kemendagri_code,
            str(obligation.region),
            str(obligation.office),
            submission.revision,
            clock.day_of(submission.submitted_at) if submission.submitted_at else None,
            report.days,
            submitter.full_name if submitter else None,
            report.explanations,
            submission.get_status_display(),
            reviewer.full_name if reviewer else None,
        )
    )
