"""Numbers, months and days in templates: formats only, no arithmetic."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from coverage.selectors.printed import percent_as_printed
from enrolment import numbers
from periods import clock
from periods.month import day_in_words

register = template.Library()


@register.filter
def count(value: int | None) -> str:
    return numbers.count(value)


@register.filter
def percent(value: Fraction | None, places: int = 1) -> str:
    return numbers.percent(value, places)


@register.filter
def signed_percent(value: Fraction | None, places: int = 1) -> str:
    return numbers.signed_percent(value, places)


@register.filter
def points(value: Fraction | None, places: int = 1) -> str:
    return numbers.points(value, places)


@register.filter
def marked_points(value: Fraction | None) -> SafeString:
    """``+0,4 poin`` in the colour of its direction; what rounds to nothing has none."""
    words = numbers.points(value)
    return format_html('<span class="{}">{}</span>', {"+": "up", "−": "down"}.get(words[0], ""), words)


@register.filter
def signed(value: int | None) -> str:
    return numbers.signed_count(value)


@register.filter
def missing_workers(gap: int | None) -> str:
    """Workers missing to the target: ``1.234``, and ``lebih 120`` where it is passed."""
    return f"lebih {numbers.count(-gap)}" if gap is not None and gap < 0 else numbers.count(gap)


@register.filter
def day(value: date | datetime | None) -> str:
    """``23 November 2026``, in the time zone of the site."""
    if value is None:
        return "–"
    return day_in_words(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """``23 November 2026 pukul 14.05 WIB``."""
    return "–" if value is None else clock.in_words(value)


@register.filter
def persen(value: Decimal | None) -> str:
    """A percentage kept as a number of percent: ``38,39%``."""
    return percent_as_printed(value)


@register.filter
def urlize_https(text: str) -> SafeString:
    """A text whose addresses become links that show the name of their site."""
    words = [_link(word) if word.startswith(("https://", "http://")) else escape(word) for word in text.split()]
    return mark_safe(" ".join(words))


def _link(address: str) -> SafeString:
    return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', address, urlsplit(address).hostname or address)
