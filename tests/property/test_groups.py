"""Sums of groups for any areas: a partition adds up to the whole, and no share leaves the range of its parts."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.figure import Figure
from coverage.figures.groups import by_kind, peers_by_size, subtotal
from periods.month import Month

FIGURES = st.builds(
    lambda participants, eligible: Figure(participants, eligible, target=Fraction(4553, 10_000)),
    st.none() | st.integers(0, 2_000_000),
    st.none() | st.integers(1, 2_000_000),
)


def rows(figures: list[Figure], kinds: list[str]) -> list[AreaFigure]:
    return [
        AreaFigure(
            Area(str(n), str(n), str(n), str(n), kinds[n % len(kinds)], str(n)),
            Month(2026, 10),
            figure,
            Provenance(),
            provisional=False,
        )
        for n, figure in enumerate(figures)
    ]


@given(st.lists(FIGURES, max_size=12))
def test_groups_of_a_partition_add_up_to_the_whole(figures: list[Figure]) -> None:
    areas = rows(figures, ["kabupaten", "kabupaten", "kota"])
    parts = [subtotal(r for r in areas if r.area.slug in g.slugs) for g in by_kind([r.area for r in areas])]
    whole = subtotal(areas)
    assert sum(part.combined.participants or 0 for part in parts) == (whole.combined.participants or 0)
    assert sum(part.combined.eligible or 0 for part in parts) == (whole.combined.eligible or 0)
    assert sum(part.combined.reporting for part in parts) == whole.combined.reporting
    assert sum(part.gap or 0 for part in parts) == (whole.gap or 0)


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_the_share_of_a_group_lies_between_its_lowest_and_highest_part(figures: list[Figure]) -> None:
    known = [figure.rate for figure in figures if figure.rate is not None]
    rate = subtotal(rows(figures, ["kabupaten"])).rate
    assert (rate is None) == (not known)
    assert rate is None or min(known) <= rate <= max(known)


@given(st.lists(FIGURES, min_size=2, max_size=12))
def test_being_of_one_size_goes_both_ways(figures: list[Figure]) -> None:
    areas = rows(figures, ["kabupaten"])
    peers = {row.area.slug: {peer.area.slug for peer in peers_by_size(row, areas)} for row in areas}
    assert all((one in peers[other]) == (other in peers[one]) for one in peers for other in peers)
