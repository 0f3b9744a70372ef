"""A report beside last month, last year and the revision before it: what whoever verifies it looks at. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from enrolment.cells import EMPTY, TOTAL, Cell, Entry
from enrolment.counts import Counts, total_participants
from enrolment.layout import Row, RowKind, Section, cells_of
from enrolment.rules import Finding, Reference


@dataclass(frozen=True)
class Beside:
    """What a report is held against; None where there is nothing of that kind."""

    before: Counts | None = None
    year_ago: Counts | None = None
    revised: Counts | None = None
    handed_in: Counts | None = None


@dataclass(frozen=True)
class Note:
    """An explanation of a cell and who wrote it."""

    text: str
    by: str


@dataclass(frozen=True)
class Line:
    """One row. ``revised``: in the revision before; ``handed_in``: when it was handed in the time before."""

    row: Row
    now: Entry
    potential: Entry
    before: Entry = EMPTY
    year_ago: Entry = EMPTY
    revised: Entry = EMPTY
    handed_in: Entry = EMPTY
    is_revised: bool = False
    is_mended: bool = False
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    remark: str = ""

    @property
    def difference(self) -> int | None:
        """Persons more or fewer than last month; None where one of the two is unknown."""
        if self.now.number is None or self.before.number is None:
            return None
        return self.now.number - self.before.number

    @property
    def share(self) -> Fraction | None:
        """The difference as a part of last month; None also where last month was nobody."""
        if self.difference is None or not self.before.number:
            return None
        return Fraction(self.difference, self.before.number)


@dataclass(frozen=True)
class Block:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Remarks:
    """What was said of single cells: explanations by those who enter, and what a verifier asked to mend."""

    notes: Mapping[Cell, Note] = field(default_factory=dict)
    returned: Mapping[Cell, str] = field(default_factory=dict)


def side_by_side(
    sections: Iterable[Section],
    counts: Counts,
    beside: Beside,
    reference: Reference,
    findings: Iterable[Finding],
    remarks: Remarks,
) -> tuple[Block, ...]:
    """The rows of the report in the order of the layout, without those that are closed this month."""
    found = list(findings)
    figures = _figures(counts, reference)
    then = {name: _figures(getattr(beside, name), reference) for name in ("before", "year_ago", "revised", "handed_in")}
    blocks = []
    for section in sections:
        lines = [_line(row, figures, then, beside, found, remarks) for row in section.rows if not row.is_closed]
        blocks.append(Block(section.title, tuple(lines)))
    return tuple(blocks)


def _figures(counts: Counts | None, reference: Reference) -> dict[Cell, Entry]:
    """All cells of a report and its computed total."""
    if counts is None:
        return {}
    return counts.cells | {TOTAL: Entry(total_participants(counts, reference.counted))}


def _line(
    row: Row,
    figures: Mapping[Cell, Entry],
    then: Mapping[str, Mapping[Cell, Entry]],
    beside: Beside,
    findings: list[Finding],
    remarks: Remarks,
) -> Line:
    cells = cells_of(row)

    def differs(name: str, other: Counts | None) -> bool:
        return other is not None and any(figures.get(c, EMPTY) != then[name].get(c, EMPTY) for c in cells)

    return Line(
        row=row,
        now=figures.get(row.cell, EMPTY),
        potential=figures.get(row.potential, EMPTY) if row.potential else EMPTY,
        **{name: of_then.get(row.cell, EMPTY) for name, of_then in then.items()},
        is_revised=differs("revised", beside.revised),
        is_mended=differs("handed_in", beside.handed_in),
        findings=tuple(finding for finding in findings if finding.cell in cells),
        notes=tuple(remarks.notes[cell] for cell in cells if cell in remarks.notes),
        remark=" ".join(remarks.returned[cell] for cell in cells if cell in remarks.returned),
    )


def changed_lines(blocks: Iterable[Block]) -> list[Line]:
    """What a revision changed; the computed total follows from the others and is no change of its own."""
    return [line for block in blocks for line in block.lines if line.is_revised and line.row.kind is not RowKind.TOTAL]
