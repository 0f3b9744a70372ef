"""Commitments with what became of them, as plain records: the same number of queries for one and for a hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value

from coverage.models import CoveragePart, Release
from monev.commitments import Became, Standing, Step, by_urgency, standing_of
from monev.models import Commitment, CommitmentStep
from monev.narrative import NOT_REPORTED, became_words, due_words, lateness_words
from monev.vocabulary import Progress
from periods import clock


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
    with_history: bool = True,
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
    found = promised(rows, as_of=as_of, moment=moment, against=against, with_history=with_history)
    return sorted(found, key=lambda one: (*by_urgency(one.standing), one.meeting.area, one.position))


def promised(
    rows: QuerySet[Commitment],
    *,
    as_of: date,
    moment: datetime | None = None,
    against: Release | None = None,
    with_history: bool = True,
) -> list[Promised]:
    """These commitments in the order of their meetings, the newest first. Two queries.

    Without history, which pages for everybody leave out, one query: of the steps the last one is told, by nobody.
    """
    joined = rows.select_related("meeting__region", "meeting__release", "group").annotate(
        count_then=_count(OuterRef("meeting__release")),
        count_since=_count(Value(against.pk if against else None, IntegerField())),
        **_last_step(moment),
    )
    commitments: list[Any] = list(joined.order_by("-meeting__day", "-meeting__pk", "number"))
    steps = _steps(commitments, moment) if with_history else {row.pk: _told_last(row) for row in commitments}
    return [_told(row, tuple(steps[row.pk]), against, as_of) for row in commitments]


def latest_public_release(scope_code: str) -> Release | None:
    """What counts are compared with today."""
    return Release.objects.catalogue(scope_code).readable(clock.now()).last()


def _told(row: Any, steps: tuple[Step, ...], against: Release | None, as_of: date) -> Promised:
    meeting = row.meeting
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
        standing=standing_of(steps, row.due, as_of),
        steps=steps,
        became=_became(row, against),
    )


def _count(release: OuterRef | Value) -> Subquery:
    """Participants of the group in the area of the meeting, in a release; what does not apply has none."""
    parts = CoveragePart.objects.filter(
        record__release=release,
        record__region=OuterRef("meeting__region"),
        group=OuterRef("group"),
        is_applicable=True,
    )
    return Subquery(parts.values("participants")[:1])


_LAST = ("progress", "day", "at", "note")


def _last_step(moment: datetime | None) -> dict[str, Subquery]:
    rows = CommitmentStep.objects.filter(commitment=OuterRef("pk")).order_by("-at", "-pk")
    if moment is not None:
        rows = rows.filter(at__lte=moment)
    return {f"last_{name}": Subquery(rows.values(name)[:1]) for name in _LAST}


def _told_last(row: Any) -> list[Step]:
    if row.last_progress is None:
        return []
    return [Step(Progress(row.last_progress), row.last_day, row.last_at, by="", note=row.last_note)]


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


def _became(row: Any, against: Release | None) -> Became | None:
    """None: the commitment is about no group."""
    if row.group_id is None:
        return None
    release = row.meeting.release
    return Became(
        before=row.count_then,
        before_month=release.month if release else None,
        after=row.count_since,
        after_month=against.month if against else None,
        aimed=row.workers,
    )
