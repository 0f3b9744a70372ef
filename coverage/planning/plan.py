"""A plan of contributions: lines of workers, what they cost month by month, and what that makes of coverage.

A sum of which a part is unknown says so: it is never taken for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from coverage.figures.area import Part
from coverage.figures.figure import Figure
from coverage.figures.ranking import Place, rank
from coverage.planning.tariff import Charge, Funding, Payer, Rate, charge
from periods.month import Month

MOST_LINES, MOST_MONTHS, MOST_WORKERS, MOST_WAGE = 12, 60, 10_000_000, 1_000_000_000


@dataclass(frozen=True)
class Amount:
    """Rupiah as far as they are known; not ``complete``: a part has no known tariff."""

    known: int = 0
    complete: bool = True

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.known + other.known, self.complete and other.complete)

    def times(self, number: int) -> Amount:
        return Amount(self.known * number, self.complete)

    @property
    def is_unknown(self) -> bool:
        """Nothing of it is known."""
        return not self.complete and self.known == 0


def add(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, Amount())


@dataclass(frozen=True)
class PlanLine:
    """So many workers of one group, paid by one source for so many months. ``group`` is a group or a whole segment."""

    number: int
    group: str
    name: str
    payer: Payer
    programmes: tuple[str, ...]
    workers: int
    start: Month
    months: int

    @property
    def last(self) -> Month:
        return self.start + (self.months - 1)

    def runs_in(self, month: Month) -> bool:
        return self.start <= month <= self.last


@dataclass(frozen=True)
class LineMonth:
    """One line in one month: what each programme costs for one worker, and all of it for all workers."""

    month: Month
    charges: tuple[Charge, ...]
    per_person: Amount
    total: Amount


@dataclass(frozen=True)
class Step:
    """Months of a line that follow each other under the same tariffs."""

    first: Month
    last: Month
    charges: tuple[Charge, ...]
    per_person: Amount
    monthly: Amount

    @property
    def months(self) -> int:
        return self.last.months_since(self.first) + 1

    @property
    def total(self) -> Amount:
        return self.monthly.times(self.months)


@dataclass(frozen=True)
class LineCost:
    line: PlanLine
    months: tuple[LineMonth, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        found = []
        for _, same in groupby(self.months, key=lambda item: item.charges):
            run = list(same)
            found.append(Step(run[0].month, run[-1].month, run[0].charges, run[0].per_person, run[0].total))
        return tuple(found)

    @cached_property
    def total(self) -> Amount:
        return add(month.total for month in self.months)


@dataclass(frozen=True)
class PlanMonth:
    """All lines in one month; ``workers`` are those paid for, ``counted`` those of them that raise coverage."""

    month: Month
    workers: int
    counted: int
    total: Amount


@dataclass(frozen=True)
class PlanCost:
    lines: tuple[LineCost, ...]
    months: tuple[PlanMonth, ...]

    @cached_property
    def total(self) -> Amount:
        return add(line.total for line in self.lines)

    @cached_property
    def by_funding(self) -> dict[Funding, Amount]:
        """What each source pays, in the order of the sources."""
        sums: dict[Funding, Amount] = {}
        for cost in sorted(self.lines, key=lambda cost: list(Funding).index(cost.line.payer.funding)):
            funding = cost.line.payer.funding
            sums[funding] = sums.get(funding, Amount()) + cost.total
        return sums

    @property
    def peak(self) -> PlanMonth:
        """The first of the months in which most counted workers are paid for."""
        return max(self.months, key=lambda month: month.counted)

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """Every tariff that was used, in the order of the rows."""
        used = {c.rate.number: c.rate for cost in self.lines for m in cost.months for c in m.charges if c.rate}
        return tuple(used[number] for number in sorted(used))


def cost_of_line(line: PlanLine, rates: Sequence[Rate]) -> LineCost:
    """Month by month, under the tariffs of each month."""
    # Months under the same rows are worked out once.
    known: dict[tuple[Charge, ...], Amount] = {}
    months = []
    for month in line.start.until(line.last):
        charges = tuple(charge(rates, line.payer, programme, month) for programme in line.programmes)
        if charges not in known:
            known[charges] = add(Amount(c.amount or 0, complete=c.amount is not None) for c in charges)
        per_person = known[charges]
        months.append(LineMonth(month, charges, per_person, per_person.times(line.workers)))
    return LineCost(line, tuple(months))


def cost_of(lines: Sequence[PlanLine], rates: Sequence[Rate], counted: frozenset[str]) -> PlanCost:
    """The whole plan; ``counted`` are the segments that count in coverage. A plan has at least one line."""
    costs = tuple(cost_of_line(line, rates) for line in lines)
    first, last = min(line.start for line in lines), max(line.last for line in lines)
    by_month = {cost.line.number: {item.month: item.total for item in cost.months} for cost in costs}
    months = []
    for month in first.until(last):
        running = [line for line in lines if line.runs_in(month)]
        months.append(
            PlanMonth(
                month,
                workers=sum(line.workers for line in running),
                counted=sum(line.workers for line in running if line.payer.segment in counted),
                total=add(by_month[line.number][month] for line in running),
            )
        )
    return PlanCost(costs, tuple(months))


def withheld(lines: Sequence[PlanLine], rates: Sequence[Rate]) -> list[tuple[str, Funding]]:
    """Legal bases of tariffs that lines would have but for who pays them, with those sources."""
    found = {
        (rate.legal_basis, line.payer.funding)
        for line in lines
        for rate in rates
        if line.payer.funding in rate.excluded
        for programme in line.programmes
        if any(rate.fits(line.payer, programme, month) for month in line.start.until(line.last))
    }
    return sorted(found)


@dataclass(frozen=True)
class Outcome:
    """Coverage with so many workers more, if nothing else changes, here or elsewhere."""

    added: int
    before: Figure
    after: Figure
    place_before: Place | None
    place_after: Place | None


def with_more(figure: Figure, added: int) -> Figure:
    """So many participants more over the same denominator; unknown stays unknown."""
    return replace(figure, participants=None if figure.participants is None else figure.participants + added)


def outcome(figures: Mapping[str, Figure], slug: str, added: int) -> Outcome:
    """``figures`` of all areas of a release by slug; an area that did not report stays unknown."""
    before, rates = figures[slug], {key: figure.rate for key, figure in figures.items()}
    after = with_more(before, added)
    return Outcome(added, before, after, rank(rates)[slug], rank({**rates, slug: after.rate})[slug])


@dataclass(frozen=True)
class Excess:
    """More workers planned at once than are known to be uncovered; ``name`` empty: in the whole area."""

    name: str
    planned: int
    uncovered: int


def excesses(cost: PlanCost, figure: Figure, parts: Sequence[Part]) -> list[Excess]:
    """Where the plan is larger than the known potential; what is unknown cannot be exceeded."""
    lines = [item.line for item in cost.lines]
    months = [month.month for month in cost.months]
    names = {line.group: line.name for line in lines}
    found = []
    for part in parts:
        planned = _most([line for line in lines if _is_of(line, part)], months)
        if not part.programme and part.uncovered is not None and planned > part.uncovered:
            found.append(Excess(names.get(part.group, part.label), planned, part.uncovered))
    if figure.participants is not None and figure.eligible:
        left = max(0, figure.eligible - figure.participants)
        if cost.peak.counted > left:
            found.append(Excess("", cost.peak.counted, left))
    return found


def _is_of(line: PlanLine, part: Part) -> bool:
    """A segment holds the lines of all its groups."""
    return line.group == part.group if part.group else line.payer.segment == part.segment


def _most(lines: Sequence[PlanLine], months: Sequence[Month]) -> int:
    """The largest number of workers of some lines in any one month."""
    return max(sum(line.workers for line in lines if line.runs_in(month)) for month in months)
