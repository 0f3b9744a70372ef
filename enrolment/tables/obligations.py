"""What is owed and what came, a row a report, as files have it."""

from __future__ import annotations

from collections.abc import Iterable

from enrolment.selectors.board import Report
from enrolment.table_files import Column, DataTable, Row
from periods import clock

COLUMNS = (
    Column("month", "Bulan", "month"),
    Column("region_kemendagri_code", "Kode Kemendagri"),
    Column("region", "Wilayah"),
    Column("office", "Kantor"),
    Column("due", "Tenggat", "day"),
    Column("status", "Status"),
    Column("declaration", "Pernyataan"),
    Column("received_on", "Diterima pertama", "day"),
    Column("on_time", "Tepat waktu"),
    Column("days_late", "Hari terlambat", "count"),
    Column("verified_on", "Terverifikasi", "day"),
)


def obligation_table(reports: Iterable[Report]) -> DataTable:
    """An empty cell: not yet. ``days_late`` counts up to today where nothing came, else up to the first receipt."""
    return DataTable(COLUMNS, tuple(_row(report) for report in reports))


def _row(report: Report) -> Row:
    late = report.days_late
    return Row(
        (
            report.month,
            report.region_code,
            report.region,
            report.office,
            report.owed.due,
            report.words,
            report.declaration or None,
            report.owed.received_on,
            None if late is None else ("tidak" if late else "ya"),
            late,
            clock.day_of(report.verified_at) if report.verified_at else None,
        )
    )
