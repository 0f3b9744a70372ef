"""Loading the reference data that every installation starts with, from the CSV files in ``fixtures/``."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from django.db import transaction

from accounts.models import BranchOffice, ServiceArea
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers
from coverage.reference.registers import load_contribution_rates, load_events, load_published, load_regulations
from coverage.reference.rows import flag, month_of, rows_of
from enrolment.models import CountingRule, ReportingRule, SegmentProgramme, WorkerGroup
from periods.month import Month
from regions.models import Region
from regions.reference import add_aliases, add_regions

__all__ = ["load_reference", "rows_of"]


@transaction.atomic
def load_reference(folder: Path) -> dict[str, int]:
    """Add the rows that are not there yet and leave the others alone; returns how many were added per file."""
    return {
        "regions": add_regions(rows_of(folder / "regions.csv")),
        "region_aliases": add_aliases(rows_of(folder / "region_aliases.csv")),
        "branch_offices": _offices(folder),
        "service_areas": _service_areas(folder),
        "worker_groups": _worker_groups(folder),
        "segment_programmes": _segment_programmes(folder),
        "counting_rules": _counting_rules(folder),
        "reporting_rules": _reporting_rules(folder),
        "category_schemes": _schemes(folder),
        "coverage_targets": _targets(folder),
        "eligible_workers": _eligible_workers(folder),
        "regulations": load_regulations(folder),
        "contribution_rates": load_contribution_rates(folder),
        "events": load_events(folder),
        "published_figures": load_published(folder / "published_figures.csv"),
        "published_groups": load_published(folder / "published_groups.csv"),
    }


def _offices(folder: Path) -> int:
    return sum(
        BranchOffice.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "kind": row["kind"],
                "parent": BranchOffice.objects.filter(code=row["parent_code"]).first(),
                "source": row["source"],
                "is_verified": flag(row["verified"]),
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
                "is_verified": flag(row["verified"]),
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
            defaults={"counts": flag(row["counts"]), "status": row["status"], "source": row["source"]},
        )[1]
        for row in rows_of(folder / "counting_rules.csv")
    )


def _reporting_rules(folder: Path) -> int:
    return sum(
        ReportingRule.objects.get_or_create(
            valid_from=Month.parse(row["valid_from"]),
            defaults={
                "due_day": int(row["due_day"]),
                "locks_after_due": flag(row["locks_after_due"]),
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
                "valid_from": month_of(row["valid_from"]),
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
                "is_verified": flag(row["verified"]),
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
