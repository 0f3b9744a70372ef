"""The ranking as a table for files, and how far every area stands from its target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from coverage import narrative
from coverage.charts.records import Bar, BarChart, Cell, Column, DataTable, Listing, Row
from coverage.figures.area import Area, AreaFigure
from coverage.figures.comparability import RankChange
from coverage.figures.ordering import alphabetical
from coverage.figures.standing import Standing
from periods.month import Month

# A picture holds so many rows; the table beside it holds them all.
MOST_ROWS = 40

DISTANCE_COLUMNS = (
    Column("wilayah", "Kabupaten/kota"),
    Column("jarak_pekerja", "Pekerja terhadap target", "signed"),
    Column("jarak_poin", "Poin terhadap target", "points"),
    Column("cakupan", "Cakupan", "percent"),
    Column("target", "Target", "percent"),
    Column("pekerja_menurut_target", "Pekerja menurut target", "count"),
    Column("peserta", "Peserta aktif", "count"),
    Column("keterangan", "Keterangan"),
)


def ranking_listing(
    scope: Area,
    month: Month,
    since: Month,
    rows: Sequence[tuple[Standing, str]],
    before: Mapping[str, RankChange],
    *,
    order: str,
) -> Listing:
    """All rows in the order of the page, each with the group it stands in; an area of two groups stands twice."""
    columns = (
        Column("kelompok", "Kelompok"),
        Column("kode_kemendagri", "Kode Kemendagri"),
        Column("wilayah", "Kabupaten/kota"),
        Column("peringkat", "Peringkat"),
        Column("cakupan", "Cakupan", "percent"),
        Column("kategori", "Kategori"),
        Column("peserta", "Peserta aktif", "count"),
        Column("pekerja_eligible", "Pekerja eligible", "count"),
        Column("belum_terlindungi", "Belum terlindungi", "count"),
        Column("target", "Target", "percent"),
        Column("kurang_ke_target", "Kurang ke target", "count"),
        Column("perubahan_cakupan", f"Perubahan cakupan sejak {since.words}", "points"),
        Column("perubahan_peserta", f"Perubahan peserta sejak {since.words}", "signed"),
        Column("peringkat_sebelumnya", narrative.rank_change_title(since)),
    )
    return Listing(
        key="peringkat",
        title=f"Kabupaten/kota {scope.official_name} berdampingan",
        subtitle=f"{order}, {month.words}; perubahan sejak {since.words}",
        summary=narrative.decimals_rule(),
        table=DataTable(columns, tuple(Row(_cells(row, group, before), places=row.places) for row, group in rows)),
    )


def _cells(row: Standing, group: str, before: Mapping[str, RankChange]) -> tuple[Cell, ...]:
    then = before.get(row.area.slug)
    return (
        group or "–",
        row.area.kemendagri_code,
        row.area.official_name,
        row.place.label if row.place else "–",
        row.rate,
        row.category.label if row.category else "Belum ada data",
        row.participants,
        row.eligible,
        row.uncovered,
        row.row.figure.target,
        row.gap,
        row.movement,
        row.participants_difference,
        then.before.label if then else "–",
    )


def target_distances(
    scope: Area, month: Month, figures: Sequence[AreaFigure], address: Callable[[Area], str], *, in_points: bool
) -> BarChart:
    """Bars from the target: to the left who is short of it, to the right who is beyond; the farthest first."""
    measure = _points if in_points else _workers
    # Beyond the target is right of it: the values count upwards, gaps count down.
    rows = sorted(figures, key=lambda row: (*_last(row), _or_nothing(measure(row)), alphabetical(row.area)))
    unit_words = "poin persentase" if in_points else "pekerja"
    return BarChart(
        key="jarak",
        title=narrative.distance_title(figures, in_points=in_points),
        subtitle=f"Selisih dari target, {unit_words}; {scope.official_name}, {month.words}",
        summary=narrative.distance_summary(figures),
        unit="points" if in_points else "signed",
        targets=(("Target", 0),),
        rows=tuple(
            Bar(
                row.area.name,
                measure(row),
                category=row.figure.category,
                note=narrative.distance_note(row.figure, in_points=in_points),
                href=address(row.area),
                places=2,
            )
            for row in rows[:MOST_ROWS]
        ),
        table=DataTable(DISTANCE_COLUMNS, tuple(Row(_distance_cells(row), places=2) for row in rows)),
    )


def _last(row: AreaFigure) -> tuple[bool, bool]:
    return row.figure.rate is None, row.figure.gap is None


def _or_nothing(value: Fraction | int | None) -> Fraction | int:
    return 0 if value is None else value


def _workers(row: AreaFigure) -> int | None:
    return None if row.figure.gap is None else -row.figure.gap


def _points(row: AreaFigure) -> Fraction | None:
    figure = row.figure
    return None if figure.rate is None or figure.target is None else figure.rate - figure.target


def _distance_cells(row: AreaFigure) -> tuple[Cell, ...]:
    figure = row.figure
    return (
        row.area.official_name,
        _workers(row),
        _points(row),
        figure.rate,
        figure.target,
        figure.target_count,
        figure.participants,
        narrative.gap_words(figure),
    )
