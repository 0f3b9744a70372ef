"""The trend of coverage of one area or of the whole scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coverage import narrative
from coverage.charts.bands import category_bands
from coverage.charts.records import CategoryScale, Column, DataTable, LineChart, LineSeries, Marker, Row, StepLine
from coverage.exhibits.flags import flags, happened_in
from coverage.figures.area import Area, AreaFigure, Provenance, ScopeFigure
from coverage.figures.events import Event
from coverage.figures.figure import Figure
from periods.month import Month

COLUMNS = (
    Column("bulan", "Bulan", "month"),
    Column("cakupan", "Cakupan", "percent"),
    Column("peserta", "Peserta aktif", "count"),
    Column("pekerja_eligible", "Pekerja eligible", "count"),
    Column("target", "Target", "percent"),
    Column("kategori", "Kategori"),
    Column("status", "Status"),
    Column("rilis", "Rilis"),
    Column("peristiwa", "Peristiwa"),
)


@dataclass(frozen=True)
class Mark:
    """A percentage that others printed of the area."""

    month: Month
    percent: Decimal


def trend(
    area: Area,
    points: Sequence[AreaFigure],
    months: Sequence[Month],
    printed: Sequence[Mark] = (),
    remarks: Mapping[Month, str] | None = None,
    events: Iterable[Event] = (),
) -> LineChart:
    """Coverage month by month with target steps, category bands, breaks and what others printed.

    ``remarks`` stand in the status column of their month, ``events`` as numbered flags above it.
    """
    raised = flags(events, months)
    by_month = {point.month: point for point in points}
    full = [by_month.get(month) or _unknown(area, month) for month in months]
    provisional = frozenset(index for index, point in enumerate(full) if point.provisional and point.is_reported)
    return LineChart(
        key="tren",
        title=narrative.trend_title(full),
        subtitle=f"Cakupan UCJ {area.official_name}, persen pekerja eligible, {span(months)}",
        summary=narrative.trend_summary(area, full),
        unit="percent",
        months=tuple(months),
        series=(
            LineSeries(
                area.name,
                tuple(point.figure.rate for point in full),
                provisional=provisional,
                highlight=True,
                places=full[-1].figure.places if full else 1,
            ),
        ),
        targets=(StepLine("Target", tuple(point.figure.target for point in full)),),
        bands=category_bands(tuple(months), [point.figure.cuts for point in full]),
        markers=tuple(
            Marker(
                mark.month,
                Fraction(mark.percent) / 100,
                f"dipublikasikan {narrative.target_words(Fraction(mark.percent) / 100)}",
            )
            for mark in printed
            if mark.month in by_month
        ),
        breaks=breaks(full),
        flags=raised,
        table=DataTable(
            COLUMNS,
            tuple(
                _row(point, (remarks or {}).get(point.month, ""), happened_in(point.month, raised))
                for point in reversed(full)
            ),
        ),
    )


def scope_trend(
    area: Area,
    points: Sequence[ScopeFigure],
    months: Sequence[Month],
    printed: Sequence[Mark] = (),
    events: Iterable[Event] = (),
) -> LineChart:
    """The trend of the whole scope: sums over the areas that reported, divided last."""
    points_as_areas = as_areas(points)
    remarks = {
        point.month: narrative.reporting(point.combined)
        for point in points
        if point.combined.reporting < point.combined.expected
    }
    return trend(area, points_as_areas, months, printed, remarks, events)


def scale(key: str, figure: Figure) -> CategoryScale | None:
    """Where value and target stand among the cuts; None where there are no cuts."""
    if figure.cuts is None:
        return None
    return CategoryScale(key=key, cuts=figure.cuts, value=figure.rate, target=figure.target, places=figure.places)


def breaks(points: Sequence[AreaFigure]) -> tuple[tuple[Month, str], ...]:
    """Months before which the denominator of an area was replaced."""
    found: list[tuple[Month, str]] = []
    since: Month | None = None
    for point in points:
        start = point.provenance.eligible_since
        if start is None:
            continue
        if since is not None and start != since:
            found.append((point.month, "penyebut baru"))
        since = start
    return tuple(found)


def span(months: Sequence[Month]) -> str:
    """``November 2023 – Oktober 2026``."""
    if not months:
        return "belum ada bulan"
    return months[0].words if len(months) == 1 else f"{months[0].words} – {months[-1].words}"


def as_areas(points: Sequence[ScopeFigure]) -> list[AreaFigure]:
    """Figures of a scope as a series of one area; the newest denominator in them says since when."""
    return [_as_area(point) for point in points]


def _as_area(point: ScopeFigure) -> AreaFigure:
    since = max(point.denominators) if point.denominators else None
    return AreaFigure(
        point.area, point.month, point.figure, Provenance(eligible_since=since), point.provisional, point.release
    )


def _unknown(area: Area, month: Month) -> AreaFigure:
    return AreaFigure(area, month, Figure(None, None), Provenance(), provisional=False)


def _row(point: AreaFigure, remark: str, happened: str) -> Row:
    figure = point.figure
    status = "Belum ada data" if figure.rate is None else "Sementara" if point.provisional else "Final"
    return Row(
        (
            point.month,
            figure.rate,
            figure.participants,
            figure.eligible,
            figure.target,
            figure.category.label if figure.category else "Belum ada data",
            f"{status}, {remark}" if remark else status,
            point.release or "–",
            happened,
        ),
        places=2,
    )
