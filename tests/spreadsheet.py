"""A spreadsheet program in small: works out the formulas of our workbooks, so that tests need no office program.

It knows the functions and signs that ``coverage.plan_workbook`` uses and refuses every other. What a file keeps as
the result of a formula is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"]*")|(?P<number>\d+(?:\.\d+)?)|(?P<function>[A-Z]+)\("""
    r"""|(?P<range>(?:(?:'[^']+'|[A-Za-z]+)!)?\$?[A-Z]\$?\d+(?::\$?[A-Z]\$?\d+)?)|(?P<sign><>|<=|>=|[-+*/&<>=(),]))"""
)
Range = list[Any]
# Both branches of an IF are worked out; an error in the one that is not taken is nothing, any other is a wrong value.
ERROR = "#VALUE!"


class Sheets:
    """Values of cells, worked out when they are asked for."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.known: dict[tuple[str, str], Any] = {}

    def value(self, sheet: str, cell: str) -> Any:
        key = (sheet, cell)
        if key not in self.known:
            written = self.book[sheet][cell].value
            is_formula = isinstance(written, str) and self.book[sheet][cell].data_type == "f"
            self.known[key] = Formula(self, sheet, written[1:]).result() if is_formula else plain(written)
        return self.known[key]

    def range(self, sheet: str, area: str) -> Range:
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        return [
            self.value(sheet, f"{chr(64 + column)}{row}")
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]


def plain(value: Any) -> Any:
    """Days as numbers, as spreadsheets keep them."""
    if isinstance(value, datetime):
        return value.toordinal()
    return value.toordinal() if isinstance(value, date) else value


class Formula:
    """One formula, read from left to right with the precedence of spreadsheets: comparison, &, + -, * /."""

    LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"))

    def __init__(self, sheets: Sheets, sheet: str, text: str) -> None:
        self.sheets, self.sheet = sheets, sheet
        self.tokens = [(m.lastgroup or "", m[m.lastgroup or ""]) for m in _matches(text)]
        self.at = 0

    def result(self) -> Any:
        value = self.level(0)
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return value

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def level(self, depth: int) -> Any:
        if depth == len(self.LEVELS):
            return self.single()
        value = self.level(depth + 1)
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.peek() in self.LEVELS[depth]:
            sign = self.take()[1]
            value = each(lambda a, b, sign=sign: apply(sign, a, b), value, self.level(depth + 1))
        return value

    def single(self) -> Any:
        kind, text = self.take()
        if kind == "text":
            return text[1:-1]
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "range":
            sheet, _, area = text.rpartition("!")
            if not sheet.startswith("'"):
                assert sheet.isalpha() or not sheet, f"{sheet}: a name with a blank needs quotes"
            name = sheet.strip("'") or self.sheet
            return self.sheets.range(name, area) if ":" in area else self.sheets.value(name, area.replace("$", ""))
        if kind == "function":
            return self.call(text)
        assert text == "(", text
        value = self.level(0)
        assert self.take()[1] == ")"
        return value

    def call(self, name: str) -> Any:
        arguments = []
        while self.peek() != ")":
            arguments.append(self.level(0))
            if self.peek() == ",":
                self.take()
        self.take()
        return FUNCTIONS[name](*arguments)


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        assert found, text[at:]
        yield found
        at = found.end()


def each(act: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Cell by cell where one side is a range."""
    if isinstance(left, list) and isinstance(right, list):
        return [act(a, b) for a, b in zip(left, right, strict=True)]
    if isinstance(left, list):
        return [act(a, right) for a in left]
    return [act(left, b) for b in right] if isinstance(right, list) else act(left, right)


def apply(sign: str, left: Any, right: Any) -> Any:
    if sign == "&":
        return "".join("" if value is None else str(value) for value in (left, right))
    if sign in ("+", "-", "*", "/"):
        if isinstance(left, str) or isinstance(right, str) or (sign == "/" and not right):
            return ERROR
        a, b = (0 if value is None else value for value in (left, right))
        return {"+": a + b, "-": a - b, "*": a * b, "/": a / b if sign == "/" else None}[sign]
    if isinstance(left, str) or isinstance(right, str):
        a, b = ("" if value is None else value for value in (left, right))
        if sign not in ("=", "<>"):
            return ERROR
        return (a == b) == (sign == "=")
    a, b = left or 0, right or 0
    return {"=": a == b, "<>": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[sign]


def numbers_in(*values: Any) -> list[Any]:
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return [item for item in flat if isinstance(item, int | float) and not isinstance(item, bool)]


def fits(value: Any, criterion: Any) -> bool:
    """As SUMIFS, SUMIF and COUNTIF ask: a number, a text, or a sign before a number."""
    if isinstance(criterion, str) and criterion[:2] in ("<=", ">="):
        return isinstance(value, int | float) and apply(criterion[:2], value, float(criterion[2:]))
    return ("" if value is None else value) == criterion


def sumifs(amounts: Range, *pairs: Any) -> Any:
    rows = zip(*pairs[::2], strict=True)
    chosen = [all(fits(v, c) for v, c in zip(row, pairs[1::2], strict=True)) for row in rows]
    return sum(numbers_in([amount for amount, is_chosen in zip(amounts, chosen, strict=True) if is_chosen]))


def edate(day: Any, months: Any) -> Any:
    if not isinstance(day, int):
        return ERROR
    start = date.fromordinal(day)
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, start.day).toordinal()


def round_half_up(value: Any, places: int) -> Any:
    if not isinstance(value, int | float):
        return ERROR
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return int(rounded) if places == 0 else float(rounded)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
    "AND": lambda *values: all(values),
    "OR": lambda *values: any(values),
    "NOT": lambda value: not value,
    "SUM": lambda *values: sum(numbers_in(*values)),
    "MAX": lambda *values: max(numbers_in(*values)),
    "MIN": lambda *values: min(numbers_in(*values), default=0),
    "ROUND": round_half_up,
    "EDATE": edate,
    "SUMIFS": sumifs,
    "SUMIF": lambda where, criterion, amounts: sumifs(amounts, where, criterion),
    "COUNTIF": lambda where, criterion: sum(fits(value, criterion) for value in where),
    "SUMPRODUCT": lambda values: sum(numbers_in(values)),
}
