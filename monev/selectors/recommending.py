"""The facts that rules look at, gathered from a release and the registers; what was made of their proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from coverage.figures.area import Area
from coverage.figures.events import Event, of_area, of_scope
from coverage.models import EligibleWorkers, Release
from coverage.planning.pace import Observed
from coverage.readings.distance import DistanceReading
from coverage.readings.standpoint import Standpoint
from coverage.selectors import (
    open_edition,
    published_identity,
    read_catalogue,
    read_places,
    recorded_events,
    usable_rates,
)
from monev.models import Meeting, Recommendation
from monev.recommending import Evidence, Facts, NextDenominator, Proposal, propose
from monev.selectors.regulations import regulations_of
from monev.vocabulary import Outcome
from periods.month import Month


@dataclass(frozen=True)
class Answer:
    """What people made of a proposal, with the proposal as it stood then."""

    key: str
    proposal: str
    figures: tuple[Evidence, ...]
    outcome: Outcome
    text: str
    reason: str
    by: str
    at: datetime

    @property
    def words(self) -> str:
        """What the meeting recommends; empty where it was rejected."""
        return "" if self.outcome is Outcome.REJECTED else self.text or self.proposal


@dataclass(frozen=True)
class Item:
    """A proposal with its answer. ``is_current`` False: the rules do not propose it any more."""

    proposal: Proposal
    answer: Answer | None = None
    is_current: bool = True


def facts_of(release: Release, code: str) -> Facts | None:
    """Everything about one area, or the whole scope, as of one release; None where it cannot be read now."""
    places, identity = read_places(settings.PROVINCE_CODE), published_identity()
    catalogue = read_catalogue(settings.PROVINCE_CODE)
    edition = open_edition(catalogue, release.month, release.number)
    area = (
        next((row for row in (places.scope, *places.regencies) if row.kemendagri_code == code), None)
        if places
        else None
    )
    if places is None or edition is None or area is None:
        return None
    reading = DistanceReading(Standpoint(places, catalogue, edition, identity), area)
    events = recorded_events(places)
    return Facts(
        area=area,
        month=release.month,
        release=release.label,
        figure=reading.figure,
        groups=tuple(reading.groups),
        regulations=tuple(regulations_of(places, area)),
        events=_about(events, area, is_scope=reading.is_scope),
        rates=tuple(usable_rates(examples=release.is_example)),
        participants=_counted_alike(reading.series),
        denominators=_next_denominators(code, release.month),
        is_scope=reading.is_scope,
    )


def proposals_of(meeting: Meeting) -> list[Proposal]:
    """What the rules propose to this meeting; nothing without a release to look at."""
    facts = facts_of(meeting.release, meeting.region.kemendagri_code) if meeting.release else None
    return propose(facts) if facts else []


def answers_of(meeting: Meeting, as_of: datetime | None = None) -> dict[str, Answer]:
    """The last answer to each proposal, in the order in which they were first given. One query."""
    rows = Recommendation.objects.filter(meeting=meeting).select_related("by").order_by("at", "pk")
    if as_of:
        rows = rows.filter(at__lte=as_of)
    return {row.key: _answer(row) for row in rows}


def items_of(meeting: Meeting, *, is_open: bool) -> list[Item]:
    """What a meeting has before it: proposals with their answers, then answers to what is proposed no more.

    Of an agreed meeting only what was answered: the figures move on, the minutes stay.
    """
    answers = answers_of(meeting)
    proposals = proposals_of(meeting) if is_open else []
    current = {proposal.key for proposal in proposals}
    return [
        *(Item(proposal, answers.get(proposal.key)) for proposal in proposals),
        *(
            Item(Proposal(answer.key, answer.proposal, answer.figures), answer, is_current=not is_open)
            for key, answer in answers.items()
            if key not in current
        ),
    ]


def _about(events: Sequence[Event], area: Area, *, is_scope: bool) -> tuple[Event, ...]:
    return tuple(of_scope(events) if is_scope else of_area(events, area.slug))


def _counted_alike(series: Sequence[Observed]) -> dict[Month, int | None]:
    """Months whose participants were counted like those of the last one."""
    return {
        point.month: point.participants
        for point in series
        if (point.terms.basis, point.terms.segments) == (series[-1].terms.basis, series[-1].terms.segments)
    }


def _next_denominators(code: str, after: Month) -> tuple[NextDenominator, ...]:
    """What reference data know for months to come, the last revision of each. One query."""
    rows = EligibleWorkers.objects.filter(region__kemendagri_code=code, basis="eligible", valid_from__gt=after)
    last = {row.valid_from: row for row in rows.order_by("valid_from", "revision", "pk")}
    return tuple(NextDenominator(row.valid_from, row.count, row.source) for row in last.values())


def _answer(row: Recommendation) -> Answer:
    return Answer(
        row.key,
        row.proposal,
        tuple(Evidence(*figure) for figure in row.figures),
        Outcome(row.outcome),
        row.text,
        row.reason,
        row.by.get_full_name() or row.by.get_username(),
        row.at,
    )
