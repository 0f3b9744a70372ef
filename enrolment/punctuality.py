"""Whether what is owed has come, and in time; when a month is closed for entry. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enrolment.workflow import Status
from periods.month import Month

# From so many days before its day on a report is asked for by mail.
SOON_DAYS = 3


@dataclass(frozen=True)
class Owed:
    """One obligation as the calendar sees it; ``received_on`` is the day on which it was handed in first."""

    due: date
    received_on: date | None = None
    is_verified: bool = False

    @property
    def is_on_time(self) -> bool:
        return self.received_on is not None and self.received_on <= self.due

    def days_late(self, today: date) -> int:
        """0 where it came in time or may still come."""
        return max(0, ((self.received_on or today) - self.due).days)


class Standing(StrEnum):
    """How far the reports of one area and month have come, in a word and a sign."""

    NOT_OWED = "not-owed", "Tidak wajib", "–"
    EXPECTED = "expected", "Ditunggu", "○"
    PARTLY = "partly", "Sebagian", "◐"
    OVERDUE = "overdue", "Terlambat", "!"
    RECEIVED = "received", "Diterima", "●"
    VERIFIED = "verified", "Terverifikasi", "✓"

    label: str
    icon: str

    def __new__(cls, value: str, label: str = "", icon: str = "") -> Standing:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.icon = label, icon
        return member


@dataclass(frozen=True)
class Tally:
    """Counts of obligations: each of them is one of ``expected``, so no share of it exceeds the whole."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    verified: int = 0
    overdue: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.expected + other.expected,
            self.received + other.received,
            self.on_time + other.on_time,
            self.verified + other.verified,
            self.overdue + other.overdue,
        )

    @property
    def is_late(self) -> bool:
        """Something is missing after its day, or came after it."""
        return self.overdue > 0 or self.on_time < self.received

    @property
    def standing(self) -> Standing:
        if self.expected == 0:
            return Standing.NOT_OWED
        if self.verified == self.expected:
            return Standing.VERIFIED
        if self.overdue:
            return Standing.OVERDUE
        if self.received == self.expected:
            return Standing.RECEIVED
        return Standing.PARTLY if self.received else Standing.EXPECTED


def tally(owed: Iterable[Owed], today: date) -> Tally:
    rows = list(owed)
    return Tally(
        expected=len(rows),
        received=sum(row.received_on is not None for row in rows),
        on_time=sum(row.is_on_time for row in rows),
        verified=sum(row.is_verified for row in rows),
        overdue=sum(row.received_on is None and row.days_late(today) > 0 for row in rows),
    )


def days_words(due: date, today: date) -> str:
    """``3 hari lagi``, ``hari ini``, ``terlambat 5 hari``."""
    days = (due - today).days
    if days == 0:
        return "hari ini"
    return f"{days} hari lagi" if days > 0 else f"terlambat {-days} hari"


class Validity(StrEnum):
    """Where a month stands to a validity from a month to another; both are included."""

    NOW = "now"
    FUTURE = "future"
    PAST = "past"

    @classmethod
    def of(cls, valid_from: Month, valid_to: Month | None, month: Month) -> Validity:
        if month < valid_from:
            return cls.FUTURE
        return cls.PAST if valid_to is not None and valid_to < month else cls.NOW

    @property
    def order(self) -> int:
        return list(Validity).index(self)


@dataclass(frozen=True)
class EntryLock:
    """Whether a report is closed for entry; ``open_until`` names the day to which an exception keeps it open."""

    is_locked: bool = False
    open_until: date | None = None


OPEN_ENTRY = EntryLock()


def may_lock(status: Status | None, revision: int, *, was_handed_in: bool) -> bool:
    """The lock closes what was never handed in; what was returned or taken back and corrections stay open."""
    return not was_handed_in and (status is None or (status is Status.DRAFT and revision == 1))


def entry_lock(*, due: date, today: date, locks_after_due: bool, extended_until: date | None) -> EntryLock:
    """The day itself, of the due date and of an exception, is still open."""
    if today <= due or not locks_after_due:
        return OPEN_ENTRY
    if extended_until is not None and today <= extended_until:
        return EntryLock(open_until=extended_until)
    return EntryLock(is_locked=True)
