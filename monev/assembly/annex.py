"""What a reader looks up: all areas, segments by programme, targets, month by month."""

from __future__ import annotations

from coverage import exhibits, narrative
from coverage.charts.records import Column, DataTable, Row
from coverage.figures.area import ScopeFigure
from coverage.selectors import allowed_programmes
from enrolment.vocabulary import Programme, Segment
from monev.assembly.reading import PackReading
from monev.assembly.sections import SUMMARY_COLUMNS, summary_row
from monev.document import Section, Table

PROGRAMME_COLUMNS = (
    Column("wilayah", "Kabupaten/kota"),
    Column("segmen", "Segmen"),
    Column("peserta", "Peserta aktif", "count"),
    *(Column(programme.lower(), programme.value, "count") for programme in Programme),
    Column("keterangan", "Keterangan"),
)
# Of several areas: a month in which one is missing has fewer participants, and nobody left.
REPORTING = Column("melapor", "Wilayah yang melapor")
GROUP_COLUMNS = (
    Column("wilayah", "Kabupaten/kota"),
    Column("kelompok", "Kelompok pekerja"),
    Column("segmen", "Segmen"),
    Column("terlindungi", "Terlindungi", "count"),
    Column("potensi", "Potensi", "count"),
    Column("belum", "Belum terlindungi", "count"),
)
MONTH_COLUMNS = (
    Column("bulan", "Bulan", "month"),
    Column("peserta", "Peserta aktif", "count"),
    Column("pekerja_eligible", "Pekerja eligible", "count"),
    Column("cakupan", "Cakupan", "percent"),
    Column("target", "Target", "percent"),
    Column("status", "Status"),
    Column("rilis", "Rilis"),
)


def annex(reading: PackReading) -> Section:
    return Section(
        "lampiran",
        "Lampiran: tabel",
        (areas_table(reading), months_table(reading), groups_table(reading), programmes_table(reading)),
        annex=True,
    )


def areas_table(reading: PackReading) -> Table:
    """Every area of the pack; of a single area all of its province."""
    scope = reading.scope
    rows = [summary_row(row.area, row.row.figure) for row in scope.standings]
    rows.append(summary_row(scope.area, scope.own.figure))
    note = f"Baris terakhir adalah jumlah {scope.own.combined.reporting} dari {scope.own.combined.expected} wilayah"
    return Table(
        "per_kabupaten",
        f"Semua kabupaten/kota, {reading.month.words}",
        DataTable(SUMMARY_COLUMNS, tuple(rows)),
        f"{note} yang melapor; persentase dihitung dari jumlahnya, bukan rata-rata. {narrative.TWO_DECIMALS}",
    )


def months_table(reading: PackReading) -> Table:
    """The trend as numbers."""
    points = reading.regency.series if reading.is_single else reading.scope.series
    rows = tuple(
        Row(
            (
                point.month,
                *([_reporting(point)] if isinstance(point, ScopeFigure) else []),
                point.figure.participants,
                point.figure.eligible,
                point.figure.rate,
                point.figure.target,
                "sementara" if point.provisional else "final",
                point.release or "–",
            ),
            places=point.figure.places,
        )
        for point in points
    )
    month, *others = MONTH_COLUMNS
    columns = MONTH_COLUMNS if reading.is_single else (month, REPORTING, *others)
    title = f"{reading.area.official_name} menurut bulan"
    return Table("bulan", title, DataTable(columns, rows), narrative.TWO_DECIMALS)


def _reporting(point: ScopeFigure) -> str:
    return f"{point.combined.reporting} dari {point.combined.expected}"


def groups_table(reading: PackReading) -> Table:
    rows = tuple(
        Row((area.official_name, part.label, part.segment, part.participants, part.potential, part.uncovered))
        for area in reading.areas
        for part in reading.parts_by_area[area.slug]
        if part.group and part.applicable
    )
    title = f"Kelompok pekerja, {reading.month.words}"
    return Table("kelompok", title, DataTable(GROUP_COLUMNS, rows), _segments_in_words())


def _segments_in_words() -> str:
    names = {segment: segment.label.partition(" (")[0] for segment in Segment}
    return "; ".join(f"{segment}: {name[0].lower()}{name[1:]}" for segment, name in names.items()) + "."


def programmes_table(reading: PackReading) -> Table:
    """Programmes overlap in persons, so that no row adds them up; what a segment may not have is no number."""
    allowed = allowed_programmes(reading.month)
    rows = []
    for area in reading.areas:
        parts = {(p.segment, p.programme): p for p in reading.parts_by_area[area.slug] if not p.group}
        for segment in Segment:
            own = parts.get((segment, ""))
            if own is None:
                continue
            figures = [parts.get((segment, programme)) for programme in Programme]
            absent = [
                programme.value
                for programme in Programme
                if (segment, programme) not in allowed and (segment, programme) not in parts
            ]
            note = f"tidak berlaku: {', '.join(absent)}" if absent else "–"
            counts = (None if part is None else part.participants for part in figures)
            rows.append(Row((area.official_name, str(segment), own.participants, *counts, note)))
    return Table(
        "segmen_program",
        f"Segmen dan program, {reading.month.words}",
        DataTable(PROGRAMME_COLUMNS, tuple(rows)),
        f"Satu orang dapat ikut beberapa program, jadi angka program tidak dijumlahkan. {_segments_in_words()}",
    )


def target_table(reading: PackReading) -> Table:
    """The goals of the pack's area, then the distance of every area to its target."""
    chart = exhibits.target_distances(
        reading.scope.area, reading.month, reading.scope.figures, reading.whole.address, in_points=False
    )
    return Table("target", chart.title, chart.table)
