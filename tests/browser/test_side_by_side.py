"""Ranks, gaps, sums of groups and cells of the heat table, counted again in whole numbers from the published rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cmp_to_key

import pytest

from accounts.models import ServiceArea
from regions.models import Region
from tests.browser.pages import DESK, PHONE
from tests.browser.recount import (
    MINUS,
    UNKNOWN,
    Entry,
    Ledger,
    grouped,
    half_up,
    members,
    month_words,
    one,
    percents_together,
    ranks,
    signed,
    target_words,
    total,
)
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

RANKING = ".ranking"
HEAT = ".heat"
CLASSES = {"Sangat rendah": "k1", "Rendah": "k2", "Sedang": "k3", "Tinggi": "k4", "Belum ada data": "k0"}
SEPTEMBER = "/2026-09.1/perbandingan/peringkat/"


def highest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By exact shares, then by name; who did not report last."""

    def order(one_entry: Entry, other: Entry) -> int:
        if one_entry.known != other.known:
            return -1 if one_entry.known else 1
        if one_entry.known and not one_entry.equals(other):
            return 1 if one_entry.is_before(other) else -1
        return -1 if one_entry.official_name < other.official_name else 1

    return sorted(entries, key=cmp_to_key(order))


def missing_workers(gap: int | None) -> str:
    if gap is None:
        return UNKNOWN
    return grouped(gap) if gap >= 0 else f"lebih {grouped(-gap)}"


def uncovered(entry: Entry) -> str:
    return grouped(max(0, entry.eligible - entry.participants)) if entry.known else UNKNOWN


def movement(entry: Entry, then: Entry | None) -> str:
    if then is not None and entry.known and then.known and then.eligible != entry.eligible:
        return "penyebut berganti"
    return entry.movement(then)


def ranking_row(entry: Entry, now: list[Entry], then: list[Entry]) -> list[str]:
    before = one(then, entry.slug)
    return [
        ranks(now)[entry.slug],
        entry.official_name,
        percents_together(now)[entry.slug] if entry.known else "belum lengkap",
        entry.category,
        grouped(entry.participants),
        grouped(entry.eligible),
        uncovered(entry),
        missing_workers(entry.gap),
        movement(entry, before),
        members(entry, before),
    ]


def shown_rows(visited: Visit) -> list[list[str]]:
    return [[cell.lstrip("▲▼ ") for cell in row] for row in visited.rows(RANKING)]


@pytest.mark.parametrize(
    ("address", "month", "number", "since"),
    [
        ("/perbandingan/peringkat/", "2026-10", 1, "2026-09"),
        ("/2026-10.1/perbandingan/peringkat/?banding=desember", "2026-10", 1, "2025-12"),
        ("/2025-01.1/perbandingan/peringkat/", "2025-01", 1, "2024-12"),
        ("/2024-05.1/perbandingan/peringkat/", "2024-05", 1, "2024-04"),
    ],
)
def test_the_ranking_is_counted_right(
    visit: Visiting, ledger: Ledger, address: str, month: str, number: int, since: str
) -> None:
    now = ledger.release(month, number)
    then = ledger.current(since, until=now[0].release)
    visited = visit(address, without_script=True)
    assert shown_rows(visited) == [ranking_row(entry, now, then) for entry in highest_first(now)]
    reported = sum(entry.known for entry in now)
    assert f"Peringkat dari {reported} yang melapor." in visited.text(".ranked-among")


def test_places_then_stand_beside_places_now_where_they_may(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(f"{SEPTEMBER}?banding=2025-02", without_script=True)
    now, then = ledger.release("2026-09", 1), ledger.current("2025-02", until=ledger.release("2026-09", 1)[0].release)
    assert {entry.slug: (entry.since, entry.eligible) for entry in now} == {
        entry.slug: (entry.since, entry.eligible) for entry in then
    }
    places, before = ranks(now), ranks(then)
    expected = {}
    for entry in now:
        steps = int(before[entry.slug].rstrip("=")) - int(places[entry.slug].rstrip("="))
        way = "tetap" if steps == 0 else f"{'naik' if steps > 0 else 'turun'} {abs(steps)}"
        expected[entry.official_name] = f"{before[entry.slug]} ({way})"
    assert {row[1]: row[-1] for row in shown_rows(visited)} == expected
    assert any("naik" in words for words in expected.values())
    assert any("turun" in words for words in expected.values())


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/2026-10.1/perbandingan/peringkat/", "Mesuji melapor pada September 2026 tetapi belum pada Oktober 2026"),
        ("/2025-01.1/perbandingan/peringkat/", "penyebut Lampung Selatan, Lampung Tengah"),
    ],
)
def test_places_then_are_refused_with_the_reason(visit: Visiting, address: str, reason: str) -> None:
    visited = visit(address, without_script=True)
    text = visited.text("main")
    assert "Perubahan peringkat tidak ditunjukkan" in text
    assert reason in text
    heads = visited.page.locator(f"{RANKING} thead th").all_inner_texts()
    assert not [head for head in heads if head.startswith("Peringkat ")]


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("nama", None),
        ("belum-terlindungi", lambda entry, then: entry.eligible - entry.participants),
        ("jarak", lambda entry, then: entry.gap),
        ("perubahan-peserta", lambda entry, then: entry.participants - then.participants),
    ],
)
def test_the_other_orders_are_by_value_and_end_with_who_did_not_report(
    visit: Visiting, ledger: Ledger, order: str, key: Callable[[Entry, Entry], int] | None
) -> None:
    known = sorted((e for e in ledger.latest if e.known), key=lambda entry: entry.official_name)
    if key:
        known.sort(key=lambda entry: -key(entry, ledger.before_latest(entry.slug)))
    late = [entry.official_name for entry in ledger.latest if not entry.known]
    visited = visit(f"/perbandingan/peringkat/?urut={order}", without_script=True)
    assert [row[1] for row in shown_rows(visited)] == [entry.official_name for entry in known] + late


def group_sum(entries: list[Entry]) -> list[str]:
    """Share, participants, denominator, uncovered and gap: added up over who reported, divided last."""
    known = [entry for entry in entries if entry.known]
    if not known:
        return [UNKNOWN] * 5
    both = total(entries)
    return [
        f"{half_up(both.participants * 100, both.eligible, 1)}%",
        grouped(both.participants),
        grouped(both.eligible),
        uncovered(both),
        missing_workers(sum(entry.gap for entry in known)),
    ]


def by_office() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for area in ServiceArea.objects.filter(valid_to__isnull=True).select_related("office", "region"):
        groups.setdefault(area.office.name, set()).add(area.region.slug)
    return groups


def by_kind() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for region in Region.objects.filter(level="regency", parent__kemendagri_code="18"):
        groups.setdefault(region.kind.capitalize(), set()).add(region.slug)
    return groups


@pytest.mark.parametrize(("rule", "groups"), [("kantor", by_office), ("jenis", by_kind)])
def test_sums_of_groups_are_added_up_and_divided_last(
    visit: Visiting, ledger: Ledger, rule: str, groups: Callable[[], dict[str, set[str]]]
) -> None:
    visited = visit(f"/perbandingan/peringkat/?kelompok={rule}", without_script=True)
    expected = {}
    for name, slugs in groups().items():
        inside = [entry for entry in ledger.latest if entry.slug in slugs]
        reported = sum(entry.known for entry in inside)
        expected[f"{name} ({reported} dari {len(inside)} melapor)"] = group_sum(inside)
    rows = [row for row in visited.rows(RANKING) if row[2].endswith("melapor)")]
    assert {row[2]: [row[3], *row[5:9]] for row in rows} == expected


def test_an_area_of_two_offices_stands_in_both_and_has_its_place_in_each(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/perbandingan/peringkat/?kelompok=kantor", without_script=True)
    names = [row[2] for row in shown_rows(visited)]
    assert names.count("Kabupaten Mesuji") == 2
    rows = {(row[2]): row[1] for row in shown_rows(visited) if row[1] not in ("", UNKNOWN)}
    for slugs in by_office().values():
        inside = [entry for entry in ledger.latest if entry.slug in slugs]
        reported = sum(entry.known for entry in inside)
        for entry in inside:
            if entry.known:
                assert rows[entry.official_name] == f"{ranks(inside)[entry.slug]} dari {reported}"


def distance_row(entry: Entry) -> list[str]:
    if not entry.known:
        return [entry.official_name, UNKNOWN, UNKNOWN, UNKNOWN, target_words(entry.target)]
    short = entry.target * entry.eligible - 100_000 * entry.participants
    points = half_up(abs(short), 1000 * entry.eligible, 2)
    sign = "" if points == "0,00" else MINUS if short > 0 else "+"
    return [
        entry.official_name,
        signed(-entry.gap),
        f"{sign}{points} poin",
        entry.percent(2),
        target_words(entry.target),
    ]


def read(cells: list[str]) -> list[str]:
    return [UNKNOWN if cell.startswith(UNKNOWN) else cell for cell in cells]


def test_the_distance_to_the_target_is_counted_in_workers_and_points(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/perbandingan/jarak/", without_script=True)
    known = sorted((e for e in ledger.latest if e.known), key=lambda entry: (-entry.gap, entry.official_name))
    late = [entry for entry in ledger.latest if not entry.known]
    assert [read(row)[:5] for row in visited.rows("#jarak table")] == [distance_row(entry) for entry in known + late]
    short = [entry for entry in known if entry.gap > 0]
    # Rounded once, as on Beranda.
    missing = (2 * sum(e.target * e.eligible - 100_000 * e.participants for e in short) + 100_000) // 200_000
    assert f"masih kurang {grouped(missing)} pekerja seluruhnya" in visited.text("#jarak .chart-summary")


def test_every_cell_of_the_heat_table_is_its_published_row(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/2026-10.1/perbandingan/bulan/", without_script=True)
    last = ledger.release("2026-10", 1)
    months = ledger.months("2026-10")[::-1]
    editions = {month: ledger.current(month, until=last[0].release) for month in months}
    together = {month: percents_together(entries) for month, entries in editions.items()}
    expected = []
    for area in highest_first(last):
        cells, since = [], ""
        for month in months:
            entry = one(editions[month], area.slug)
            broken = " broken" if since and entry.since != since else ""
            since = entry.since
            text = together[month][area.slug].rstrip("%") if entry.known else "Belum"
            cells.append((text, CLASSES[entry.category] + broken))
        expected.append((area.official_name, cells))
    shown = visited.page.locator(f"{HEAT} tbody tr").evaluate_all(
        "rows => rows.map(row => [row.cells[0].textContent,"
        " [...row.cells].slice(1).map(cell => [cell.textContent, cell.className])])"
    )
    assert [(name, [tuple(cell) for cell in cells]) for name, cells in shown] == expected
    assert any("broken" in css for _, cells in expected for _, css in cells)
    assert any(text == "Belum" for _, cells in expected for text, _ in cells)
    heads = visited.page.locator(f"{HEAT} thead tr:last-child th").evaluate_all(
        "heads => heads.map(h => h.textContent)"
    )
    assert [head.rstrip("*") for head in heads] == [f"{month_words(month)[:3]} {month[:4]}" for month in months]


def test_the_heat_table_opens_at_its_newest_month(visit: Visiting) -> None:
    visited = visit("/perbandingan/bulan/", width=PHONE)
    box = visited.page.locator(f"{HEAT} tbody tr").first.locator("td").last.bounding_box()
    assert 0 < box["x"] < PHONE
    assert visited.sideways == 0


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_cell_of_the_heat_table_is_cut_by_the_names(visit: Visiting, width: int) -> None:
    """``33,7`` half below the names would read ``3,7``."""
    visited = visit("/perbandingan/bulan/", without_script=True, width=width)
    cut = visited.page.locator(f"{HEAT} tbody tr").first.evaluate(
        "row => { const names = row.cells[0].getBoundingClientRect().right;"
        " const box = row.closest('.heat-scroll').getBoundingClientRect().right;"
        " return [...row.cells].slice(1).map(cell => cell.getBoundingClientRect())"
        " .filter(cell => (cell.left < names - 1.5 && cell.right > names + 1.5)"
        " || (cell.left < box - 1.5 && cell.right > box + 1.5)).length }"
    )
    assert cut == 0


def test_the_ranking_shows_all_its_columns_on_a_laptop(visit: Visiting) -> None:
    visited = visit("/perbandingan/peringkat/", without_script=True, width=1280)
    hidden = visited.page.locator(".table-scroll").first.evaluate("box => box.scrollWidth - box.clientWidth")
    assert hidden <= 0


def test_every_panel_shows_its_area_with_value_and_place(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/perbandingan/panel/?urut=nama", without_script=True, width=DESK)
    places, together = ranks(ledger.latest), percents_together(ledger.latest)
    reported = sum(entry.known for entry in ledger.latest)
    shown = visited.page.locator(".small-panels > li").evaluate_all(
        "parts => parts.map(part => [part.querySelector('h3').textContent, part.querySelector('p').textContent.trim()])"
    )
    known = sorted((e for e in ledger.latest if e.known), key=lambda entry: entry.official_name)
    late = [entry for entry in ledger.latest if not entry.known]
    assert [tuple(item) for item in shown] == [
        (entry.official_name, f"{together[entry.slug]} · peringkat {places[entry.slug]} dari {reported}")
        for entry in known
    ] + [(entry.official_name, "belum lengkap, tidak diperingkat") for entry in late]


def test_all_panels_stand_on_one_axis(visit: Visiting) -> None:
    visited = visit("/perbandingan/panel/", without_script=True)
    axes = visited.page.locator(".small-panels svg").evaluate_all(
        "drawings => drawings.map(drawing => [drawing.querySelector('.grid-line').getAttribute('d'),"
        " [...drawing.querySelectorAll('text.muted')].map(text => text.textContent).join(' ')])"
    )
    assert len(axes) == 15
    assert len({grid for grid, _ in axes}) == 1
    assert len({words for _, words in axes}) == 1


def test_an_area_stands_beside_its_peers_and_the_province(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/2026-10.1/lampung-tengah/", without_script=True)
    own = one(ledger.latest, "lampung-tengah")
    peers = [
        entry for entry in ledger.latest if own.eligible <= 2 * entry.eligible and entry.eligible <= 2 * own.eligible
    ]
    shown = {row[0]: row[1:5] for row in visited.rows("#sebanding table")}
    together = percents_together(ledger.latest)
    expected = {
        entry.official_name: [
            together[entry.slug],
            entry.category,
            grouped(entry.participants),
            grouped(entry.eligible),
        ]
        for entry in peers
    }
    for name, entries in (("Kelompok sebanding", peers), ("Provinsi Lampung", ledger.latest)):
        share, participants, eligible, *_ = group_sum(entries)
        expected[name] = [share, UNKNOWN, participants, eligible]
    assert shown == expected


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?urut=terbaik", "“terbaik” bukan urutan di sini. Pilih dari daftar."),
        ("?kelompok=pulau", "“pulau” bukan kelompok di sini. Pilih dari daftar."),
        ("?banding=2031-01", "“2031-01” bukan bulan pembanding di sini. Pilih dari daftar."),
        ("?urut=<script>alert(1)</script>", "“<script>alert(1)</script>” bukan urutan di sini."),
    ],
)
def test_a_wrong_choice_is_named_and_the_page_stays(visit: Visiting, query: str, sentence: str) -> None:
    visited = visit(f"/perbandingan/peringkat/{query}", width=PHONE)
    assert sentence in visited.text("[role=alert]")
    assert len(visited.rows(RANKING)) == 15
    assert visited.complaints == []
