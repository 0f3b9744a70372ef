"""Which months are over and not opened yet."""

from __future__ import annotations

from django.db.models import Max

from enrolment.models import Obligation
from periods import clock
from periods.month import Month


def months_to_open() -> list[Month]:
    """The months since the one opened last, up to the last that is over; without any, only that one."""
    finished = Month.of(clock.today()) - 1
    latest = latest_month()
    return [finished] if latest is None else (latest + 1).until(finished)


def latest_month() -> Month | None:
    """The month opened last."""
    latest: Month | None = Obligation.objects.aggregate(latest=Max("month"))["latest"]
    return latest
