"""Events in plain Indonesian: each app says how its own acts are told, pages above put them together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audit.chain import Event

Details = Mapping[str, Any]


@dataclass(frozen=True)
class Wording:
    """How one act is told.

    ``label`` names it in a list of acts. ``tell`` goes on after the name of whoever did it, without a full stop:
    "menyimpan sel …"; more lines are a list below. Some of the details may be missing: events of former years stay.
    """

    label: str
    tell: Callable[[Details], str]


def fixed(words: str) -> Callable[[Details], str]:
    """For an act of which there is nothing more to say."""
    return lambda details: words


@dataclass(frozen=True)
class Told:
    """One event as people read it."""

    event: Event
    at: datetime
    who: str
    label: str
    predicate: str
    lines: tuple[str, ...]

    @property
    def ending(self) -> str:
        """What follows the predicate where its lines stand below it."""
        return ":" if self.lines else _stop(self.predicate)

    @property
    def sentence(self) -> str:
        """In one line: ``Ani menyimpan sel PU – peserta: 71.240 (sebelumnya 70.980).``"""
        words = " · ".join((self.predicate, *self.lines))
        return f"{self.who} {words}{_stop(words)}"


def _stop(words: str) -> str:
    """No second full stop behind a quotation that ends with its own."""
    return "" if words.endswith((".”", "!”", "?”")) else "."


def tell(
    events: Iterable[Event],
    wordings: Mapping[str, Wording],
    names: Mapping[int, str],
    reword: Callable[[Details], Details] = lambda details: details,
) -> list[Told]:
    """``names`` are those of accounts that still exist; the trail itself keeps the user name.

    ``reword`` calls things in the details by the names that people know; the events stay as they are.
    """
    told = []
    for event in events:
        wording = wordings.get(event.action) or Wording(event.action, fixed(f"melakukan “{event.action}”"))
        predicate, *lines = wording.tell(reword(event.details)).split("\n")
        who = names.get(event.actor_id) if event.actor_id is not None else None
        told.append(Told(event, event.at, who or event.actor_name, wording.label, predicate, tuple(lines)))
    return told
