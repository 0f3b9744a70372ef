"""How many workers an area has, asked of the floor above, which owns the denominators.

A rule of entry compares participants with them; imports only descend, so ``coverage`` provides the answer at its start.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from periods.month import Month

Source = Callable[[Collection[int], Month], Mapping[int, int]]


def _nobody_knows(regions: Collection[int], month: Month) -> Mapping[int, int]:
    return {}


_source: Source = _nobody_knows


def provide(source: Source) -> None:
    """Answer from now on with ``source(numbers of areas, month)``, which names the areas that have a denominator."""
    global _source
    _source = source


def eligible_workers(region_id: int, month: Month) -> int | None:
    """The denominator of an area in a month; None where none is in force."""
    return _source([region_id], month).get(region_id)


def eligible_workers_of(regions: Collection[int], month: Month) -> Mapping[int, int]:
    """The denominators of many areas, asked for at once; areas without one are left out."""
    return _source(regions, month)
