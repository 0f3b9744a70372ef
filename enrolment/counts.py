"""What a branch reports for one area and month, as plain records. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from enrolment.vocabulary import Programme, Segment


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
    """One report: segment totals, named groups (by code), programmes, and persons known to stand in two segments."""

    segments: Mapping[Segment, Count] = field(default_factory=dict)
    groups: Mapping[str, Count] = field(default_factory=dict)
    programmes: Mapping[tuple[Segment, Programme], int] = field(default_factory=dict)
    overlap: int | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve characters that change with any figure; printed on the receipt."""
        lines = [f"{s}:{c.participants}:{c.potential}:{c.applicable}" for s, c in sorted(self.segments.items())]
        lines += [f"{g}:{c.participants}:{c.potential}:{c.applicable}" for g, c in sorted(self.groups.items())]
        lines += [f"{s}.{p}:{n}" for (s, p), n in sorted(self.programmes.items())]
        lines.append(f"overlap:{self.overlap}")
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


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
        total = sum_known(report.programmes.get(key) for report in reports)
        if total is not None:
            programmes[key] = total
    overlaps = [report.overlap for report in reports if report.overlap is not None]
    return Counts(segments, groups, programmes, overlap=sum(overlaps) if overlaps else None)


def _join(parts: Iterable[Count]) -> Count:
    joined = Count(applicable=False)
    for part in parts:
        joined = add(joined, part)
    return joined
