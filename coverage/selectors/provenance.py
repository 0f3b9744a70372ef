"""Asal angka: from a published figure back to the release, the verified reports, and the cell that was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from accounts.models import Role, User
from coverage.exhibits import figure_name
from coverage.figures.area import Area
from coverage.models import CoveragePart, CoverageRecord, Release
from coverage.selectors.areas import Places
from enrolment.cells import EMPLOYER_ROW, EMPTY, OVERLAP, PARTICIPANTS, Cell, Entry
from enrolment.models import CellFigure, Receipt, Submission
from enrolment.vocabulary import Employer, Programme, Segment
from enrolment.workflow import Status

Person = User | AnonymousUser


@dataclass(frozen=True)
class Act:
    """Who did something when: the role and the office for everybody, the name for colleagues."""

    role: str
    office: str
    name: str
    at: datetime


@dataclass(frozen=True)
class ReportOrigin:
    """One verified report behind the figures of an area."""

    submission_id: int
    office: str
    revision: int
    reason: str
    entered: Act
    submitted: Act | None
    receipt: Receipt | None
    verified: Act | None
    is_superseded: bool


@dataclass(frozen=True)
class CellOrigin:
    """What one office wrote into one cell, and when."""

    office: str
    entry: Entry
    saved: Act


@dataclass(frozen=True)
class FigureOrigin:
    """One published figure with the cells it is the sum of; ``anchor`` names its line on the page."""

    cell: Cell
    label: str
    entry: Entry
    potential: Entry
    cells: tuple[CellOrigin, ...]

    @property
    def anchor(self) -> str:
        """``PU``, ``rt-rw``, ``PU-JHT``, ``usaha-aktif``."""
        return self.cell.row if self.cell.field == PARTICIPANTS else f"{self.cell.row}-{self.cell.field}"


@dataclass(frozen=True)
class FigureSection:
    anchor: str
    title: str
    figures: tuple[FigureOrigin, ...]


@dataclass(frozen=True)
class AreaOrigin:
    """Everything behind the figures of one area in one release."""

    record: CoverageRecord | None
    publisher: Act
    reports: tuple[ReportOrigin, ...]
    sections: tuple[FigureSection, ...]

    @property
    def counted(self) -> list[FigureOrigin]:
        """The segments whose sum is the headline, in the order in which they are added."""
        if self.record is None or not self.sections:
            return []
        counted = self.record.release.counted_segments.split(" + ")
        return [figure for figure in self.sections[0].figures if figure.cell.row in counted and figure.entry.applicable]


def origin_of(release: Release, area: Area, places: Places) -> AreaOrigin:
    """Five queries, whatever the number of offices and cells."""
    record = (
        CoverageRecord.objects.filter(release=release, region=places.id_of(area))
        .select_related("release__published_by__office")
        .first()
    )
    reports = _reports(record.submissions if record else [])
    figures = _figures(record, _cells(reports)) if record else []
    return AreaOrigin(
        record=record,
        publisher=publisher_of(record.release if record else release),
        reports=tuple(_report(submission) for submission in reports),
        sections=tuple(_sections(figures)),
    )


def publisher_of(release: Release) -> Act:
    return _act(release.published_by, release.published_at)


def shows_names(user: Person) -> bool:
    """People are named to colleagues only: to readers a role and an office say enough."""
    return user.is_authenticated and user.role != Role.VIEWER


def readable_reports(origin: AreaOrigin, user: Person) -> set[int]:
    """The reports whose history this person may open. One query for whoever is signed in."""
    if not user.is_authenticated:
        return set()
    keys = [report.submission_id for report in origin.reports]
    return set(Submission.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))


def _reports(keys: Iterable[int]) -> list[Submission]:
    people = (f"{act}__office" for act in ("entered_by", "submitted_by", "verified_by"))
    rows = Submission.objects.filter(pk__in=list(keys)).select_related("obligation__office", *people)
    return list(rows.prefetch_related("receipts").order_by("obligation__office__name"))


def _report(submission: Submission) -> ReportOrigin:
    receipts = sorted(submission.receipts.all(), key=lambda receipt: receipt.serial)
    return ReportOrigin(
        submission_id=submission.pk,
        office=str(submission.obligation.office),
        revision=submission.revision,
        reason=submission.reason,
        entered=_act(submission.entered_by, submission.entered_at),
        submitted=_perhaps(submission.submitted_by, submission.submitted_at),
        receipt=receipts[-1] if receipts else None,
        verified=_perhaps(submission.verified_by, submission.verified_at),
        is_superseded=submission.status == Status.SUPERSEDED,
    )


def _act(person: User, at: datetime) -> Act:
    return Act(person.get_role_display(), str(person.office) if person.office else "", person.full_name, at)


def _perhaps(person: User | None, at: datetime | None) -> Act | None:
    return _act(person, at) if person and at else None


Cells = dict[Cell, list[CellOrigin]]


def _cells(reports: list[Submission]) -> Cells:
    """Every cell of the reports with its office and its hand."""
    offices = {submission.pk: str(submission.obligation.office) for submission in reports}
    found: Cells = defaultdict(list)
    rows = CellFigure.objects.filter(submission__in=list(offices)).select_related("saved_by__office")
    for row in sorted(rows, key=lambda row: (offices[row.submission_id], row.pk)):
        found[row.address].append(CellOrigin(offices[row.submission_id], row.entry, _act(row.saved_by, row.saved_at)))
    return found


def _figures(record: CoverageRecord, cells: Cells) -> list[FigureOrigin]:
    """The frozen figures, each with its cells; values are those of the release, never those of a later report."""
    names: dict[str, str] = {}
    frozen: dict[Cell, tuple[Entry, Entry]] = {}
    parts = CoveragePart.objects.filter(record=record).select_related("group").order_by("group__position", "pk")
    for part in parts:
        row = part.group.code if part.group else part.segment
        if part.group:
            names[row] = part.group.name
        field = part.programme or PARTICIPANTS
        frozen[Cell(row, field)] = Entry(part.participants, part.is_applicable), Entry(part.potential)
    employers = (record.active_employers, record.unregistered_employers, record.partial_employers)
    for employer, count in zip(Employer, employers, strict=True):
        frozen[Cell(EMPLOYER_ROW, str(employer))] = Entry(count), EMPTY
    frozen[OVERLAP] = Entry(record.overlap), EMPTY
    return [
        FigureOrigin(cell, figure_name(cell, names), entry, potential, tuple(cells.get(cell, ())))
        for cell, (entry, potential) in frozen.items()
        if not (entry.is_empty and potential.is_empty)
    ]


def _sections(figures: list[FigureOrigin]) -> list[FigureSection]:
    segments = [str(segment) for segment in Segment]

    def kind(figure: FigureOrigin) -> str:
        if figure.cell == OVERLAP or (figure.cell.row in segments and figure.cell.field == PARTICIPANTS):
            return "segmen"
        if figure.cell.row == EMPLOYER_ROW:
            return "usaha"
        return "kelompok" if figure.cell.field == PARTICIPANTS else "program"

    by_kind: dict[str, list[FigureOrigin]] = defaultdict(list)
    for figure in figures:
        by_kind[kind(figure)].append(figure)
    by_kind["segmen"].sort(key=_as_entered)
    by_kind["program"].sort(key=_as_entered)
    return [FigureSection(anchor, title, tuple(by_kind[anchor])) for anchor, title in TITLES.items() if by_kind[anchor]]


def _as_entered(figure: FigureOrigin) -> tuple[int, int]:
    """By segment and programme, as the screen of entry has them; persons counted twice come last."""
    rows, fields = [str(segment) for segment in Segment], [PARTICIPANTS, *(str(programme) for programme in Programme)]
    row, field = figure.cell.row, figure.cell.field
    return rows.index(row) if row in rows else len(rows), fields.index(field) if field in fields else len(fields)


TITLES = {
    "segmen": "Segmen",
    "kelompok": "Kelompok pekerja",
    "program": "Program",
    "usaha": "Badan usaha",
}
