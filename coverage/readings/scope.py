"""What is read of the whole scope: each part once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Generic

from coverage import exhibits, narrative
from coverage.charts.records import AreaMap, LineChart, Listing, TileMap
from coverage.figures.area import AreaFigure, ScopeFigure, series_by_area
from coverage.figures.events import Event, of_scope
from coverage.figures.situation import Situation, scope_situation
from coverage.figures.standing import Standing
from coverage.readings.standpoint import S
from coverage.selectors import (
    counted_by_month,
    figures_by_month,
    figures_of,
    ground_of,
    printed_of,
    scope_figure,
    standings_of,
)
from periods.month import Month


class ScopeReading(Generic[S]):
    """All areas of one edition added up."""

    def __init__(self, opening: S) -> None:
        self.opening, self.places, self.area = opening, opening.places, opening.places.scope
        self.release, self.releases = opening.shown, opening.releases

    @cached_property
    def figures(self) -> Sequence[AreaFigure]:
        """All areas in the release, in official order."""
        return figures_of(self.release, self.places)

    @cached_property
    def own(self) -> ScopeFigure:
        return scope_figure(self.release, self.figures, self.places)

    @cached_property
    def standings(self) -> list[Standing]:
        return standings_of(self.opening.chosen, self.places)

    @cached_property
    def history(self) -> dict[Month, list[AreaFigure]]:
        """All areas in all months of the axis, as known in this edition."""
        return figures_by_month(self.releases, self.places)

    @cached_property
    def series(self) -> list[ScopeFigure]:
        """The scope month after month."""
        return [scope_figure(release, self.history[release.month], self.places) for release in self.releases]

    @property
    def situation(self) -> Situation:
        """Where the scope stands: what its paragraph is told from."""
        return scope_situation(self.own, self.history, counted_by_month(self.releases))

    @property
    def recorded(self) -> list[Event]:
        """What people recorded of the whole scope and did not withdraw."""
        return of_scope(self.opening.registers.recorded)

    def trend(self) -> LineChart:
        """The trend with what others printed of it."""
        marks = [exhibits.Mark(row.month, row.percent) for row in printed_of(self.area.kemendagri_code) if row.percent]
        grounds = [ground_of(release) for release in self.releases]
        by_area = series_by_area(row for rows in self.history.values() for row in rows)
        derived = narrative.frozen_events(by_area, grounds, len(self.places.regencies))
        events = of_scope([*self.opening.registers.events, *derived])
        return exhibits.scope_trend(self.area, self.series, by_area, self.opening.months, marks, events, grounds)

    def map(self) -> TileMap | AreaMap:
        """The map of the edition's release."""
        return exhibits.province_map(
            self.area,
            self.release.month,
            self.figures,
            self.release.scheme,
            self.own.figure,
            self.opening.address,
            self.places.boundaries,
        )

    def listing(self) -> Listing:
        """The table of areas as files have it."""
        return exhibits.area_listing(self.area, self.release.month, self.standings)
