"""How many workers an area has, asked of the floor above, which owns the denominators.

A rule of entry compares participants with them; imports only descend, so ``coverage`` provides the answer at its start.
"""

from __future__ import annotations

from collections.abc import Callable

from periods.month import Month

Source = Callable[[int, Month], int | None]


def _nobody_knows(region_id: int, month: Month) -> int | None:
    return None


_source: Source = _nobody_knows


def provide(source: Source) -> None:
    """Answer from now on with ``source(region_id, month)``."""
    global _source
    _source = source


def eligible_workers(region_id: int, month: Month) -> int | None:
    """The denominator of an area in a month; None where none is in force."""
    return _source(region_id, month)
