"""Regulations, benefits and draft meetings for tests."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from coverage.models import Release
from enrolment.vocabulary import Programme
from monev.actions import answer_recommendation, record_benefits, record_regulation
from monev.benefits import Paid
from monev.models import LocalRegulation, Meeting
from monev.selectors.recommending import proposals_of
from monev.vocabulary import Instrument, Outcome, Stage
from periods.month import Month
from regions.models import Region
from tests.meetings import draft

LAMSEL = "18.01"


def proposed_regulation(by: User) -> LocalRegulation:
    """A Perbup of Lampung Selatan that somebody proposes; the same one when it is asked for again."""
    region = Region.objects.get(kemendagri_code=LAMSEL)
    known = LocalRegulation.objects.filter(region=region).first()
    return known or record_regulation(
        region=region,
        instrument=Instrument.PERBUP,
        about="perlindungan pekerja rentan",
        source="Bagian Hukum",
        stage=Stage.PROPOSED,
        day=date(2026, 2, 2),
        by=by,
    )


def draft_meeting(release: Release, by: User) -> Meeting:
    """A meeting of Lampung Selatan about a release, not agreed yet; the same one when it is asked for again."""
    title = "Monev yang masih konsep"
    return Meeting.objects.filter(title=title).first() or draft(by, title=title, release=release.pk)


def benefits_of_a_month(by: User) -> None:
    """September 2026 of Lampung Selatan."""
    record_benefits(
        region=Region.objects.get(kemendagri_code=LAMSEL),
        month=Month(2026, 9),
        told={Programme.JKM: Paid(7, 294_000_000)},
        source="Laporan klaim cabang",
        by=by,
    )


def everything_of_the_registers(release: Release, by: User) -> None:
    """A row of every register beside the meetings."""
    proposed_regulation(by)
    benefits_of_a_month(by)
    meeting = draft_meeting(release, by)
    answer_recommendation(meeting=meeting, key=proposals_of(meeting)[0].key, outcome=Outcome.ACCEPTED, by=by)
