"""The moment at which things happen; one place to ask, so that a loader can walk the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from periods.month import day_in_words

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    return _set_to.get() or timezone.now()


def today() -> date:
    """The day in the time zone of the site."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day on which something happened, in the time zone of the site: a report at 23.30 WIB was in time."""
    return timezone.localtime(moment).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let everything inside the block happen at ``moment``: for the example series and historical imports."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)


def in_words(moment: datetime) -> str:
    """``23 November 2026 pukul 14.05 WIB``, in the time zone of the site."""
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())} pukul {local:%H.%M} WIB"
