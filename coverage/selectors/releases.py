"""Which releases there are, and which of them a page reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from coverage.models import PublishedFigure, Release
from periods.month import Month
from regions.models import Region


class Catalogue:
    """All releases of a scope as known at one moment, oldest month first."""

    def __init__(self, releases: Iterable[Release]) -> None:
        self.releases = tuple(releases)

    @cached_property
    def _by_month(self) -> dict[Month, Release]:
        return {release.month: release for release in self.releases}

    @property
    def latest(self) -> Release | None:
        """The current release of the last month: what pages open on, whatever today is."""
        return self.releases[-1] if self.releases else None

    def current(self, month: Month) -> Release | None:
        return self._by_month.get(month)

    def current_all(self) -> list[Release]:
        return list(self._by_month.values())

    def current_until(self, last: Month, months: int) -> list[Release]:
        """The current releases of the ``months`` months that end with ``last``, oldest first."""
        wanted = (last - (months - 1)).until(last)
        return [self._by_month[month] for month in wanted if month in self._by_month]

    def find(self, month: Month, number: int) -> Release | None:
        return next((r for r in self.releases if r.month == month and r.number == number), None)

    def as_of(self, release: Release) -> Catalogue:
        """What was known when ``release`` came out; publishing is one at a time, so numbers of rows tell the order."""
        return Catalogue(known for known in self.releases if known.pk <= release.pk)


@dataclass(frozen=True)
class Edition:
    """The release a page shows and what was known then. ``pinned`` pages name their release and never change."""

    release: Release
    known: Catalogue
    pinned: bool
    superseded_by: Release | None

    @property
    def path(self) -> str:
        """``2026-10.1`` for a pinned page, ``2026-10`` for the current release of the month."""
        return self.release.label if self.pinned else str(self.release.month)

    @property
    def month(self) -> Month:
        return self.release.month


def read_catalogue(scope_code: str) -> Catalogue:
    return Catalogue(Release.objects.catalogue(scope_code))


def open_edition(catalogue: Catalogue, month: Month | None = None, number: int | None = None) -> Edition | None:
    """The edition an address asks for; None where there is no such release."""
    if month is None:
        release = catalogue.latest
    elif number is None:
        release = catalogue.current(month)
    else:
        release = catalogue.find(month, number)
    if release is None:
        return None
    pinned = number is not None
    current = catalogue.current(release.month)
    return Edition(
        release=release,
        known=catalogue.as_of(release) if pinned else catalogue,
        pinned=pinned,
        superseded_by=current if current != release else None,
    )


def published_identity() -> tuple[int, ...]:
    """Changes with every release, printed figure and area: what was read under one identity stays true. One query."""
    releases, printed, regions = (model._meta.db_table for model in (Release, PublishedFigure, Region))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT COALESCE(MAX(id), 0) FROM {releases}), (SELECT COUNT(*) FROM {releases}),"
            f" (SELECT COALESCE(MAX(id), 0) FROM {printed}), (SELECT COUNT(*) FROM {printed}),"
            f" (SELECT COUNT(*) FROM {regions})"
        )
        return tuple(cursor.fetchone())
