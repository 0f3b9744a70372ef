"""Recommendations that rules propose from figures; people accept, change or reject them. Pure.

A rule says nothing where the facts that it needs are not known: what nobody knows is no reason to act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from monev.recommending.complete_groups import complete_groups
from monev.recommending.ending_tariffs import ending_tariffs
from monev.recommending.expected_drop import expected_drop
from monev.recommending.facts import Evidence, Facts, NextDenominator, Proposal
from monev.recommending.largest_group import largest_group
from monev.recommending.missing_regulation import missing_regulation

__all__ = ["RULES", "Evidence", "Facts", "NextDenominator", "Proposal", "propose"]

# In the order in which a meeting hears them.
RULES: tuple[Callable[[Facts], Iterable[Proposal]], ...] = (
    largest_group,
    missing_regulation,
    ending_tariffs,
    expected_drop,
    complete_groups,
)


def propose(facts: Facts) -> list[Proposal]:
    """Everything that the rules have to say of these facts."""
    return [proposal for rule in RULES for proposal in rule(facts)]
