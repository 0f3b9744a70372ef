"""What became of a commitment: where it stands on a day, and what the counts of its group say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from monev.vocabulary import Progress
from periods.month import Month


@dataclass(frozen=True)
class Step:
    """One report of progress; ``file`` is the number of the stored evidence and its name."""

    progress: Progress
    day: date
    at: datetime
    by: str
    note: str
    evidence: str = ""
    file: tuple[int, str] | None = None
    is_example: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a commitment stands as of a day."""

    progress: Progress
    due: date | None
    as_of: date

    @property
    def is_open(self) -> bool:
        return self.progress.is_open

    @property
    def days_late(self) -> int | None:
        """How long an open commitment is past its day; None: not late."""
        if not self.is_open or self.due is None or self.due >= self.as_of:
            return None
        return (self.as_of - self.due).days

    @property
    def is_overdue(self) -> bool:
        return self.days_late is not None


@dataclass(frozen=True)
class Became:
    """The count of the group in the release the meeting looked at, and in another one. None: unknown, never 0."""

    before: int | None
    before_month: Month | None
    after: int | None
    after_month: Month | None
    aimed: int | None = None

    @property
    def added(self) -> int | None:
        """Workers more (or fewer) than at the meeting, where both are known and the second is later."""
        if self.before is None or self.after is None or self.before_month is None or self.after_month is None:
            return None
        return self.after - self.before if self.after_month > self.before_month else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the group grew by what was aimed at."""
        return None if self.added is None or self.aimed is None else self.added >= self.aimed


def standing_of(steps: Sequence[Step], due: date | None, as_of: date) -> Standing:
    """The last step counts, in the order in which they were recorded; nothing recorded: not begun."""
    return Standing(steps[-1].progress if steps else Progress.PLANNED, due, as_of)


def by_urgency(standing: Standing) -> tuple[int, date]:
    """Late ones first, the longest late in front, then open ones by their day, then what is settled."""
    order = 0 if standing.is_overdue else 1 if standing.is_open else 2
    return order, standing.due or date.max
