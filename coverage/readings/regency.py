"""What one area's page, files and sections read: each part once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Generic

from coverage import exhibits, narrative
from coverage.charts.records import BarChart, LineChart, Listing
from coverage.figures.area import Area, AreaFigure, EmployerCounts, Part
from coverage.figures.breaks import Ground
from coverage.figures.change import Change, change_between
from coverage.figures.events import Event, of_area
from coverage.figures.ranking import Place, rank
from coverage.figures.situation import Situation, area_situation
from coverage.figures.trust import Trust
from coverage.readings.standpoint import S
from coverage.selectors import (
    allowed_programmes,
    counted_by_month,
    figures_and_series,
    ground_of,
    parts_of,
    printed_of,
    trust_in,
)
from periods.month import Month


class RegencyReading(Generic[S]):
    """What is known of one area in one edition; each part is read once, when it is first asked for."""

    def __init__(self, opening: S, area: Area) -> None:
        self.opening, self.area, self.months = opening, area, opening.months
        self.release = opening.shown
        self.releases = opening.releases

    @cached_property
    def _read(self) -> tuple[Sequence[AreaFigure], list[AreaFigure]]:
        return figures_and_series(self.area, self.release, self.releases, self.opening.places)

    @property
    def figures(self) -> Sequence[AreaFigure]:
        """All areas in the release, for the place among them."""
        return self._read[0]

    @cached_property
    def own(self) -> AreaFigure:
        return next(row for row in self.figures if row.area.slug == self.area.slug)

    @property
    def place(self) -> Place | None:
        return rank({row.area.slug: row.figure.rate for row in self.figures})[self.area.slug]

    @property
    def series(self) -> list[AreaFigure]:
        """Its months, the newest as the release shows it."""
        return self._read[1]

    @cached_property
    def parts(self) -> dict[Month, list[Part]]:
        month = self.release.month
        detailed = [release for release in self.releases if release.month in (month, month - 1, month - 12)]
        by_release = parts_of(self.area, self.releases, self.opening.places, detailed=detailed)
        return {release.month: by_release.get(release.pk, []) for release in self.releases}

    @property
    def employer_series(self) -> list[EmployerCounts]:
        return [row.employers for row in self.series if row.employers]

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything recorded of the scope and its areas, withdrawn or not."""
        return self.opening.registers.recorded

    @property
    def situation(self) -> Situation:
        return area_situation(self.own, self.place, self.series, counted_by_month(self.releases))

    @property
    def trust(self) -> Trust:
        return trust_in(self.figures, self.release)[self.area.slug]

    @property
    def grounds(self) -> list[Ground]:
        return [ground_of(release) for release in self.releases]

    @cached_property
    def happened(self) -> list[Event]:
        """What happened to the area, recorded and derived, the oldest first."""
        derived = narrative.frozen_events(
            {self.area.slug: self.series}, self.grounds, len(self.opening.places.regencies)
        )
        return of_area([*self.opening.registers.events, *derived], self.area.slug)

    def change_since(self, month: Month) -> Change | None:
        then = next((point for point in self.series if point.month == month), None)
        return change_between(then, self.own) if then else None

    def trend(self) -> LineChart:
        marks = [exhibits.Mark(row.month, row.percent) for row in printed_of(self.area.kemendagri_code) if row.percent]
        return exhibits.trend(self.area, self.series, self.months, marks, events=self.happened, grounds=self.grounds)

    def segments(self) -> LineChart:
        provisional = frozenset(release.month for release in self.releases if release.is_provisional)
        return exhibits.segments(self.area, self.parts, self.months, provisional)

    def groups(self) -> BarChart:
        month = self.release.month
        return exhibits.groups(self.area, month, self.parts.get(month, []), self.parts.get(month - 1, []))

    def programmes(self) -> BarChart:
        month = self.release.month
        return exhibits.programmes(self.area, month, self.parts.get(month, []), allowed_programmes(month))

    def employers(self) -> Listing:
        return exhibits.employers(self.area, self.employer_series, self.months)

    def among_others(self) -> BarChart:
        return exhibits.place_among(self.area, self.release.month, self.figures, self.opening.address)

    def among_peers(self) -> BarChart:
        scope = self.opening.places.scope
        return exhibits.among_peers(self.own, scope, self.release.month, self.figures, self.opening.address)
