"""The numbers on the pages are those of the published rows, counted again without the project's own rooms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import DESK, OVERVIEW, PHONE, SIX, TABLET
from tests.browser.recount import (
    UNKNOWN,
    Entry,
    Ledger,
    grouped,
    members,
    month_words,
    one,
    percents_together,
    ranks,
    target_words,
    total,
)
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

AREAS = "section[aria-labelledby=judul-tabel] table"
COMPARED = "section[aria-labelledby=judul-angka] table"


def heading_numbers(entry: Entry, whose: str = "provinsi ") -> list[str]:
    """Sentences that must stand in the headline block of an area; ``whose`` its target is, if not its own."""
    if not entry.known:
        return ["Belum ada data", f"Target {whose}{target_words(entry.target)}."]
    return [
        entry.percent(),
        entry.category,
        f"{grouped(entry.participants)} dari {grouped(entry.eligible)} pekerja terlindungi.",
        f"Kurang {grouped(entry.gap)} pekerja ke target {whose}{target_words(entry.target)}.",
        f"{month_words(entry.month)} · rilis {entry.month}.{entry.number}",
        "Angka sementara" if entry.provisional else "Angka final",
    ]


def missing(sentences: list[str], text: str) -> list[str]:
    return [sentence for sentence in sentences if sentence not in text]


def trend_row(entry: Entry) -> list[str]:
    """A row of the table under a trend, its status and release aside."""
    return [
        month_words(entry.month),
        entry.percent(2),
        grouped(entry.participants),
        grouped(entry.eligible),
        target_words(entry.target),
        entry.category,
    ]


def read(cells: list[str]) -> list[str]:
    """Unknown cells say more to ears than to eyes."""
    return [UNKNOWN if cell.startswith(UNKNOWN) else cell for cell in cells]


def test_the_headline_of_the_province_is_the_sum_of_its_areas(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    province = total(ledger.latest)
    reported = sum(entry.known for entry in ledger.latest)
    text = visited.text("section[aria-label='Angka utama']")
    assert missing([*heading_numbers(province, ""), f"{reported} dari 15 melapor"], text) == []


def test_the_headline_of_every_area_is_its_published_row(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    places = ranks(ledger.latest)
    reported = sum(entry.known for entry in ledger.latest)
    wrong = {}
    for entry in ledger.latest:
        visited.open(f"/wilayah/{entry.slug}/")
        place = f"Peringkat {places[entry.slug]} dari {reported} yang melapor" if entry.known else "Tidak diperingkat"
        lost = missing([entry.official_name, *heading_numbers(entry), place], visited.text(".hero > .card"))
        if lost:
            wrong[entry.slug] = lost
    assert wrong == {}


@pytest.mark.parametrize(
    ("slug", "month", "number"),
    [
        ("lampung-tengah", "2026-10", 1),
        ("mesuji", "2026-10", 1),
        ("way-kanan", "2024-12", 1),
        ("tulang-bawang-barat", "2026-08", 1),
        ("tulang-bawang-barat", "2026-08", 2),
        ("tanggamus", "2026-03", 1),
    ],
)
def test_the_table_under_a_trend_has_every_month_as_it_was_known_then(
    visit: Visiting, ledger: Ledger, slug: str, month: str, number: int
) -> None:
    visited = visit(f"/{month}.{number}/{slug}/", without_script=True)
    release = ledger.release(month, number)[0].release
    entries = [one(ledger.current(past, until=release), slug) for past in ledger.months(month)]
    shown = [read(row) for row in visited.rows("#tren table")]
    assert len(shown) == len(entries)
    unknown = [entry.month for entry in entries if not entry.known]
    assert [row[:6] for row in shown if row[1] != UNKNOWN] == [trend_row(entry) for entry in entries if entry.known]
    assert [row[0] for row in shown if row[1] == UNKNOWN] == [month_words(past) for past in unknown]
    assert [row[7] for row in shown] == [f"{entry.month}.{entry.number}" for entry in entries]


def test_the_table_under_the_trend_of_the_province_adds_up(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    months = ledger.months(ledger.latest[0].month)
    expected = [trend_row(total(ledger.current(month))) for month in months]
    assert [read(row)[:6] for row in visited.rows("#tren table")] == expected


def table_row(entry: Entry, ledger: Ledger) -> list[str]:
    return [
        ranks(ledger.latest)[entry.slug],
        entry.official_name,
        percents_together(ledger.latest)[entry.slug],
        entry.category,
        grouped(entry.participants),
        grouped(entry.eligible),
        grouped(entry.gap) if entry.known else UNKNOWN,
        entry.movement(ledger.before_latest(entry.slug)),
    ]


def in_words(cells: list[str]) -> list[str]:
    """Without the little triangles of the badges."""
    return [cell.lstrip("▲▼ ") for cell in cells]


def test_the_table_of_areas_has_every_number(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    shown = {row[1]: in_words(row) for row in visited.rows(AREAS)}
    assert shown == {entry.official_name: table_row(entry, ledger) for entry in ledger.latest}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Peringkat", lambda entry, _: -entry.participants / entry.eligible),
        ("Cakupan", lambda entry, _: entry.participants / entry.eligible),
        ("Peserta aktif", lambda entry, _: entry.participants),
        ("Pekerja eligible", lambda entry, _: entry.eligible),
        ("Kurang ke target", lambda entry, _: entry.gap),
        ("Sejak bulan lalu", lambda entry, then: (entry.participants - then.participants) / entry.eligible),
        ("Kabupaten/kota", lambda entry, _: entry.name),
    ],
)
def test_a_click_on_a_heading_sorts_by_value(
    visit: Visiting, ledger: Ledger, heading: str, key: Callable[[Entry, Entry], float]
) -> None:
    visited = visit(OVERVIEW)
    known = [entry for entry in ledger.latest if entry.known]
    late = [entry.official_name for entry in ledger.latest if not entry.known]
    rising = [e.official_name for e in sorted(known, key=lambda e: key(e, ledger.before_latest(e.slug)))]
    head = visited.page.locator(f"{AREAS} th", has_text=heading)
    for expected, direction in ((rising, "ascending"), (rising[::-1], "descending")):
        head.get_by_role("link").click()
        visited.page.wait_for_function(
            "([heading, direction]) => [...document.querySelectorAll(`th[aria-sort=${direction}]`)]"
            ".some(head => head.textContent.trim() === heading)",
            arg=[heading, direction],
        )
        assert [row[1] for row in visited.rows(AREAS)] == expected + late


@pytest.mark.parametrize(("width", "drawing"), [(PHONE, "narrow"), (TABLET, "wide"), (DESK, "wide")])
def test_every_tile_of_the_map_shows_its_whole_percentage(
    visit: Visiting, ledger: Ledger, width: int, drawing: str
) -> None:
    visited = visit(OVERVIEW, width=width, without_script=True)
    map_ = visited.page.locator(f"#peta svg.{drawing}")
    assert map_.is_visible()
    shown = dict(
        map_.locator("a.tile").evaluate_all(
            "tiles => tiles.map(tile => [tile.getAttribute('href').split('/').at(-2),"
            " tile.querySelector('.tile-value').textContent])"
        )
    )
    together = percents_together(ledger.latest)
    assert shown == {entry.slug: together[entry.slug] if entry.known else "Belum" for entry in ledger.latest}


def test_the_tiles_wear_the_colour_of_their_category(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    categories = {"Belum ada data": "cat-none", "Sangat rendah": "cat-1", "Rendah": "cat-2"}
    categories |= {"Sedang": "cat-3", "Tinggi": "cat-4"}
    shown = dict(
        visited.page.locator("#peta svg.wide a.tile").evaluate_all(
            "tiles => tiles.map(tile => [tile.getAttribute('href').split('/').at(-2),"
            " tile.querySelector('rect').getAttribute('class')])"
        )
    )
    assert shown == {entry.slug: categories[entry.category] for entry in ledger.latest}


def test_the_compared_areas_show_their_published_rows(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(SIX, without_script=True)
    shown = [in_words(row) for row in visited.rows(COMPARED)]
    expected = []
    for row in shown:
        entry = next(entry for entry in ledger.latest if entry.official_name == row[0])
        place, name, *rest = table_row(entry, ledger)
        reported = sum(other.known for other in ledger.latest)
        moved = members(entry, ledger.before_latest(entry.slug))
        expected.append([name, *rest, moved, f"{place} dari {reported}" if entry.known else UNKNOWN])
    assert shown == expected


def test_the_sentence_of_a_comparison_tells_close_values_apart(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(SIX, without_script=True)
    chosen = [one(ledger.latest, slug) for slug in ("lampung-utara", "tanggamus")]
    together = percents_together(chosen)
    sentence = visited.text("#perbandingan .chart-summary")
    assert missing([f"{entry.name} {together[entry.slug]}" for entry in chosen], sentence) == []


def test_the_table_of_a_comparison_has_every_month(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/perbandingan/", without_script=True)
    chosen = ("lampung-tengah", "bandar-lampung", "metro")
    months = ledger.months(ledger.latest[0].month)
    expected = [[month_words(m), *(one(ledger.current(m), slug).percent(2) for slug in chosen)] for m in months]
    assert visited.rows("#perbandingan table") == expected


def test_no_title_tells_a_finding_where_nothing_is_known(visit: Visiting) -> None:
    visited = visit("/2026-10/mesuji/", without_script=True)
    assert all(row[2].startswith(UNKNOWN) for row in visited.rows("#program table"))
    assert "paling banyak" not in visited.text("#program h2")


def test_the_published_figure_of_2024_stands_beside_ours(visit: Visiting) -> None:
    visited = visit("/angka-publikasi/", without_script=True)
    rows = visited.rows("section[aria-labelledby=judul-cakupan] table")
    row = next(row for row in rows if row[0].replace(" ", "") == "Lampung24September2024")
    assert "24,86%" in row[1]
    assert "760.468 dari 3.058.943" in row[1]
    assert "24,86%" in row[2]
    assert "0,00 poin" in row[3]
