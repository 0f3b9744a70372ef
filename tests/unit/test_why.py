"""The known answer: Lampung from September 2024 to August 2025, as published."""

from __future__ import annotations

from coverage.figures.change import decompose
from coverage.figures.figure import Figure
from coverage.figures.rounding import adding_up
from enrolment.numbers import points


def test_lampung_from_september_2024_to_august_2025() -> None:
    change = decompose(Figure(760_468, 3_058_943), Figure(687_000, 2_800_000))
    assert change is not None
    assert not change.comparable
    shown = adding_up([change.members, change.denominator], 4)
    assert points(shown.total, 2) == "−0,32 poin"
    assert [points(part, 2) for part in shown.parts] == ["−2,51 poin", "+2,19 poin"]
    assert not shown.adjusted
