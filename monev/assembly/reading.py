"""Where a pack stands: its release as known when it was asked for, its areas, its period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from coverage import narrative
from coverage.charts.records import LineChart
from coverage.figures.area import Area, AreaFigure, Part
from coverage.figures.figure import Figure
from coverage.figures.situation import Situation
from coverage.models import Release
from coverage.readings import (
    ChangeReading,
    DistanceReading,
    RegencyReading,
    Registers,
    ScopeReading,
    Standpoint,
    read_published,
)
from coverage.selectors import Catalogue, Places, open_edition, parts_of_areas, published_identity
from monev.models import Pack
from monev.selectors.regulations import with_regulations
from monev.span import month_before, months_of, span_words
from monev.vocabulary import Span
from periods.month import Month


class PackRefused(Exception):
    """A pack that cannot be made, with a sentence for whoever asked for it."""


@dataclass(frozen=True)
class PackStandpoint(Standpoint):
    """Where pages stand too, with the register of regulations as it was at the moment of the pack."""

    as_of: datetime

    @property
    def registers(self) -> Registers:
        return self._registers

    @cached_property
    def _registers(self) -> Registers:
        return with_regulations(super().registers, self.places, self.as_of)


class PackReading:
    """``whole`` stands on the province, ``stand`` on what was chosen; both are one where all was chosen."""

    def __init__(self, pack: Pack, whole: PackStandpoint, stand: PackStandpoint, area: Area) -> None:
        self.pack, self.whole, self.stand, self.area = pack, whole, stand, area
        self.release, self.month = whole.shown, whole.shown.month
        self.span = Span(pack.span)

    @property
    def is_single(self) -> bool:
        """One kabupaten or kota."""
        return self.area.slug != self.stand.places.scope.slug

    @property
    def is_part(self) -> bool:
        """Several areas, but not all."""
        return not self.is_single and self.stand is not self.whole

    @property
    def areas(self) -> list[Area]:
        return [self.area] if self.is_single else self.stand.places.regencies

    @property
    def region_ids(self) -> list[int]:
        """Rows of the areas of the pack; the whole scope has meetings of its own."""
        ids = [self.whole.places.id_of(area) for area in self.areas]
        return ids if self.is_single or self.is_part else [*ids, self.pack.scope_id]

    @property
    def has_code(self) -> bool:
        """Several areas together are no area that rules could speak about."""
        return bool(self.area.kemendagri_code)

    @property
    def period(self) -> str:
        return span_words(self.span, self.month)

    @property
    def months(self) -> list[Month]:
        return months_of(self.span, self.month)

    @property
    def earlier(self) -> Release | None:
        """The release at the end of the period before; None where there is none."""
        return self.whole.known.current(month_before(self.span, self.month))

    @cached_property
    def regency(self) -> RegencyReading[PackStandpoint]:
        """Only of a single area."""
        return RegencyReading(self.whole, self.area)

    @cached_property
    def scope(self) -> ScopeReading[PackStandpoint]:
        """All areas that were chosen, added up; of a single area the province, to stand beside."""
        return ScopeReading(self.stand)

    @cached_property
    def distance(self) -> DistanceReading[PackStandpoint]:
        return DistanceReading(self.stand, self.area)

    @cached_property
    def change(self) -> ChangeReading[PackStandpoint] | None:
        return None if self.earlier is None else ChangeReading(self.stand, self.area, self.earlier)

    @property
    def figure(self) -> Figure:
        return self.regency.own.figure if self.is_single else self.scope.own.figure

    @property
    def figures(self) -> Sequence[AreaFigure]:
        """Of the areas of the pack, in official order."""
        return [self.regency.own] if self.is_single else self.scope.figures

    @property
    def inherits_target(self) -> bool:
        return self.regency.own.inherits_target if self.is_single else self.is_part

    @property
    def provisional(self) -> bool:
        return self.release.is_provisional

    @property
    def situation(self) -> Situation:
        return self.regency.situation if self.is_single else self.scope.situation

    @cached_property
    def parts_by_area(self) -> dict[str, list[Part]]:
        """Segments, worker groups and programmes of the areas of the pack, by slug."""
        parts = parts_of_areas(self.release, self.stand.places)
        return {area.slug: parts[area.slug] for area in self.areas}

    def trend(self) -> LineChart:
        """With the events of the page, regulations among them, as numbered flags."""
        return self.regency.trend() if self.is_single else self.scope.trend()


def read_pack(pack: Pack) -> PackReading:
    """Refuses a release that was not public when the pack was asked for."""
    places, catalogue = read_published(published_identity(), pack.scope.kemendagri_code)
    if places is None:
        raise PackRefused("Data acuan belum dimuat. Jalankan: manage.py load_reference")
    known = Catalogue(release for release in catalogue.releases if release.published_at <= pack.as_of)
    edition = open_edition(known, pack.release.month, pack.release.number)
    if edition is None:
        raise PackRefused(f"Rilis {pack.release.label} belum terbuka untuk umum; paket dibuat sesudah rilis terbit.")
    whole = PackStandpoint(places, known, edition, published_identity(), pack.as_of)
    codes = set(pack.regions.values_list("kemendagri_code", flat=True))
    chosen = {key: area for key, area in places.by_id.items() if area.kemendagri_code in codes}
    if len(chosen) == 1:
        return PackReading(pack, whole, whole, *chosen.values())
    if not chosen or len(chosen) == len(places.by_id):
        return PackReading(pack, whole, whole, places.scope)
    part = Places(_together(list(chosen.values()), places), chosen)
    return PackReading(pack, whole, replace(whole, places=part), part.scope)


def _together(areas: Sequence[Area], places: Places) -> Area:
    """Several areas under one name; no official code belongs to them together."""
    name = f"{len(areas)} kabupaten/kota di {places.scope.official_name}"
    few = narrative.listed([area.official_name for area in areas])
    return replace(
        places.scope,
        slug=f"{len(areas)}-wilayah",
        name=name,
        official_name=few if len(areas) <= 3 else name,
        short_name=name,
        kemendagri_code="",
    )
