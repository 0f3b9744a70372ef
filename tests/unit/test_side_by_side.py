"""A report beside other months: each figure meets its own cell, and what nobody knows makes no difference."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enrolment.cells import EMPTY, TOTAL, Cell, Entry
from enrolment.counts import Count, Counts
from enrolment.layout import layout
from enrolment.rules import Reference, judge
from enrolment.side_by_side import Beside, Line, Note, Remarks, changed_lines, side_by_side
from enrolment.vocabulary import Programme, Segment

REFERENCE = Reference(
    counted={Segment.PU, Segment.BPU},
    segment_of_group={"rt-rw": Segment.BPU},
    group_names={"rt-rw": "RT/RW"},
    allowed={(Segment.PU, Programme.JKK)},
)
NOW = Counts(
    segments={Segment.PU: Count(120, 300), Segment.BPU: Count(50)},
    groups={"rt-rw": Count(applicable=False)},
    programmes={(Segment.PU, Programme.JKK): 120},
    overlap=5,
)
THEN = Counts(segments={Segment.PU: Count(100, 300), Segment.BPU: Count(0)}, groups={"rt-rw": Count(0)})


def lines(beside: Beside, remarks: Remarks | None = None, counts: Counts = NOW) -> dict[Cell, Line]:
    reference = replace(REFERENCE, previous=beside.before)
    blocks = side_by_side(layout(reference), counts, beside, reference, judge(counts, reference), remarks or Remarks())
    return {line.row.cell: line for block in blocks for line in block.lines}


def test_differences_are_in_persons_and_in_parts_of_last_month() -> None:
    found = lines(Beside(before=THEN))
    employees = found[Cell("PU", "peserta")]
    assert (employees.difference, employees.share) == (20, Fraction(1, 5))
    assert employees.potential == Entry(300)


def test_of_nobody_last_month_there_is_no_part_and_of_unknown_no_difference() -> None:
    found = lines(Beside(before=THEN))
    assert (found[Cell("BPU", "peserta")].difference, found[Cell("BPU", "peserta")].share) == (50, None)
    assert found[Cell("rt-rw", "peserta")].now == Entry(applicable=False)
    assert found[Cell("rt-rw", "peserta")].before == Entry(0)
    assert found[Cell("rt-rw", "peserta")].difference is None
    assert found[Cell("PMI", "peserta")].difference is None
    assert all(line.difference is None for line in lines(Beside()).values())


def test_the_total_is_computed_for_every_month_and_unknown_stays_unknown() -> None:
    found = lines(Beside(before=THEN, year_ago=Counts(segments={Segment.PU: Count(90)})))
    assert (found[TOTAL].now, found[TOTAL].before, found[TOTAL].year_ago) == (Entry(165), Entry(100), EMPTY)


def test_programmes_that_do_not_apply_here_are_left_out_unless_something_stands_there() -> None:
    assert Cell("PMI", "JP") not in lines(Beside())
    assert Cell("PU", "JKK") in lines(Beside())


def test_only_what_a_revision_changed_is_changed_also_where_only_the_potential_moved() -> None:
    revised = replace(NOW, segments={Segment.PU: Count(120, 299), Segment.BPU: Count(50)}, overlap=None)
    reference = REFERENCE
    blocks = side_by_side(layout(reference), NOW, Beside(revised=revised), reference, [], Remarks())
    assert [str(line.row.cell) for line in changed_lines(blocks)] == ["PU.peserta", "rangkap.peserta"]
    assert changed_lines(side_by_side(layout(reference), NOW, Beside(), reference, [], Remarks())) == []


def test_findings_notes_and_remarks_stand_at_their_cell() -> None:
    remarks = Remarks(
        notes={Cell("PU", "peserta"): Note("Pabrik baru.", "Ani"), Cell("PU", "potensi"): Note("Sensus.", "Ani")},
        returned={Cell("BPU", "peserta"): "Cocokkan."},
    )
    large = replace(NOW, segments={Segment.PU: Count(1_200, 300), Segment.BPU: Count(50)})
    found = lines(Beside(before=THEN), remarks, large)
    assert [note.text for note in found[Cell("PU", "peserta")].notes] == ["Pabrik baru.", "Sensus."]
    rules = {finding.rule for finding in found[Cell("PU", "peserta")].findings}
    assert rules == {"large_change", "participants_within_their_potential"}
    assert found[Cell("BPU", "peserta")].remark == "Cocokkan."
    assert found[Cell("PMI", "peserta")].findings == ()
