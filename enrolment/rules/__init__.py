"""What a right report looks like: counts in, findings out. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from enrolment.cells import Cell
from enrolment.counts import Counts
from enrolment.rules.errors import ERRORS, no_negative_figure
from enrolment.rules.findings import EXPLANATION_LENGTH, Finding, Reference, Severity, Thresholds, is_explained
from enrolment.rules.titles import rule_title
from enrolment.rules.warnings import WARNINGS

RULES = (*ERRORS, *WARNINGS)


def judge(counts: Counts, reference: Reference) -> list[Finding]:
    """All findings about a report: errors block it, warnings ask for an explanation."""
    return [finding for rule in RULES for finding in rule(counts, reference)]


def blocking(findings: list[Finding], notes: Mapping[Cell, str]) -> list[Finding]:
    """What keeps a report from being handed in: every error, and every warning that nobody explained."""
    return [
        finding
        for finding in findings
        if finding.level is Severity.ERROR or not is_explained(notes.get(finding.cell, ""))
    ]


__all__ = [
    "EXPLANATION_LENGTH",
    "RULES",
    "Finding",
    "Reference",
    "Severity",
    "Thresholds",
    "blocking",
    "is_explained",
    "judge",
    "no_negative_figure",
    "rule_title",
]
