"""Figures with the place, the month and the sources they belong to: what pages, charts and documents are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from coverage.figures.categories import Scheme
from coverage.figures.figure import Combined, Figure, combine, told_apart_of
from periods.month import Month


@dataclass(frozen=True)
class Area:
    """A region as pages need it."""

    slug: str
    name: str
    official_name: str
    short_name: str
    kind: str
    kemendagri_code: str
    tile_row: int | None = None
    tile_column: int | None = None


@dataclass(frozen=True)
class Provenance:
    """Where the parts of one published figure come from; empty texts and None where nothing was in force."""

    eligible_basis: str = ""
    eligible_source: str = ""
    eligible_since: Month | None = None
    target_basis: str = ""
    target_of: str = ""
    expected: int = 0
    verified: int = 0
    submissions: tuple[int, ...] = ()
    """Numbers of the verified reports."""


@dataclass(frozen=True)
class AreaFigure:
    """The published figure of one area in one month."""

    area: Area
    month: Month
    figure: Figure
    provenance: Provenance
    provisional: bool
    release: str = ""
    employers: EmployerCounts | None = None

    @property
    def is_reported(self) -> bool:
        return self.figure.participants is not None

    @property
    def inherits_target(self) -> bool:
        """Whether its target is that of the whole scope and not its own."""
        return self.provenance.target_of not in ("", self.area.official_name)

    @property
    def denominator(self) -> tuple[str, Month | None, int | None]:
        """What the share stands on; the same number by accident is another denominator all the same."""
        return self.provenance.eligible_basis, self.provenance.eligible_since, self.figure.eligible


@dataclass(frozen=True)
class ScopeFigure:
    """The figure of a whole province: parts added up over the areas that reported, divided last."""

    area: Area
    month: Month
    combined: Combined
    figure: Figure
    provisional: bool
    release: str = ""


def series_by_area(rows: Iterable[AreaFigure]) -> dict[str, list[AreaFigure]]:
    """By slug the figures of each area, oldest first."""
    series: dict[str, list[AreaFigure]] = {}
    for row in sorted(rows, key=lambda row: row.month):
        series.setdefault(row.area.slug, []).append(row)
    return series


def told_apart(rows: Iterable[AreaFigure]) -> list[AreaFigure]:
    """All areas of one release, each with the decimals that tell it from the others wherever it is shown."""
    rows = list(rows)
    figures = told_apart_of({row.area.slug: row.figure for row in rows})
    return [replace(row, figure=figures[row.area.slug]) for row in rows]


def add_up(
    scope: Area, month: Month, areas: Iterable[AreaFigure], *, target: Fraction | None, scheme: Scheme
) -> ScopeFigure:
    """The figure of the scope as the sum of its areas; provisional as soon as one part is."""
    areas = list(areas)
    combined = combine(area.figure for area in areas)
    figure = Figure(combined.participants, combined.eligible, target=target, cuts=scheme.coverage_cuts(target))
    return ScopeFigure(
        scope,
        month,
        combined,
        figure,
        provisional=any(area.provisional for area in areas),
        release=areas[0].release if areas else "",
    )


@dataclass(frozen=True)
class Part:
    """Participants of one segment, worker group or programme within an area and month.

    ``participants`` None: not reported. ``applicable`` False: tidak berlaku.
    """

    segment: str
    label: str
    participants: int | None
    potential: int | None
    applicable: bool = True
    group: str = ""
    programme: str = ""

    @property
    def uncovered(self) -> int | None:
        """Workers of the potential who are not covered; None while one of both is unknown, never below 0."""
        if self.participants is None or self.potential is None:
            return None
        return max(0, self.potential - self.participants)


@dataclass(frozen=True)
class EmployerCounts:
    """Companies beside workers in one area and month, as far as branches report them; never part of the rate."""

    month: Month
    active: int | None = None
    unregistered: int | None = None
    partial: int | None = None

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        return self.active, self.unregistered, self.partial

    @property
    def is_reported(self) -> bool:
        return any(figure is not None for figure in self.figures)
