"""All rules of reporting with the months in which they hold."""

from __future__ import annotations

from dataclasses import dataclass

from enrolment.models import ReportingRule
from periods.month import Month


@dataclass(frozen=True)
class DatedRule:
    """A rule, its last month (None: until further notice) and its standing in the month asked for."""

    rule: ReportingRule
    until: Month | None
    standing: str


def dated_rules(month: Month) -> list[DatedRule]:
    """Every rule, the latest first. One query."""
    dated: list[DatedRule] = []
    until: Month | None = None
    for rule in ReportingRule.objects.order_by("-valid_from"):
        dated.append(DatedRule(rule, until, _standing(rule, until, month)))
        until = rule.valid_from - 1
    return dated


def _standing(rule: ReportingRule, until: Month | None, month: Month) -> str:
    if rule.valid_from > month:
        return "akan berlaku"
    return "digantikan" if until and until < month else "berlaku"
