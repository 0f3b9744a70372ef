"""The largest uncovered group first. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from coverage.planning.distance import GroupDistance
from enrolment.numbers import count
from monev.recommending.facts import Evidence, Facts, Proposal


def largest_group(facts: Facts) -> Iterator[Proposal]:
    """The group with the most workers who are not covered, among those whose potential is known."""
    known = [group for group in facts.groups if group.uncovered]
    if not known:
        return
    group = max(known, key=lambda group: group.uncovered or 0)
    yield Proposal(
        f"kelompok-terbesar:{group.group}",
        f"Dahulukan {group.label}: {count(group.uncovered)} dari {count(group.potential)} orang belum terlindungi,"
        " terbanyak di antara kelompok yang potensinya diketahui.",
        (*group_figures(facts, group), *_target(facts)),
    )


def group_figures(facts: Facts, group: GroupDistance) -> tuple[Evidence, ...]:
    """What is known of one group, for every rule that speaks of it."""
    figures = [
        Evidence(f"Potensi {group.label}", f"{count(group.potential)} orang", facts.source),
        Evidence(f"Peserta aktif {group.label}", f"{count(group.participants)} orang", facts.source),
        Evidence("Belum terlindungi", f"{count(group.uncovered)} orang", facts.source),
    ]
    if facts.is_scope:
        areas = f"{count(group.areas)} dari {count(group.of)}"
        figures.append(Evidence("Kabupaten/kota yang potensi dan pesertanya diketahui", areas, facts.source))
    return tuple(figures)


def _target(facts: Facts) -> list[Evidence]:
    gap = facts.figure.gap
    return [Evidence("Kurang ke target", f"{count(gap)} pekerja", facts.source)] if gap and gap > 0 else []
