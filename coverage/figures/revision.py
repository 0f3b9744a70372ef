"""What a later number of a month changed: figures that differ, areas that moved between categories or places. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from coverage.figures.categories import Category
from coverage.figures.figure import Figure
from coverage.figures.ranking import Place, rank
from enrolment.cells import EMPTY, Cell, Entry

K = TypeVar("K", bound=Hashable)

# The denominator is no cell of a report, but changes like one.
ELIGIBLE = Cell("eligible", "pekerja")


@dataclass(frozen=True)
class AreaState:
    """One area in one release: its headline figure, and its parts by their cells; what holds nothing is left out."""

    figure: Figure
    cells: Mapping[Cell, Entry]


@dataclass(frozen=True)
class ChangedFigure(Generic[K]):
    """A figure that is not what it was. Not reported and "tidak berlaku" are values of their own, never 0."""

    area: K
    cell: Cell
    before: Entry
    after: Entry

    @property
    def difference(self) -> int | None:
        """In persons; None where one of both is no number."""
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number


@dataclass(frozen=True)
class CategoryFlip(Generic[K]):
    area: K
    before: Category | None
    after: Category | None


@dataclass(frozen=True)
class PlaceMove(Generic[K]):
    area: K
    before: Place | None
    after: Place | None


@dataclass(frozen=True)
class Revision(Generic[K]):
    """All differences between two releases, in the order of the areas."""

    figures: tuple[ChangedFigure[K], ...]
    categories: tuple[CategoryFlip[K], ...]
    places: tuple[PlaceMove[K], ...]

    @property
    def areas(self) -> list[K]:
        """The areas of which a figure changed."""
        return list(dict.fromkeys(changed.area for changed in self.figures))

    @property
    def is_empty(self) -> bool:
        return not (self.figures or self.categories or self.places)


def compare(before: Mapping[K, AreaState], after: Mapping[K, AreaState]) -> Revision[K]:
    """The differences of the areas known in both; a place counts as moved when its number or its tie changes."""
    areas = [area for area in after if area in before]
    places_before = rank({area: state.figure.rate for area, state in before.items()})
    places_after = rank({area: state.figure.rate for area, state in after.items()})
    return Revision(
        figures=tuple(changed for area in areas for changed in _changed(area, before[area].cells, after[area].cells)),
        categories=tuple(
            CategoryFlip(area, before[area].figure.category, after[area].figure.category)
            for area in areas
            if before[area].figure.category != after[area].figure.category
        ),
        places=tuple(
            PlaceMove(area, places_before[area], places_after[area])
            for area in areas
            if _stands(places_before[area]) != _stands(places_after[area])
        ),
    )


def _changed(area: K, before: Mapping[Cell, Entry], after: Mapping[Cell, Entry]) -> list[ChangedFigure[K]]:
    cells = dict.fromkeys((*after, *before))
    pairs = ((cell, before.get(cell, EMPTY), after.get(cell, EMPTY)) for cell in cells)
    return [ChangedFigure(area, cell, then, now) for cell, then, now in pairs if then != now]


def _stands(place: Place | None) -> str:
    return place.label if place else ""
