"""Spells of months of which exactly one is to be in force in every month from the first start on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from periods.month import Month


@dataclass(frozen=True)
class Spell:
    """What is in force from ``start`` to ``end``, both included; without ``end`` until further notice."""

    name: str
    start: Month
    end: Month | None = None

    def covers(self, month: Month) -> bool:
        return self.start <= month and (self.end is None or month <= self.end)


@dataclass(frozen=True)
class Placement:
    """How a new spell fits: which one it closes, if any, and when it ends itself."""

    closes: Spell | None
    closed_at: Month | None
    end: Month | None


class DoesNotFit(ValueError):
    """The new spell would leave a month without anything in force, or with two; str() is a sentence."""


def fit_in(known: Sequence[Spell], start: Month, end: Month | None = None) -> Placement:
    """Where a spell from ``start`` on belongs: it closes the one before and ends before the next one begins.

    ``end`` None leaves the end to the next spell. DoesNotFit where a month would have none or two.
    """
    spells = sorted(known, key=lambda spell: spell.start)
    _check_known(spells)
    same = next((spell for spell in spells if spell.start == start), None)
    if same:
        raise DoesNotFit(f"“{same.name}” sudah berlaku sejak {start.words}. Pilih bulan mulai yang lain.")
    before = next((spell for spell in reversed(spells) if spell.start < start), None)
    after = next((spell for spell in spells if spell.start > start), None)
    if before and before.end and before.end < start - 1:
        raise DoesNotFit(
            f"“{before.name}” berakhir {before.end.words}, jadi {_spoken(before.end + 1, start - 1)} tanpa skema."
            f" Mulai sejak {(before.end + 1).words}."
        )
    last = after.start - 1 if after else None
    if end is not None and end < start:
        raise DoesNotFit(f"Berakhir {end.words}, sebelum mulai {start.words}. Perbaiki salah satunya.")
    if end is not None and after and end >= after.start:
        raise DoesNotFit(
            f"“{after.name}” sudah berlaku sejak {after.start.words};"
            f" skema ini harus berakhir {(after.start - 1).words}."
        )
    if end is not None and end != last:
        until = f"{_spoken(end + 1, last)} tanpa skema" if last else f"sejak {(end + 1).words} tidak ada skema"
        raise DoesNotFit(f"Bila berakhir {end.words}, {until}. Kosongkan akhir masa berlakunya.")
    return Placement(closes=before, closed_at=start - 1 if before else None, end=last)


def _check_known(spells: Sequence[Spell]) -> None:
    """Two in one month already: a new spell would hide that. A hole is only mended by a spell that begins in it."""
    for one, other in itertools.pairwise(spells):
        if one.end is None or one.end >= other.start:
            raise DoesNotFit(
                f"“{one.name}” dan “{other.name}” sudah tumpang tindih sejak {other.start.words}."
                " Hubungi pengelola situs."
            )


def _spoken(first: Month, last: Month) -> str:
    return first.words if first == last else f"{first.words} sampai {last.words}"
