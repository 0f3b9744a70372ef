"""What is read of the distances of one area or of the whole scope: each part once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Generic

from coverage import exhibits
from coverage.charts.records import BarChart, LineChart
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.figure import Figure
from coverage.models import PublishedFigure
from coverage.narrative import forecast as forecast_words
from coverage.planning.alternatives import Alternative, KnownDenominator, alternatives
from coverage.planning.distance import GroupDistance, group_distances
from coverage.planning.forecast import HORIZONS, Refusal, Trial, backtest, spread_of
from coverage.planning.outlook import Outlook, outlook
from coverage.planning.pace import Observed
from coverage.planning.printed import PrintedPace, printed_pace
from coverage.planning.series import observe
from coverage.readings.regency import RegencyReading
from coverage.readings.standpoint import S
from coverage.selectors import (
    figures_of,
    grounds_by_month,
    groups_of_scope,
    known_denominators,
    later_targets,
    parts_of,
    printed_denominators,
    printed_points,
    printed_totals,
    scope_figure,
    series_of,
)
from periods.month import Month


class DistanceReading(Generic[S]):
    """``area`` may be the scope itself: then the areas that reported are added up."""

    def __init__(self, opening: S, area: Area) -> None:
        self.opening, self.area, self.places = opening, area, opening.places
        self.release = opening.shown
        self.releases = opening.releases
        self.is_scope = area.slug == self.places.scope.slug

    @cached_property
    def rows(self) -> Sequence[AreaFigure]:
        """The areas added up: one, or all of the scope."""
        figures = figures_of(self.release, self.places)
        return figures if self.is_scope else [row for row in figures if row.area.slug == self.area.slug]

    @property
    def reporting(self) -> int:
        return sum(row.figure.rate is not None for row in self.rows)

    @cached_property
    def figure(self) -> Figure:
        return scope_figure(self.release, self.rows, self.places).figure if self.is_scope else self.rows[0].figure

    @property
    def inherits_target(self) -> bool:
        return not self.is_scope and self.rows[0].inherits_target

    @property
    def last_known(self) -> Sequence[AreaFigure]:
        """The months of an area, for its last figure; a scope is told by its areas."""
        return () if self.is_scope else self.by_area[self.area.slug]

    @cached_property
    def by_area(self) -> Mapping[str, Sequence[AreaFigure]]:
        return series_of([row.area for row in self.rows], self.releases, self.places)

    @cached_property
    def series(self) -> list[Observed]:
        return observe(self.by_area, grounds_by_month(self.releases), self.release.month)

    @cached_property
    def outlook(self) -> Outlook:
        later = later_targets(self.area, self.places, self.release.month.year)
        return outlook(self.figure, self.release.month, self.series, later)

    @cached_property
    def trials(self) -> list[Trial]:
        return [backtest(self.series, horizon) for horizon in HORIZONS]

    @cached_property
    def groups(self) -> list[GroupDistance]:
        if self.is_scope:
            return group_distances(groups_of_scope(self.release, self.places), of=len(self.rows))
        parts = parts_of(self.area, [self.release], self.places, detailed=[self.release])
        return group_distances([parts.get(self.release.pk, [])])

    @cached_property
    def printed(self) -> list[PublishedFigure]:
        return printed_totals(self.area.kemendagri_code)

    @cached_property
    def complete(self) -> tuple[Month, list[AreaFigure]] | None:
        """The last month with a figure of every area: over a foreign denominator nobody may be missing."""
        for release in reversed(self.releases):
            rows = [row for series in self.by_area.values() for row in series if row.month == release.month]
            if len(rows) == len(self.rows) and all(row.figure.rate is not None for row in rows):
                return release.month, rows
        return None

    @cached_property
    def alternatives(self) -> list[Alternative]:
        if self.complete is None:
            return []
        month, rows = self.complete
        release = next(release for release in self.releases if release.month == month)
        figure = scope_figure(release, rows, self.places).figure if self.is_scope else rows[0].figure
        in_use = self._in_use(figure, rows[0].provenance)
        return alternatives(figure, [in_use, *self._others(in_use)])

    def _in_use(self, figure: Figure, provenance: Provenance) -> KnownDenominator:
        since = "" if self.is_scope or provenance.eligible_since is None else provenance.eligible_since.words
        source = "Jumlah penyebut kabupaten/kota dalam rilis" if self.is_scope else provenance.eligible_source
        return KnownDenominator(
            figure.eligible or 0, "Pekerja eligible", since, source, status="Dipakai rilis", in_use=True
        )

    def _others(self, in_use: KnownDenominator) -> list[KnownDenominator]:
        """Without the one in use, and without what was printed of a row that is listed anyway."""
        dated = [
            known
            for known in known_denominators(self.area.kemendagri_code)
            if (known.count, known.since) != (in_use.count, in_use.since)
        ]
        listed = {(known.count, known.url) for known in dated}
        printed = printed_denominators(self.printed)
        return [*dated, *(known for known in printed if (known.count, known.url) not in listed)]

    @property
    def printed_pace(self) -> tuple[PrintedPace | None, Refusal | None]:
        """What figures printed until the month of the release would mean, and why no range is made of them."""
        until = self.release.month
        points = printed_points([row for row in self.printed if row.month <= until])
        judged = spread_of([point.observed() for point in points])
        return printed_pace(points), judged if isinstance(judged, Refusal) else None

    def pace_chart(self) -> BarChart:
        return exhibits.paces(self.area, self.release.month, self.outlook.goals, self.outlook.pace)

    def group_chart(self) -> BarChart:
        return exhibits.uncovered_groups(self.area, self.release.month, self.groups)

    def fan(self) -> LineChart | None:
        """None where there is no range: no picture hides a refusal."""
        ahead = self.outlook
        if ahead.spread is None or not ahead.reaches:
            return None
        rough = forecast_words.is_rough(self.trials)
        return exhibits.fan(self.area, self.series, ahead.spread, ahead.reaches, rough=rough)


def observed_of(reading: RegencyReading) -> list[Observed]:
    """The months of an area from what its page reads anyway."""
    return observe({reading.area.slug: reading.series}, grounds_by_month(reading.releases), reading.release.month)
