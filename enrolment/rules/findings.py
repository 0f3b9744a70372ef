"""What a rule knows and what it says. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from enrolment.cells import EMPLOYER_ROW, OVERLAP_ROW, PARTICIPANTS, POTENTIAL, TOTAL_ROW, Cell
from enrolment.counts import Count, Counts
from enrolment.vocabulary import Employer, Programme, Segment

# An explanation is a sentence, not a tick: at least so many letters.
EXPLANATION_LENGTH = 10


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        return {"error": "Galat", "warning": "Peringatan"}[self]


@dataclass(frozen=True)
class Finding:
    """One sentence about one cell, with the name of the rule that found it."""

    level: Severity
    rule: str
    cell: Cell
    message: str


@dataclass(frozen=True)
class Thresholds:
    """From when on a change asks for an explanation: more than this share and at least so many persons."""

    change_share: Fraction = Fraction(10, 100)
    change_persons: int = 100


@dataclass(frozen=True)
class Reference:
    """What the rules hold a report against: what is valid in its month, and what is known of its area."""

    counted: Set[Segment]
    segment_of_group: Mapping[str, Segment]
    group_names: Mapping[str, str]
    allowed: Set[tuple[Segment, Programme]]
    thresholds: Thresholds = field(default_factory=Thresholds)
    previous: Counts | None = None
    eligible: int | None = None

    def row_name(self, row: str) -> str:
        """``Penerima upah (PU)``, ``RT/RW``, ``Peserta rangkap``: the row as people call it."""
        special = {OVERLAP_ROW: "Peserta rangkap", TOTAL_ROW: "Jumlah yang dihitung", EMPLOYER_ROW: "Badan usaha"}
        if row in special:
            return special[row]
        return Segment(row).label if row in set(Segment) else self.group_names.get(row, row)

    def cell_name(self, cell: Cell) -> str:
        """``Penerima upah (PU) – JHT``: the cell as sentences name it."""
        if cell.row == EMPLOYER_ROW:
            return Employer(cell.field).label if cell.field in set(Employer) else str(cell)
        if cell.field == PARTICIPANTS:
            return self.row_name(cell.row)
        return f"{self.row_name(cell.row)} – {'potensi' if cell.field == POTENTIAL else cell.field}"


Rule = Callable[[Counts, Reference], Iterator[Finding]]


def is_explained(note: str) -> bool:
    """Whether a note says enough to answer a warning."""
    return len(note.strip()) >= EXPLANATION_LENGTH


def participants_of(counts: Counts) -> dict[Cell, Count]:
    """Segments and groups by the cell of their participants."""
    rows = (*counts.segments.items(), *counts.groups.items())
    return {Cell(str(row), PARTICIPANTS): counted for row, counted in rows}


def programme_cell(segment: Segment, programme: Programme) -> Cell:
    return Cell(str(segment), str(programme))
