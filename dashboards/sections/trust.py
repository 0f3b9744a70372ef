"""How sure the number is: four checks with their answers, and the letter that counts them."""

from __future__ import annotations

from coverage import narrative
from coverage.readings import RegencyReading


def trust(reading: RegencyReading) -> dict[str, object]:
    found = reading.trust
    reports, own = found.facts.reports, reading.own.provenance
    return {
        "trust": narrative.trust_words(found),
        "producers": [report.office for report in reports],
        "missing_reports": max(own.expected - own.verified, 0),
        "expected_reports": own.expected,
        "verified_on": max((report.verified_on for report in reports if report.verified_on), default=None),
    }
