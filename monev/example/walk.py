"""Holding the meetings of the example in the months in which they happen, between its releases."""

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
from monev.minutes import Minutes
from monev.models import Commitment
from monev.selectors.minutes import minutes_of
from periods import clock
from periods.month import Month
from regions.models import Region

WIB = ZoneInfo("Asia/Jakarta")


@transaction.atomic
def load_example(folder: Path, scope: Region, progress: Callable[[Month], object] = lambda month: None) -> None:
    """Write the example series; after the releases of a month its meetings are held. All or nothing."""

    def go_on(month: Month) -> None:
        _hold_meetings(month)
        progress(month)

    load_example_of_coverage(folder, scope, go_on)


def _hold_meetings(month: Month) -> None:
    """What happened between the releases of this month and those of the next, in the order of the days."""
    acts: list[Held | Reported] = [act for act in (*MEETINGS, *REPORTS) if Month.of(act.day) - 1 == month]
    for act in sorted(acts, key=lambda act: act.day):
        by = User.objects.get(role=Role.PUBLISHER, is_example=True)
        if isinstance(act, Held):
            _hold(act, by)
        else:
            _report(act, by)


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
