"""Events that nobody recorded: they follow from what releases froze and from dated tariffs. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from coverage.figures.area import Area, AreaFigure
from coverage.figures.breaks import Ground, replacements
from coverage.figures.events import Event, EventKind
from coverage.narrative.shares import listed, target_words
from coverage.planning.tariff import Funding, Rate, Sector
from enrolment.numbers import count, percent, rupiah
from periods.month import Month

Series = Mapping[str, Sequence[AreaFigure]]


def frozen_events(series: Series, grounds: Sequence[Ground], expected: int) -> list[Event]:
    """Denominators, targets, schemes and counting as they changed from one known month to the next.

    ``series``: the figures of each area, oldest first; ``expected``: how many areas the scope has.
    """
    return [*_denominators(series, expected), *_targets(series, expected), *_grounds(grounds)]


def _denominators(series: Series, expected: int) -> list[Event]:
    replaced: dict[Month, list[tuple[AreaFigure, AreaFigure]]] = defaultdict(list)
    for points in series.values():
        for before, after in replacements(points):
            replaced[after.month].append((before, after))
    return [
        _derived(
            EventKind.DENOMINATOR,
            pairs[0][1],
            f"Penyebut diganti: {count(sum(before.figure.eligible or 0 for before, _ in pairs))} menjadi"
            f" {count(sum(after.figure.eligible or 0 for _, after in pairs))} pekerja eligible",
            [after.area for _, after in pairs],
            expected,
        )
        for pairs in replaced.values()
    ]


def _targets(series: Series, expected: int) -> list[Event]:
    moved: dict[tuple[Month, Fraction, Fraction], list[AreaFigure]] = defaultdict(list)
    for points in series.values():
        for before, after in pairwise(points):
            then, now = before.figure.target, after.figure.target
            if then is not None and now is not None and then != now:
                moved[after.month, then, now].append(after)
    return [
        _derived(
            EventKind.TARGET,
            rows[0],
            f"Target menjadi {target_words(now)} (sebelumnya {target_words(then)})",
            [row.area for row in rows],
            expected,
        )
        for (_, then, now), rows in moved.items()
    ]


def _grounds(grounds: Sequence[Ground]) -> Iterable[Event]:
    for before, after in pairwise(grounds):
        if before.sorting != after.sorting:
            title = f"Skema kategori menjadi “{after.scheme}” (sebelumnya “{before.scheme}”)"
            yield _of_release(EventKind.SCHEME, after, title)
        if before.counted != after.counted:
            title = f"Segmen yang dihitung menjadi {after.counted} (sebelumnya {before.counted})"
            yield _of_release(EventKind.OTHER, after, title)
        if before.basis != after.basis:
            yield _of_release(EventKind.OTHER, after, f"Dasar hitung menjadi {after.basis} (sebelumnya {before.basis})")


def _derived(kind: EventKind, first: AreaFigure, title: str, areas: Sequence[Area], expected: int) -> Event:
    whole = len(areas) == expected
    return Event(
        kind,
        first.month.year,
        first.month,
        title,
        areas=() if whole else tuple(areas),
        source=f"rilis {first.release}",
        derived=True,
    )


def _of_release(kind: EventKind, ground: Ground, title: str) -> Event:
    return Event(kind, ground.month.year, ground.month, title, source=f"rilis {ground.label}", derived=True)


def tariff_events(rates: Sequence[Rate]) -> list[Event]:
    """Tariffs that followed another one, and special ones that begin and end; the first known one is no change."""
    changes: dict[tuple[str, Month, str, str], list[tuple[Rate | None, Rate]]] = defaultdict(list)
    ends: dict[tuple[str, Month, str, str], list[Rate]] = defaultdict(list)
    for rate in rates:
        special = bool(rate.sector or rate.excluded)
        before = next((other for other in rates if _follows(rate, other)), None)
        if (before and _amount(before) != _amount(rate)) or (special and before is None):
            changes[rate.segment, rate.valid_from, rate.sector, rate.legal_basis].append((before, rate))
        if special and rate.valid_to and not any(_follows(other, rate) for other in rates):
            ends[rate.segment, rate.valid_to + 1, rate.sector, rate.legal_basis].append(rate)
    return [
        *(_changed(month, pairs) for (_, month, _, _), pairs in changes.items()),
        *(_ended(month, rows) for (_, month, _, _), rows in ends.items()),
    ]


def _follows(rate: Rate, other: Rate) -> bool:
    return other.valid_to is not None and other.valid_to + 1 == rate.valid_from and _key(rate) == _key(other)


def _key(rate: Rate) -> tuple[object, ...]:
    return rate.segment, rate.programme, rate.sector, rate.risk_class, rate.excluded


def _amount(rate: Rate) -> tuple[object, ...]:
    return rate.rupiah, rate.share


def _changed(month: Month, pairs: Sequence[tuple[Rate | None, Rate]]) -> Event:
    amounts = listed([_amount_words(before, rate) for before, rate in pairs])
    first = pairs[0][1]
    if all(rate.rupiah is not None for _, rate in pairs):
        amounts += " per orang per bulan"
    return _of_rate(first, month, f"{_name(first)} {'mulai berlaku' if pairs[0][0] is None else 'berubah'}: {amounts}")


def _ended(month: Month, rows: Sequence[Rate]) -> Event:
    programmes = listed([rate.programme for rate in rows])
    return _of_rate(rows[0], month, f"{_name(rows[0])} {programmes} tidak berlaku lagi")


def _name(rate: Rate) -> str:
    if rate.sector:
        return f"Tarif khusus {rate.segment} sektor {Sector(rate.sector).label.lower()}"
    return f"Tarif {'khusus ' if rate.excluded else ''}{rate.segment}"


def _amount_words(before: Rate | None, rate: Rate) -> str:
    words = f"{rate.programme} {_one_amount(rate)}"
    return words if before is None else f"{words} (sebelumnya {_one_amount(before)})"


def _one_amount(rate: Rate) -> str:
    least = "paling sedikit " if rate.is_minimum else ""
    if rate.rupiah is not None:
        return f"{least}{rupiah(rate.rupiah)}"
    return f"{least}{percent(rate.share, 2)} dari upah"


def _of_rate(rate: Rate, month: Month, title: str) -> Event:
    payers = listed([funding.label for funding in Funding if funding in rate.excluded])
    return Event(
        EventKind.TARIFF,
        month.year,
        month,
        title,
        description=f"Tidak untuk iuran yang dibayar dari {payers}." if payers else "",
        source=f"tarif iuran, {rate.legal_basis}",
        url=rate.source if rate.source.startswith("https://") and " " not in rate.source else "",
        derived=True,
    )
