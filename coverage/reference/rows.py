"""One CSV file of reference data as dictionaries, and its cells as values."""

from __future__ import annotations

import csv
from pathlib import Path

from periods.month import Month


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of one CSV file as dictionaries of texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month_of(text: str) -> Month | None:
    return Month.parse(text) if text else None


def flag(text: str) -> bool:
    return {"true": True, "false": False}[text]


def number(text: str) -> int | None:
    return int(text) if text else None
