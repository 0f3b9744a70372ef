"""The changes of a release as a table for eyes and for files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coverage.charts.records import Column, DataTable, Listing, Row
from coverage.figures.area import Area
from coverage.figures.ranking import Place
from coverage.figures.revision import ELIGIBLE, ChangedFigure, Revision
from enrolment.cells import TOTAL, Cell, Entry
from enrolment.rules import Reference

COLUMNS = (
    Column("kode_kemendagri", "Kode Kemendagri"),
    Column("wilayah", "Kabupaten/kota"),
    Column("angka", "Angka"),
    Column("sebelum", "Sebelum", "count"),
    Column("sesudah", "Sesudah", "count"),
    Column("selisih", "Selisih", "signed"),
    Column("keterangan", "Keterangan"),
)


def revision_listing(changes: Revision[Area], before: str, after: str, group_names: Mapping[str, str]) -> Listing:
    """Every changed figure, then categories and places; ``before`` and ``after`` are labels of releases."""
    rows = (*_figures(changes, group_names), *_categories(changes), *_places(changes))
    return Listing(
        key="perubahan",
        title=f"Yang berubah pada rilis {after}",
        subtitle=f"Setiap angka yang berbeda dari rilis {before}",
        summary=summary(changes, before),
        table=DataTable(COLUMNS, rows),
    )


def summary(changes: Revision[Area], before: str) -> str:
    """How much changed, in one sentence."""
    if changes.is_empty:
        return f"Tidak ada angka yang berubah sejak rilis {before}."
    areas = f" di {len(changes.areas)} kabupaten/kota" if changes.areas else ""
    flips = len(changes.categories) or "tidak ada"
    moves = len(changes.places) or "tidak ada"
    return (
        f"{len(changes.figures)} angka berubah{areas} sejak rilis {before}; {flips} yang berganti kategori, "
        f"{moves} yang berganti peringkat."
    )


def figure_name(cell: Cell, group_names: Mapping[str, str]) -> str:
    """``Peserta aktif``, ``Penerima upah (PU) – JHT``, ``RT/RW – potensi``."""
    if cell == TOTAL:
        return "Peserta aktif"
    if cell == ELIGIBLE:
        return "Pekerja eligible"
    return Reference(frozenset(), {}, group_names, frozenset()).cell_name(cell)


def _figures(changes: Revision[Area], group_names: Mapping[str, str]) -> Iterator[Row]:
    for changed in changes.figures:
        yield Row(
            (
                changed.area.kemendagri_code,
                changed.area.official_name,
                figure_name(changed.cell, group_names),
                changed.before.number,
                changed.after.number,
                changed.difference,
                _remark(changed),
            )
        )


def _remark(changed: ChangedFigure[Area]) -> str:
    """What no number says: not reported, tidak berlaku."""
    if changed.before.number is not None and changed.after.number is not None:
        return ""
    return f"{_state(changed.before)} menjadi {_state(changed.after)}"


def _state(entry: Entry) -> str:
    return entry.words or "belum ada data"


def _categories(changes: Revision[Area]) -> Iterator[Row]:
    for flip in changes.categories:
        then = flip.before.label.lower() if flip.before else "belum ada data"
        now = flip.after.label.lower() if flip.after else "belum ada data"
        area = flip.area
        yield Row(
            (area.kemendagri_code, area.official_name, "Kategori", None, None, None, f"dari {then} menjadi {now}")
        )


def _places(changes: Revision[Area]) -> Iterator[Row]:
    for move in changes.places:
        yield Row(
            (
                move.area.kemendagri_code,
                move.area.official_name,
                "Peringkat",
                move.before.position if move.before else None,
                move.after.position if move.after else None,
                None,
                f"dari {_place(move.before)} menjadi {_place(move.after)}",
            )
        )


def _place(place: Place | None) -> str:
    return f"peringkat {place.label} dari {place.of}" if place else "tanpa peringkat"
