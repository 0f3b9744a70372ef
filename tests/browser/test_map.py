"""Beranda with outlines instead of tiles, in a copy of the example into which a file of boundaries was imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.boundaries import AREAS, Json, as_bytes, squares
from tests.browser.conftest import ROOT, copy_example
from tests.browser.pages import DESK, OVERVIEW, PHONE, TABLET
from tests.browser.recount import Ledger, percents_together
from tests.browser.test_every_page import faults
from tests.browser.visiting import Visit
from tests.browser.walking import stumbles

Visiting = Callable[..., Visit]

METRO = [area.kemendagri_code for area in AREAS].index("18.72")
WORDS = """links => links.map(link => [
  link.getAttribute("href").split("/").at(-2),
  link.querySelector("title").textContent,
  [...link.querySelectorAll("text")].map(text => text.textContent),
])"""
CLASSES = {"Belum ada data": "cat-none", "Sangat rendah": "cat-1", "Rendah": "cat-2"}
CLASSES |= {"Sedang": "cat-3", "Tinggi": "cat-4"}


def with_a_tiny_metro() -> Json:
    """Fifteen squares, Metro so small that no finger would meet it."""
    document = squares()
    ring = document["features"][METRO]["geometry"]["coordinates"][0]
    west, south = ring[0]
    small = [[west + x * 0.15, south + y * 0.15] for x, y in ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0))]
    document["features"][METRO]["geometry"]["coordinates"] = [small]
    return document


@pytest.fixture(scope="module")
def mapped_site(
    served: Callable[[Path], AbstractContextManager[str]],
    environment: dict[str, str],
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Address of a copy of the example whose operator typed the command."""
    folder = tmp_path_factory.mktemp("mapped")
    database, file = folder / "mapped.sqlite3", folder / "kabkota.geojson"
    copy_example(database)
    file.write_bytes(as_bytes(with_a_tiny_metro()))
    subprocess.run(
        [
            *(sys.executable, "manage.py", "import_boundaries", str(file)),
            *("--source", "Badan Informasi Geospasial, 2025", "--licence", "CC BY 4.0"),
        ],
        cwd=ROOT,
        env=environment | {"DATABASE_URL": f"sqlite:///{database}"},
        check=True,
        capture_output=True,
    )
    with served(database) as address:
        yield address


@pytest.fixture
def visit_map(chromium: Browser, mapped_site: str) -> Iterator[Visiting]:
    visits = []

    def start(path: str = OVERVIEW, **how: object) -> Visit:
        visits.append(Visit(chromium, mapped_site, **how))
        visits[-1].open(path)
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


@pytest.mark.parametrize(("width", "drawing"), [(PHONE, "narrow"), (TABLET, "wide"), (DESK, "wide")])
def test_every_area_shows_its_whole_percentage(visit_map: Visiting, ledger: Ledger, width: int, drawing: str) -> None:
    visited = visit_map(width=width, without_script=True)
    map_ = visited.page.locator(f"#peta svg.{drawing}")
    assert map_.is_visible()
    shown = {slug: (title, words) for slug, title, words in map_.locator("a.area").evaluate_all(WORDS)}
    together = percents_together(ledger.latest)
    expected = {}
    for entry in ledger.latest:
        value = together[entry.slug] if entry.known else "Belum"
        expected[entry.slug] = (f"{entry.official_name}: {value}", [entry.short_name, value])
    assert shown == expected


def test_every_area_wears_the_colour_of_its_category(visit_map: Visiting, ledger: Ledger) -> None:
    visited = visit_map(without_script=True)
    classes = visited.page.locator("#peta svg.wide use.area-shape").evaluate_all(
        "shapes => shapes.map(shape => shape.getAttribute('class').split(' ')[1])"
    )
    assert classes == [CLASSES[entry.category] for entry in ledger.latest]


def test_the_table_under_the_map_says_the_same(visit_map: Visiting, ledger: Ledger) -> None:
    visited = visit_map(without_script=True)
    rows = visited.rows("#peta table")
    assert [row[0] for row in rows] == [entry.official_name for entry in ledger.latest]
    assert [row[2] for row in rows] == [entry.category for entry in ledger.latest]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_smallest_area_is_large_enough_for_a_finger(visit_map: Visiting, width: int) -> None:
    visited = visit_map(width=width, without_script=True)
    link = visited.page.locator("#peta svg:visible a.area[href$='/metro/']")
    tile = link.locator("rect").first.bounding_box()
    assert tile is not None
    assert tile["width"] >= 44
    assert tile["height"] >= 24
    link.locator("rect").first.click(force=True)
    visited.page.wait_for_url("**/metro/")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_area_is_pressed_where_it_lies(visit_map: Visiting, width: int) -> None:
    visited = visit_map(width=width, without_script=True)
    area = visited.page.locator("#peta svg:visible a.area[href$='/lampung-barat/'] use.area-edge")
    box = area.bounding_box()
    assert box is not None
    area.click(position={"x": box["width"] * 0.15, "y": box["height"] * 0.15}, force=True)
    visited.page.wait_for_url("**/lampung-barat/")


def test_source_and_licence_stand_under_the_map(visit_map: Visiting) -> None:
    words = visit_map(without_script=True).page.locator("#peta svg.wide > text").all_text_contents()
    assert "Batas wilayah: Badan Informasi Geospasial, 2025. Lisensi: CC BY 4.0." in " ".join(words)
    assert "bukan rujukan batas resmi" in " ".join(words)


def test_the_page_with_the_map_shuts_nobody_out(visit_map: Visiting) -> None:
    assert faults(visit_map()) == []


def test_one_walks_over_the_map_by_keyboard_and_enters_an_area(visit_map: Visiting) -> None:
    visited = visit_map(width=DESK)
    assert stumbles(visited) == []
    visited.open(OVERVIEW)
    for _ in range(80):
        visited.page.keyboard.press("Tab")
        if visited.page.evaluate("document.activeElement.matches('#peta a[href$=\"/metro/\"]')"):
            break
    else:
        raise AssertionError("Tab did not lead to Metro on the map")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/metro/")


@pytest.mark.parametrize("form", ["SVG", "PNG"])
def test_the_map_can_be_taken_along(visit_map: Visiting, form: str) -> None:
    visited = visit_map()
    visited.page.locator("#peta summary", has_text="Unduh").click()
    with visited.page.expect_download() as download:
        visited.page.locator("#peta .downloads").get_by_text(form, exact=True).click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG" if form == "PNG" else b"<svg")
