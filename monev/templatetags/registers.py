"""Benefits in templates: what is not told is a dash, what is withheld says so."""

from __future__ import annotations

from django import template

from enrolment import numbers
from monev.benefits import Line, Paid, paid_words, sum_words

register = template.Library()


@register.filter
def rupiah(amount: int | None) -> str:
    return numbers.rupiah(amount)


@register.filter
def paid(value: Paid) -> str:
    return paid_words(value)


@register.filter
def total(line: Line) -> str:
    return sum_words(line)
