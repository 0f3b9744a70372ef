"""Whatever people do in whatever order, agreed minutes stay as they were agreed, and every success leaves one event."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from accounts.models import User
from audit.models import AuditEvent
from monev import actions
from monev.actions import RecordRefused
from monev.models import Meeting, MeetingFile
from monev.selectors.minutes import minutes_of
from monev.uploads import Upload
from monev.vocabulary import Progress
from tests.meetings import PDF, first_commitment, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ACTS = ("record", "change", "conclude", "add", "file", "withdraw", "report")
WALKS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "change", "conclude"]),
        st.sampled_from(["eka", "fajar", "eka", "dewi"]),
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=16,
)


def act(name: str, number: int, meeting: Meeting | None, by: User) -> Meeting | None:
    """One attempt; ``number`` varies what is written."""
    if name == "record" or meeting is None:
        return actions.record_meeting(minutes=minutes(title=f"Rapat {number}"), by=by)
    if name == "change":
        changed = minutes(
            title=meeting.title, place=f"Tempat {number}", commitments=minutes().commitments[: 1 + number % 2]
        )
        actions.change_meeting(meeting=meeting, minutes=changed, seen=minutes_of(meeting).fingerprint, by=by)
    elif name == "conclude":
        actions.conclude_meeting(meeting=meeting, seen=minutes_of(meeting).fingerprint, by=by)
    elif name == "add":
        actions.add_addendum(meeting=meeting, text=f"Tambahan {number}", by=by)
    elif name == "file":
        actions.add_meeting_file(
            meeting=meeting, title="Berkas", upload=Upload("a.pdf", PDF + bytes([number + 65])), by=by
        )
    elif name == "withdraw":
        file = MeetingFile.objects.filter(meeting=meeting).first()
        if file is None:
            raise RecordRefused(["Tidak ada berkas."])
        actions.withdraw_meeting_file(file=file, reason="Berkas rapat lain.", by=by)
    else:
        actions.report_progress(
            commitment=first_commitment(meeting),
            progress=list(Progress)[number],
            day=date(2025, 11, 20),
            note=f"Perkembangan nomor {number}.",
            by=by,
        )
    return meeting


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WALKS)
def test_no_walk_changes_agreed_minutes(eka: User, fajar: User, dewi: User, walk: list[tuple[str, str, int]]) -> None:
    people = {"eka": eka, "fajar": fajar, "dewi": dewi}
    agreed: dict[int, str] = {}
    with transaction.atomic():
        meeting: Meeting | None = None
        for name, who, number in walk:
            events = AuditEvent.objects.count()
            try:
                with transaction.atomic():
                    meeting = act(name, number, meeting, people[who])
            except (RecordRefused, PermissionDenied):
                assert AuditEvent.objects.count() == events
            else:
                event(f"{name} succeeds")
                # A file is told once as kept and once as part of the meeting; the same change once more is none.
                assert AuditEvent.objects.count() - events in ({0, 1} if name == "change" else {1, 2})
            for known in Meeting.objects.filter(conclusion__isnull=False, title__startswith="Rapat "):
                assert agreed.setdefault(known.pk, minutes_of(known).fingerprint) == minutes_of(known).fingerprint
        transaction.set_rollback(True)
