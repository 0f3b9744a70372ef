"""A chart as pages show it: both drawings, its table, its files, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from coverage.charts import svg
from coverage.charts.records import BarChart, CategoryScale, Chart, LineChart
from coverage.charts.tables import render
from coverage.readings import RegencyReading
from dashboards.opening import Opening

TABLE_FORMS = (("xlsx", "XLSX"), ("excel.csv", "CSV Excel Indonesia (;)"), ("csv", "CSV standar (,)"))
FORMS = (*TABLE_FORMS, ("png", "PNG"), ("svg", "SVG"))

# Charts whose parts have a heading of the same name on the page that says where figures come from.
TOLD_APART = ("segmen", "kelompok", "program")


@dataclass(frozen=True)
class ChartBlock:
    """``place`` is the slug under which the files of the chart are found, ``query`` the rest of their address."""

    chart: Chart
    opening: Opening
    place: str
    query: str = ""

    # The drawings and tables below are made of escaped text by coverage.charts.

    @cached_property
    def wide(self) -> SafeString:
        return mark_safe(svg.draw(self.chart))

    @cached_property
    def narrow(self) -> SafeString:
        return mark_safe(svg.draw(self.chart, narrow=True))

    @cached_property
    def table(self) -> SafeString:
        return mark_safe(render(self.chart.table))

    @property
    def figure_url(self) -> str:
        """Where the interactive figure is fetched; empty for drawings that stay as they are."""
        return self._address("json") if self._is_interactive and self.opening.edition else ""

    @property
    def is_for_wide_screens(self) -> bool:
        """Bars with their words beside them have no room on a telephone; the drawing made for it stays."""
        return isinstance(self.chart, BarChart)

    @property
    def _is_interactive(self) -> bool:
        """Not where nothing is known, and not where the drawing holds links that readers walk through by keyboard."""
        if isinstance(self.chart, BarChart):
            bars = self.chart.rows
            return any(bar.value is not None for bar in bars) and not any(bar.href for bar in bars)
        if isinstance(self.chart, LineChart):
            return any(value is not None for line in self.chart.series for value in line.values)
        return False

    @property
    def downloads(self) -> list[tuple[str, str]]:
        return downloads(self.opening, self.place, self.chart.key, FORMS, self.query)

    @property
    def provenance_url(self) -> str:
        """Where the figures of the chart come from; for several areas, the page that leads on to each."""
        area = self.opening.places.find(self.place) or self.opening.places.scope
        address = self.opening.provenance_address(area)
        return f"{address}#{self.chart.key}" if address and self.chart.key in TOLD_APART else address

    def _address(self, form: str) -> str:
        return self.opening.file_address(self.place, self.chart.key, form) + self.query


def block_of(reading: RegencyReading[Opening], chart: Chart) -> ChartBlock:
    """A chart of an area as its page shows it."""
    return ChartBlock(chart, reading.opening, reading.area.slug)


@dataclass(frozen=True)
class PanelBlock:
    """One small picture among several on the same axis; the shared chart has the table and the files."""

    chart: LineChart
    size: svg.Size = "small"

    @property
    def drawing(self) -> SafeString:
        return mark_safe(svg.draw(self.chart, size=self.size))


@dataclass(frozen=True)
class ScaleBlock:
    """The bar under a badge: where value and target stand among the cuts."""

    scale: CategoryScale

    @property
    def drawings(self) -> SafeString:
        return mark_safe(svg.draw(self.scale) + svg.draw(self.scale, narrow=True))


def listing_downloads(opening: Opening, place: str, key: str) -> list[tuple[str, str]]:
    """The files of a table that stands for itself."""
    return downloads(opening, place, key, TABLE_FORMS)


def downloads(
    opening: Opening, place: str, key: str, forms: tuple[tuple[str, str], ...], query: str = ""
) -> list[tuple[str, str]]:
    """Addresses and labels of files; none before the first release."""
    if opening.edition is None:
        return []
    return [(opening.file_address(place, key, form) + query, label) for form, label in forms]
