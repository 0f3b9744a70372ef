"""The change of participants in workers: segments, their named groups and the rest, as lines that add up. Pure.

What is not reported in one of both months is never 0: such a group counts to the rest of its segment in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coverage.figures.area import Part


@dataclass(frozen=True)
class Line:
    """One number before and after. For several areas: the sum over the ``known`` ones of ``of`` that have both."""

    label: str
    before: int | None
    after: int | None
    known: int = 0
    of: int = 1
    applicable: bool = True
    code: str = ""

    @property
    def difference(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class SegmentLines:
    """A segment with its groups. ``rest``: its participants in no group that both months know; None if unknown."""

    segment: str
    line: Line
    groups: tuple[Line, ...]
    rest: Line | None
    counted_before: bool
    counted_after: bool
    contribution: int
    """What the segment adds to the change of participants; where it does not apply or count, nothing."""


@dataclass(frozen=True)
class Ledger:
    """Contributions of the segments less the change of the overlap are the change of participants."""

    segments: tuple[SegmentLines, ...]
    overlap: Line
    participants: Line

    @property
    def counted(self) -> tuple[SegmentLines, ...]:
        return tuple(lines for lines in self.segments if lines.counted_before or lines.counted_after)

    @property
    def deduction(self) -> int:
        """Change of the deducted overlap; what nobody reported deducts nothing."""
        return (self.overlap.after or 0) - (self.overlap.before or 0)

    @property
    def deducted(self) -> int:
        """What that does to the participants."""
        return -self.deduction

    @property
    def unexplained(self) -> int:
        """0 in every release that this site froze; shown where it is not, so that the table adds up."""
        difference = self.participants.difference or 0
        return difference - sum(lines.contribution for lines in self.segments) + self.deduction

    @property
    def movements(self) -> list[Line]:
        """Groups and rests whose difference is known, the largest gain first."""
        lines = [line for lines in self.segments for line in (*lines.groups, lines.rest) if line is not None]
        known = [line for line in lines if line.difference is not None]
        return sorted(known, key=lambda line: (-(line.difference or 0), line.label))


@dataclass(frozen=True)
class Side:
    """One area in one release, as far as participants go. ``counted``: segments that count towards coverage."""

    participants: int | None
    overlap: int | None
    parts: Sequence[Part]
    counted: frozenset[str]


def ledger(before: Side, after: Side, segments: Sequence[str]) -> Ledger:
    """Two months of one area; ``segments`` in the order they are shown."""
    return Ledger(
        tuple(_segment(name, before, after) for name in segments if _has(name, before) or _has(name, after)),
        _pair("Peserta rangkap", before.overlap, after.overlap),
        _pair("Peserta aktif", before.participants, after.participants),
    )


def add_ledgers(ledgers: Sequence[Ledger]) -> Ledger | None:
    """Several areas together; every line over the areas that have it in both months. None for none."""
    if not ledgers:
        return None
    segments: dict[str, list[SegmentLines]] = {}
    for one in ledgers:
        for lines in one.segments:
            segments.setdefault(lines.segment, []).append(lines)
    order = sorted(segments, key=lambda name: _place(name, ledgers))
    overlaps = [one.overlap for one in ledgers]
    return Ledger(
        tuple(_together(segments[name], len(ledgers)) for name in order),
        Line(
            overlaps[0].label,
            _sum(line.before for line in overlaps),
            _sum(line.after for line in overlaps),
            known=sum(line.difference is not None for line in overlaps),
            of=len(ledgers),
        ),
        _added([one.participants for one in ledgers], len(ledgers)),
    )


def _has(name: str, side: Side) -> bool:
    return any(part.segment == name for part in side.parts)


def _segment(name: str, before: Side, after: Side) -> SegmentLines:
    then, now = _by_code(name, before), _by_code(name, after)
    whole = _line(now.get("") or then[""], then.get(""), now.get(""))
    # In the order of the register, what only the earlier month has at the end.
    codes = [code for code in dict.fromkeys((*now, *then)) if code]
    groups = tuple(_line(now.get(code) or then[code], then.get(code), now.get(code)) for code in codes)
    counted_before, counted_after = name in before.counted, name in after.counted
    contribution = ((whole.after or 0) if counted_after else 0) - ((whole.before or 0) if counted_before else 0)
    return SegmentLines(name, whole, groups, _rest(name, whole, groups), counted_before, counted_after, contribution)


def _by_code(name: str, side: Side) -> dict[str, Part]:
    """The parts of a segment by the code of their group; the segment itself under the empty code."""
    parts = {part.group: part for part in side.parts if part.segment == name and not part.programme}
    parts.setdefault("", Part(name, name, None, None))
    return parts


def _line(known: Part, then: Part | None, now: Part | None) -> Line:
    applicable = any(part is not None and part.applicable for part in (then, now))
    before, after = then.participants if then else None, now.participants if now else None
    return _pair(known.label, before, after, applicable=applicable, code=known.group)


def _pair(label: str, before: int | None, after: int | None, *, applicable: bool = True, code: str = "") -> Line:
    known = int(before is not None and after is not None)
    return Line(label, before, after, known=known, applicable=applicable, code=code)


def _rest(segment: str, whole: Line, groups: Iterable[Line]) -> Line | None:
    if whole.before is None or whole.after is None:
        return None
    both = [(line.before, line.after) for line in groups if line.before is not None and line.after is not None]
    before, after = whole.before - sum(then for then, _ in both), whole.after - sum(now for _, now in both)
    return _pair(f"{segment} di luar kelompok", before, after)


def _together(parts: Sequence[SegmentLines], of: int) -> SegmentLines:
    """One segment of several areas; a group counts where the segment itself is known, so that the lines add up."""
    known = [lines for lines in parts if lines.rest is not None]
    groups: dict[str, list[Line]] = {}
    for lines in parts:
        for line in lines.groups:
            groups.setdefault(line.code, []).append(
                line if lines.rest is not None else Line(line.label, None, None, applicable=line.applicable)
            )
    whole = _added([lines.line for lines in parts], of)
    return SegmentLines(
        parts[0].segment,
        whole,
        tuple(_group(code, lines, of) for code, lines in groups.items()),
        _added([lines.rest for lines in known if lines.rest is not None], of) if known else None,
        any(lines.counted_before for lines in parts),
        any(lines.counted_after for lines in parts),
        sum(lines.contribution for lines in parts),
    )


def _group(code: str, lines: Sequence[Line], of: int) -> Line:
    applicable = any(line.applicable for line in lines)
    return replace(_added(lines, of), applicable=applicable, code=code)


def _added(lines: Sequence[Line], of: int) -> Line:
    both = [(line.before, line.after) for line in lines if line.before is not None and line.after is not None]
    if not both:
        return Line(lines[0].label, None, None, known=0, of=of)
    return Line(lines[0].label, sum(then for then, _ in both), sum(now for _, now in both), known=len(both), of=of)


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _place(name: str, ledgers: Sequence[Ledger]) -> int:
    """Where a segment stands in the ledger that has it earliest."""
    return min(position for one in ledgers for position, lines in enumerate(one.segments) if lines.segment == name)
