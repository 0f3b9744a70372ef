"""Category bands behind a trend, from the cuts that were in force in each month. Pure."""

from collections.abc import Sequence
from itertools import groupby

from coverage.charts.records import Band
from coverage.figures.categories import Category, Cuts
from periods.month import Month


def category_bands(months: Sequence[Month], cuts: Sequence[Cuts | None]) -> tuple[Band, ...]:
    """Four bands for each run of months with the same cuts; none where the cuts are not known."""
    bands: list[Band] = []
    for run_cuts, run in groupby(zip(months, cuts, strict=True), key=lambda pair: pair[1]):
        if run_cuts is None:
            continue
        run_months = [month for month, _ in run]
        bounds = (None, *run_cuts, None)
        bands += [
            Band(category, category.label, bounds[category - 1], bounds[category], run_months[0], run_months[-1])
            for category in Category
        ]
    return tuple(bands)
