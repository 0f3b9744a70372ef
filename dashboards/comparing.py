"""What the pages that set areas side by side read: each part once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from coverage import exhibits, narrative
from coverage.charts.records import BarChart, HeatTable, LineChart, Listing
from coverage.figures import groups
from coverage.figures.area import Area, AreaFigure
from coverage.figures.comparability import Obstacles, RankChange, obstacles, rank_changes
from coverage.figures.figure import Figure, places_together
from coverage.figures.groups import Group, Potential, Rule, Service, Subtotal
from coverage.figures.ordering import Order, ordered
from coverage.figures.ranking import Place, rank
from coverage.figures.standing import Standing
from coverage.models import Release
from coverage.selectors import (
    figures_of,
    ground_of,
    potentials_of,
    scope_figure,
    series_of,
    services_in,
    standings_since,
)
from dashboards.choices import Choices
from dashboards.opening import Opening, page_address
from periods.month import Month

# An address with thousands of areas stays a page: tables are cut, the files hold all rows.
ROWS_A_PAGE, PANELS_A_PAGE = 50, 24


@dataclass(frozen=True)
class Line:
    """One area of the ranking: its standing, its place in its group, its place then."""

    standing: Standing
    within: Place | None
    before: RankChange | None

    @property
    def before_words(self) -> str:
        return narrative.rank_step(self.before)

    @property
    def no_rate(self) -> str:
        return narrative.no_rate(self.standing.row.figure)

    @property
    def why_not(self) -> str:
        return narrative.not_comparable(self.standing)


@dataclass(frozen=True)
class Section:
    """A group with those of its lines that stand on the page; without a group all of them."""

    group: Group | None
    subtotal: Subtotal | None
    places: int
    lines: tuple[Line, ...]

    @property
    def reporting(self) -> str:
        return narrative.group_reporting(self.subtotal.combined) if self.subtotal else ""


class ComparisonReading:
    """All areas of one edition as the choices of the address set them side by side."""

    def __init__(self, opening: Opening, query: QueryDict, *names: str) -> None:
        self.opening, self.release = opening, opening.shown
        self.month = self.release.month
        known = [release.month for release in opening.known.current_all()]
        self.choices = Choices(query, self.month, known, names=names)

    @cached_property
    def figures(self) -> Sequence[AreaFigure]:
        return figures_of(self.release, self.opening.places)

    @property
    def since(self) -> Month:
        return self.choices.since if "banding" in self.choices.fields else self.month - 1

    @cached_property
    def before(self) -> Release | None:
        """The release that changes are counted from; None where that month has none."""
        return self.opening.known.current(self.since)

    @cached_property
    def standings(self) -> list[Standing]:
        return standings_since(self.release, self.before, self.opening.places)

    @property
    def order(self) -> Order:
        return self.choices.order

    @property
    def rows(self) -> list[Standing]:
        """In the order chosen."""
        return ordered(self.standings, self.order)

    @cached_property
    def obstacles(self) -> Obstacles | None:
        """What stands between the places of then and now; None where there is no then."""
        if self.before is None:
            return None
        then = figures_of(self.before, self.opening.places)
        return obstacles(self.figures, then, ground_of(self.release), ground_of(self.before))

    @cached_property
    def moves(self) -> dict[str, RankChange]:
        """Places then and now; empty where they may not be compared."""
        if self.before is None or self.obstacles is None or self.obstacles:
            return {}
        return rank_changes(self.figures, figures_of(self.before, self.opening.places))

    @property
    def change_words(self) -> str:
        if self.obstacles is None:
            return narrative.baseline_missing(self.since)
        return narrative.change_shown(self.obstacles, self.since, self.month)

    # ---- Groups

    @cached_property
    def services(self) -> list[Service]:
        return services_in(self.month, self.opening.places)

    @cached_property
    def potentials(self) -> dict[str, Potential]:
        return potentials_of(self.release, self.opening.places)

    @cached_property
    def groups(self) -> list[Group]:
        """By the rule chosen; empty without one."""
        areas = self.opening.places.regencies
        match self.choices.rule:
            case Rule.KIND:
                return groups.by_kind(areas)
            case Rule.OFFICE:
                return groups.by_office(areas, self.services)
            case Rule.BPU_SHARE:
                return groups.by_bpu_share(areas, self.potentials)
        return []

    @property
    def rule_words(self) -> str:
        rule = self.choices.rule
        share = groups.scope_bpu_share(self.potentials.values()) if rule is Rule.BPU_SHARE else None
        return narrative.group_rule(rule, self.month, self.opening.places.scope, share)

    def grouped(self) -> list[tuple[Group | None, Standing]]:
        """All rows in order, group by group; an area of two groups stands in both."""
        if not self.groups:
            return [(None, row) for row in self.rows]
        return [(group, row) for group in self.groups for row in self.rows if row.area.slug in group.slugs]

    def page(self, wanted: str | None) -> Page:
        return Paginator(self.grouped(), ROWS_A_PAGE).get_page(wanted)

    def sections(self, page: Page) -> list[Section]:
        """The rows of a page under their groups, with the sums of whole groups."""
        shown: dict[str, tuple[Group | None, list[Standing]]] = {}
        for group, row in page:
            shown.setdefault(group.key if group else "", (group, []))[1].append(row)
        sums = {group.key: groups.subtotal(self._of(group)) for group in self.groups}
        places = places_together({key: _as_figure(both) for key, both in sums.items()})
        return [
            Section(group, sums.get(key), places.get(key, 1), self._lines(group, rows))
            for key, (group, rows) in shown.items()
        ]

    def _of(self, group: Group) -> list[AreaFigure]:
        return [row for row in self.figures if row.area.slug in group.slugs]

    def _lines(self, group: Group | None, rows: Sequence[Standing]) -> tuple[Line, ...]:
        within = rank({row.area.slug: row.figure.rate for row in self._of(group)}) if group else {}
        return tuple(Line(row, within.get(row.area.slug), self.moves.get(row.area.slug)) for row in rows)

    # ---- Months

    @property
    def months(self) -> list[Month]:
        return self.opening.months[-int(self.choices.chosen("rentang")) :]

    @cached_property
    def series(self) -> dict[str, list[AreaFigure]]:
        """All areas in the months shown. One query."""
        releases = self.opening.known.current_until(self.month, len(self.months))
        return series_of(self.opening.places.regencies, releases, self.opening.places)

    def heat(self, shown: Sequence[Area]) -> HeatTable:
        releases = self.opening.known.current_until(self.month, len(self.months))
        return exhibits.heat_table(
            self.opening.places.scope,
            self.opening.places.regencies,
            shown,
            self.series,
            self.months,
            {r.month: (page_address("dashboards:overview", r.label), r.is_provisional) for r in releases},
            self.opening.address,
        )

    @property
    def classes(self) -> Sequence[tuple[int | None, str]]:
        """The categories with the limits of the edition's release."""
        scope = scope_figure(self.release, self.figures, self.opening.places)
        return exhibits.category_legend(scope.figure)

    def panels(self, rows: Sequence[Standing]) -> list[LineChart]:
        return exhibits.small_panels(rows, self.series, self.months, exhibits.shared_axis(self.series))

    # ---- Records of files

    def ranking_listing(self) -> Listing:
        return exhibits.ranking_listing(
            self.opening.places.scope,
            self.month,
            self.since,
            [(row, group.label if group else "") for group, row in self.grouped()],
            self.moves,
            order=narrative.ORDERS[self.order],
        )

    def months_listing(self) -> Listing:
        areas = [row.area for row in self.rows]
        return exhibits.heat_listing(self.opening.places.scope, areas, self.series, self.months)

    def distances(self) -> BarChart:
        return exhibits.target_distances(
            self.opening.places.scope,
            self.month,
            self.figures,
            self.opening.address,
            in_points=self.choices.chosen("ukuran") == "poin",
        )


def _as_figure(both: Subtotal) -> Figure:
    return Figure(both.combined.participants, both.combined.eligible)
