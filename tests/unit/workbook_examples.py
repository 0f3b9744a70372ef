"""A book of an office with two areas, for tests that need no database."""

from __future__ import annotations

from collections.abc import Mapping

from enrolment.cells import Cell, Entry
from enrolment.counts import Count, Counts
from enrolment.rules import Reference
from enrolment.vocabulary import Programme, Segment
from enrolment.workbook import Area, Book, Stored
from periods.month import Month

OFFICE, MONTH = "kc-lampung-tengah", Month(2026, 10)
ALLOWED = frozenset((segment, programme) for segment in (Segment.PU, Segment.BPU) for programme in Programme) - {
    (Segment.BPU, Programme.JP),
    (Segment.BPU, Programme.JKP),
}
GROUPS = {"rt-rw": Segment.PU, "pekerja-rentan": Segment.BPU}
PREVIOUS = Counts({Segment.PU: Count(59_000), Segment.BPU: Count(20_000)}, {"rt-rw": Count(800)})
REFERENCE = Reference(
    counted=frozenset({Segment.PU, Segment.BPU}),
    segment_of_group=GROUPS,
    group_names={"rt-rw": "RT/RW", "pekerja-rentan": "Pekerja rentan"},
    allowed=ALLOWED,
    previous=PREVIOUS,
)


def stored(counts: Counts, notes: Mapping[Cell, str] | None = None) -> dict[Cell, Stored]:
    cells = {cell: Stored(entry, "", 1) for cell, entry in counts.cells.items()}
    for cell, note in (notes or {}).items():
        cells[cell] = Stored(cells[cell].entry if cell in cells else Entry(), note, 1)
    return cells


def book(
    first: Counts | None = None,
    second: Counts | None = None,
    *,
    notes: Mapping[Cell, str] | None = None,
    closed: str = "",
    office: str = OFFICE,
    month: Month = MONTH,
) -> Book:
    areas = (
        Area("18.02", "Kabupaten Lampung Tengah", REFERENCE, stored(first or Counts(), notes), obligation=1),
        Area("18.10", "Kabupaten Pringsewu", REFERENCE, stored(second or Counts()), closed, obligation=2),
    )
    return Book(office, "Kantor Cabang Lampung Tengah", month, areas)
