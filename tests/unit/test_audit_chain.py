"""What a hash is made of, and which fault a walk along a chain names."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from audit.chain import UnfitDetail, canonical, digest, plain, walk
from periods.month import Month

AT = datetime(2026, 11, 3, 2, 15, 30, 120, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    position: int
    previous: str
    at: datetime = AT
    actor_id: int | None = 7
    actor_name: str = "ani"
    action: str = "submitted"
    subject_type: str = "enrolment.submission"
    subject_id: str = "12"
    subject_label: str = "Lampung Selatan – Oktober 2026"
    details: dict[str, Any] = field(default_factory=dict)
    is_example: bool = False
    hash: str = ""


def sealed(told: Told) -> Told:
    return replace(told, hash=digest(told))


def chain_of(length: int) -> list[Told]:
    events: list[Told] = []
    for position in range(1, length + 1):
        previous = events[-1].hash if events else ""
        events.append(sealed(Told(position, previous, details={"cell": "PU.peserta", "after": position})))
    return events


def test_the_form_that_is_hashed_never_changes() -> None:
    """If this fails, no event that was ever written can be verified any more."""
    told = Told(2, "ab" * 32, details={"b": [1, None, True, "é\n"], "a": {"z": "0", "y": -1}})
    assert canonical(told) == (
        '{"action":"submitted","actor_id":7,"actor_name":"ani","at":"2026-11-03T02:15:30.000120+00:00",'
        '"details":{"a":{"y":-1,"z":"0"},"b":[1,null,true,"é\\n"]},"is_example":false,"position":2,'
        '"previous":"' + "ab" * 32 + '","subject_id":"12","subject_label":"Lampung Selatan – Oktober 2026",'
        '"subject_type":"enrolment.submission"}'
    )
    assert digest(told) == hashlib.sha256(canonical(told).encode()).hexdigest()
    assert digest(told) == "50d2e4796f7e87f77d1945e4c8d23d39ea0a408a341437945b72e77cfdecffa5"


def test_one_moment_has_one_form_in_every_zone() -> None:
    jakarta = AT.astimezone(timezone(timedelta(hours=7)))
    assert digest(Told(1, "", at=jakarta)) == digest(Told(1, "", at=AT))


class Kind(StrEnum):
    PU = "PU"


def test_details_become_plain_text_and_numbers() -> None:
    given = {"kind": Kind.PU, "pair": (1, None), "deep": {"yes": True}}
    made = plain(given)
    assert made == {"kind": "PU", "pair": [1, None], "deep": {"yes": True}}
    assert type(made["kind"]) is str
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (1.5, r"details.x: 1.5 \(float\) tidak dapat masuk jejak audit"),
        (Decimal("38.39"), "Decimal"),
        (date(2026, 10, 1), "Tulis sebagai teks"),
        (Month(2026, 10), "Month"),
        ({1: "a"}, "kunci 1 bukan teks"),
        ([{"a": {2.0}}], r"details.x\[0\].a: .*set"),
        ("a\x00b", "huruf yang tidak dapat disimpan"),
        ("\ud800", "huruf yang tidak dapat disimpan"),
        (2**63, "terlalu besar"),
    ],
)
def test_what_would_not_come_back_as_it_went_in_is_refused_by_name(value: object, says: str) -> None:
    with pytest.raises(UnfitDetail, match=says):
        plain({"x": value})


def test_a_sound_chain_is_walked_to_its_end() -> None:
    events = chain_of(5)
    outcome = walk(events)
    assert (outcome.count, outcome.last_hash, outcome.fault) == (5, events[-1].hash, "")
    assert outcome.anchor == f"5:{events[-1].hash}"
    assert walk([]) == walk(iter([]))
    assert (walk([]).count, walk([]).fault) == (0, "")


def test_a_changed_event_is_named_with_what_it_says_now() -> None:
    events = chain_of(5)
    events[2] = replace(events[2], actor_name="citra")
    assert walk(events).fault == (
        "Kejadian nomor 3 diubah: isinya (citra, submitted, Lampung Selatan – Oktober 2026)"
        " tidak cocok dengan hash-nya."
    )
    assert walk(events).count == 2


def test_missing_events_are_counted() -> None:
    events = chain_of(6)
    assert walk(events[1:]).fault == "Kejadian nomor 1 hilang: sesudah nomor 0 langsung nomor 2."
    assert walk(events[:2] + events[4:]).fault == "Kejadian nomor 3 sampai 4 hilang: sesudah nomor 2 langsung nomor 5."


def test_an_event_with_a_hash_of_its_own_does_not_join_what_follows() -> None:
    events = chain_of(4)
    events[1] = sealed(replace(events[1], details={"after": 99}))
    assert walk(events).fault.startswith("Kejadian nomor 3 tidak menyambung ke nomor 2")


def test_a_number_that_stands_twice_was_pushed_in() -> None:
    events = chain_of(3)
    twice = sealed(replace(events[1], previous=events[1].hash))
    assert walk([*events[:2], twice, events[2]]).fault == "Kejadian nomor 2 disisipkan: nomor itu ada dua kali."


def test_only_an_anchor_shows_a_tail_that_was_cut_off_or_a_chain_that_was_written_anew() -> None:
    events = chain_of(4)
    noted = {4: events[3].hash[:16], 2: events[1].hash}
    assert walk(events, noted).fault == ""
    assert walk(events[:3]).fault == ""
    assert walk(events[:3], noted).fault == (
        "Kejadian nomor 4 yang pernah dicatat tidak ada lagi: rantai berakhir di nomor 3."
    )
    forged = [sealed(Told(1, "", actor_name="orang lain"))]
    forged.append(sealed(Told(2, forged[0].hash)))
    assert walk(forged).fault == ""
    assert walk(forged, noted).fault.startswith("Kejadian nomor 2 bukan lagi yang pernah dicatat: hash-nya")
