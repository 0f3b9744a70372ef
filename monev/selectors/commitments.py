"""Commitments with what became of them, as plain records: the same number of queries for one and for a hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from coverage.models import CoveragePart, Release
from monev.commitments import Became, Standing, Step, by_urgency, standing_of
from monev.models import Commitment, CommitmentStep
from monev.narrative import NOT_REPORTED, became_words, due_words, lateness_words
from monev.vocabulary import Progress
from periods import clock
from periods.month import Month


@dataclass(frozen=True)
class PromisedAt:
    """The meeting that made a commitment."""

    number: int
    title: str
    day: date
    area: str
    official_area: str
    slug: str
    release: str
    is_example: bool


@dataclass(frozen=True)
class Promised:
    """One commitment; ``number`` is its address, ``position`` its place in the minutes."""

    number: int
    position: int
    action: str
    office: str
    support: str
    output: str
    group: str
    workers: int | None
    meeting: PromisedAt
    standing: Standing
    steps: tuple[Step, ...]
    became: Became | None

    @property
    def latest(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    @property
    def state_words(self) -> str:
        """The status that was reported; that nothing was reported is no status."""
        return self.standing.progress.label if self.steps else NOT_REPORTED

    @property
    def due_words(self) -> str:
        return due_words(self.standing)

    @property
    def lateness_words(self) -> str:
        return lateness_words(self.standing)

    @property
    def became_words(self) -> str:
        return became_words(self.became)


def agreed_commitments(
    *,
    regions: Collection[int] | None = None,
    as_of: date,
    moment: datetime | None = None,
    against: Release | None = None,
    before: date | None = None,
) -> list[Promised]:
    """Commitments of agreed meetings, the most urgent first.

    ``moment``: only what was recorded until then. ``before``: only of meetings held before that day.
    ``against``: the release whose counts are set beside those that the meetings looked at.
    """
    rows = Commitment.objects.filter(meeting__conclusion__isnull=False)
    if regions is not None:
        rows = rows.filter(meeting__region__in=regions)
    if moment is not None:
        rows = rows.filter(meeting__conclusion__at__lte=moment)
    if before is not None:
        rows = rows.filter(meeting__day__lt=before)
    found = promised(rows, as_of=as_of, moment=moment, against=against)
    return sorted(found, key=lambda one: (*by_urgency(one.standing), one.meeting.area, one.position))


def promised(
    rows: QuerySet[Commitment], *, as_of: date, moment: datetime | None = None, against: Release | None = None
) -> list[Promised]:
    """These commitments in the order of their meetings, the newest first. Three queries."""
    joined = rows.select_related("meeting__region", "meeting__release", "group")
    commitments = list(joined.order_by("-meeting__day", "-meeting__pk", "number"))
    if not commitments:
        return []
    steps = _steps(commitments, moment)
    counts = _counts(commitments, against)

    def told(row: Commitment) -> Promised:
        meeting, own = row.meeting, tuple(steps[row.pk])
        return Promised(
            number=row.pk,
            position=row.number,
            action=row.action,
            office=row.office,
            support=row.support,
            output=row.output,
            group=row.group.name if row.group else "",
            workers=row.workers,
            meeting=PromisedAt(
                number=meeting.pk,
                title=meeting.title,
                day=meeting.day,
                area=meeting.region.name,
                official_area=meeting.region.official_name,
                slug=meeting.region.slug,
                release=meeting.release.label if meeting.release else "",
                is_example=meeting.is_example,
            ),
            standing=standing_of(own, row.due, as_of),
            steps=own,
            became=_became(row, against, counts),
        )

    return [told(row) for row in commitments]


def latest_public_release(scope_code: str) -> Release | None:
    """What counts are compared with today."""
    return Release.objects.catalogue(scope_code).readable(clock.now()).last()


def _steps(commitments: list[Commitment], moment: datetime | None) -> dict[int, list[Step]]:
    rows = CommitmentStep.objects.filter(commitment__in=commitments).select_related("by", "file").defer("file__content")
    if moment is not None:
        rows = rows.filter(at__lte=moment)
    steps: dict[int, list[Step]] = defaultdict(list)
    for row in rows.order_by("at", "pk"):
        steps[row.commitment_id].append(
            Step(
                progress=Progress(row.progress),
                day=row.day,
                at=row.at,
                by=row.by.full_name,
                note=row.note,
                evidence=row.evidence,
                file=(row.file.pk, row.file.name) if row.file else None,
                is_example=row.by.is_example,
            )
        )
    return steps


Counts = dict[tuple[int, int, int], int | None]


def _counts(commitments: list[Commitment], against: Release | None) -> Counts:
    """Participants by release, area and group; what does not apply is not in it."""
    aimed = [row for row in commitments if row.group_id]
    releases = {row.meeting.release_id for row in aimed if row.meeting.release_id} | (
        {against.pk} if against else set()
    )
    parts = CoveragePart.objects.filter(
        record__release__in=releases - {None},
        record__region__in={row.meeting.region_id for row in aimed},
        group__in={row.group_id for row in aimed},
        is_applicable=True,
    )
    values = parts.values_list("record__release", "record__region", "group", "participants")
    return {(release, region, group): count for release, region, group, count in values}


def _became(row: Commitment, against: Release | None, counts: Counts) -> Became | None:
    """None: the commitment is about no group."""
    if row.group_id is None:
        return None
    release = row.meeting.release

    def count(of: Release | None) -> int | None:
        return counts.get((of.pk, row.meeting.region_id, row.group_id or 0)) if of else None

    def month(of: Release | None) -> Month | None:
        return of.month if of else None

    return Became(count(release), month(release), count(against), month(against), row.workers)
