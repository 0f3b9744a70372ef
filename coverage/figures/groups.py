"""Groups of areas by a written rule, and their sums: added up first, divided last. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coverage.figures import arithmetic
from coverage.figures.area import Area, AreaFigure
from coverage.figures.figure import Combined, combine
from periods.month import Month

# Shares of BPU nearer than this to that of the scope are "about the same": smaller differences are rounding.
ABOUT_THE_SAME = Fraction(2, 100)


class Rule(StrEnum):
    """As the address names them."""

    NONE = "tanpa"
    KIND = "jenis"
    OFFICE = "kantor"
    BPU_SHARE = "bpu"


@dataclass(frozen=True)
class Group:
    """``slugs`` may stand in other groups too: an area has as many offices as serve it."""

    key: str
    label: str
    slugs: frozenset[str]


@dataclass(frozen=True)
class Service:
    """An office serves an area, from a month on and perhaps until another."""

    office: str
    office_name: str
    area: Area
    since: Month
    until: Month | None
    source: str


@dataclass(frozen=True)
class Potential:
    """Workers who could be members in the two large segments of an area, as its branches report them."""

    pu: int | None
    bpu: int | None

    @property
    def bpu_share(self) -> Fraction | None:
        if self.pu is None or self.bpu is None:
            return None
        return arithmetic.rate(self.bpu, self.pu + self.bpu)


def by_kind(areas: Sequence[Area]) -> list[Group]:
    """Kabupaten with kabupaten, kota with kota."""
    kinds = dict.fromkeys(area.kind for area in areas)
    return [Group(kind, kind.capitalize(), _slugs(a for a in areas if a.kind == kind)) for kind in kinds]


def by_office(areas: Sequence[Area], services: Sequence[Service]) -> list[Group]:
    """One group an office, in the order given; areas that nobody serves stand in a group of their own."""
    here = _slugs(areas)
    served = [service for service in services if service.area.slug in here]
    offices = dict.fromkeys((service.office, service.office_name) for service in served)
    groups = [
        Group(office, name, _slugs(service.area for service in served if service.office == office))
        for office, name in offices
    ]
    alone = here - _slugs(service.area for service in served)
    return [*groups, Group("", "Tanpa kantor yang tercatat", alone)] if alone else groups


def by_bpu_share(areas: Sequence[Area], potentials: Mapping[str, Potential]) -> list[Group]:
    """Below, about and above the share of the scope, which is the sum of the areas whose potentials are known."""
    shares = {area.slug: potentials[area.slug].bpu_share for area in areas if area.slug in potentials}
    known = {slug: share for slug, share in shares.items() if share is not None}
    whole = scope_bpu_share(potentials[slug] for slug in known)
    unknown = Group("belum", "Potensi belum diketahui", frozenset(_slugs(areas) - known.keys()))
    if whole is None:
        return [unknown]
    below = frozenset(slug for slug, share in known.items() if share < whole - ABOUT_THE_SAME)
    above = frozenset(slug for slug, share in known.items() if share > whole + ABOUT_THE_SAME)
    groups = [
        Group("rendah", "Bagian BPU lebih kecil", below),
        Group("serupa", "Bagian BPU serupa", frozenset(known.keys() - below - above)),
        Group("tinggi", "Bagian BPU lebih besar", above),
        unknown,
    ]
    return [group for group in groups if group.slugs]


def scope_bpu_share(potentials: Iterable[Potential]) -> Fraction | None:
    """Over the areas whose both potentials are known: added up, divided last."""
    known = [item for item in potentials if item.bpu_share is not None]
    bpu = sum(item.bpu or 0 for item in known)
    return arithmetic.rate(bpu, bpu + sum(item.pu or 0 for item in known)) if known else None


def peers_by_size(own: AreaFigure, figures: Sequence[AreaFigure]) -> list[AreaFigure]:
    """Areas with at least half and at most twice as many eligible workers, the area among them.

    Empty where its own denominator is not known.
    """
    size = own.figure.eligible
    if not size:
        return []
    return [row for row in figures if row.figure.eligible and size <= 2 * row.figure.eligible <= 4 * size]


@dataclass(frozen=True)
class Subtotal:
    """The areas of a group together. ``target_count`` is the sum of what the targets of those that reported ask for."""

    combined: Combined
    target_count: int | None

    @property
    def rate(self) -> Fraction | None:
        return self.combined.rate

    @property
    def gap(self) -> int | None:
        """The gaps of the areas added up, those beyond their target deducted."""
        if self.target_count is None or self.combined.participants is None:
            return None
        return self.target_count - self.combined.participants

    @property
    def uncovered(self) -> int | None:
        if self.combined.participants is None or self.combined.eligible is None:
            return None
        return max(0, self.combined.eligible - self.combined.participants)


def subtotal(rows: Iterable[AreaFigure]) -> Subtotal:
    """Sums over the areas that reported; without the target of one of them the sum of targets is unknown."""
    rows = list(rows)
    asked = [row.figure.target_count for row in rows if row.figure.rate is not None]
    known = [count for count in asked if count is not None]
    whole = sum(known) if known and len(known) == len(asked) else None
    return Subtotal(combine(row.figure for row in rows), whole)


def _slugs(areas: Iterable[Area]) -> frozenset[str]:
    return frozenset(area.slug for area in areas)
