"""What a branch reports for one area and month, as plain records. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from enrolment.cells import EMPLOYER_ROW, EMPTY, OVERLAP, PARTICIPANTS, POTENTIAL, TOTAL, Cell, Entry
from enrolment.vocabulary import Employer, Programme, Segment


@dataclass(frozen=True)
class Count:
    """Participants and potential in persons.

    None is not reported, 0 is nobody, ``applicable=False`` is "tidak berlaku".
    """

    participants: int | None = None
    potential: int | None = None
    applicable: bool = True


@dataclass(frozen=True)
class Counts:
    """One report: segment totals, named groups (by code), programmes, persons standing in two segments, employers."""

    segments: Mapping[Segment, Count] = field(default_factory=dict)
    groups: Mapping[str, Count] = field(default_factory=dict)
    programmes: Mapping[tuple[Segment, Programme], int] = field(default_factory=dict)
    overlap: int | None = None
    employers: Mapping[Employer, int] = field(default_factory=dict)

    @cached_property
    def cells(self) -> dict[Cell, Entry]:
        """The same report cell by cell, without the cells that hold nothing."""
        cells: dict[Cell, Entry] = {}
        for row, counted in (*self.segments.items(), *self.groups.items()):
            cells[Cell(str(row), PARTICIPANTS)] = Entry(counted.participants, counted.applicable)
            cells[Cell(str(row), POTENTIAL)] = Entry(counted.potential)
        for (segment, programme), figure in self.programmes.items():
            cells[Cell(str(segment), str(programme))] = Entry(figure)
        cells[OVERLAP] = Entry(self.overlap)
        for employer, figure in self.employers.items():
            cells[Cell(EMPLOYER_ROW, str(employer))] = Entry(figure)
        return {cell: entry for cell, entry in cells.items() if not entry.is_empty}

    @property
    def fingerprint(self) -> str:
        """Twelve characters that change with any figure; printed on the receipt."""
        lines = [f"{cell}={entry.words}" for cell, entry in sorted(self.cells.items())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def counts_from(cells: Mapping[Cell, Entry]) -> Counts:
    """A report put together from its cells."""
    rows: dict[str, Count] = {}
    programmes: dict[tuple[Segment, Programme], int] = {}
    employers: dict[Employer, int] = {}
    for cell, entry in cells.items():
        if cell in (OVERLAP, TOTAL) or entry.is_empty:
            continue
        known = rows.get(cell.row, Count())
        if cell.field == PARTICIPANTS:
            rows[cell.row] = replace(known, participants=entry.number, applicable=entry.applicable)
        elif cell.field == POTENTIAL:
            rows[cell.row] = replace(known, potential=entry.number)
        elif entry.number is None:
            continue
        elif cell.row == EMPLOYER_ROW:
            employers[Employer(cell.field)] = entry.number
        else:
            programmes[Segment(cell.row), Programme(cell.field)] = entry.number
    return Counts(
        segments={segment: rows[segment] for segment in Segment if segment in rows},
        groups={row: counted for row, counted in rows.items() if row not in _SEGMENTS},
        programmes=programmes,
        overlap=cells.get(OVERLAP, EMPTY).number,
        employers=employers,
    )


_SEGMENTS = frozenset(str(segment) for segment in Segment)


def sum_known(values: Iterable[int | None]) -> int | None:
    """The sum, or None as soon as one part is unknown or there is no part at all."""
    parts = list(values)
    return None if not parts or None in parts else sum(part for part in parts if part is not None)


def add(left: Count, right: Count) -> Count:
    """The count of two offices together; what does not apply adds nothing."""
    if not left.applicable:
        return right
    if not right.applicable:
        return left
    return Count(
        sum_known((left.participants, right.participants)),
        sum_known((left.potential, right.potential)),
        applicable=True,
    )


def total_participants(counts: Counts, counted: Iterable[Segment]) -> int | None:
    """Persons covered in the counted segments less the known overlap; None while a counted segment is unknown."""
    parts = []
    for segment in counted:
        count = counts.segments.get(segment, Count())
        if count.applicable:
            parts.append(count.participants)
    total = sum_known(parts)
    return None if total is None else total - (counts.overlap or 0)


def join_offices(reports: Iterable[Counts]) -> Counts:
    """The counts of an area that several offices serve; a figure that one office left out stays unknown."""
    reports = list(reports)
    segments: dict[Segment, Count] = {}
    groups: dict[str, Count] = {}
    programmes: dict[tuple[Segment, Programme], int] = {}
    for segment in {segment for report in reports for segment in report.segments}:
        segments[segment] = _join(report.segments.get(segment, Count()) for report in reports)
    for group in {group for report in reports for group in report.groups}:
        groups[group] = _join(report.groups.get(group, Count()) for report in reports)
    for key in {key for report in reports for key in report.programmes}:
        # An office to which the segment does not apply adds nothing; one that left it out leaves it unknown.
        owing = [report for report in reports if report.segments.get(key[0], Count()).applicable]
        total = sum_known(report.programmes.get(key) for report in owing)
        if total is not None:
            programmes[key] = total
    employers = {
        employer: total
        for employer in Employer
        if (total := sum_known(report.employers.get(employer) for report in reports)) is not None
    }
    overlaps = [report.overlap for report in reports if report.overlap is not None]
    return Counts(segments, groups, programmes, overlap=sum(overlaps) if overlaps else None, employers=employers)


def _join(parts: Iterable[Count]) -> Count:
    joined = Count(applicable=False)
    for part in parts:
        joined = add(joined, part)
    return joined
