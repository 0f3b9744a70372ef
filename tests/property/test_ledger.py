"""Whatever is reported, the lines of a change add up: in one area and over many."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.area import Part
from coverage.figures.ledger import Ledger, Side, add_ledgers, ledger
from coverage.figures.rounding import adding_up
from enrolment.numbers import round_half_up

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
GROUPS = {"perusahaan": "PU", "kampung": "PU", "rentan": "BPU", "nelayan": "BPU"}
numbers = st.integers(0, 50_000)
perhaps = st.none() | numbers


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """A reported area: counted segments are known or tidak berlaku, everything else may be missing."""
    counted = frozenset(draw(st.sets(st.sampled_from(SEGMENTS[:3]), min_size=1)))
    parts = []
    total = 0
    for segment in SEGMENTS:
        applicable = draw(st.booleans()) or segment == "PU"
        value = draw(numbers) if segment in counted else draw(perhaps)
        value = value if applicable else None
        if segment in counted:
            total += value or 0
        parts.append(Part(segment, segment, value, None, applicable))
    for group, segment in GROUPS.items():
        if draw(st.booleans()):
            parts.append(Part(segment, group, draw(perhaps), None, group=group))
    overlap = draw(st.none() | st.integers(0, 500))
    return Side(total - (overlap or 0), overlap, parts, counted)


def check(one: Ledger) -> None:
    assert one.unexplained == 0
    assert sum(lines.contribution for lines in one.segments) - one.deduction == one.participants.difference
    for lines in one.segments:
        if lines.rest is None:
            continue
        known = [line for line in lines.groups if line.difference is not None]
        assert sum(line.before or 0 for line in (*known, lines.rest)) == lines.line.before
        assert sum(line.after or 0 for line in (*known, lines.rest)) == lines.line.after
        assert sum(line.difference or 0 for line in (*known, lines.rest)) == lines.line.difference


@given(sides(), sides())
def test_the_lines_of_one_area_add_up(before: Side, after: Side) -> None:
    check(ledger(before, after, SEGMENTS))


@given(st.lists(st.tuples(sides(), sides()), min_size=1, max_size=4))
def test_the_lines_of_several_areas_add_up(pairs: Sequence[tuple[Side, Side]]) -> None:
    # All areas of a release count the same segments, so the rule of the first pair is given to all.
    first = pairs[0]
    same = [(like(before, first[0]), like(after, first[1])) for before, after in pairs]
    together = add_ledgers([ledger(before, after, SEGMENTS) for before, after in same])
    assert together is not None
    check(together)


def like(side: Side, model: Side) -> Side:
    parts = [
        Part(part.segment, part.label, part.participants or 0, None, part.applicable, group=part.group)
        if not part.group and part.segment in model.counted and part.applicable
        else part
        for part in side.parts
    ]
    values = [part.participants or 0 for part in parts if not part.group and part.segment in model.counted]
    return Side(sum(values) - (side.overlap or 0), side.overlap, parts, model.counted)


@given(sides(), sides())
def test_what_is_not_reported_in_one_month_has_no_difference(before: Side, after: Side) -> None:
    then = {part.group: part.participants for part in before.parts if part.group}
    now = {part.group: part.participants for part in after.parts if part.group}
    for lines in ledger(before, after, SEGMENTS).segments:
        for line in lines.groups:
            missing = then.get(line.code) is None or now.get(line.code) is None
            assert (line.difference is None) == missing


fractions = st.fractions(min_value=-1, max_value=1, max_denominator=4_000_000)


@given(st.lists(fractions, min_size=1, max_size=6), st.integers(1, 5))
def test_shown_parts_add_up_to_the_total_rounded_half_up(parts: list[Fraction], places: int) -> None:
    shown = adding_up(parts, places)
    unit = Fraction(1, 10**places)
    assert sum(shown.parts) == shown.total == Fraction(round_half_up(sum(parts, Fraction(0)), places))
    assert all(abs(rounded - exact) < unit for rounded, exact in zip(shown.parts, parts, strict=True))
    plain = tuple(Fraction(round_half_up(part, places)) for part in parts)
    assert shown.adjusted == (shown.parts != plain)


@given(fractions, st.integers(1, 5))
def test_a_part_that_is_nothing_stays_nothing(part: Fraction, places: int) -> None:
    assert adding_up([part, Fraction(0)], places).parts[1] == 0
