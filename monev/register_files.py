"""Regulations of areas and amounts of benefits that every installation starts with, from their CSV files."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from coverage.reference.rows import flag, month_of, rows_of
from monev.models import BenefitAmount, LocalRegulation, RegulationStep
from monev.vocabulary import Stage
from periods import clock
from periods.month import Month
from regions.models import Region


@transaction.atomic
def load_registers(folder: Path) -> dict[str, int]:
    """Add what is not there yet and leave the rest alone; returns how many rows were added per file."""
    return {
        "local_regulations": sum(_load_regulation(row) for row in rows_of(folder / "local_regulations.csv")),
        "benefit_amounts": sum(_load_amount(row) for row in rows_of(folder / "benefit_amounts.csv")),
    }


def _load_regulation(row: dict[str, str]) -> bool:
    """Recorded by nobody, as its source has it: the day is often not known, of an agreement not even the number."""
    regulation, is_new = LocalRegulation.objects.get_or_create(
        region=Region.objects.get(kemendagri_code=row["kemendagri_code"]),
        instrument=row["instrument"],
        about=row["about"],
        is_example=False,
        defaults={
            "source": row["source"],
            "url": row["url"],
            "is_verified": flag(row["verified"]),
            "recorded_at": clock.now(),
        },
    )
    if is_new:
        RegulationStep.objects.create(
            regulation=regulation,
            stage=Stage.ISSUED,
            number=row["number"],
            year=int(row["year"]),
            note=row["note"],
            at=regulation.recorded_at,
        )
    return is_new


def _load_amount(row: dict[str, str]) -> bool:
    return BenefitAmount.objects.get_or_create(
        programme=row["programme"],
        part=row["part"],
        valid_from=Month.parse(row["valid_from"]),
        defaults={
            "rupiah": int(row["rupiah"]),
            "position": int(row["position"]),
            "valid_to": month_of(row["valid_to"]),
            "legal_basis": row["legal_basis"],
            "source": row["source"],
            "is_verified": flag(row["verified"]),
        },
    )[1]
