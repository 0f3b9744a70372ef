"""Tables that stand for themselves: all areas of a month, and what others printed."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.charts.records import Cell, Column, DataTable, Listing, Row
from coverage.figures.area import Area
from coverage.figures.standing import Standing
from periods.month import Month

AREA_COLUMNS = (
    Column("kode_kemendagri", "Kode Kemendagri"),
    Column("wilayah", "Kabupaten/kota"),
    Column("peringkat", "Peringkat", "count"),
    Column("cakupan", "Cakupan", "percent"),
    Column("kategori", "Kategori"),
    Column("peserta", "Peserta aktif", "count"),
    Column("pekerja_eligible", "Pekerja eligible", "count"),
    Column("target", "Target", "percent"),
    Column("kurang_ke_target", "Kurang ke target", "count"),
    Column("sejak_bulan_lalu", "Sejak bulan lalu", "points"),
)


def area_listing(scope: Area, month: Month, standings: Sequence[Standing]) -> Listing:
    """All areas with every column of the page's table and their codes."""
    return Listing(
        key="wilayah",
        title=f"Cakupan UCJ {scope.official_name} menurut kabupaten/kota",
        subtitle=f"Semua kabupaten/kota, {month.words}",
        summary="Nilai sama berbagi peringkat; yang angkanya belum lengkap tidak diperingkat.",
        table=DataTable(
            AREA_COLUMNS,
            tuple(
                Row(
                    (
                        row.area.kemendagri_code,
                        row.area.official_name,
                        row.position,
                        row.rate,
                        row.category.label if row.category else "Belum ada data",
                        row.participants,
                        row.eligible,
                        row.row.figure.target,
                        row.gap,
                        row.movement,
                    ),
                    places=row.places,
                )
                for row in standings
            ),
        ),
    )


PRINTED_COLUMNS = (
    Column("wilayah", "Wilayah"),
    Column("tanggal", "Tanggal"),
    Column("tercetak", "Tercetak", "percent"),
    Column("peserta_tercetak", "Peserta tercetak", "count"),
    Column("penyebut_tercetak", "Penyebut tercetak", "count"),
    Column("kategori_tercetak", "Kategori tercetak"),
    Column("angka_kami", "Angka kami", "percent"),
    Column("rilis", "Rilis"),
    Column("selisih", "Selisih", "points"),
    Column("sebab", "Mengapa berbeda"),
    Column("catatan", "Catatan"),
    Column("alamat", "Sumber"),
)


def printed_listing(rows: Sequence[tuple[Cell, ...]]) -> Listing:
    """What others printed beside our figures; the cells come in the order of the columns."""
    return Listing(
        key="cakupan",
        title="Angka publikasi",
        subtitle="Cakupan yang dicetak pihak lain, di samping angka kami",
        summary="Angka tercetak tidak pernah dicampur ke dalam angka kami.",
        table=DataTable(PRINTED_COLUMNS, tuple(Row(row, places=2) for row in rows)),
    )
