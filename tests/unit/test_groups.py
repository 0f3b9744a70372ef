"""Groups by a written rule, and their sums."""

from __future__ import annotations

from fractions import Fraction

from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.figure import Figure
from coverage.figures.groups import (
    Potential,
    Service,
    by_bpu_share,
    by_kind,
    by_office,
    peers_by_size,
    scope_bpu_share,
    subtotal,
)
from periods.month import Month

MONTH = Month(2026, 10)


def area(slug: str, kind: str = "kabupaten") -> Area:
    return Area(slug, slug.title(), f"{kind.title()} {slug.title()}", slug[:3], kind, f"18.{slug}")


def figure(slug: str, participants: int | None, eligible: int | None, target: Fraction | None = None) -> AreaFigure:
    return AreaFigure(area(slug), MONTH, Figure(participants, eligible, target=target), Provenance(), False)


A, B, C, D = (area(slug) for slug in "abcd")
CITY = area("kota", "kota")


def service(office: str, served: Area) -> Service:
    return Service(office, f"Kantor {office}", served, Month(2022, 1), None, "sumber")


def members(groups: list) -> dict[str, set[str]]:
    return {group.label: set(group.slugs) for group in groups}


def test_kabupaten_stand_with_kabupaten_and_kota_with_kota() -> None:
    assert members(by_kind([A, CITY, B])) == {"Kabupaten": {"a", "b"}, "Kota": {"kota"}}


def test_an_area_of_two_offices_stands_in_both_groups() -> None:
    groups = by_office([A, B, C], [service("x", A), service("x", B), service("y", B)])
    assert members(groups) == {"Kantor x": {"a", "b"}, "Kantor y": {"b"}, "Tanpa kantor yang tercatat": {"c"}}


def test_an_office_that_serves_elsewhere_makes_no_group_here() -> None:
    assert members(by_office([A], [service("x", B)])) == {"Tanpa kantor yang tercatat": {"a"}}


def test_shares_of_bpu_within_two_points_of_the_scope_are_about_the_same() -> None:
    # Together 210 of 400: 52.5 %.
    potentials = {
        "a": Potential(50, 50),  # 50.0 %: 2.5 points below
        "b": Potential(49, 51),  # 51.0 %: 1.5 points below
        "c": Potential(46, 54),  # 54.0 %: 1.5 points above
        "d": Potential(45, 55),  # 55.0 %: 2.5 points above
    }
    assert scope_bpu_share(potentials.values()) == Fraction(210, 400)
    assert members(by_bpu_share([A, B, C, D], potentials)) == {
        "Bagian BPU lebih kecil": {"a"},
        "Bagian BPU serupa": {"b", "c"},
        "Bagian BPU lebih besar": {"d"},
    }


def test_exactly_two_points_away_is_still_about_the_same() -> None:
    potentials = {"a": Potential(52, 48), "b": Potential(48, 52)}
    assert members(by_bpu_share([A, B], potentials)) == {"Bagian BPU serupa": {"a", "b"}}


def test_an_unknown_potential_is_no_share_of_nothing() -> None:
    potentials = {"a": Potential(50, 50), "b": Potential(None, 50), "c": Potential(0, 0)}
    assert members(by_bpu_share([A, B, C, D], potentials)) == {
        "Bagian BPU serupa": {"a"},
        "Potensi belum diketahui": {"b", "c", "d"},
    }
    assert members(by_bpu_share([A], {})) == {"Potensi belum diketahui": {"a"}}
    assert scope_bpu_share([Potential(None, 5)]) is None


def test_peers_have_at_least_half_and_at_most_twice_the_eligible_workers() -> None:
    own = figure("a", 10, 100)
    others = [figure("b", 1, 50), figure("c", None, 200), figure("d", 1, 49), figure("e", 1, 201), figure("f", 1, None)]
    assert [row.area.slug for row in peers_by_size(own, [own, *others])] == ["a", "b", "c"]
    assert peers_by_size(figure("a", 10, None), others) == []


def test_a_sum_is_divided_last_and_leaves_out_who_did_not_report() -> None:
    half = Fraction(1, 2)
    both = subtotal([figure("a", 10, 100, half), figure("b", 90, 300, half), figure("c", None, 1000, half)])
    assert both.rate == Fraction(100, 400)
    assert (both.combined.reporting, both.combined.expected) == (2, 3)
    assert both.target_count == 50 + 150
    assert both.gap == 100
    assert both.uncovered == 300


def test_who_passed_the_target_is_deducted_from_the_gap_of_the_group() -> None:
    half = Fraction(1, 2)
    assert subtotal([figure("a", 60, 100, half), figure("b", 20, 100, half)]).gap == 20


def test_without_the_target_of_one_area_the_gap_of_the_group_is_unknown() -> None:
    both = subtotal([figure("a", 60, 100, Fraction(1, 2)), figure("b", 20, 100)])
    assert both.gap is None
    assert both.rate == Fraction(80, 200)


def test_a_group_in_which_nobody_reported_is_unknown_and_not_zero() -> None:
    nothing = subtotal([figure("a", None, 100, Fraction(1, 2))])
    assert (nothing.rate, nothing.gap, nothing.uncovered, nothing.combined.participants) == (None, None, None, None)


def test_more_participants_than_workers_leave_nobody_uncovered() -> None:
    assert subtotal([figure("a", 120, 100)]).uncovered == 0
