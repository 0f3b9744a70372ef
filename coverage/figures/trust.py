"""How far a published figure may be trusted: four yes/no checks and the letter that counts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enrolment.punctuality import Owed


class Check(StrEnum):
    """In the order in which a page lists them."""

    COMPLETE = "complete"
    ON_TIME = "on-time"
    SECOND_PERSON = "second-person"
    NO_OPEN_WARNING = "no-open-warning"


@dataclass(frozen=True)
class ReportFacts:
    """One verified report behind a figure. Nothing of it changes any more once a release has frozen it.

    What is on time is asked where the board asks it: the first hand-in against the day of the obligation. People are
    numbers, nobody needs their names here.
    """

    office: str
    owed: Owed
    written_by: frozenset[int]
    verified_by: int | None
    verified_on: date | None = None

    @property
    def has_second_person(self) -> bool:
        return self.verified_by is not None and self.verified_by not in self.written_by


@dataclass(frozen=True)
class TrustFacts:
    """What a release has frozen of one area. ``warnings`` are those that stood at publication; None: not recorded."""

    is_published: bool
    expected: int
    verified: int
    reports: tuple[ReportFacts, ...] = ()
    warnings: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class Trust:
    """The four checks with their answers; None: cannot be judged. The letter is never shown without them."""

    facts: TrustFacts
    answers: dict[Check, bool | None]

    @property
    def passed(self) -> int:
        return sum(answer is True for answer in self.answers.values())

    @property
    def letter(self) -> str:
        """``A`` for four times yes, ``B``, ``C``, and ``D`` for fewer than two; empty where nothing can be trusted yet.

        A figure that was not published has no letter, nor has one of which a check cannot be judged.
        """
        if not self.facts.is_published or None in self.answers.values():
            return ""
        return {4: "A", 3: "B", 2: "C"}.get(self.passed, "D")


def judge_trust(facts: TrustFacts) -> Trust:
    """Ask the four questions of one area."""
    complete = facts.expected > 0 and facts.verified == facts.expected
    reports, warnings = facts.reports, facts.warnings
    # Of a report that is not verified yet a release has frozen nothing: it may have come in time or not.
    judged = complete and len(reports) == facts.expected
    return Trust(
        facts,
        {
            Check.COMPLETE: complete,
            Check.ON_TIME: all(report.owed.is_on_time for report in reports) if judged else None,
            Check.SECOND_PERSON: all(report.has_second_person for report in reports) if judged else None,
            Check.NO_OPEN_WARNING: None if warnings is None else not warnings,
        },
    )


def warnings_about(slug: str, keys: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The sentences of a frozen checklist that are about one area; keys are ``kind.slug`` or ``kind.slug.more``.

    Whatever the publisher answered, the warning stood: an answer says why the figure came out all the same. What a
    branch explained itself is no warning any more and stands under another kind.
    """
    return tuple(sentence for key, sentence in keys if key.split(".")[1:2] == [slug])


def letters(trusts: Sequence[Trust]) -> dict[str, int]:
    """How many areas have which letter, the best first; without a letter under the empty one."""
    found = [trust.letter for trust in trusts]
    return {letter: found.count(letter) for letter in ("A", "B", "C", "D", "") if letter in found}
