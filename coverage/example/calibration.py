"""Which figures the example series holds: a seeded, pure plan that meets the published percentages.

The anchors (``fixtures/example/anchors.csv``) fix participants in a few months: September 2024 gives the printed
list, May 2025 the printed 23.86 % of the province; between them the series runs straight with small noise.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from enrolment.counts import Count, Counts
from enrolment.vocabulary import Employer, Programme, Segment
from periods.month import Month

SEED = 2026
FIRST = Month(2023, 11)
LAST = Month(2026, 10)
NEW_DENOMINATOR = Month(2025, 1)

# Election staff is insured for the weeks of the vote and leaves together afterwards: share of eligible workers.
ELECTION = {
    Month(2024, 1): Fraction(5, 1000),
    Month(2024, 2): Fraction(6, 1000),
    Month(2024, 10): Fraction(2, 1000),
    Month(2024, 11): Fraction(3, 1000),
    Month(2024, 12): Fraction(3, 1000),
}
# Three months of funding for vulnerable workers, three months without, from this month on.
FUNDING_FROM = Month(2025, 3)
FUNDED_AREAS = {"18.07", "18.11", "18.12"}
FUNDED_SHARE = Fraction(12, 1000)

CITIES = {"18.71", "18.72"}
LAMPUNG_TENGAH = "18.02"
BANDAR_LAMPUNG = "18.71"
OVERLAP = {BANDAR_LAMPUNG: 240}
# One area leaves the optional counts of employers out.
WITHOUT_EMPLOYERS = "18.13"


@dataclass(frozen=True)
class AreaPlan:
    """Eligible workers by start month and participants at the anchor months of one area."""

    code: str
    eligible: Mapping[Month, int]
    anchors: Mapping[Month, int]

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> AreaPlan:
        def months(prefix: str) -> dict[Month, int]:
            return {
                Month.parse(key.removeprefix(prefix).replace("_", "-")): int(value)
                for key, value in row.items()
                if key.startswith(prefix)
            }

        return cls(row["kemendagri_code"], eligible=months("eligible_"), anchors=months("participants_"))

    def eligible_in(self, month: Month) -> int:
        return self.eligible[max(start for start in self.eligible if start <= month)]


def report(plan: AreaPlan, month: Month) -> Counts:
    """What the branches of an area report for a month; the same call gives the same figures."""
    eligible = plan.eligible_in(month)
    election, funded = _election_staff(plan, month), _funded_workers(plan, month)
    base = _base(plan, month)
    overlap = OVERLAP.get(plan.code)
    wage_share = Fraction(76, 100) if plan.code in CITIES else Fraction(70, 100)
    wage_base = int(base * wage_share)
    own_base = int(base * Fraction(22, 100) if plan.code not in CITIES else base * Fraction(16, 100))
    construction = base - wage_base - own_base + (overlap or 0)
    migrants = int(eligible * Fraction(2, 1000))
    segments = {
        Segment.PU: Count(wage_base + election, int(eligible * Fraction(42, 100))),
        Segment.BPU: Count(own_base + funded, int(eligible * Fraction(55, 100))),
        Segment.JAKON: Count(construction),
        Segment.PMI: Count(migrants),
    }
    groups = _wage_groups(plan, wage_base, election, month) | _own_account_groups(plan, own_base, funded, eligible)
    groups |= {"proyek": Count(construction), "pmi": Count(migrants)}
    return Counts(
        segments, groups, _programmes(segments), overlap=overlap, employers=_employers(plan, month, wage_base)
    )


def _base(plan: AreaPlan, month: Month) -> int:
    """Participants without the workers who come and go, on a straight line between anchors, with small noise."""
    steady = {
        anchor: total - _election_staff(plan, anchor) - _funded_workers(plan, anchor)
        for anchor, total in plan.anchors.items()
    }
    if month in steady:
        return steady[month]
    anchors = sorted(steady)
    right = bisect_right(anchors, month)
    before, after = anchors[right - 1], anchors[right]
    way = Fraction(month.months_since(before), after.months_since(before))
    straight = steady[before] + (steady[after] - steady[before]) * way
    noise = random.Random(f"{SEED}-{plan.code}-{month}").gauss(0, 0.0025)
    return int(straight * (1 + Fraction(noise).limit_denominator(1_000_000)))


def _election_staff(plan: AreaPlan, month: Month) -> int:
    return int(plan.eligible_in(month) * ELECTION.get(month, Fraction(0)))


def _funded_workers(plan: AreaPlan, month: Month) -> int:
    if plan.code not in FUNDED_AREAS or month < FUNDING_FROM:
        return 0
    funded_now = month.months_since(FUNDING_FROM) % 6 < 3
    return int(plan.eligible_in(month) * FUNDED_SHARE) if funded_now else 0


def _wage_groups(plan: AreaPlan, wage_base: int, election: int, month: Month) -> dict[str, Count]:
    # Non-ASN staff becomes PPPK month by month and leaves the count.
    leaving = Fraction(100 - min(40, month.months_since(FIRST)), 100)
    registered_in_full = plan.code == LAMPUNG_TENGAH
    office = int(wage_base * Fraction(8, 100) * leaving)
    teachers = int(wage_base * Fraction(5, 100))
    village = int(wage_base * Fraction(4, 100))
    neighbourhood = int(wage_base * Fraction(25, 1000))
    cadres = int(wage_base * Fraction(3, 1000))
    companies = int(wage_base * Fraction(72, 100))
    return {
        "perusahaan": Count(companies),
        "non-asn": Count(office, office if registered_in_full else int(office / Fraction(783, 1000))),
        "tenaga-pendidik": Count(teachers, teachers if registered_in_full else int(teachers / Fraction(81, 100))),
        "perangkat-desa": Count(applicable=False)
        if plan.code in CITIES
        else Count(village, int(village / Fraction(794, 1000))),
        "rt-rw": Count(neighbourhood, int(neighbourhood / Fraction(221, 1000))),
        "kader": Count(cadres),
        "penyelenggara-pemilu": Count(election),
    }


def _own_account_groups(plan: AreaPlan, own_base: int, funded: int, eligible: int) -> dict[str, Count]:
    return {
        "mandiri": Count(int(own_base * Fraction(70, 100))),
        "pekerja-rentan": Count(int(own_base * Fraction(18, 100)) + funded, int(eligible * Fraction(27, 100))),
        "pekebun-sawit": Count(applicable=False) if plan.code in CITIES else Count(int(own_base * Fraction(6, 100))),
    }


def _employers(plan: AreaPlan, month: Month, wage_base: int) -> dict[Employer, int]:
    """Companies beside their workers: invented, steady for an area, with little noise from month to month."""
    if plan.code == WITHOUT_EMPLOYERS:
        return {}
    area = random.Random(f"{SEED}-{plan.code}-employers")
    size, unregistered, partial = area.uniform(11, 17), area.uniform(0.10, 0.25), area.uniform(0.03, 0.08)
    noise = random.Random(f"{SEED}-{plan.code}-{month}-employers").uniform(0.985, 1.015)
    active = int(wage_base * 0.72 / size)
    # Less and less stay outside: a tenth in three years.
    inside = 1 - 0.1 * month.months_since(FIRST) / LAST.months_since(FIRST)
    return {
        Employer.ACTIVE: active,
        Employer.UNREGISTERED: int(active * unregistered * inside * noise),
        Employer.PARTIAL: int(active * partial * inside * noise),
    }


_PROGRAMME_SHARES = {
    (Segment.PU, Programme.JKK): Fraction(1),
    (Segment.PU, Programme.JKM): Fraction(1),
    (Segment.PU, Programme.JHT): Fraction(83, 100),
    (Segment.PU, Programme.JP): Fraction(61, 100),
    (Segment.PU, Programme.JKP): Fraction(54, 100),
    (Segment.BPU, Programme.JKK): Fraction(1),
    (Segment.BPU, Programme.JKM): Fraction(1),
    (Segment.BPU, Programme.JHT): Fraction(9, 100),
    (Segment.JAKON, Programme.JKK): Fraction(1),
    (Segment.JAKON, Programme.JKM): Fraction(1),
    (Segment.PMI, Programme.JKK): Fraction(1),
    (Segment.PMI, Programme.JKM): Fraction(1),
}


def _programmes(segments: Mapping[Segment, Count]) -> dict[tuple[Segment, Programme], int]:
    return {
        (segment, programme): int((segments[segment].participants or 0) * share)
        for (segment, programme), share in _PROGRAMME_SHARES.items()
    }


def split(counts: Counts, share: Fraction) -> tuple[Counts, Counts]:
    """Two reports that add up to ``counts`` exactly, the first with about ``share`` of it."""

    def part(figure: int | None, first: bool) -> int | None:
        if figure is None:
            return None
        taken = int(figure * share)
        return taken if first else figure - taken

    def half(first: bool) -> Counts:
        def cut(count: Count) -> Count:
            return Count(part(count.participants, first), part(count.potential, first), count.applicable)

        return Counts(
            {segment: cut(count) for segment, count in counts.segments.items()},
            {group: cut(count) for group, count in counts.groups.items()},
            {key: part(figure, first) or 0 for key, figure in counts.programmes.items()},
            overlap=part(counts.overlap, first),
            employers={key: part(figure, first) or 0 for key, figure in counts.employers.items()},
        )

    return half(True), half(False)
