"""Benefits paid: sums over months of what was told, what one case is worth, and what may leave the house. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from enrolment import numbers
from enrolment.vocabulary import Programme
from periods.month import Month

# Decision 33: fewer cases than this are not printed beside an area, a month and a programme.
SMALLEST_SHOWN = 5


@dataclass(frozen=True)
class Paid:
    """Cases and rupiah of one programme in one month; None: not told. ``withheld``: told, and not for this reader."""

    cases: int | None = None
    rupiah: int | None = None
    withheld: bool = False

    @property
    def is_told(self) -> bool:
        return self.withheld or self.cases is not None or self.rupiah is not None


NOTHING_TOLD = Paid()
WITHHELD = Paid(withheld=True)


@dataclass(frozen=True)
class Sum:
    """Added up over the months that are known, ``known`` of ``of``; ``amount`` None: nothing is known."""

    amount: int | None
    known: int
    of: int

    @property
    def is_partial(self) -> bool:
        return 0 < self.known < self.of


def add_known(values: Sequence[int | None]) -> Sum:
    """A month that was not told is no 0: the sum says how many months it is of."""
    known = [value for value in values if value is not None]
    return Sum(sum(known) if known else None, len(known), len(values))


@dataclass(frozen=True)
class Line:
    """One programme over the months of a span. ``withheld``: its sums are not for this reader."""

    programme: Programme
    months: tuple[Paid, ...]
    cases: Sum
    rupiah: Sum
    withheld: bool = False


Told = Mapping[tuple[Month, Programme], Paid]


def lines(told: Told, months: Sequence[Month]) -> list[Line]:
    """Every programme over these months, also one of which nothing was told."""
    return [
        _line(programme, [told.get((month, programme), NOTHING_TOLD) for month in months]) for programme in Programme
    ]


def _line(programme: Programme, paid: Sequence[Paid]) -> Line:
    cases, rupiah = add_known([row.cases for row in paid]), add_known([row.rupiah for row in paid])
    return Line(programme, tuple(paid), cases, rupiah)


def for_the_public(line: Line) -> Line:
    """The line as packs and public pages show it: nobody can work out a number of cases from 1 to 4.

    What is withheld together adds up to five at least, so that the sum less the months shown gives none of them away;
    where there is not enough to withhold, the sum goes. Rupiah stand only beside cases that are shown.
    """
    small = {
        place for place, paid in enumerate(line.months) if paid.cases is not None and 0 < paid.cases < SMALLEST_SHOWN
    }
    others = sorted(
        (place for place, paid in enumerate(line.months) if paid.cases is not None and paid.cases >= SMALLEST_SHOWN),
        key=lambda place: line.months[place].cases or 0,
    )
    hidden = set(small)
    while hidden and _cases_in(line, hidden) < SMALLEST_SHOWN and others:
        hidden.add(others.pop(0))
    without_sum = bool(hidden) and _cases_in(line, hidden) < SMALLEST_SHOWN
    months = tuple(_shown(paid, hidden=place in hidden) for place, paid in enumerate(line.months))
    return Line(line.programme, months, line.cases, _rupiah_beside(line, hidden), withheld=without_sum)


def _cases_in(line: Line, places: Iterable[int]) -> int:
    return sum(line.months[place].cases or 0 for place in places)


def _shown(paid: Paid, *, hidden: bool) -> Paid:
    if hidden or (paid.cases is None and paid.rupiah is not None):
        return WITHHELD
    return paid


def _rupiah_beside(line: Line, hidden: set[int]) -> Sum:
    """Rupiah of the months whose cases are known; of what is withheld all or none, or a single month would show."""
    leave_out = hidden if any(line.months[place].rupiah is None for place in hidden) else set()
    return add_known(
        [
            paid.rupiah if paid.cases is not None and place not in leave_out else None
            for place, paid in enumerate(line.months)
        ]
    )


@dataclass(frozen=True)
class AmountPart:
    """A part of what one case is worth, from a month on, with its legal basis."""

    programme: Programme
    part: str
    rupiah: int
    valid_from: Month
    valid_to: Month | None = None
    legal_basis: str = ""
    source: str = ""
    verified: bool = True


def parts_in_force(parts: Iterable[AmountPart], programme: Programme, month: Month) -> list[AmountPart]:
    """The parts of one case in a month, in their order; empty where no amount is known."""
    return [
        part
        for part in parts
        if part.programme is programme
        and part.valid_from <= month
        and (part.valid_to is None or month <= part.valid_to)
    ]


def worth_of_a_case(parts: Sequence[AmountPart]) -> int | None:
    """What one case is worth as a whole; None where no part is known."""
    return sum(part.rupiah for part in parts) if parts else None


def paid_words(paid: Paid) -> str:
    """``7 kasus, Rp294.000.000``; what was not told is a dash."""
    if paid.withheld:
        return "disamarkan"
    known = [f"{numbers.count(paid.cases)} kasus"] if paid.cases is not None else []
    known += [numbers.rupiah(paid.rupiah)] if paid.rupiah is not None else []
    return ", ".join(known) or numbers.UNKNOWN


def sum_words(line: Line) -> str:
    """``84 kasus, Rp3.528.000.000 (sebagian, 10 dari 12 bulan)``: a sum says of how many months it is."""
    if line.withheld:
        return "disamarkan"
    cases, rupiah = line.cases, line.rupiah
    told = [] if cases.amount is None else [f"{numbers.count(cases.amount)} kasus"]
    told += [] if rupiah.amount is None else [numbers.rupiah(rupiah.amount)]
    partly = [_partly(added) for added in (cases, rupiah) if added.amount is not None]
    if len(set(partly)) == 1:
        return ", ".join(told) + partly[0]
    return ", ".join(words + part for words, part in zip(told, partly, strict=True)) or numbers.UNKNOWN


def _partly(added: Sum) -> str:
    return f" (sebagian, {added.known} dari {added.of} bulan)" if added.is_partial else ""
