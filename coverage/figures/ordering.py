"""The orders in which areas stand side by side: rank is one of them; who did not report comes last in each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from coverage.figures.area import Area
from coverage.figures.standing import Standing


class Order(StrEnum):
    """As the address names them."""

    RANK = "peringkat"
    NAME = "nama"
    UNCOVERED = "belum-terlindungi"
    DISTANCE = "jarak"
    CHANGE = "perubahan"
    MEMBERS = "perubahan-peserta"


def alphabetical(area: Area) -> str:
    """How areas with the same value follow each other."""
    return area.official_name


def ordered(rows: Sequence[Standing], order: Order) -> list[Standing]:
    """The largest first, the same value by name; then reported areas without the value, then who did not report."""
    by_name = sorted(rows, key=lambda row: alphabetical(row.area))
    values = {row.area.slug: _value(row, order) for row in by_name}
    return sorted(by_name, key=lambda row: (row.rate is None, *_downwards(values[row.area.slug])))


def _value(row: Standing, order: Order) -> Fraction | int | None:
    """What the order looks at; None: not known, or not comparable."""
    match order:
        case Order.RANK:
            return row.rate
        case Order.NAME:
            return 0
        case Order.UNCOVERED:
            return row.uncovered
        case Order.DISTANCE:
            return row.gap
        case Order.CHANGE:
            return row.movement
        case Order.MEMBERS:
            return row.participants_difference


def _downwards(value: Fraction | int | None) -> tuple[bool, Fraction | int]:
    return (True, 0) if value is None else (False, -value)
