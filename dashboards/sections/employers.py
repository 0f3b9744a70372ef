"""Employers beside workers: counted by branches, no part of the rate."""

from __future__ import annotations

from coverage import exhibits
from coverage.readings import RegencyReading
from dashboards.blocks import listing_downloads


def employers(reading: RegencyReading) -> dict[str, object]:
    return {
        "employers": exhibits.employer_lines(reading.employer_series, reading.own.month),
        "employer_downloads": listing_downloads(reading.opening, reading.area.slug, "usaha"),
    }
