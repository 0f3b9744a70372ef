"""Which releases there are, and which of them a page reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db import connection
from django.db.models import Model

from accounts.models import BranchOffice
from coverage.models import (
    ContributionRate,
    CoverageTarget,
    EligibleWorkers,
    Event,
    EventWithdrawal,
    PublishedFigure,
    Release,
)
from enrolment.models import SegmentProgramme, WorkerGroup
from periods import clock
from periods.month import Month
from regions.models import BoundarySet, Region, RegionAlias


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
        """What was known when ``release`` came out; of two that came out together the later row knows the other."""
        moment = (release.published_at, release.pk)
        return Catalogue(known for known in self.releases if (known.published_at, known.pk) <= moment)

    def ahead(self, moment: datetime) -> list[Release]:
        """The releases in it that are not public yet."""
        return [release for release in self.releases if release.embargoed_until and release.embargoed_until > moment]


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


def read_catalogue(scope_code: str, ahead: Iterable[int] = ()) -> Catalogue:
    """What everybody may read now, and the releases under embargo that are named."""
    return Catalogue(Release.objects.catalogue(scope_code).readable(clock.now(), ahead))


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


# Registers whose rows stand on pages beside the releases. A row is added, never changed: what pages show of it stays.
SHOWN_BESIDE: tuple[type[Model], ...] = (
    PublishedFigure,
    Region,
    RegionAlias,
    BoundarySet,
    ContributionRate,
    Event,
    EventWithdrawal,
    EligibleWorkers,
    CoverageTarget,
    WorkerGroup,
    SegmentProgramme,
)


class Identity(NamedTuple):
    """What a reader can be shown: two readers with the same identity are shown the same."""

    newest: int
    releases: int
    beside: tuple[int, ...]
    """The newest row and the number of rows of each register shown beside the releases."""
    offices: str | None
    """The names of the offices: they may change at any time, and pages name who produced a number."""
    ahead: tuple[int, ...] = ()
    """Releases under embargo that this reader may see; empty for everybody else."""


def published_identity(reader: int | None = None, besides: Iterable[type[Model]] = ()) -> Identity:
    """Changes with every public release, every row beside it and the names of offices. One query, two under embargo.

    ``besides``: registers of floors above that stand on the same pages. What was read under one identity stays true:
    releases under embargo are no part of it, but for their readers.
    """
    releases = Release._meta.db_table
    now = clock.now()
    public = f"FROM {releases} WHERE embargoed_until IS NULL OR embargoed_until <= %s"
    beside = ", ".join(
        f"(SELECT COALESCE(MAX(id), 0) FROM {table}), (SELECT COUNT(*) FROM {table})"
        for table in (model._meta.db_table for model in (*SHOWN_BESIDE, *besides))
    )
    aggregate = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    named = f"SELECT id || ':' || name AS office FROM {BranchOffice._meta.db_table} ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT COUNT(*) FROM {releases} WHERE embargoed_until > %s),"
            f" (SELECT COALESCE(MAX(id), 0) {public}), (SELECT COUNT(*) {public}), {beside},"
            f" (SELECT {aggregate}(office, '|') FROM ({named}) AS named)",
            [connection.ops.adapt_datetimefield_value(now)] * 3,
        )
        waiting, newest, number, *rows, offices = cursor.fetchone()
    ahead: Iterable[int] = ()
    if waiting and reader is not None:
        ahead = Release.objects.ahead_for(reader, now).order_by("pk").values_list("pk", flat=True)
    return Identity(newest, number, tuple(rows), offices, tuple(ahead))
