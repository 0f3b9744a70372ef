"""The page of distances, worked out again from raw rows: the method it states, in whole numbers of plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, getcontext
from statistics import median

import pytest

from coverage.models import CoveragePart, CoverageTarget, EligibleWorkers, PublishedFigure
from tests.browser.recount import (
    MINUS,
    MONTHS,
    UNKNOWN,
    Entry,
    Ledger,
    grouped,
    half_up,
    month_words,
    one,
    target_words,
    thousandths,
    total,
)
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

LATEST = "2026-10"
PROVINCE = "provinsi-lampung"
PLACES = ("lampung-tengah", "bandar-lampung", "metro", "pesisir-barat", "way-kanan", PROVINCE)
LOWER, MOST, FARTHEST = 12, 24, 240
CATEGORIES = ("sangat rendah", "rendah", "sedang", "tinggi")
getcontext().prec = 60


def entry_of(ledger: Ledger, place: str, month: str) -> Entry | None:
    """An area, or the sum of the areas that reported in the last month; None where one of them is missing."""
    entries = ledger.current(month)
    if place != PROVINCE:
        found = one(entries, place)
        return found if found and found.known else None
    followed = {entry.slug for entry in ledger.current(LATEST) if entry.known}
    known = [entry for entry in entries if entry.slug in followed and entry.known]
    if len(known) < len(followed):
        return None
    return replace(total(known), eligible=sum(entry.eligible for entry in known))


def own(ledger: Ledger, place: str) -> Entry:
    found = entry_of(ledger, place, LATEST)
    assert found is not None
    return found


def ahead(month: str, months: int) -> str:
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 + months
    return f"{index // 12}-{index % 12 + 1:02d}"


def signed(number: int) -> str:
    return f"+{grouped(number)}" if number > 0 else f"{MINUS}{grouped(-number)}" if number else "0"


def nearest(numerator: int, denominator: int) -> int:
    """Half away from zero."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def later_target() -> tuple[int, int]:
    row = CoverageTarget.objects.get(region__kemendagri_code="18", year__gt=2026)
    return row.year, thousandths(row.percent)


def goals(entry: Entry) -> list[tuple[str, int, str, int]]:
    """Name, workers, deadline, months left."""
    found = []
    passed = sum(entry.participants * 100_000 >= cut * entry.eligible for cut in entry.cuts)
    if passed < 3:
        cut = entry.cuts[passed]
        workers = -(-cut * entry.eligible // 100_000) - entry.participants
        found.append((f"Kategori {CATEGORIES[passed + 1]} ({half_up(cut, 1000, 2)}%)", workers, "2026-12", 2))
    found.append((f"Target 2026 ({target_words(entry.target)})", entry.gap, "2026-12", 2))
    year, share = later_target()
    far = nearest(share * entry.eligible, 100_000) - entry.participants
    found.append((f"Target {year} ({target_words(share)})", far, f"{year}-12", (year - 2026) * 12 + 2))
    return found


def year_ago(ledger: Ledger, place: str) -> tuple[int, int]:
    """What came in the last twelve months, and over how many of them that can be told."""
    now = own(ledger, place)
    for months in range(12, 0, -1):
        then = entry_of(ledger, place, ahead(LATEST, -months))
        if then is not None:
            return now.participants - then.participants, months
    raise AssertionError(place)


def goal_row(goal: tuple[str, int, str, int], difference: int, months: int) -> list[str]:
    name, workers, deadline, left = goal
    until = month_words(deadline) + (" (andaian: akhir tahun)" if name.startswith("Kategori") else "")
    needed = -(-workers // left)
    times = half_up(needed * months, difference, 1) if difference > 0 else UNKNOWN
    return [name, grouped(workers), until, str(left), grouped(needed), times]


@pytest.mark.parametrize("place", PLACES)
def test_workers_and_paces_are_those_of_the_published_rows(visit: Visiting, ledger: Ledger, place: str) -> None:
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    difference, months = year_ago(ledger, place)
    expected = [goal_row(goal, difference, months) for goal in goals(own(ledger, place))]
    shown = [[row[0].removesuffix(" belum masuk rilis"), *row[1:]] for row in visited.rows("table.goals")]
    assert shown == expected
    average = signed(nearest(difference, months))
    assert (
        f"Dari {month_words(ahead(LATEST, -months))} sampai {month_words(LATEST)} ({months} bulan) peserta bertambah"
        f" {grouped(difference)} orang, rata-rata {average} sebulan; sebagian angkanya masih sementara."
    ) in visited.text("section[aria-labelledby=berapa-lagi]")
    assert [[row[0], *row[2:8]] for row in visited.rows("#jarak table")] == [
        [*row[:2], row[2].removesuffix(" (andaian: akhir tahun)"), *row[3:5], average, row[5]] for row in expected
    ]
    supposed = [row[8].startswith("andaian: akhir tahun") for row in visited.rows("#jarak table")]
    assert supposed == [row[0].startswith("Kategori") for row in expected]


def final_months(ledger: Ledger, place: str) -> list[Entry]:
    """The final months of a place, oldest first, up to the first that is missing on the way back."""
    months = sorted(ledger.months(LATEST))
    entries = [entry_of(ledger, place, month) for month in months]
    return [entry for entry in entries if entry is not None and not is_provisional(ledger, place, entry.month)]


def is_provisional(ledger: Ledger, place: str, month: str) -> bool:
    return any(entry.provisional for entry in ledger.current(month) if place in (PROVINCE, entry.slug))


def denominators(ledger: Ledger, place: str, month: str) -> list[tuple[str, int | None]]:
    return [(e.slug, e.eligible) for e in ledger.current(month) if place in (PROVINCE, e.slug)]


def look_back(entries: list[Entry], same: Callable[[str, str], bool]) -> list[int]:
    """Net additions that end with the last of these months, at most 24, as long as the months follow each other."""
    additions: list[int] = []
    for after, before in zip(entries[::-1], entries[-2::-1], strict=False):
        if len(additions) == MOST or ahead(before.month, 1) != after.month or not same(before.month, after.month):
            break
        additions.insert(0, after.participants - before.participants)
    return additions


def middle(additions: list[int], months: int) -> int:
    return nearest(sum(additions) * months, len(additions))


def width(additions: list[int], months: int) -> int:
    number, all_of_them = len(additions), sum(additions)
    squares = number * sum(value * value for value in additions) - all_of_them**2
    variance = Decimal(squares) / (number * (number - 1))
    spread = Decimal("1.2816") ** 2 * variance * (months + Decimal(months * months) / number)
    return int(spread.sqrt().quantize(Decimal(1), ROUND_HALF_UP))


def first(additions: list[int], workers: int, edge: int) -> int | None:
    """The first month in which the middle and ``edge`` widths have come up to the workers."""
    for months in range(1, FARTHEST + 1):
        if middle(additions, months) + edge * width(additions, months) >= workers:
            return months
    return None


def when(goal: tuple[str, int, str, int], additions: list[int]) -> str:
    name, workers, deadline, _ = goal
    early, mid, late = (first(additions, workers, edge) for edge in (1, 0, -1))
    if mid is None:
        pace = nearest(sum(additions), len(additions))
        plain = -(-workers * len(additions) // sum(additions))
        return (
            f"{name} tidak dalam jangkauan: dengan laju rata-rata {grouped(pace)} pekerja sebulan perlu sekitar"
            f" {grouped(plain)} bulan, lebih dari 20 tahun."
        )
    told = f"perkiraan tengah {month_words(ahead(LATEST, mid))}, {mid} bulan lagi"
    assert early is not None
    if late is None:
        return f"{name}: paling cepat {month_words(ahead(LATEST, early))}; {told}; batas akhirnya lebih dari 20 tahun"
    year, share = later_target()
    is_late = name.startswith("Target") and ahead(LATEST, early) > deadline
    after = (
        f"; sesudah tenggatnya, {month_words(deadline)}; target {year} adalah {target_words(share)}" if is_late else ""
    )
    return f"{name}: antara {month_words(ahead(LATEST, early))} dan {month_words(ahead(LATEST, late))}; {told}{after}."


def window(ledger: Ledger, place: str) -> tuple[list[int], str]:
    entries = final_months(ledger, place)
    additions = look_back(
        entries, lambda one, other: denominators(ledger, place, one) == denominators(ledger, place, other)
    )
    return additions, entries[-1].month


@pytest.mark.parametrize("place", PLACES)
def test_the_range_of_months_follows_the_method_the_page_states(visit: Visiting, ledger: Ledger, place: str) -> None:
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    additions, until = window(ledger, place)
    assert len(additions) == 19  # since the denominators of January 2025
    text = visited.text("section[aria-labelledby=kapan-tercapai]")
    for goal in goals(own(ledger, place))[:-1]:
        assert when(goal, additions) in text
    assert (
        f"{len(additions)} penambahan bersih bulanan yang sudah final"
        f"{' atas 14 wilayah yang melapor' if place == PROVINCE else ''}"
        f" ({month_words(ahead(until, 1 - len(additions)))} sampai {month_words(until)})"
    ) in text
    average = signed(nearest(sum(additions), len(additions)))
    extremes = f"terkecil {signed(min(additions))}, terbesar {signed(max(additions))}."
    assert f"Penambahan bersih rata-rata {average} pekerja sebulan, {extremes}" in text


@pytest.mark.parametrize("place", ["lampung-tengah", PROVINCE])
def test_the_table_of_the_range_has_every_month(visit: Visiting, ledger: Ledger, place: str) -> None:
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    additions, _ = window(ledger, place)
    start = own(ledger, place).participants
    rows = visited.rows("#kapan table")
    past, coming = rows[:24], rows[24:]
    assert [row[:2] for row in past] == [
        [month_words(month), grouped(entry_of(ledger, place, month).participants)]
        for month in (ahead(LATEST, months) for months in range(-23, 1))
    ]
    assert [row[-1] for row in past[-3:]] == ["Final", "Sementara", "Sementara"]
    assert len(coming) >= LOWER
    assert [row[2:5] for row in coming] == [
        [grouped(start + middle(additions, months) + edge * width(additions, months)) for edge in (-1, 0, 1)]
        for months in range(1, len(coming) + 1)
    ]


@pytest.mark.parametrize("place", PLACES)
def test_the_trial_on_the_past_is_counted_right(visit: Visiting, ledger: Ledger, place: str) -> None:
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    entries = final_months(ledger, place)
    by_month = {entry.month: entry for entry in entries}
    denied = False
    for horizon in (6, 12):
        inside, errors = 0, []
        for index, origin in enumerate(entries):
            additions = look_back(entries[: index + 1], lambda one, other: True)
            then = by_month.get(ahead(origin.month, horizon))
            if then is None or len(additions) < LOWER:
                continue
            came = then.participants - origin.participants
            error = abs(came - middle(additions, horizon))
            errors.append(error)
            inside += error <= width(additions, horizon)
        shown = visited.text(f"[data-trial='{horizon}']")
        assert f"{inside} dari {len(errors)} kali yang terjadi jatuh di dalam rentang" in shown
        off = int(Decimal(median([Decimal(error) for error in errors])).quantize(Decimal(1), ROUND_HALF_UP))
        assert f"galat mutlak tengah {grouped(off)} pekerja." in shown
        is_narrow = len(errors) >= 4 and 2 * inside < len(errors)
        denied = denied or is_narrow
        assert ("terlalu sempit" in shown) == is_narrow
        assert ("terlalu sedikit" in shown) == (len(errors) < 4)
    text = visited.text("main")
    assert ("8 dari 10" in text) == (not denied)
    assert ("Petunjuk kasar: " in text) == denied == ("Peserta dan perkiraan kasar" in text)


@pytest.mark.parametrize("place", ["lampung-tengah", PROVINCE])
def test_groups_stand_in_the_order_of_workers_not_covered(visit: Visiting, place: str) -> None:
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    parts = CoveragePart.objects.filter(record__release__month="2026-10-01", record__release__number=1)
    if place != PROVINCE:
        parts = parts.filter(record__region__slug=place)
    names: dict[str, list[tuple[int | None, int | None]]] = {}
    for name, covered, potential in parts.exclude(group=None).values_list("group__name", "participants", "potential"):
        names.setdefault(name, []).append((covered, potential))
    known = {}
    for name, numbers in names.items():
        both = [(covered, potential) for covered, potential in numbers if covered is not None and potential is not None]
        if both:
            covered, potential = sum(pair[0] for pair in both), sum(pair[1] for pair in both)
            known[name] = (sum(max(whole - part, 0) for part, whole in both), covered, potential)
    shown = visited.rows("#belum-terlindungi table")
    expected = sorted(([name, *values] for name, values in known.items()), key=lambda row: -row[1])
    assert {tuple(row[0:1] + row[2:5]) for row in shown[: len(known)]} == {
        (name, *map(grouped, values)) for name, *values in expected
    }
    order = [int(row[2].replace(".", "")) for row in shown[: len(known)]]
    assert order == sorted(order, reverse=True)
    beyond = {name for name, numbers in names.items() if any(c > p for c, p in numbers if None not in (c, p))}
    assert {row[0] for row in shown if "melebihi potensi" in row[5]} == beyond
    if place == PROVINCE:
        areas = {row[0]: row[5] for row in shown[: len(known)]}
        for name, numbers in names.items():
            both = sum(None not in pair for pair in numbers)
            assert not 0 < both < 15 or f"atas {both} dari 15 wilayah" in areas[name]
    unknown = shown[len(known) :]
    assert {row[0] for row in unknown} == names.keys() - known.keys()
    assert all(row[2].startswith(UNKNOWN) and row[5] == "potensi belum diketahui" for row in unknown)


@pytest.mark.parametrize(("place", "code", "month"), [("lampung-tengah", "18.02", LATEST), (PROVINCE, "18", "2026-09")])
def test_other_denominators_give_what_the_page_imagines(
    visit: Visiting, ledger: Ledger, place: str, code: str, month: str
) -> None:
    """The province in the last month in which every area reported."""
    visited = visit(f"/{LATEST}/{place}/jarak/", without_script=True)
    entry = total(ledger.current(month)) if place == PROVINCE else own(ledger, place)
    known = {
        (row.count, f"{MONTHS[row.valid_from.number - 1]} {row.valid_from.year}")
        for row in EligibleWorkers.objects.filter(region__kemendagri_code=code)
    }
    addresses = {(row.count, row.url) for row in EligibleWorkers.objects.filter(region__kemendagri_code=code)}
    for row in PublishedFigure.objects.filter(region__kemendagri_code=code, group="", base__isnull=False):
        if row.row_kind == "figure" and (row.base, row.source_url) not in addresses:
            day = f"{row.day.day} {MONTHS[row.day.month - 1]} {row.day.year}"
            known.add((row.base, day))
    shown = visited.rows("table.alternatives")
    in_use, others = shown[0], shown[1:]
    assert in_use[0].endswith("penyebut rilis")
    assert in_use[1] == grouped(entry.eligible)
    assert all(row[0].endswith("bukan angka resmi") for row in others)
    listed = {
        (int(row[1].replace(".", "")), row[0].removesuffix(" bukan angka resmi").split(", ")[-1]) for row in others
    }
    assert listed == {pair for pair in known if pair[0] != entry.eligible}
    for row in shown:
        imagined = replace(entry, eligible=int(row[1].replace(".", "")))
        flips = "" if imagined.category == entry.category else ", berbeda dari angka resmi"
        assert row[2:4] == [imagined.percent(), imagined.category + flips]


def test_the_page_of_an_area_says_the_same_in_short(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(f"/{LATEST}/lampung-tengah/", without_script=True)
    text = visited.text("section[aria-labelledby=jarak-singkat]")
    category, target = goals(own(ledger, "lampung-tengah"))[:2]
    difference, months = year_ago(ledger, "lampung-tengah")
    additions, _ = window(ledger, "lampung-tengah")
    for name, workers, *_ in (category, target):
        name = name[0].lower() + name[1:]
        assert f"Kurang {grouped(workers)} pekerja ke {name}." in text
    needed = -(-target[1] // 2)
    assert (
        f"{target[0]} perlu {grouped(needed)} pekerja sebulan sampai Desember 2026 (2 bulan lagi),"
        f" {half_up(needed * months, difference, 1)} kali laju {months} bulan terakhir."
    ) in text
    early, late = (first(additions, target[1], edge) for edge in (1, -1))
    assert early is not None
    assert late is not None
    assert (
        f"{target[0]} tercapai antara {month_words(ahead(LATEST, early))} dan {month_words(ahead(LATEST, late))}"
    ) in text
    assert text.index("Petunjuk kasar: dalam uji pada riwayatnya, 2 dari 10 perkiraan 12 bulan") < text.index("antara")
    assert "bila polanya berlanjut, sesudah tenggatnya, Desember 2026; target 2030 adalah 58,35%." in text


def test_two_printed_figures_alone_would_take_257_months(visit: Visiting) -> None:
    """760.468 on 24 September 2024; 25,27 % of 3.100.000 on 8 December 2025, 440 days later; 38,39 % asks for more."""
    visited = visit(f"/{LATEST}/{PROVINCE}/jarak/", without_script=True)
    then, now = 760_468, nearest(2527 * 3_100_000, 10_000)
    missing = nearest(3839 * 3_100_000, 10_000) - now
    # Months of 30,4375 days.
    months = -(-missing * 440 * 10_000 // ((now - then) * 304_375))
    assert months == 257
    text = visited.text(".printed-pace")
    assert f"kurang {grouped(missing)} pekerja ke target 38,39% waktu itu, sekitar {months} bulan" in text
    assert f"lajunya {grouped(nearest((now - then) * 304_375, 440 * 10_000))} pekerja sebulan" in text
