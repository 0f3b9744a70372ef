"""Regulations, tariffs, events and printed figures: registers with a source for every row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from audit import trail
from coverage.actions import ImportRefused, import_published
from coverage.models import ContributionRate, Event, PublishedFigure, Regulation
from coverage.published_csv import PrintedRow, read
from coverage.reference.rows import flag, month_of, number, rows_of
from enrolment.models import WorkerGroup
from periods import clock
from periods.month import Month
from regions.models import Region


def load_regulations(folder: Path) -> int:
    return sum(
        Regulation.objects.get_or_create(
            number=row["number"],
            defaults={
                "kind": row["kind"],
                "year": int(row["year"]),
                "title": row["title"],
                "about": row["about"],
                "source": row["source"],
                "is_verified": flag(row["verified"]),
                "verification": row["verification"],
            },
        )[1]
        for row in rows_of(folder / "regulations.csv")
    )


def load_contribution_rates(folder: Path) -> int:
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
                "rupiah": number(row["rupiah"]),
                "percent": Decimal(row["percent"]) if row["percent"] else None,
                "wage_cap": number(row["wage_cap"]),
                "cap_is_known": flag(row["cap_known"]),
                "is_minimum": flag(row["minimum"]),
                "valid_to": month_of(row["valid_to"]),
                "excluded_funding": row["excluded_funding"].split(),
                "legal_basis": row["legal_basis"],
                "regulation": Regulation.objects.filter(number=row["regulation"]).first(),
                "source": row["source"],
                "is_verified": flag(row["verified"]),
                "note": row["note"],
            },
        )[1]
        for row in rows_of(folder / "contribution_rates.csv")
    )


def load_events(folder: Path) -> int:
    added = 0
    for row in rows_of(folder / "events.csv"):
        year, month, day = _happened(row["happened"])
        event, is_new = Event.objects.get_or_create(
            kind=row["kind"],
            year=year,
            month=month,
            day=day,
            title=row["title"],
            defaults={
                "description": row["description"],
                "group": WorkerGroup.objects.get(code=row["group"]) if row["group"] else None,
                "source": row["source"],
                "url": row["url"],
                "document": row["document"],
                "is_verified": flag(row["verified"]),
                "recorded_at": clock.now(),
            },
        )
        if is_new:
            event.regions.set(Region.objects.filter(kemendagri_code__in=row["kemendagri_codes"].split()))
        added += is_new
    return added


def _happened(text: str) -> tuple[int, Month | None, date | None]:
    """``2024``, ``2025-05`` or ``2025-02-07``: as exactly as the source says."""
    day = date.fromisoformat(text) if len(text) == 10 else None
    return int(text[:4]), Month.parse(text[:7]) if len(text) > 4 else None, day


def load_published(path: Path) -> int:
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
