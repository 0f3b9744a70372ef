"""What is complete is to stay so. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from enrolment.numbers import count
from monev.recommending.facts import Facts, Proposal
from monev.recommending.largest_group import group_figures


def complete_groups(facts: Facts) -> Iterator[Proposal]:
    """Every group of which all workers of its potential are covered."""
    for group in facts.groups:
        if group.uncovered == 0 and group.potential:
            yield Proposal(
                f"pertahankan:{group.group}",
                f"Pertahankan {group.label} yang sudah terlindungi seluruhnya: {count(group.participants)} peserta"
                f" dari potensi {count(group.potential)} orang{_beyond(group.beyond)}.",
                group_figures(facts, group),
            )


def _beyond(number: int) -> str:
    return "; peserta melebihi potensi, jadi periksa juga potensinya" if number else ""
