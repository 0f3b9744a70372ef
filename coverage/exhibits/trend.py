"""The trend of coverage of one area or of the whole scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coverage import narrative
from coverage.charts.bands import category_bands
from coverage.charts.records import CategoryScale, Column, DataTable, LineChart, LineSeries, Marker, Row, StepLine
from coverage.exhibits.flags import flags, happened_in, unflagged
from coverage.figures.area import Area, AreaFigure, Provenance, ScopeFigure
from coverage.figures.breaks import Ground, recounted, replacements
from coverage.figures.events import Event
from coverage.figures.figure import Figure
from periods.month import Month

Breaks = tuple[tuple[Month, str], ...]
Series = Mapping[str, Sequence[AreaFigure]]

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
    broken: Breaks | None = None,
    grounds: Sequence[Ground] = (),
) -> LineChart:
    """Coverage month by month with target steps, category bands, breaks and what others printed.

    ``remarks`` stand in the status column of their month, ``events`` as numbered flags above it and in its list.
    ``broken``: the breaks of a scope, which follow from its areas. ``grounds``: what each release stands on.
    """
    happened = tuple(events)
    raised, others = flags(happened, months), unflagged(happened, months)
    by_month = {point.month: point for point in points}
    full = [by_month.get(month) or _unknown(area, month) for month in months]
    broken = breaks(full) if broken is None else broken
    replaced, counted_anew = [month for month, _ in broken], recounted(grounds)
    broken = (*broken, *((month, "cara hitung baru") for month in counted_anew if month not in replaced))
    provisional = frozenset(index for index, point in enumerate(full) if point.provisional and point.is_reported)
    return LineChart(
        key="tren",
        title=narrative.trend_title(full, replaced, counted_anew),
        subtitle=f"Cakupan UCJ {area.official_name}, persen pekerja eligible, {span(months)}",
        summary=narrative.trend_summary(area, full, replaced, counted_anew),
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
        markers=tuple(_marker(mark) for mark in printed if mark.month in by_month),
        breaks=tuple((month, words) for month, words in broken if month in months),
        flags=raised,
        unflagged=others,
        table=DataTable(
            COLUMNS,
            tuple(
                _row(point, (remarks or {}).get(point.month, ""), happened_in(point.month, raised, others))
                for point in reversed(full)
            ),
        ),
    )


def scope_trend(
    area: Area,
    points: Sequence[ScopeFigure],
    series: Series,
    months: Sequence[Month],
    printed: Sequence[Mark] = (),
    events: Iterable[Event] = (),
    grounds: Sequence[Ground] = (),
) -> LineChart:
    """The trend of the whole scope: sums over the areas that reported, divided last.

    ``series``: its areas, for whether one of them got another denominator; who reports late changes none.
    """
    points_as_areas = [_as_area(point) for point in points]
    remarks = {
        point.month: narrative.reporting(point.combined)
        for point in points
        if point.combined.reporting < point.combined.expected
    }
    return trend(area, points_as_areas, months, printed, remarks, events, common_breaks(series.values()), grounds)


def _marker(mark: Mark) -> Marker:
    words = narrative.target_words(Fraction(mark.percent) / 100)
    return Marker(mark.month, Fraction(mark.percent) / 100, f"dipublikasikan {words}", words)


def scale(key: str, figure: Figure) -> CategoryScale | None:
    """Where value and target stand among the cuts; None where there are no cuts."""
    if figure.cuts is None:
        return None
    return CategoryScale(key=key, cuts=figure.cuts, value=figure.rate, target=figure.target, places=figure.places)


def breaks(points: Sequence[AreaFigure]) -> Breaks:
    """Months from which another denominator of an area stands, be it new or corrected."""
    return tuple((after.month, "penyebut baru") for _, after in replacements(points))


def common_breaks(series: Iterable[Sequence[AreaFigure]]) -> Breaks:
    """Those of at least one of several areas."""
    return tuple(sorted({found for points in series for found in breaks(points)}))


def span(months: Sequence[Month]) -> str:
    """``November 2023 – Oktober 2026``."""
    if not months:
        return "belum ada bulan"
    return months[0].words if len(months) == 1 else f"{months[0].words} – {months[-1].words}"


def _as_area(point: ScopeFigure) -> AreaFigure:
    return AreaFigure(point.area, point.month, point.figure, Provenance(), point.provisional, point.release)


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
