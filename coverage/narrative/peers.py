"""One area beside those of its size and beside the scope. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coverage.figures.area import AreaFigure
from coverage.figures.figure import Combined
from coverage.narrative.comparison import names_of
from coverage.narrative.shares import exact_points, listed
from enrolment.numbers import count, percent


def peer_rule(own: AreaFigure, peers: Sequence[AreaFigure]) -> str:
    """By which rule an area has its peers, and who they are."""
    others = [row.area for row in peers if row.area.slug != own.area.slug]
    if not own.figure.eligible:
        return f"Kelompok sebanding belum dapat ditentukan: penyebut {own.area.name} belum ada data."
    low, high = count(-(-own.figure.eligible // 2)), count(2 * own.figure.eligible)
    rule = f"Sebanding berarti pekerja eligible antara setengah dan dua kali milik {own.area.name} ({low} – {high})"
    if not others:
        return f"{rule}; tidak ada wilayah lain dalam rentang itu."
    return f"{rule}: {names_of(others)}."


def peer_title(own: AreaFigure, group: Combined | None, scope: Combined, places: int) -> str:
    """The area beside its group and the scope, in about ten words."""
    if own.figure.rate is None:
        return f"{own.area.name} belum ada angka untuk dibandingkan"
    words = [
        _beside(own.figure.rate, rate, name)
        for rate, name in ((group.rate if group else None, "kelompok sebanding"), (scope.rate, "provinsi"))
        if rate is not None
    ]
    return f"{own.area.name} {percent(own.figure.rate, places)}: {listed(words)}"


def _beside(own: Fraction, other: Fraction, name: str) -> str:
    difference = own - other
    if difference == 0:
        return f"sama dengan {name}"
    places = 1 if abs(difference) >= Fraction(5, 10_000) else 2
    return f"{exact_points(abs(difference), places)} {'di atas' if difference > 0 else 'di bawah'} {name}"
