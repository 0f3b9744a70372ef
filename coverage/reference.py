"""Loading the reference data that every installation starts with, from the CSV files in ``fixtures/``."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from accounts.models import BranchOffice, ServiceArea
from audit import trail
from coverage.actions import ImportRefused, import_published
from coverage.models import (
    CategoryScheme,
    ContributionRate,
    CoverageTarget,
    EligibleWorkers,
    PublishedFigure,
    Regulation,
)
from coverage.published_csv import PrintedRow, read
from enrolment.models import CountingRule, ReportingRule, SegmentProgramme, WorkerGroup
from periods.month import Month
from regions.models import Region


@transaction.atomic
def load_reference(folder: Path) -> dict[str, int]:
    """Add the rows that are not there yet and leave the others alone; returns how many were added per file."""
    return {
        "regions": _regions(folder),
        "branch_offices": _offices(folder),
        "service_areas": _service_areas(folder),
        "worker_groups": _worker_groups(folder),
        "segment_programmes": _segment_programmes(folder),
        "counting_rules": _counting_rules(folder),
        "reporting_rules": _reporting_rules(folder),
        "category_schemes": _schemes(folder),
        "coverage_targets": _targets(folder),
        "eligible_workers": _eligible_workers(folder),
        "regulations": _regulations(folder),
        "contribution_rates": _contribution_rates(folder),
        "published_figures": _published(folder / "published_figures.csv"),
        "published_groups": _published(folder / "published_groups.csv"),
    }


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of one CSV file as dictionaries of texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _month(text: str) -> Month | None:
    return Month.parse(text) if text else None


def _flag(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _number(text: str) -> int | None:
    return int(text) if text else None


def _regions(folder: Path) -> int:
    return sum(
        Region.objects.get_or_create(
            kemendagri_code=row["kemendagri_code"],
            defaults={
                "bps_code": row["bps_code"],
                "name": row["name"],
                "short_name": row["short_name"],
                "slug": row["slug"],
                "level": row["level"],
                "kind": row["kind"],
                "parent": Region.objects.filter(kemendagri_code=row["parent_code"]).first(),
                "tile_row": _number(row["tile_row"]),
                "tile_column": _number(row["tile_column"]),
            },
        )[1]
        for row in rows_of(folder / "regions.csv")
    )


def _offices(folder: Path) -> int:
    return sum(
        BranchOffice.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "kind": row["kind"],
                "parent": BranchOffice.objects.filter(code=row["parent_code"]).first(),
                "source": row["source"],
                "is_verified": _flag(row["verified"]),
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "branch_offices.csv")
    )


def _service_areas(folder: Path) -> int:
    return sum(
        ServiceArea.objects.get_or_create(
            office=BranchOffice.objects.get(code=row["office_code"]),
            region=Region.objects.get(kemendagri_code=row["kemendagri_code"]),
            valid_from=Month.parse(row["valid_from"]),
            defaults={"source": row["source"], "note": row["note"]},
        )[1]
        for row in rows_of(folder / "service_areas.csv")
    )


def _worker_groups(folder: Path) -> int:
    return sum(
        WorkerGroup.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "segment": row["segment"],
                "position": int(row["order"]),
                "valid_from": Month.parse(row["valid_from"]),
                "source": row["source"],
                "status": row["status"],
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "worker_groups.csv")
    )


def _segment_programmes(folder: Path) -> int:
    return sum(
        SegmentProgramme.objects.get_or_create(
            segment=row["segment"],
            programme=row["programme"],
            valid_from=Month.parse(row["valid_from"]),
            defaults={
                "duty": row["obligation"],
                "source": row["source"],
                "is_verified": _flag(row["verified"]),
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "segment_programmes.csv")
    )


def _counting_rules(folder: Path) -> int:
    return sum(
        CountingRule.objects.get_or_create(
            segment=row["segment"],
            valid_from=Month.parse(row["valid_from"]),
            defaults={"counts": _flag(row["counts"]), "status": row["status"], "source": row["source"]},
        )[1]
        for row in rows_of(folder / "counting_rules.csv")
    )


def _reporting_rules(folder: Path) -> int:
    return sum(
        ReportingRule.objects.get_or_create(
            valid_from=Month.parse(row["valid_from"]),
            defaults={
                "due_day": int(row["due_day"]),
                "locks_after_due": _flag(row["locks_after_due"]),
                "change_percent": Decimal(row["change_percent"]),
                "change_persons": int(row["change_persons"]),
                "source": row["source"],
                "document": row["document"],
                "status": row["status"],
            },
        )[1]
        for row in rows_of(folder / "reporting_rules.csv")
    )


def _schemes(folder: Path) -> int:
    return sum(
        CategoryScheme.objects.get_or_create(
            name=row["name"],
            defaults={
                "basis": row["basis"],
                "cut_low": Decimal(row["cut_low"]),
                "cut_moderate": Decimal(row["cut_moderate"]),
                "cut_high": Decimal(row["cut_high"]),
                "valid_from": _month(row["valid_from"]),
                "status": row["status"],
                "source": row["source"],
            },
        )[1]
        for row in rows_of(folder / "category_schemes.csv")
    )


def _targets(folder: Path) -> int:
    return sum(
        CoverageTarget.objects.get_or_create(
            region=Region.objects.get(kemendagri_code=row["kemendagri_code"]),
            year=int(row["year"]),
            supersedes=None,
            defaults={
                "percent": Decimal(row["percent"]),
                "legal_basis": row["legal_basis"],
                "source": row["source"],
                "is_verified": _flag(row["verified"]),
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "coverage_targets.csv")
    )


def _eligible_workers(folder: Path) -> int:
    return sum(
        EligibleWorkers.objects.get_or_create(
            region=Region.objects.get(kemendagri_code=row["kemendagri_code"]),
            valid_from=Month.parse(row["valid_from"]),
            basis=row["basis"],
            is_example=False,
            defaults={
                "count": int(row["count"]),
                "source": row["source"],
                "url": row["url"],
                "status": row["status"],
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "eligible_workers.csv")
    )


def _regulations(folder: Path) -> int:
    return sum(
        Regulation.objects.get_or_create(
            number=row["number"],
            defaults={
                "kind": row["kind"],
                "year": int(row["year"]),
                "title": row["title"],
                "about": row["about"],
                "source": row["source"],
                "is_verified": _flag(row["verified"]),
                "verification": row["verification"],
            },
        )[1]
        for row in rows_of(folder / "regulations.csv")
    )


def _contribution_rates(folder: Path) -> int:
    return sum(
        ContributionRate.objects.get_or_create(
            segment=row["segment"],
            sector=row["sector"],
            programme=row["programme"],
            risk_class=int(row["risk_class"] or 0),
            valid_from=Month.parse(row["valid_from"]),
            revision=1,
            is_example=False,
            defaults={
                "rupiah": _number(row["rupiah"]),
                "percent": Decimal(row["percent"]) if row["percent"] else None,
                "wage_cap": _number(row["wage_cap"]),
                "cap_is_known": _flag(row["cap_known"]),
                "is_minimum": _flag(row["minimum"]),
                "valid_to": _month(row["valid_to"]),
                "excluded_funding": row["excluded_funding"].split(),
                "legal_basis": row["legal_basis"],
                "regulation": Regulation.objects.filter(number=row["regulation"]).first(),
                "source": row["source"],
                "is_verified": _flag(row["verified"]),
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "contribution_rates.csv")
    )


def _published(path: Path) -> int:
    rows, findings = read(path.read_bytes())
    if findings:
        raise ImportRefused(findings)
    known: set[tuple[str, Month, date | None, str, str]] = set(
        PublishedFigure.objects.values_list("printed_name", "month", "day", "group", "source_url")
    )
    new = [row for row in rows if _key(row) not in known]
    return import_published(rows=new, by=trail.COMMAND_LINE)


def _key(row: PrintedRow) -> tuple[str, Month, date | None, str, str]:
    return (row.region, row.month, row.day, row.group, row.source_url)
