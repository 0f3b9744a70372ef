"""Axes: round ticks, their Indonesian words, and the way from values to places. Pure."""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from coverage.charts.records import Unit, Value
from enrolment import numbers
from periods.month import Month

_STEPS = (1, 2, 5, 10)


def as_float(value: Value) -> float:
    """What float() gives, several times faster for a Fraction."""
    return value.numerator / value.denominator


@lru_cache(maxsize=1024)
def nice_ticks(low: float, high: float, wanted: int, *, whole: bool = False) -> tuple[Fraction, ...]:
    """Round values at even distances that lie within ``low`` to ``high``; ``whole``: no fractions of a person."""
    rough = max((high - low) / max(wanted, 1), 1e-9)
    power = math.floor(math.log10(rough))
    mantissa = rough / 10.0**power
    step = next(round_step for round_step in _STEPS if mantissa <= round_step * 1.000001) * Fraction(10) ** power
    if whole and step < 1:
        step = Fraction(1)
    size = as_float(step)
    first, last = math.ceil(low / size - 1e-6), math.floor(high / size + 1e-6)
    return tuple(step * index for index in range(first, last + 1))


def line_range(values: Sequence[float]) -> tuple[float, float]:
    """The part of a line chart's axis that its values need, with air; zero is kept when it is near."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    air = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    bottom, top = low - air, high + air
    if low >= 0 and low <= high * 0.3:
        bottom = 0.0
    return (max(bottom, 0.0) if low >= 0 else bottom), top


@lru_cache(maxsize=4096)
def tick_text(tick: Fraction, step: Fraction, unit: Unit, *, short: bool = False) -> str:
    """``25%``, ``120.000`` or, short, ``120 rb``; of rupiah ``Rp150 jt``, ``Rp1,5 M`` (miliar)."""
    if unit in ("percent", "points"):
        places = 0 if (step * 100).denominator == 1 else 1 if (step * 1000).denominator == 1 else 2
        return f"{numbers.decimal(tick * 100, places)}{'%' if unit == 'percent' else ''}"
    sign = "Rp" if unit == "rupiah" else ""
    if short and abs(tick) >= 1000:
        sizes = ((10**12, "T"), (10**9, "M"), (10**6, "jt"), (1000, "rb"))
        for size, word in sizes if sign else sizes[2:]:
            if abs(tick) >= size:
                shown = tick / size
                return f"{sign}{numbers.decimal(shown, 0 if shown.denominator == 1 else 1)} {word}"
    return sign + numbers.count(int(tick))


@lru_cache(maxsize=4096)
def value_text(value: Value, unit: Unit, places: int = 1) -> str:
    """A value beside its mark: ``26,4%``, ``1.234``, ``+0,4 poin``, ``+1.234``."""
    if unit == "percent":
        return numbers.percent(Fraction(value), places)
    if unit == "points":
        return numbers.points(Fraction(value), places)
    if unit == "rupiah":
        return numbers.rupiah(int(value))
    return numbers.signed_count(int(value)) if unit == "signed" else numbers.count(int(value))


@lru_cache(maxsize=4096)
def exact_text(value: Value, unit: Unit) -> str:
    """A target as it was decided: ``38,39%``, ``40%``, never rounded to one decimal."""
    if unit != "percent":
        return value_text(value, unit)
    share = Fraction(value) * 100
    return f"{numbers.decimal(share, 0 if share.denominator == 1 else 1 if 10 % share.denominator == 0 else 2)}%"


def month_ticks(months: Sequence[Month], fitting: int) -> list[int]:
    """Positions of labelled months: the last one, then back by whole years (or halves, quarters, months)."""
    count = len(months)
    if count <= 1 or fitting <= 1:
        return [count - 1] if count else []
    step = next((step for step in (1, 2, 3, 6, 12, 24, 36, 60) if (count - 1) // step + 1 <= fitting), 120)
    positions = list(range(count - 1, -1, -step))[::-1]
    # The first month is named too where it stands far enough from its neighbour.
    if positions[0] >= (count - 1) / max(fitting - 1, 1) and len(positions) < fitting:
        positions.insert(0, 0)
    return positions
