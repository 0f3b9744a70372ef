"""What the hash of an event is made of, and how a chain of events is walked. Anybody can check with this room alone.

The form of ``canonical`` never changes: the hash of every event that was ever written hangs on it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

# What PostgreSQL and SQLite both keep and give back as it was.
_LARGEST = 2**63 - 1


class Event(Protocol):
    """What the chain reads of an event: the row of the database, or a line of an export."""

    position: int
    previous: str
    at: datetime
    actor_id: int | None
    actor_name: str
    action: str
    subject_type: str
    subject_id: str
    subject_label: str
    details: Mapping[str, Any]
    is_example: bool
    hash: str


class UnfitDetail(TypeError):
    """A detail that would not come back from the database as it went in."""


def plain(value: object, name: str = "details") -> Any:
    """The same value made of text, whole numbers, truth values, None, lists and dictionaries; UnfitDetail else."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = str(value)
        if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise UnfitDetail(f"{name}: {text!r} memuat huruf yang tidak dapat disimpan.")
        return text
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            raise UnfitDetail(f"{name}: {value} terlalu besar untuk jejak audit.")
        return int(value)
    if isinstance(value, list | tuple):
        return [plain(item, f"{name}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise UnfitDetail(f"{name}: kunci {key!r} bukan teks.")
        return {plain(key, name): plain(item, f"{name}.{key}") for key, item in value.items()}
    raise UnfitDetail(
        f"{name}: {value!r} ({type(value).__name__}) tidak dapat masuk jejak audit."
        " Tulis sebagai teks, misalnya str(…)."
    )


def canonical(event: Event) -> str:
    """The event as one line of JSON: keys sorted, no blanks, letters as they are, the time in UTC."""
    return json.dumps(
        {
            "position": event.position,
            "previous": event.previous,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor_id": event.actor_id,
            "actor_name": event.actor_name,
            "action": event.action,
            "subject_type": event.subject_type,
            "subject_id": event.subject_id,
            "subject_label": event.subject_label,
            "details": event.details,
            "is_example": event.is_example,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def digest(event: Event) -> str:
    """64 hexadecimal digits: SHA-256 of ``canonical`` in UTF-8."""
    return hashlib.sha256(canonical(event).encode()).hexdigest()


@dataclass(frozen=True)
class Walk:
    """What a walk along a chain found: how far it is sound, and the first fault in a sentence."""

    count: int
    last_hash: str
    fault: str = ""

    @property
    def anchor(self) -> str:
        """What to note elsewhere: ``--anchor`` proves later that this event is still there."""
        return f"{self.count}:{self.last_hash}"


def walk(events: Iterable[Event], anchors: Mapping[int, str] | None = None) -> Walk:
    """Follow a chain in the order of its positions and stop at the first fault.

    ``anchors`` are hashes that were noted formerly, by position; their beginning is enough.
    """
    anchors = anchors or {}
    count, last_hash = 0, ""
    for event in events:
        fault = _fault(event, count + 1, last_hash) or _differs(event, anchors.get(event.position))
        if fault:
            return Walk(count, last_hash, fault)
        count, last_hash = count + 1, event.hash
    gone = sorted(position for position in anchors if position > count)
    if gone:
        return Walk(
            count,
            last_hash,
            f"Kejadian nomor {gone[0]} yang pernah dicatat tidak ada lagi: rantai berakhir di nomor {count}.",
        )
    return Walk(count, last_hash)


def _fault(event: Event, expected: int, last_hash: str) -> str:
    if event.position > expected:
        missing = f"nomor {expected}"
        if event.position - 1 > expected:
            missing += f" sampai {event.position - 1}"
        return f"Kejadian {missing} hilang: sesudah nomor {expected - 1} langsung nomor {event.position}."
    if event.position < expected:
        return f"Kejadian nomor {event.position} disisipkan: nomor itu ada dua kali."
    if digest(event) != event.hash:
        return (
            f"Kejadian nomor {event.position} diubah: isinya ({event.actor_name}, {event.action},"
            f" {event.subject_label}) tidak cocok dengan hash-nya."
        )
    if event.previous != last_hash:
        return (
            f"Kejadian nomor {event.position} tidak menyambung ke nomor {expected - 1}:"
            " salah satunya diganti atau disisipkan, atau di antaranya ada yang hilang."
        )
    return ""


def _differs(event: Event, noted: str | None) -> str:
    if noted is None or event.hash.startswith(noted):
        return ""
    return f"Kejadian nomor {event.position} bukan lagi yang pernah dicatat: hash-nya {event.hash}, dahulu {noted}."
