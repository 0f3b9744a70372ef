"""Reference data in force and their history, and what they make of the latest participants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Q

from coverage.denominator_sheet import KnownArea
from coverage.figures.area import Area
from coverage.figures.effect import Terms
from coverage.models import (
    CategoryScheme,
    CoverageRecord,
    CoverageTarget,
    DenominatorBasis,
    EligibleWorkers,
    Release,
)
from coverage.selectors.areas import Places
from periods import clock
from periods.month import Month
from regions.models import Region

DatedModel = type[EligibleWorkers] | type[CoverageTarget] | type[CategoryScheme]


Row = TypeVar("Row", EligibleWorkers, CoverageTarget, CategoryScheme)


@dataclass(frozen=True)
class Dated(Generic[Row]):
    """One row of reference data with its standing in a month: berlaku, akan berlaku, digantikan, …"""

    row: Row
    standing: str

    @property
    def is_current(self) -> bool:
        return self.standing == "berlaku"


@dataclass(frozen=True)
class Latest:
    """The participants of the release that pages open on; ``month`` None while nothing is published."""

    month: Month | None
    label: str
    participants: dict[Area, int | None]


def scope_of(code: str) -> Region | None:
    """The province of this installation. One query."""
    return Region.objects.filter(kemendagri_code=code).first()


def known_areas(scope: Region) -> list[KnownArea]:
    """The province and its regencies as files of denominators name them. One query."""
    rows = Region.objects.filter(Q(pk=scope.pk) | Q(parent=scope, level="regency")).order_by("kemendagri_code")
    return [KnownArea(row.pk, row.kemendagri_code, row.bps_code, row.name, row.kind) for row in rows]


def last_row(model: DatedModel) -> int:
    """The number of the last row of a table, 0 for none: what a person saw when the page was made. One query."""
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def latest_participants(scope: Region, places: Places) -> Latest:
    """Participants of all areas in the latest public release; None where an area has not reported. Two queries."""
    release = Release.objects.filter(scope=scope).readable(clock.now()).order_by("-month", "-number").first()
    if release is None:
        return Latest(None, "", dict.fromkeys(places.regencies))
    known = dict(CoverageRecord.objects.filter(release=release).values_list("region_id", "participants"))
    return Latest(release.month, release.label, {area: known.get(pk) for pk, area in places.by_id.items()})


def published_months(scope: Region, since: Month, until: Month | None = None) -> list[Month]:
    """Months from ``since`` on that have a release already: they keep their figures. One query."""
    months = Release.objects.filter(scope=scope, month__gte=since).order_by("month").values_list("month", flat=True)
    return [month for month in dict.fromkeys(months) if until is None or month <= until]


def terms_in_force(month: Month, scope: Region, places: Places) -> Terms:
    """What a release of this month would take as its denominators, targets and scheme. Three queries."""
    regions = [scope.pk, *places.by_id]
    rows = EligibleWorkers.objects.in_force(month, regions)
    targets = CoverageTarget.objects.in_force(month.year, regions)
    scheme = CategoryScheme.objects.in_force(month).first()
    scope_target = targets.get(scope.pk)
    return Terms(
        eligible={area.slug: rows[pk].count for pk, area in places.by_id.items() if pk in rows},
        targets={area.slug: targets[pk].share for pk, area in places.by_id.items() if pk in targets},
        scope_target=scope_target.share if scope_target else None,
        scheme=scheme.scheme if scheme else None,
    )


@dataclass(frozen=True)
class AreaDenominators:
    """All denominators of one area, the latest first."""

    name: str
    is_scope: bool
    rows: tuple[Dated[EligibleWorkers], ...]

    @property
    def shown(self) -> list[Dated[EligibleWorkers]]:
        """What releases take now, and what they will take."""
        return [item for item in self.rows if _counts(item)]

    @property
    def others(self) -> list[Dated[EligibleWorkers]]:
        """What was replaced, and what is kept beside for comparison."""
        return [item for item in self.rows if not _counts(item)]


def _counts(item: Dated[EligibleWorkers]) -> bool:
    return item.row.basis == DenominatorBasis.ELIGIBLE and item.standing in ("berlaku", "akan berlaku")


def denominators(month: Month, scope: Region, places: Places) -> list[AreaDenominators]:
    """The denominators of the scope and of each area, with their standing in ``month``. One query."""
    rows = EligibleWorkers.objects.filter(region__in=[scope.pk, *places.by_id]).select_related("region")
    by_area: dict[int, list[EligibleWorkers]] = defaultdict(list)
    for row in rows.order_by("region__kemendagri_code", "-valid_from", "-revision", "-pk"):
        by_area[row.region_id].append(row)
    areas = [(scope.pk, places.scope), *places.by_id.items()]
    return [
        AreaDenominators(area.official_name, pk == scope.pk, tuple(_standing(by_area[pk], month))) for pk, area in areas
    ]


def _standing(rows: Iterable[EligibleWorkers], month: Month) -> Iterable[Dated[EligibleWorkers]]:
    """Latest first: of each basis the first one that has begun is in force, those below it are replaced."""
    begun: set[str] = set()
    started: set[tuple[str, Month]] = set()
    for row in rows:
        corrected = (row.basis, row.valid_from) in started
        started.add((row.basis, row.valid_from))
        if corrected:
            yield Dated(row, "diperbaiki")
        elif row.valid_from > month:
            yield Dated(row, "akan berlaku")
        else:
            yield Dated(row, "digantikan" if row.basis in begun else "berlaku")
            begun.add(row.basis)


def targets(scope: Region, places: Places) -> list[Dated[CoverageTarget]]:
    """All targets, the latest year first; a superseded one stands below the one that replaced it. One query."""
    rows = (
        CoverageTarget.objects.filter(region__in=[scope.pk, *places.by_id])
        .select_related("region", "superseded_by")
        .order_by("-year", "region__kemendagri_code", "-pk")
    )
    return [Dated(row, "digantikan" if hasattr(row, "superseded_by") else "berlaku") for row in rows]


def schemes(month: Month) -> list[Dated[CategoryScheme]]:
    """All category schemes, the latest first. One query."""
    rows = CategoryScheme.objects.order_by("-valid_from", "pk")
    return sorted((Dated(row, _scheme_standing(row, month)) for row in rows), key=lambda item: not item.row.valid_from)


def _scheme_standing(row: CategoryScheme, month: Month) -> str:
    if not row.valid_from:
        return "tidak diberlakukan"
    if row.valid_from > month:
        return "akan berlaku"
    return "digantikan" if row.valid_to and row.valid_to < month else "berlaku"


def remarks_on(stored: object) -> list[str]:
    """What else a person should know of rows just stored: what they close, and what stands after them already."""
    if isinstance(stored, CategoryScheme):
        return _remarks_on_scheme(stored)
    if isinstance(stored, list):
        return _remarks_on_denominators(stored)
    return []


def _remarks_on_scheme(stored: CategoryScheme) -> list[str]:
    remarks = []
    before = CategoryScheme.objects.filter(valid_to=stored.valid_from - 1).first() if stored.valid_from else None
    if before and before.valid_to:
        remarks.append(f"Skema “{before.name}” ditutup: berlaku sampai {before.valid_to.words}.")
    if stored.valid_to:
        remarks.append(f"Skema ini berlaku sampai {stored.valid_to.words}, karena sesudahnya sudah ada skema lain.")
    return remarks


def _remarks_on_denominators(stored: list[EligibleWorkers]) -> list[str]:
    remarks = []
    if any(row.basis != DenominatorBasis.ELIGIBLE for row in stored):
        remarks.append("Dasar selain pekerja eligible hanya dicatat sebagai pembanding; cakupan tidak berubah olehnya.")
    if any(row.region.level == "province" and row.basis == DenominatorBasis.ELIGIBLE for row in stored):
        remarks.append("Cakupan provinsi memakai jumlah penyebut kabupaten/kota; baris provinsi hanya pembanding.")
    start = stored[0].valid_from
    later = (
        EligibleWorkers.objects.filter(region__in=[row.region_id for row in stored], valid_from__gt=start)
        .order_by("valid_from")
        .select_related("region")
    )
    first = {(row.region_id, row.basis): row for row in reversed(later)}
    for row in stored:
        if replaced := first.get((row.region_id, row.basis)):
            remarks.append(
                f"{row.region}: sejak {replaced.valid_from.words} sudah ada penyebut lain,"
                f" jadi baris ini berlaku sampai {(replaced.valid_from - 1).words}."
            )
    return remarks
