"""What travels with a picture or stands on a sheet: an area in one message, distances as lines. Pure."""

from __future__ import annotations

from coverage.figures.categories import Category
from coverage.figures.figure import Figure
from coverage.narrative.headlines import above_hundred, covered, distance_to_target
from coverage.narrative.shares import cut_words, percent_words, target_words
from enrolment.numbers import count
from periods.month import Month


def message(
    area: str,
    month: Month,
    figure: Figure,
    release: str,
    *,
    provisional: bool,
    official: bool,
    example: bool,
    warning: str = "",
    inherited: bool = False,
) -> str:
    """The whole card in words, for those who do not see it and to be sent along with it; a warning comes first."""
    status = "angka sementara" if provisional else "angka final"
    opening = f"Cakupan UCJ {area}, {month.words} ({status}): {percent_words(figure)}"
    if figure.category:
        scheme = "" if official else " menurut skema contoh yang belum resmi"
        opening += f", kategori {figure.category.label.lower()}{scheme}"
    sentences = [
        f"{warning}." if warning else "",
        f"{opening}.",
        covered(figure),
        distance_to_target(figure, inherited=inherited),
        above_hundred(figure),
        f"Rilis {release}.",
    ]
    if example:
        sentences.append("Data contoh, bukan angka resmi.")
    return " ".join(sentence for sentence in sentences if sentence)


def distances(figure: Figure) -> list[tuple[str, str]]:
    """What is still missing, goal by goal: the next category, then the target."""
    return [*_to_next(figure), (_target(figure), _to_target(figure))]


def _to_next(figure: Figure) -> list[tuple[str, str]]:
    if figure.category is Category.HIGH:
        return [("Kategori tertinggi", "sudah tercapai")]
    if figure.next_category is None or figure.cuts is None:
        return []
    cut = cut_words(figure.cuts)[figure.next_category - 2]
    return [(f"Ke kategori {figure.next_category.label.lower()} ({cut})", f"{count(figure.workers_to_next)} pekerja")]


def _target(figure: Figure) -> str:
    return "Ke target" if figure.target is None else f"Ke target {target_words(figure.target)}"


def _to_target(figure: Figure) -> str:
    if figure.gap is None:
        return "belum ada data"
    if figure.gap > 0:
        return f"{count(figure.gap)} pekerja"
    return f"terlampaui {count(-figure.gap)} pekerja" if figure.gap < 0 else "tepat tercapai"
