"""The numbers of the pages counted again from the published rows, in whole numbers and without the project's rooms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from coverage.models import CoverageRecord

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
CATEGORIES = ("Sangat rendah", "Rendah", "Sedang", "Tinggi")
MINUS = "\N{MINUS SIGN}"
UNKNOWN = "–"


@dataclass(frozen=True)
class Entry:
    """One area in one release. ``target`` and ``cuts`` are thousandths of a percent: 38,39% is 38390."""

    release: int
    month: str
    number: int
    slug: str
    name: str
    official_name: str
    short_name: str
    participants: int | None
    eligible: int | None
    target: int | None
    scope_target: int | None
    cuts: tuple[int, int, int]
    provisional: bool
    since: str = ""
    # Another area of its release shows the same with one decimal.
    alike: bool = False

    @property
    def known(self) -> bool:
        return self.participants is not None and bool(self.eligible)

    def is_before(self, other: Entry) -> bool:
        """Lower coverage, compared crosswise so that nothing is rounded."""
        return self.participants * other.eligible < other.participants * self.eligible

    def equals(self, other: Entry) -> bool:
        return self.participants * other.eligible == other.participants * self.eligible

    @property
    def category(self) -> str:
        if not self.known:
            return "Belum ada data"
        return CATEGORIES[sum(self.participants * 100_000 >= cut * self.eligible for cut in self.cuts)]

    @property
    def near_a_cut(self) -> bool:
        return any(abs(self.participants * 100_000 - cut * self.eligible) <= 50 * self.eligible for cut in self.cuts)

    @property
    def gap(self) -> int | None:
        """Workers missing to the target, half up."""
        if not self.known or self.target is None:
            return None
        return (2 * self.target * self.eligible + 100_000) // 200_000 - self.participants

    def percent(self, places: int | None = None) -> str:
        """As its release shows it: one decimal, two near a cut and where another area would look the same."""
        if not self.known:
            return UNKNOWN
        places = places or (2 if self.near_a_cut or self.alike else 1)
        return f"{half_up(self.participants * 100, self.eligible, places)}%"

    def movement(self, before: Entry | None) -> str:
        """Points since the month before; a dash where the denominator was another one."""
        if before is None or not self.known or not before.known or before.eligible != self.eligible:
            return UNKNOWN
        difference = self.participants - before.participants
        size = half_up(abs(difference) * 100, self.eligible, 1)
        sign = "" if size == "0,0" else "+" if difference > 0 else MINUS
        return f"{sign}{size} poin"


class Ledger:
    """All entries, and which release was the current one of each month when another came out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def release(self, month: str, number: int) -> list[Entry]:
        """All areas in official order."""
        return [entry for entry in self.entries if (entry.month, entry.number) == (month, number)]

    def current(self, month: str, until: int | None = None) -> list[Entry]:
        """The release of a month that was in force when release ``until`` was the last."""
        numbers = [e.number for e in self.entries if e.month == month and (until is None or e.release <= until)]
        return self.release(month, max(numbers)) if numbers else []

    def months(self, last: str, number: int = 36) -> list[str]:
        """The published months up to ``last``, newest first."""
        return sorted({entry.month for entry in self.entries if entry.month <= last}, reverse=True)[:number]

    @property
    def latest(self) -> list[Entry]:
        return self.current(max(entry.month for entry in self.entries))

    def before_latest(self, slug: str) -> Entry | None:
        return one(self.current(self.months(self.latest[0].month)[1]), slug)


def read_ledger() -> Ledger:
    records = CoverageRecord.objects.select_related("release", "region").order_by(
        "release_id", "region__kemendagri_code"
    )
    assert {record.release.scheme_basis for record in records} == {"coverage"}
    entries = [
        Entry(
            release=record.release_id,
            month=str(record.release.month),
            number=record.release.number,
            slug=record.region.slug,
            name=record.region.name,
            official_name=record.region.official_name,
            short_name=record.region.short_name,
            participants=record.participants,
            eligible=record.eligible,
            target=thousandths(record.target_percent),
            scope_target=thousandths(record.release.target_percent),
            cuts=tuple(thousandths(getattr(record.release, f"cut_{name}")) for name in ("low", "moderate", "high")),
            provisional=record.release.is_provisional,
            since=str(record.eligible_since),
        )
        for record in records
    ]
    releases: dict[int, list[Entry]] = {}
    for entry in entries:
        releases.setdefault(entry.release, []).append(entry)
    return Ledger(replace(entry, alike=looks_alike(entry, releases[entry.release])) for entry in entries)


def one(entries: Iterable[Entry], slug: str) -> Entry | None:
    return next((entry for entry in entries if entry.slug == slug), None)


def total(entries: list[Entry]) -> Entry:
    """The province: parts added up over the areas that reported, divided last."""
    known = [entry for entry in entries if entry.known]
    first = entries[0]
    return Entry(
        **{
            **vars(first),
            "slug": "lampung",
            "participants": sum(entry.participants for entry in known),
            "eligible": sum(entry.eligible for entry in known),
            "target": first.scope_target,
            "alike": False,
        }
    )


def ranks(entries: list[Entry]) -> dict[str, str]:
    """1, 2, 3=, 3=, 5; a dash for who did not report."""
    known = [entry for entry in entries if entry.known]
    places = {}
    for entry in entries:
        if not entry.known:
            places[entry.slug] = UNKNOWN
            continue
        position = 1 + sum(entry.is_before(other) for other in known)
        tied = sum(entry.equals(other) for other in known) > 1
        places[entry.slug] = f"{position}{'=' if tied else ''}"
    return places


def percents_together(entries: list[Entry]) -> dict[str, str]:
    """Values that look equal at one decimal but are not are all shown with two."""
    return {entry.slug: entry.percent(2 if looks_alike(entry, entries) else None) for entry in entries}


def looks_alike(entry: Entry, entries: list[Entry]) -> bool:
    return entry.known and any(
        other.known and other.percent(1) == entry.percent(1) and not other.equals(entry) for other in entries
    )


def members(entry: Entry, before: Entry | None) -> str:
    """Workers more or fewer than then; a dash where one of both is unknown."""
    if before is None or not entry.known or not before.known:
        return UNKNOWN
    return signed(entry.participants - before.participants)


def signed(number: int) -> str:
    return f"{'+' if number > 0 else MINUS if number < 0 else ''}{grouped(abs(number))}"


def thousandths(percent: Decimal | None) -> int | None:
    return None if percent is None else int(percent * 1000)


def half_up(numerator: int, denominator: int, places: int) -> str:
    """``1.234,50`` for a fraction that is not negative."""
    scale = 10**places
    units = (2 * numerator * scale + denominator) // (2 * denominator)
    return f"{grouped(units // scale)},{units % scale:0{places}d}"


def grouped(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number:,d}".replace(",", ".")


def target_words(target: int | None, places: int = 2) -> str:
    return UNKNOWN if target is None else f"{half_up(target, 1000, places)}%"


def month_words(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
