"""Whatever is written into the trail keeps its hash on the way through JSON, and no change stays unseen."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from audit.chain import digest, plain, walk
from tests.plain_details import DETAILS


def event(position: int, previous: str, details: dict[str, Any]) -> Any:
    made = SimpleNamespace(
        position=position,
        previous=previous,
        at=datetime(2026, 11, 3, tzinfo=UTC),
        actor_id=None,
        actor_name="ani",
        action="submitted",
        subject_type="enrolment.submission",
        subject_id="12",
        subject_label="Laporan",
        details=details,
        is_example=False,
    )
    made.hash = digest(made)
    return made


@given(DETAILS)
def test_plain_details_stay_as_they_are_and_keep_their_hash_through_json(details: dict[str, Any]) -> None:
    assert plain(details) == details
    turned = dict(reversed(list(json.loads(json.dumps(details)).items())))
    assert event(1, "", turned).hash == event(1, "", details).hash


@given(st.lists(DETAILS, min_size=1, max_size=6), st.data())
def test_no_single_change_stays_unseen(each: list[dict[str, Any]], data: st.DataObject) -> None:
    events: list[Any] = []
    for details in each:
        events.append(event(len(events) + 1, events[-1].hash if events else "", details))
    assert walk(events).fault == ""
    victim = data.draw(st.sampled_from(events))
    name = data.draw(st.sampled_from(sorted(vars(victim))))
    changed = {"at": datetime(2026, 11, 4, tzinfo=UTC), "actor_id": 1, "is_example": True, "details": {"": ["lain"]}}
    before = getattr(victim, name)
    setattr(victim, name, changed[name] if name in changed else before + (1 if name == "position" else "x"))
    assert (walk(events).fault != "") is (getattr(victim, name) != before)
