"""Whatever schemes are added in whatever order: one in every month from the first start on, never two, never none."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.validity import DoesNotFit, Spell, fit_in
from periods.month import Month

MONTHS = st.integers(0, 60).map(lambda step: Month(2020, 1) + step)
ADDITIONS = st.lists(st.tuples(MONTHS, st.none() | MONTHS), max_size=12)


@given(ADDITIONS)
def test_from_the_first_start_on_exactly_one_is_in_force(additions: list[tuple[Month, Month | None]]) -> None:
    spells: dict[str, Spell] = {}
    for number, (start, end) in enumerate(additions):
        before = dict(spells)
        try:
            placement = fit_in(list(spells.values()), start, end)
        except DoesNotFit:
            assert spells == before
            continue
        if placement.closes:
            spells[placement.closes.name] = replace(placement.closes, end=placement.closed_at)
        spells[f"skema {number}"] = Spell(f"skema {number}", start, placement.end)
        first = min(spell.start for spell in spells.values())
        for month in first.until(Month(2026, 1)):
            assert sum(spell.covers(month) for spell in spells.values()) == 1, month


@given(MONTHS, MONTHS)
def test_without_an_end_of_its_own_a_scheme_always_fits_at_a_new_start(one: Month, other: Month) -> None:
    known = [Spell("satu", one)]
    if one == other:
        return
    placement = fit_in(known, other)
    assert (placement.end is None) is (other > one)
