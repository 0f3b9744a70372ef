"""What the sheets of a plan share: where things stand, how cells look, and that texts stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from coverage.figures.figure import Figure
from coverage.narrative import contributions as words
from coverage.planning.plan import MOST_MONTHS, Amount, PlanCost, PlanLine, cost_of_line
from coverage.planning.tariff import Charge, Rate
from enrolment.plain_text import plain_text
from periods.month import Month

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READ_ME, LINES, RATES, MONTHS, RESULT, AREAS = (
    "Baca dulu",
    "Asumsi",
    "Tarif",
    "Iuran per bulan",
    "Hasil",
    "Wilayah lain",
)
# Row 1 says what this is, row 3 names the columns; the data begin in row 4.
HEAD, FIRST = 3, 4
_FORMATS = {
    "rupiah": '"Rp"#,##0',
    "count": "#,##0",
    "month": "mmmm yyyy",
    "share": "0.00%",
    "percent": "0.000",
    "text": "General",
}


@dataclass(frozen=True)
class PlanDocument:
    """What the workbook tells beside the plan; ``others`` are the areas that reported: name, participants, eligible."""

    area: str
    release: str
    figure: Figure
    after: Figure
    place_after: str
    others: Sequence[tuple[str, int, int]]
    about: Sequence[tuple[str, str]]
    assumptions: Sequence[str]
    warnings: Sequence[str]
    counted: frozenset[str]


@dataclass(frozen=True)
class Spell:
    """Months of one line and programme under one tariff."""

    line: PlanLine
    charge: Charge
    first: Month
    last: Month


def spells_of(cost: PlanCost, rates: Sequence[Rate]) -> list[Spell]:
    """The tariffs of each line over every month that the workbook shows: a plan made longer finds its tariff too."""
    first = cost.months[0].month
    found: list[Spell] = []
    for item in cost.lines:
        whole = cost_of_line(replace(item.line, start=first, months=MOST_MONTHS), rates)
        for position in range(len(item.line.programmes)):
            run: list[Spell] = []
            for month in whole.months:
                charge = month.charges[position]
                if run and run[-1].charge == charge:
                    run[-1] = replace(run[-1], last=month.month)
                else:
                    run.append(Spell(item.line, charge, month.month, month.month))
            found += run
    return found


class Draft:
    """A workbook being written."""

    def __init__(self, book: Any, cost: PlanCost, document: PlanDocument, spells: Sequence[Spell]) -> None:
        self.book, self.cost, self.document, self.spells = book, cost, document, spells
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._shown = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        yellow = {"bg_color": "#FFF2CC", "border": 1}
        self._typed = {kind: book.add_format({"num_format": code} | yellow) for kind, code in _FORMATS.items()}

    @cached_property
    def months(self) -> list[Month]:
        """Every month of the workbook, whether the plan reaches it or not."""
        first = self.cost.months[0].month
        return first.until(first + (MOST_MONTHS - 1))

    @property
    def lines(self) -> list[PlanLine]:
        return [item.line for item in self.cost.lines]

    @property
    def last_month_row(self) -> int:
        return FIRST + MOST_MONTHS - 1

    def sheet(self, name: str, *columns: tuple[str, int]) -> Any:
        """A sheet under its warning, with named columns of a width."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, f"{words.SIMULATION}. {plain_text(self.document.area)}", self.bold)
        for position, (label, wide) in enumerate(columns):
            sheet.write_string(HEAD - 1, position, label, self.bold)
            sheet.set_column(position, position, wide)
        sheet.freeze_panes(HEAD, 1)
        make_printable(sheet, self.document)
        return sheet

    def number(self, sheet: Any, cell: str, value: Fraction | int | None, kind: str, *, typed: bool = False) -> None:
        """A number that may be typed over or not; what nobody knows stays empty."""
        look = (self._typed if typed else self._shown)[kind]
        if value is None:
            sheet.write_blank(cell, None, look)
        else:
            sheet.write_number(cell, float(value) if isinstance(value, Fraction) else value, look)

    def month(self, sheet: Any, cell: str, month: Month, *, typed: bool = False) -> None:
        sheet.write_datetime(cell, month.first_day, (self._typed if typed else self._shown)["month"])

    def text(self, sheet: Any, cell: str, text: str) -> None:
        sheet.write_string(cell, plain_text(text), self.wrap)

    def formula(self, sheet: Any, cell: str, formula: str, value: Fraction | int | str | None, kind: str) -> None:
        """A formula with the value that it has now; None is shown as an empty text."""
        known = float(value) if isinstance(value, Fraction) else "" if value is None else value
        sheet.write_formula(cell, formula, self._shown[kind], known)


def write_facts(draft: Draft, facts: Iterable[tuple[str, str]]) -> None:
    """The first sheet: what this is, how to use it, what it takes for granted."""
    sheet = draft.book.add_worksheet(READ_ME)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (label, text) in enumerate(facts, start=1):
        sheet.write_string(f"A{row}", label, draft.bold)
        draft.text(sheet, f"B{row}", text)
    make_printable(sheet, draft.document)


def make_printable(sheet: Any, document: PlanDocument) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    # An ampersand starts a code in footers.
    footer = " · ".join((words.SIMULATION, document.area, document.release)).replace("&", "&&")
    sheet.set_footer(f"&L{footer[:200]}&R&P/&N")


def letter(position: int) -> str:
    """``A`` for 1, up to ``Z``."""
    return chr(ord("A") + position - 1)


def known(amount: Amount) -> int | None:
    return None if amount.is_unknown else amount.known


def completeness(amount: Amount) -> str:
    if amount.is_unknown:
        return words.UNKNOWN_AMOUNT
    return "lengkap" if amount.complete else "sebagian"
