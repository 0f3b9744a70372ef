"""The page that says why a share moved, counted again from raw rows: whole numbers, without the project's rooms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coverage.models import CoveragePart, CoverageRecord
from tests.browser.recount import (
    MINUS,
    UNKNOWN,
    Entry,
    Ledger,
    grouped,
    half_up,
    month_words,
    signed,
    target_words,
    total,
)
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

PROVINCE = "provinsi-lampung"
COUNTED = ("PU", "BPU", "JAKON")
LABELS = {
    "PU": "Penerima upah (PU)",
    "BPU": "Bukan penerima upah (BPU)",
    "JAKON": "Jasa konstruksi",
    "PMI": "Pekerja migran Indonesia (PMI)",
}
EFFECTS = "section[aria-labelledby=judul-selisih] table"
SEGMENTS = "section[aria-labelledby=judul-segmen] table"
GROUPS = "#sebab-kelompok table"
# Place, release shown, release compared with: last month, last year, across the new denominator, a correction.
CASES = [
    *((place, "2026-10.1", before) for place in ("lampung-tengah", PROVINCE) for before in ("2026-09.1", "2025-10.1")),
    ("lampung-tengah", "2026-10.1", "2024-09.1"),
    ("bandar-lampung", "2025-08.1", "2024-10.1"),
    ("pesisir-barat", "2026-10.1", "2025-04.1"),
    (PROVINCE, "2025-01.1", "2024-12.1"),
    ("tanggamus", "2026-03.2", "2026-03.1"),
]


def released(ledger: Ledger, label: str) -> list[Entry]:
    month, number = label.split(".")
    return ledger.release(month, int(number))


def both(ledger: Ledger, place: str, then: str, now: str) -> list[tuple[Entry, Entry]]:
    """The areas compared: the one asked for, or all with a figure in both releases."""
    before = {entry.slug: entry for entry in released(ledger, then)}
    pairs = [(before[entry.slug], entry) for entry in released(ledger, now) if place in (PROVINCE, entry.slug)]
    return [(old, new) for old, new in pairs if old.known and new.known]


def summed(entries: list[Entry]) -> Entry:
    return entries[0] if len(entries) == 1 else total(entries)


def units(numerator: int, denominator: int) -> int:
    """Hundredths of a point, half away from zero; the fraction is a share of 1."""
    size = (2 * abs(numerator) * 10_000 + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


def read_units(words: str) -> int:
    """``−2,51 poin`` as hundredths of a point."""
    assert words.endswith(" poin"), words
    digits = words.removesuffix(" poin").replace(MINUS, "-").replace("+", "").replace(",", "")
    return int(digits)


def read_count(words: str) -> int | None:
    return None if words.startswith(UNKNOWN) else int(words.replace(".", "").replace("+", "").replace(MINUS, "-"))


def header(label: str, other: str) -> str:
    month = label.split(".")[0]
    return f"Rilis {label}" if month == other.split(".")[0] else month_words(month)


@pytest.mark.parametrize(("place", "now", "then"), CASES)
def test_both_effects_add_up_to_the_change_that_is_shown(
    visit: Visiting, ledger: Ledger, place: str, now: str, then: str
) -> None:
    pairs = both(ledger, place, then, now)
    old, new = summed([a for a, _ in pairs]), summed([b for _, b in pairs])
    visited = visit(f"/{now}/{place}/perubahan/?dari={then}", without_script=True)
    rows = {row[0]: row[1:] for row in visited.rows(EFFECTS)}
    assert rows["Peserta aktif"][:3] == [
        grouped(old.participants),
        grouped(new.participants),
        signed(new.participants - old.participants),
    ]
    assert rows["Pekerja eligible"][:3] == [
        grouped(old.eligible),
        grouped(new.eligible),
        signed(new.eligible - old.eligible),
    ]
    uncovered = [entry.eligible - entry.participants for entry in (old, new)]
    assert rows["Belum terlindungi"][:3] == [*map(grouped, uncovered), signed(uncovered[1] - uncovered[0])]
    gaps = [old.gap, new.gap]
    missing = [grouped(gap) if gap >= 0 else signed(gap) for gap in gaps]
    moved = (
        f" (target {target_words(old.target)} menjadi {target_words(new.target)})" if old.target != new.target else ""
    )
    assert rows[f"Kurang ke target{moved}"][:3] == [*missing, signed(gaps[1] - gaps[0])]
    assert ("Kurang ke target yang negatif" in visited.text("main")) == (min(gaps) < 0)

    product = old.eligible * new.eligible
    change = units(new.participants * old.eligible - old.participants * new.eligible, product)
    members = (new.participants - old.participants) * (old.eligible + new.eligible), 2 * product
    denominator = (old.eligible - new.eligible) * (old.participants + new.participants), 2 * product
    last = "Selisih hitungan" if old.since != new.since and place != PROVINCE else "Perubahan cakupan"
    if place == PROVINCE and any(a.since != b.since for a, b in pairs):
        last = "Selisih hitungan"
    shown = [rows["Peserta aktif"][3], rows["Pekerja eligible"][3], rows[last][3].split(" tidak")[0]]
    first, second, whole = map(read_units, shown)
    assert whole == change
    assert first + second == whole
    # Each part is rounded half up, or one hundredth beside it so that the sum is exact.
    for value, (numerator, under) in ((first, members), (second, denominator)):
        assert abs(value - units(numerator, under)) <= 1
    if units(*members) + units(*denominator) == change:
        assert (first, second) == (units(*members), units(*denominator))
    else:
        assert "Salah satu akibat dibulatkan 0,01 poin ke arah lain" in visited.text("main")
    assert rows[last][:2] == [f"{half_up(entry.participants * 100, entry.eligible, 2)}%" for entry in (old, new)]
    broken = any(a.eligible != b.eligible or a.since != b.since for a, b in pairs)
    assert ("tidak dapat dibandingkan langsung" in visited.text("main")) == broken
    assert ("Penyebut diganti" in visited.text("main")) == broken
    if place == PROVINCE:
        assert f"{len(pairs)} dari 15 kabupaten/kota" in visited.text("main") or len(pairs) == 15


def raw(place: str, label: str, slugs: set[str]) -> dict[tuple[str, str, str], int | None]:
    """Participants by area, segment and name of the group ("" for the segment itself), as frozen."""
    month, number = label.split(".")
    parts = CoveragePart.objects.filter(
        record__release__month=f"{month}-01",
        record__release__number=number,
        record__region__slug__in=slugs,
        programme="",
    ).select_related("group", "record__region")
    return {
        (part.record.region.slug, part.segment, part.group.name if part.group else ""): part.participants
        for part in parts
    }


def overlaps(label: str, slugs: set[str]) -> list[int]:
    month, number = label.split(".")
    records = CoverageRecord.objects.filter(
        release__month=f"{month}-01", release__number=number, region__slug__in=slugs
    )
    return [record.overlap or 0 for record in records]


@pytest.mark.django_db
@pytest.mark.parametrize(("place", "now", "then"), CASES)
def test_groups_and_rests_add_up_to_segments_and_segments_to_participants(
    visit: Visiting, ledger: Ledger, place: str, now: str, then: str
) -> None:
    pairs = both(ledger, place, then, now)
    slugs = {new.slug for _, new in pairs}
    before, after = raw(place, then, slugs), raw(place, now, slugs)
    visited = visit(f"/{now}/{place}/perubahan/?dari={then}", without_script=True)
    rows = {row[0]: row[1:] for row in visited.rows(SEGMENTS)}
    contributions = []
    for segment, label in LABELS.items():
        known = [(before.get((slug, segment, "")), after.get((slug, segment, ""))) for slug in slugs]
        known = [(a, b) for a, b in known if a is not None and b is not None]
        difference = sum(b - a for a, b in known)
        assert rows[label][2] == signed(difference)
        if segment in COUNTED:
            contributions.append(difference)
            assert rows[label][3] == signed(difference)
        else:
            assert rows[label][3] == UNKNOWN
    deducted = sum(overlaps(then, slugs)) - sum(overlaps(now, slugs))
    assert rows["Potongan peserta rangkap"][3] == signed(deducted)
    participants = sum(new.participants - old.participants for old, new in pairs)
    assert sum(contributions) + deducted == participants
    assert rows["Peserta aktif"][3] == signed(participants)

    visited.open_all_details()
    table = visited.rows(GROUPS)
    names = {name for _, _, name in (*before, *after) if name}
    for name in names:
        segment = next(key[1] for key in (*before, *after) if key[2] == name)
        known = [
            (before[slug, segment, name], after[slug, segment, name])
            for slug in slugs
            if before.get((slug, segment, name)) is not None and after.get((slug, segment, name)) is not None
        ]
        shown = next(row for row in table if row[1] == name)
        expected = signed(sum(b - a for a, b in known)) if known else UNKNOWN
        assert shown[4].removesuffix("belum ada data") == expected
    for segment in LABELS:
        of_segment = [row for row in table if row[0] == segment]
        whole = next(row for row in of_segment if row[1] == "Seluruh segmen")
        others = [read_count(row[4]) or 0 for row in of_segment if row is not whole]
        assert sum(others) == read_count(whole[4])


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/2026-10/mesuji/perubahan/", "Perubahan sejak September 2026 belum ada data"),
        ("/2023-11/metro/perubahan/", "belum ada rilis yang lebih awal untuk dibandingkan"),
        ("/2026-10/metro/perubahan/?dari=2027-01", "Tidak ada rilis “2027-01” yang lebih awal daripada rilis ini."),
    ],
)
def test_what_cannot_be_compared_is_said(visit: Visiting, address: str, sentence: str) -> None:
    assert sentence in visit(address, without_script=True).text("main")


def test_the_short_comparisons_of_an_area_lead_to_the_page_with_the_same_numbers(visit: Visiting) -> None:
    visited = visit("/2026-10/lampung-tengah/", without_script=True)
    short = visited.rows("section[aria-labelledby=perubahan] table")
    assert [row[0] for row in short] == ["September 2026", "Oktober 2025"]
    for name, members, denominator, change in short:
        link = visited.page.locator("section[aria-labelledby=perubahan] table").get_by_role("link", name=name)
        visited.open(str(link.get_attribute("href")))
        rows = {row[0]: row[1:] for row in visited.rows(EFFECTS)}
        assert [members, denominator, change] == [
            f"{rows['Peserta aktif'][3]} {rows['Peserta aktif'][2]} peserta",
            f"{rows['Pekerja eligible'][3]} {rows['Pekerja eligible'][2]} pekerja",
            rows["Perubahan cakupan"][3],
        ]
        visited.open("/2026-10/lampung-tengah/")


@pytest.mark.parametrize("width", [360, 1280])
def test_flags_list_and_table_of_a_trend_name_the_same_events(visit: Visiting, width: int) -> None:
    visited = visit("/2026-10/lampung-tengah/", width=width)
    visited.open_all_details()
    listed = visited.page.locator("#tren .chart-events ol li").all_inner_texts()
    others = visited.page.locator("#tren .chart-events ul li").all_inner_texts()
    assert len(listed) >= 5
    assert len(listed) + len(others) >= 8
    badges = visited.page.locator("#tren svg:visible .event-flag + text").all_text_contents()
    numbers: list[int] = []
    for badge in badges:
        first, _, last = badge.partition("–")
        numbers += range(int(first), int(last or first) + 1)
    assert numbers == list(range(1, len(listed) + 1))
    cells = [row[-1] for row in visited.rows("#tren table") if row[-1] != UNKNOWN]
    in_table = " ".join(cells)
    for number, words in enumerate(listed, start=1):
        assert f"{number} {words.split(': ', 1)[1]}" in in_table
    for words in others:
        assert words.split(": ", 1)[1] in in_table
