"""Meetings as plain records for pages and documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from accounts.models import User
from coverage.models import Release
from monev.minutes import TEXTS
from monev.models import Addendum, Meeting, MeetingFile
from monev.policies import can_read_drafts
from monev.selectors.commitments import Promised, promised
from monev.selectors.minutes import minutes_of
from periods.month import day_in_words


@dataclass(frozen=True)
class Listed:
    """A meeting in a list."""

    number: int
    title: str
    day: date
    place: str
    area: str
    slug: str
    release: str
    is_agreed: bool
    is_example: bool
    commitments: int


@dataclass(frozen=True)
class Kept:
    """A file of a meeting; ``withdrawn`` says when and why its content was erased."""

    number: int
    file: int
    title: str
    name: str
    size: int
    sha256: str
    at: datetime
    by: str
    withdrawn: tuple[datetime, str] | None

    @property
    def kilobytes(self) -> int:
        return max(1, round(self.size / 1024))


@dataclass(frozen=True)
class Added:
    """An addendum."""

    text: str
    by: str
    at: datetime
    is_example: bool


@dataclass(frozen=True)
class Given:
    """Benefits handed over at a meeting."""

    programme: str
    cases: int
    rupiah: int | None
    note: str


@dataclass(frozen=True)
class MeetingPage:
    """Everything that stands on the page of a meeting."""

    facts: tuple[tuple[str, str], ...]
    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and items, only what was written."""
    attendances: tuple[tuple[str, int | None], ...]
    handovers: tuple[Given, ...]
    commitments: tuple[Promised, ...]
    files: tuple[Kept, ...]
    addenda: tuple[Added, ...]
    signatories: tuple[tuple[str, str], ...]
    fingerprint: str

    @property
    def late(self) -> int:
        return sum(one.standing.is_overdue for one in self.commitments)

    @property
    def persons(self) -> int | None:
        """Unknown as soon as one office was not counted."""
        counted = [persons for _, persons in self.attendances if persons is not None]
        return sum(counted) if counted and len(counted) == len(self.attendances) else None


_CHAPTERS = ("agenda", "figures_said", "obstacles", "decisions", "notes")


def meeting_page(meeting: Meeting, *, as_of: date, against: Release | None) -> MeetingPage:
    """One meeting with all that belongs to it."""
    minutes = minutes_of(meeting)
    facts = (
        ("Tanggal", day_in_words(meeting.day)),
        ("Tempat", meeting.place),
        ("Penyelenggara", meeting.hosts),
        ("Pimpinan rapat", meeting.chair),
    )
    return MeetingPage(
        facts=facts,
        chapters=tuple(
            (TEXTS[name][0], tuple(getattr(meeting, name).splitlines())) for name in _CHAPTERS if getattr(meeting, name)
        ),
        attendances=tuple((row.office, row.persons) for row in minutes.attendances),
        handovers=tuple(Given(row.programme, row.cases or 0, row.rupiah, row.note) for row in minutes.handovers),
        commitments=tuple(promised(meeting.commitments.all(), as_of=as_of, against=against)),
        files=tuple(files_of(meeting)),
        addenda=tuple(addenda_of(meeting)),
        signatories=(
            (meeting.secretary_title, meeting.secretary_name),
            (meeting.branch_title, meeting.branch_name),
        ),
        fingerprint=minutes.fingerprint,
    )


def meetings_open_to(user: User, *, slug: str = "") -> list[Listed]:
    """Agreed meetings, and drafts for those who may read them; newest first. One query."""
    rows = Meeting.objects.select_related("region", "release", "conclusion")
    if not can_read_drafts(user):
        rows = rows.filter(conclusion__isnull=False)
    if slug:
        rows = rows.filter(region__slug=slug)
    counted = rows.annotate(promises=Count("commitments"))
    return [
        Listed(
            number=row.pk,
            title=row.title,
            day=row.day,
            place=row.place,
            area=row.region.name,
            slug=row.region.slug,
            release=row.release.label if row.release else "",
            is_agreed=hasattr(row, "conclusion"),
            is_example=row.is_example,
            commitments=row.promises,
        )
        for row in counted.order_by("-day", "-pk")
    ]


def find_meeting(user: User, pk: int) -> Meeting | None:
    """A meeting that this person may read; others are not there."""
    rows = Meeting.objects.select_related("region", "release", "conclusion__by", "recorded_by")
    if not can_read_drafts(user):
        rows = rows.filter(conclusion__isnull=False)
    return rows.filter(pk=pk).first()


def files_of(meeting: Meeting) -> list[Kept]:
    """The files of a meeting without their content. One query."""
    rows = MeetingFile.objects.filter(meeting=meeting).select_related("file__by", "withdrawal").defer("file__content")
    return [
        Kept(
            number=row.pk,
            file=row.file_id,
            title=row.title,
            name=row.file.name,
            size=row.file.size,
            sha256=row.file.sha256,
            at=row.file.at,
            by=row.file.by.full_name,
            withdrawn=(row.withdrawal.at, row.withdrawal.reason) if hasattr(row, "withdrawal") else None,
        )
        for row in rows.order_by("pk")
    ]


def addenda_of(meeting: Meeting) -> list[Added]:
    """What was added below agreed minutes, oldest first. One query."""
    rows = Addendum.objects.filter(meeting=meeting).select_related("by").order_by("at", "pk")
    return [Added(row.text, row.by.full_name, row.at, row.by.is_example) for row in rows]
