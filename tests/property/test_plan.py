"""What a plan costs, whatever its lines: sums add up, nothing is negative, public money has no discount."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coverage.planning.plan import Amount, PlanLine, add, cost_of, cost_of_line
from coverage.planning.tariff import Funding, Payer, Rate, Sector
from periods.month import Month

COUNTED = frozenset({"PU", "BPU", "JAKON"})
PUBLIC = frozenset({"apbn", "apbd", "dbh", "apbdes"})
MONTHS = st.builds(lambda step: Month(2025, 1) + step, st.integers(0, 40))


@st.composite
def rates(draw: st.DrawFn) -> list[Rate]:
    """Base tariffs, some dated, and discounts that public money does not have."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(MONTHS)
        is_discount = draw(st.booleans())
        found.append(
            Rate(
                number,
                draw(st.sampled_from(("BPU", "PU"))),
                draw(st.sampled_from(("JKK", "JKM", "JHT"))),
                start,
                draw(st.none() | st.integers(0, 30).map(lambda step, start=start: start + step)),
                sector=draw(st.sampled_from(("", "transportasi", "lain"))),
                rupiah=draw(st.integers(1, 4_000) if is_discount else st.integers(5_000, 50_000)),
                excluded=PUBLIC if is_discount else frozenset(),
            )
        )
    return found


@st.composite
def lines(draw: st.DrawFn, number: int = 1) -> PlanLine:
    payer = Payer(
        draw(st.sampled_from(("BPU", "PU", "JAKON"))), draw(st.sampled_from(Funding)), draw(st.sampled_from(Sector))
    )
    programmes = draw(st.sampled_from((("JKK", "JKM"), ("JKK", "JKM", "JHT"))))
    return PlanLine(
        number, "x", "X", payer, programmes, draw(st.integers(1, 10_000_000)), draw(MONTHS), draw(st.integers(1, 60))
    )


PLANS = st.integers(1, 5).flatmap(lambda size: st.tuples(*(lines(number) for number in range(1, size + 1))))


@given(PLANS, rates())
def test_the_total_is_the_sum_of_lines_of_months_and_of_sources(plan: tuple[PlanLine, ...], known: list[Rate]) -> None:
    cost = cost_of(plan, known, COUNTED)
    assert cost.total == add(line.total for line in cost.lines)
    assert cost.total == add(month.total for month in cost.months)
    assert cost.total == add(cost.by_funding.values())
    for line in cost.lines:
        assert line.total == add(step.total for step in line.steps)
        assert sum(step.months for step in line.steps) == line.line.months


@given(lines(), rates(), st.integers(1, 59))
def test_a_line_cut_in_two_costs_the_same(line: PlanLine, known: list[Rate], cut: int) -> None:
    if cut < line.months:
        first = replace(line, months=cut)
        second = replace(line, start=line.start + cut, months=line.months - cut)
        assert cost_of_line(line, known).total == cost_of_line(first, known).total + cost_of_line(second, known).total


@given(lines(), rates(), st.integers(1, 1_000))
def test_more_workers_cost_in_proportion(line: PlanLine, known: list[Rate], workers: int) -> None:
    one = cost_of_line(replace(line, workers=1), known).total
    assert cost_of_line(replace(line, workers=workers), known).total == Amount(one.known * workers, one.complete)


@given(PLANS, rates())
def test_rupiah_are_whole_and_never_negative(plan: tuple[PlanLine, ...], known: list[Rate]) -> None:
    cost = cost_of(plan, known, COUNTED)
    amounts = [month.total for month in cost.months] + [line.total for line in cost.lines]
    assert all(isinstance(amount.known, int) and amount.known >= 0 for amount in amounts)


@given(lines(), rates())
def test_what_is_unknown_is_never_taken_for_complete(line: PlanLine, known: list[Rate]) -> None:
    for month in cost_of_line(line, known).months:
        unknown = [charge for charge in month.charges if charge.amount is None]
        assert month.total.complete == (not unknown)
        assert all(charge.unknown for charge in unknown)


@given(lines(), rates())
def test_public_money_never_has_the_discount(line: PlanLine, known: list[Rate]) -> None:
    """Discounts of these tariffs are below Rp5.000, everything else above."""
    public = replace(line, payer=replace(line.payer, funding=Funding.REGIONAL))
    amounts = [charge.amount for month in cost_of_line(public, known).months for charge in month.charges]
    assert all(amount is None or amount >= 5_000 for amount in amounts)


@given(PLANS, rates())
def test_nobody_pays_before_the_start_or_after_the_last_month(plan: tuple[PlanLine, ...], known: list[Rate]) -> None:
    cost = cost_of(plan, known, COUNTED)
    first, last = min(line.start for line in plan), max(line.last for line in plan)
    assert [month.month for month in cost.months] == first.until(last)
    for month in cost.months:
        running = [line for line in plan if line.start <= month.month < line.start + line.months]
        assert month.workers == sum(line.workers for line in running)
        assert month.counted <= month.workers
        if not running:
            assert month.total == Amount()
