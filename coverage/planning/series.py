"""Published months of an area, or of the areas of a scope that reported last, as one series of workers. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coverage.figures.area import AreaFigure
from coverage.figures.breaks import Ground
from coverage.planning.pace import Observed, Terms
from periods.month import Month


def observe(rows: Mapping[str, Sequence[AreaFigure]], grounds: Mapping[Month, Ground], last: Month) -> list[Observed]:
    """The months up to ``last``. Followed are the areas that reported then, all of them in every month or none.

    An area that reports late or not at all would look like workers who come and go.
    """
    by_area = {slug: {row.month: row for row in series} for slug, series in rows.items()}
    followed = [slug for slug, series in by_area.items() if _is_known(series.get(last))]
    return [
        _observed([by_area[slug].get(month) for slug in followed or by_area], month, grounds[month])
        for month in sorted(grounds)
        if month <= last
    ]


def _observed(rows: Sequence[AreaFigure | None], month: Month, ground: Ground) -> Observed:
    known = [row for row in rows if row is not None and row.figure.participants is not None]
    denominators = tuple((row.area.slug, *row.denominator) for row in rows if row is not None)
    complete = bool(rows) and len(known) == len(rows)
    return Observed(
        month,
        sum(row.figure.participants or 0 for row in known) if complete else None,
        final=complete and not any(row.provisional for row in known),
        terms=Terms(denominators, ground.sorting, ground.basis, ground.counted),
    )


def _is_known(row: AreaFigure | None) -> bool:
    return row is not None and row.figure.rate is not None
