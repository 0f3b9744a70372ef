"""Rates as figures, for what pages ask of several at once."""

from collections.abc import Mapping
from fractions import Fraction

from coverage.figures.categories import Cuts
from coverage.figures.figure import Figure, places_together


def places_for_all(rates: Mapping[str, Fraction | None], cuts: Cuts | None) -> dict[str, int]:
    """The decimals of rates shown together, as pages ask for them: by figures."""
    unknown = Figure(None, None, cuts=cuts)
    return places_together(
        {
            key: unknown if rate is None else Figure(rate.numerator, rate.denominator, cuts=cuts)
            for key, rate in rates.items()
        }
    )
