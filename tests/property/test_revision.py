"""What a revision lists is exactly what turns the old figures into the new ones."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.figure import Figure
from coverage.figures.ranking import rank
from coverage.figures.revision import AreaState, compare
from enrolment.cells import EMPTY, Cell, Entry

CUTS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
AREAS = ("metro", "mesuji", "pringsewu", "tanggamus")
CELLS = [Cell(row, field) for row in ("PU", "BPU", "rt-rw") for field in ("peserta", "potensi", "JHT")]

entries = st.one_of(
    st.just(Entry(applicable=False)), st.integers(0, 5).map(Entry), st.integers(0, 3_000_000).map(Entry)
)
figures = st.builds(
    lambda participants, eligible: Figure(participants, eligible, cuts=CUTS),
    st.none() | st.integers(0, 30),
    st.none() | st.integers(1, 30),
)
states = st.builds(AreaState, figures, st.dictionaries(st.sampled_from(CELLS), entries, max_size=9))
releases = st.fixed_dictionaries(dict.fromkeys(AREAS, states))


@given(releases)
def test_a_release_differs_in_nothing_from_itself(release: dict[str, AreaState]) -> None:
    assert compare(release, release).is_empty


@given(releases, releases)
def test_the_listed_figures_turn_the_old_release_into_the_new_one(
    before: dict[str, AreaState], after: dict[str, AreaState]
) -> None:
    mended = {area: dict(state.cells) for area, state in before.items()}
    for changed in compare(before, after).figures:
        assert mended[changed.area].get(changed.cell, EMPTY) == changed.before
        mended[changed.area][changed.cell] = changed.after
    filled = {
        area: {cell: entry for cell, entry in cells.items() if not entry.is_empty} for area, cells in mended.items()
    }
    assert filled == {area: dict(state.cells) for area, state in after.items()}


@given(releases, releases)
def test_the_way_back_lists_the_same_figures_the_other_way_round(
    before: dict[str, AreaState], after: dict[str, AreaState]
) -> None:
    there, back = compare(before, after), compare(after, before)
    assert {(c.area, c.cell, c.before, c.after) for c in there.figures} == {
        (c.area, c.cell, c.after, c.before) for c in back.figures
    }
    for changed in there.figures:
        opposite = next(c for c in back.figures if (c.area, c.cell) == (changed.area, changed.cell))
        if changed.difference is None:
            assert opposite.difference is None
        else:
            assert changed.difference == -(opposite.difference or 0) != 0


@given(releases, releases)
def test_categories_and_places_are_listed_where_and_only_where_they_differ(
    before: dict[str, AreaState], after: dict[str, AreaState]
) -> None:
    changes = compare(before, after)
    assert {flip.area for flip in changes.categories} == {
        area for area in AREAS if before[area].figure.category != after[area].figure.category
    }
    then = rank({area: state.figure.rate for area, state in before.items()})
    now = rank({area: state.figure.rate for area, state in after.items()})

    def label(place: object) -> str:
        return place.label if place else ""  # type: ignore[attr-defined]

    assert {move.area for move in changes.places} == {area for area in AREAS if label(then[area]) != label(now[area])}
