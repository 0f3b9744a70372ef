"""Meetings, regulations and benefits of the example in the months in which they happen, between its releases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Role, User
from coverage.example import load_example as load_example_of_coverage
from coverage.models import Release
from enrolment.models import WorkerGroup
from monev.actions import conclude_meeting, record_meeting, report_progress
from monev.example.meetings import MEETINGS, REPORTS, Held, Reported
from monev.example.registers import STEPS, Taken, answer_proposals, take_step, tell_benefits
from monev.minutes import Minutes
from monev.models import Commitment
from monev.selectors.minutes import minutes_of
from periods import clock
from periods.month import Month
from regions.models import Region

WIB = ZoneInfo("Asia/Jakarta")


@transaction.atomic
def load_example(folder: Path, scope: Region, progress: Callable[[Month], object] = lambda month: None) -> None:
    """Write the example series; after the releases of a month comes what happened until the next. All or nothing."""

    def go_on(month: Month) -> None:
        _act(month)
        _tell_benefits(month)
        progress(month)

    load_example_of_coverage(folder, scope, go_on)


def _act(month: Month) -> None:
    """What happened between the releases of this month and those of the next, in the order of the days."""
    acts: list[Held | Reported | Taken] = [
        act for act in (*STEPS, *MEETINGS, *REPORTS) if Month.of(act.day) - 1 == month
    ]
    for act in sorted(acts, key=lambda act: act.day):
        if isinstance(act, Held):
            _hold(act, _publisher())
        elif isinstance(act, Reported):
            _report(act, _publisher())
        else:
            with clock.standing_at(_moment(act.day, 9)):
                take_step(act, _publisher())


def _tell_benefits(month: Month) -> None:
    """In the middle of the month after, as the branches report them."""
    with clock.standing_at(_moment((month + 1).first_day.replace(day=15), 11)):
        tell_benefits(month, _publisher())


def _publisher() -> User:
    return User.objects.get(role=Role.PUBLISHER, is_example=True)


def _hold(held: Held, by: User) -> None:
    release = Release.objects.filter(month=held.looks_at).latest("number")
    groups = {group.code: group.pk for group in WorkerGroup.objects.all()}
    minutes = Minutes(
        region=Region.objects.get(kemendagri_code=held.region).pk,
        release=release.pk,
        day=held.day,
        commitments=tuple(promise.with_group(groups) for promise in held.promises),
        **held.texts,
    )
    with clock.standing_at(_moment(held.day, 14)):
        meeting = record_meeting(minutes=minutes, by=by)
    if held.answers_proposals:
        with clock.standing_at(_moment(held.day, 15)):
            answer_proposals(meeting, by)
    with clock.standing_at(_moment(held.day, 16)):
        conclude_meeting(meeting=meeting, seen=minutes_of(meeting).fingerprint, by=by)


def _report(reported: Reported, by: User) -> None:
    commitment = Commitment.objects.get(
        meeting__region__kemendagri_code=reported.region, meeting__day=reported.meeting, number=reported.number
    )
    with clock.standing_at(_moment(reported.day, 10)):
        report_progress(
            commitment=commitment,
            progress=reported.progress,
            day=reported.day,
            note=reported.note,
            evidence=reported.evidence,
            by=by,
        )


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=WIB)
