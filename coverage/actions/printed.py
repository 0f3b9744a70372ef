"""Taking in what others have published."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from audit import trail
from coverage.models import PublishedFigure
from coverage.published_csv import Finding, PrintedRow
from regions.models import Region


class ImportRefused(Exception):
    """The file has mistakes; ``findings`` name line, column and reason. Nothing was stored."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(f"{len(findings)} kesalahan; tidak ada yang disimpan.")


@transaction.atomic
def import_published(*, rows: Iterable[PrintedRow], by: trail.Actor) -> int:
    """Store printed figures, all or none; returns how many."""
    rows = list(rows)
    regions = {region.kemendagri_code: region for region in Region.objects.all()}
    known = set(PublishedFigure.objects.values_list(*KEY))
    findings = []
    for row in rows:
        if row.kemendagri_code and row.kemendagri_code not in regions:
            findings.append(
                Finding(row.line, "kemendagri_code", row.kemendagri_code, "kode wilayah tidak dikenal; periksa kodenya")
            )
        elif _key(row) in known:
            findings.append(
                Finding(
                    row.line, "region", row.region, "angka ini sudah tersimpan dari sumber yang sama; hapus barisnya"
                )
            )
    if findings:
        raise ImportRefused(findings)
    figures = PublishedFigure.objects.bulk_create(_figure(row, regions.get(row.kemendagri_code)) for row in rows)
    if figures:
        trail.record(by=by, action="published-figures-imported", about=figures[0], rows=len(figures))
    return len(figures)


KEY = ("printed_name", "month", "day", "group", "source_url", "row_kind")


def _key(row: PrintedRow) -> tuple[object, ...]:
    return (row.region, row.month, row.day, row.group, row.source_url, row.row_kind)


def _figure(row: PrintedRow, region: Region | None) -> PublishedFigure:
    return PublishedFigure(
        region=region,
        printed_name=row.region,
        level=row.level,
        month=row.month,
        day=row.day,
        group=row.group,
        participants=row.participants,
        base=row.base,
        percent=row.percent,
        target_percent=row.target_percent,
        category=row.category,
        row_kind=row.row_kind,
        source_url=row.source_url,
        note=row.note,
        unassigned_reason=row.unassigned_reason,
    )
