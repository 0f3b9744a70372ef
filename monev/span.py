"""The period of a pack: months that end with the month of its release. Pure."""

from __future__ import annotations

from monev.vocabulary import Span
from periods.month import Month

_LENGTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.SEMESTER: 6, Span.YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")


def months_of(span: Span, last: Month) -> list[Month]:
    """From the first month of the period until ``last``; a period that is not over has fewer months."""
    length = _LENGTHS[span]
    first = Month(last.year, (last.number - 1) // length * length + 1)
    return first.until(last)


def month_before(span: Span, last: Month) -> Month:
    """The last month of the period before: what a stock is compared with."""
    return months_of(span, last)[0] - 1


def span_words(span: Span, last: Month) -> str:
    """``Oktober 2026``, ``Triwulan IV 2026 (sampai Oktober 2026)``, ``Semester II 2026``, ``Tahun 2026``."""
    length = _LENGTHS[span]
    if span is Span.MONTH:
        return last.words
    position = (last.number - 1) // length
    number = "" if span is Span.YEAR else f" {_ROMAN[position]}"
    over = last.number % length == 0
    return f"{span.label}{number} {last.year}" + ("" if over else f" (sampai {last.words})")
