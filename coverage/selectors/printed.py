"""What others printed beside our figure of the same month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from coverage.charts.records import Cell
from coverage.figures.area import AreaFigure
from coverage.figures.figure import Figure
from coverage.figures.reconciliation import Printed, Reconciliation, reconcile
from coverage.models import PublishedFigure, as_share
from coverage.selectors.areas import Places
from coverage.selectors.figures import read_figures, scope_figure
from coverage.selectors.releases import Catalogue
from periods.month import Month


@dataclass(frozen=True)
class PrintedRow:
    """A printed figure without a counterpart of ours: a worker group, a target."""

    row: PublishedFigure

    @property
    def printed_words(self) -> str:
        return percent_as_printed(self.row.percent)

    @property
    def target_words(self) -> str:
        return percent_as_printed(self.row.target_percent)

    @property
    def host(self) -> str:
        """The site that printed it."""
        return urlsplit(self.row.source_url).hostname or self.row.source_url


@dataclass(frozen=True)
class PrintedFigure(PrintedRow):
    """A printed figure of a whole area beside ours, with the label of the release ours comes from."""

    ours: Figure | None
    release_label: str
    is_example: bool
    reconciliation: Reconciliation

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The row as raw values, in the order of ``exhibits.listings.PRINTED_COLUMNS``."""
        return (
            self.row.printed_name,
            str(self.row.day or self.row.month),
            None if self.row.percent is None else as_share(self.row.percent),
            self.row.participants,
            self.row.base,
            self.row.category,
            self.ours.rate if self.ours else None,
            self.release_label,
            self.reconciliation.difference,
            " ".join(self.reconciliation.sentences),
            " ".join(filter(None, (self.row.unassigned_reason, self.row.note))),
            self.row.source_url,
        )


def percent_as_printed(value: Decimal | None) -> str:
    """``26%``, ``24,86%``: with the decimals it was printed with."""
    return "–" if value is None else f"{value.normalize():f}%".replace(".", ",")


def printed_groups() -> list[PrintedRow]:
    return [PrintedRow(row) for row in PublishedFigure.objects.exclude(group="")]


def printed_targets() -> list[PrintedRow]:
    return [PrintedRow(row) for row in PublishedFigure.objects.filter(row_kind="target")]


def printed_figures(known: Catalogue, places: Places) -> list[PrintedFigure]:
    """All printed figures of whole areas, the latest first; two queries."""
    rows = list(PublishedFigure.objects.totals().select_related("region"))
    ours = _own_figures({row.month for row in rows}, known, places)
    return [_beside_ours(row, ours, known) for row in rows]


def printed_of(code: str) -> list[PublishedFigure]:
    """The percentages printed of one area, oldest first; one query."""
    rows = PublishedFigure.objects.totals().filter(region__kemendagri_code=code, percent__isnull=False)
    return list(rows.order_by("month", "day"))


def _beside_ours(row: PublishedFigure, ours: dict[tuple[str, Month], Figure], known: Catalogue) -> PrintedFigure:
    figure = ours.get((row.region.slug, row.month)) if row.region else None
    release = known.current(row.month)
    printed = Printed(
        percent=row.percent,
        participants=row.participants,
        base=row.base,
        target=None if row.target_percent is None else as_share(row.target_percent),
        day=row.day,
        month=row.month,
    )
    return PrintedFigure(
        row,
        figure,
        release_label=release.label if release and figure else "",
        is_example=bool(release and release.is_example),
        reconciliation=reconcile(printed, figure),
    )


def _own_figures(months: set[Month], known: Catalogue, places: Places) -> dict[tuple[str, Month], Figure]:
    releases = [release for month in months if (release := known.current(month))]
    by_month: dict[Month, list[AreaFigure]] = defaultdict(list)
    own = {}
    for row in read_figures(releases, places, list(places.by_id)):
        by_month[row.month].append(row)
        own[row.area.slug, row.month] = row.figure
    for release in releases:
        own[places.scope.slug, release.month] = scope_figure(release, by_month[release.month], places).figure
    return own
