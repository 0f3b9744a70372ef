"""The words around the one number of a page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.figures.area import AreaFigure, Provenance
from coverage.figures.figure import Combined, Figure
from coverage.figures.ranking import Place
from coverage.narrative.shares import percent_words, target_words
from enrolment.numbers import count, percent


@dataclass(frozen=True)
class Headline:
    """The words around the one number of a page; empty where there is nothing to say."""

    value: str
    is_known: bool
    covered: str
    distance_to_target: str
    distance_to_next: str
    above_hundred: str


def headline(figure: Figure, *, inherited: bool = False) -> Headline:
    """``inherited``: the target is that of the province, not of the area itself."""
    known = figure.rate is not None
    return Headline(
        value=percent(figure.rate, figure.places).removesuffix("%") if known else "Belum ada data",
        is_known=known,
        covered=covered(figure),
        distance_to_target=distance_to_target(figure, inherited=inherited),
        distance_to_next=distance_to_next(figure),
        above_hundred=above_hundred(figure),
    )


def covered(figure: Figure) -> str:
    """How many of how many."""
    if figure.participants is None:
        return "Laporan bulan ini belum lengkap terverifikasi."
    if not figure.eligible:
        return f"{count(figure.participants)} peserta aktif; penyebut belum ada data."
    return f"{count(figure.participants)} dari {count(figure.eligible)} pekerja terlindungi."


def distance_to_target(figure: Figure, *, inherited: bool = False) -> str:
    """How many workers are missing to the target, or by how many it is passed; whose target it is, if not its own."""
    if figure.target is None:
        return "Target belum ada data."
    target = f"{'provinsi ' if inherited else ''}{target_words(figure.target)}"
    if figure.gap is None:
        return f"Target {target}."
    if figure.gap > 0:
        return f"Kurang {count(figure.gap)} pekerja ke target {target}."
    if figure.gap < 0:
        return f"Target {target} terlampaui {count(-figure.gap)} pekerja."
    return f"Target {target} tepat tercapai."


def distance_to_next(figure: Figure) -> str:
    """How many workers are missing to the category above; empty where there is none."""
    if figure.next_category is None or figure.workers_to_next is None:
        return ""
    return f"{count(figure.workers_to_next)} pekerja lagi ke kategori {figure.next_category.label.lower()}."


def last_known(series: Sequence[AreaFigure]) -> str:
    """The last figure before a month that has none; empty where there is none either."""
    known = [point for point in series if point.figure.rate is not None]
    return f"Angka terakhir: {percent_words(known[-1].figure)} pada {known[-1].month.words}." if known else ""


def completeness(provenance: Provenance) -> str:
    """How many of the reports an area owes are verified."""
    if provenance.expected == 0:
        return "tidak ada kantor yang wajib melapor bulan ini"
    return f"{provenance.verified} dari {provenance.expected} laporan terverifikasi"


def reporting(combined: Combined) -> str:
    """``14 dari 15 melapor``."""
    return f"{combined.reporting} dari {combined.expected} melapor"


def place(place: Place | None) -> str:
    if place is None:
        return "Tidak diperingkat karena angkanya belum lengkap"
    return f"Peringkat {place.label} dari {place.of} yang melapor"


def above_hundred(figure: Figure) -> str:
    return "Cakupan melebihi 100%; periksa penyebutnya." if figure.above_hundred else ""
