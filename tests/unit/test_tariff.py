"""Which tariff stands for a worker in a month, and what is not known."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from coverage.planning.tariff import Funding, Payer, Rate, Sector, Unknown, charge, find_rate
from periods.month import Month

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "contribution_rates.csv"
JAN, DEC = Month(2027, 1), Month(2026, 12)


def read_rates() -> list[Rate]:
    """The seeded tariffs, read as plain CSV."""
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        return [
            Rate(
                number=number,
                segment=row["segment"],
                programme=row["programme"],
                valid_from=Month.parse(row["valid_from"]),
                valid_to=Month.parse(row["valid_to"]) if row["valid_to"] else None,
                sector=row["sector"],
                risk_class=int(row["risk_class"] or 0),
                rupiah=int(row["rupiah"]) if row["rupiah"] else None,
                share=Fraction(row["percent"]) / 100 if row["percent"] else None,
                wage_cap=int(row["wage_cap"]) if row["wage_cap"] else None,
                cap_is_known=row["cap_known"] == "true",
                is_minimum=row["minimum"] == "true",
                excluded=frozenset(row["excluded_funding"].split()),
                legal_basis=row["legal_basis"],
                regulation=row["regulation"],
            )
            for number, row in enumerate(csv.DictReader(file), start=1)
        ]


RATES = read_rates()


def basic(payer: Payer, month: Month) -> int | None:
    """JKK and JKM together."""
    amounts = [charge(RATES, payer, programme, month).amount for programme in ("JKK", "JKM")]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def bpu(funding: Funding, sector: Sector = Sector.OTHER) -> Payer:
    return Payer("BPU", funding, sector)


@pytest.mark.parametrize("funding", [Funding.SELF, Funding.DONOR, Funding.EMPLOYER])
def test_who_pays_without_public_money_has_the_discount_in_its_months(funding: Funding) -> None:
    payer = bpu(funding)
    assert [basic(payer, Month(2026, number)) for number in (3, 4, 12)] == [16_800, 8_400, 8_400]
    assert basic(payer, JAN) == 16_800


@pytest.mark.parametrize("funding", [Funding.STATE, Funding.REGIONAL, Funding.SHARED, Funding.VILLAGE])
@pytest.mark.parametrize("sector", list(Sector))
def test_public_money_never_has_the_discount(funding: Funding, sector: Sector) -> None:
    months = Month(2025, 12).until(Month(2027, 6))
    assert {basic(bpu(funding, sector), month) for month in months} == {16_800}


def test_transport_has_the_discount_earlier_and_longer() -> None:
    payer = bpu(Funding.SELF, Sector.TRANSPORT)
    by_month = {month: basic(payer, month) for month in Month(2025, 12).until(Month(2027, 4))}
    assert by_month[Month(2025, 12)] == by_month[Month(2027, 4)] == 16_800
    assert set(list(by_month.values())[1:-1]) == {8_400}


def test_a_payer_from_regional_money_costs_twice_what_his_neighbour_pays() -> None:
    """The trap: both are farmers in December 2026."""
    assert (basic(bpu(Funding.REGIONAL), DEC), basic(bpu(Funding.SELF), DEC)) == (16_800, 8_400)


@pytest.mark.parametrize(("risk", "expected"), [(1, 7_200), (2, 16_200), (3, 26_700), (4, 38_100), (5, 52_200)])
def test_an_employee_pays_by_risk_class(risk: int, expected: int) -> None:
    payer = Payer("PU", Funding.EMPLOYER, risk_class=risk, wage=3_000_000)
    assert charge(RATES, payer, "JKK", JAN).amount == expected
    assert charge(RATES, payer, "JKM", JAN).amount == 9_000
    assert charge(RATES, payer, "JHT", JAN).amount == 171_000


def test_a_half_rupiah_goes_up() -> None:
    payer = Payer("PU", Funding.EMPLOYER, risk_class=1, wage=625)
    assert charge(RATES, payer, "JKK", JAN).amount == 2


def test_the_cap_of_pensions_is_known_until_february_2025_only() -> None:
    rich, poor = (Payer("PU", Funding.EMPLOYER, risk_class=1, wage=wage) for wage in (12_000_000, 4_000_000))
    assert charge(RATES, rich, "JP", Month(2025, 2)).amount == 301_269
    after = charge(RATES, rich, "JP", Month(2025, 3))
    assert (after.amount, after.unknown) == (None, Unknown.NO_CAP)
    assert charge(RATES, poor, "JP", JAN).amount == 120_000


def test_unemployment_cover_fell_in_february_2025() -> None:
    payer = Payer("PU", Funding.EMPLOYER, risk_class=1, wage=5_000_000)
    assert [charge(RATES, payer, "JKP", Month(2025, number)).amount for number in (1, 2)] == [23_000, 18_000]


@pytest.mark.parametrize("segment", ["JAKON", "PMI"])
def test_what_was_not_seen_at_a_source_has_no_tariff(segment: str) -> None:
    found = charge(RATES, Payer(segment, Funding.REGIONAL), "JKK", JAN)
    assert (found.rate, found.amount, found.unknown) == (None, None, Unknown.NO_RATE)


def test_before_the_first_row_nothing_is_known() -> None:
    assert find_rate(RATES, bpu(Funding.SELF), "JKK", Month(2024, 4)) is None


def test_without_a_wage_a_share_of_it_is_unknown() -> None:
    assert charge(RATES, Payer("PU", Funding.EMPLOYER, risk_class=1), "JKM", JAN).unknown is Unknown.NO_WAGE


def test_a_later_start_comes_before_an_earlier_one_and_a_narrower_before_both() -> None:
    base = Rate(1, "BPU", "JKK", Month(2024, 1), rupiah=10_000)
    later = Rate(2, "BPU", "JKK", Month(2027, 1), rupiah=12_000)
    discount = Rate(3, "BPU", "JKK", Month(2026, 1), Month(2027, 3), rupiah=5_000, excluded=frozenset({"apbd"}))
    rates = [discount, later, base]
    assert find_rate(rates, bpu(Funding.SELF), "JKK", JAN) is discount
    assert find_rate(rates, bpu(Funding.REGIONAL), "JKK", JAN) is later
    assert find_rate(rates, bpu(Funding.REGIONAL), "JKK", DEC) is base
