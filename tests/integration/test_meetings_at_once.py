"""Two people at the same meeting at the same moment: one of them is first, the other reads a sentence."""

from __future__ import annotations

import pytest

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from monev import actions
from monev.actions import RecordRefused
from monev.actions import meetings as room
from monev.models import Addendum, CommitmentStep, Conclusion, Meeting
from monev.selectors.minutes import minutes_of
from monev.vocabulary import Progress
from tests.integration.test_two_at_once import at_once, of_kind, slowly
from tests.meetings import DAY, agreed, draft, first_commitment, minutes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


def test_the_same_meeting_recorded_by_two_is_one(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "objections", slowly(room.objections))
    outcomes = at_once(*[lambda: draft(admin)] * 2)
    assert len(of_kind(outcomes, Meeting)) == 1, outcomes
    assert ["sudah tercatat" in str(refusal) for refusal in of_kind(outcomes, RecordRefused)] == [True]


def test_a_draft_is_not_changed_while_it_is_agreed(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = draft(admin)
    seen = minutes_of(meeting).fingerprint
    monkeypatch.setattr(room, "minutes_of", slowly(room.minutes_of))
    outcomes = at_once(
        lambda: actions.conclude_meeting(meeting=meeting, seen=seen, by=admin),
        lambda: actions.change_meeting(meeting=meeting, minutes=minutes(place="Katibung"), seen=seen, by=admin),
    )
    refusals = [str(refusal) for refusal in of_kind(outcomes, RecordRefused)]
    assert len(refusals) == 1, outcomes
    if Conclusion.objects.filter(meeting=meeting).exists():
        assert "sudah disahkan" in refusals[0]
        assert minutes_of(Meeting.objects.get(pk=meeting.pk)).fingerprint == seen
    else:
        assert "baru saja diubah orang lain" in refusals[0]


def test_pressing_twice_agrees_adds_and_reports_once(admin: User) -> None:
    waiting = draft(admin, title="Konsep")
    seen = minutes_of(waiting).fingerprint
    at_once(*[lambda: actions.conclude_meeting(meeting=waiting, seen=seen, by=admin)] * 2)
    assert AuditEvent.objects.filter(action="meeting-concluded", subject_id=str(waiting.pk)).count() == 1
    meeting = agreed(admin)
    at_once(*[lambda: actions.add_addendum(meeting=meeting, text="Menyusul.", by=admin)] * 2)
    assert Addendum.objects.filter(meeting=meeting).count() == 1
    at_once(
        *[
            lambda: actions.report_progress(
                commitment=first_commitment(meeting),
                progress=Progress.ONGOING,
                day=DAY,
                note="Dimulai di dua kecamatan.",
                by=admin,
            )
        ]
        * 2
    )
    assert CommitmentStep.objects.filter(commitment__meeting=meeting).count() == 1
