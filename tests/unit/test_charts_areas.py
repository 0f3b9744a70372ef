"""The real map: every area to be seen, to be reached and to be read, however small it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest

from coverage.charts.plotly_figure import figure
from coverage.charts.svg import draw, standalone
from coverage.charts.svg.ground import SEA, Ground
from coverage.charts.svg.labels import Box
from tests.unit.chart_examples import HOSTILE, areas, rectangle


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def links(svg: str) -> dict[str, ET.Element]:
    return {link.get("href", ""): link for link in root(svg).iter("a")}


def texts(element: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter("text")]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_area_is_a_link_with_name_and_value(narrow: bool) -> None:
    found = links(draw(areas(), narrow=narrow))
    assert set(found) == {area.href for area in areas().areas}
    for area in areas().areas:
        link = found[area.href or ""]
        assert link.findtext("title") == f"{area.name}: {area.value_text}"
        assert texts(link) == [area.short, area.value_text]


@pytest.mark.parametrize("narrow", [False, True])
def test_an_area_too_small_for_its_words_has_a_tile_with_a_line_to_it(narrow: bool) -> None:
    found = links(draw(areas(), narrow=narrow))
    with_tile = {href for href, link in found.items() if link.find("rect") is not None}
    assert with_tile == {"/metro/", "/b.lampung/"}
    for href in with_tile:
        rect = found[href].find("rect")
        assert rect is not None
        assert float(rect.get("width", "0")) >= 24
        assert float(rect.get("height", "0")) >= 24
        assert found[href].find("path[@class='area-leader']") is not None


def test_tiles_stand_on_no_area_and_on_no_other_words() -> None:
    for narrow in (False, True):
        rects = [rect for link in root(draw(areas(), narrow=narrow)).iter("a") for rect in link.iter("rect")]
        boxes = [_box(rect) for rect in rects if rect.get("class") != "pattern"]
        assert len(boxes) == 2
        assert not boxes[0].overlaps(boxes[1])


def _box(rect: ET.Element) -> Box:
    x, y, wide, high = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + wide, y + high)


def test_fill_pattern_and_hatch_tell_the_category() -> None:
    svg = draw(areas())
    shapes = [use for use in root(svg).iter("use") if "area-shape" in use.get("class", "")]
    assert [use.get("class", "").split()[1] for use in shapes] == ["cat-2", "cat-1", "cat-3", "cat-4", "cat-none"]
    patterns = [use.get("fill") for use in root(svg).iter("use") if use.get("class") == "pattern"]
    assert patterns == ["url(#peta-wide-2)", "url(#peta-wide-3)", "url(#peta-wide-4)", "url(#peta-wide-none)"]


def test_links_come_after_all_shapes_so_that_no_neighbour_covers_them() -> None:
    kinds = [child.tag.rpartition("}")[2] for child in root(draw(areas()))]
    assert kinds.index("a") > max(number for number, kind in enumerate(kinds) if kind == "use")


def test_source_and_licence_stand_under_the_map() -> None:
    for svg in (draw(areas()), standalone(areas(), heading_lines=(), footer_lines=())):
        assert "Batas wilayah: BIG 2025. Lisensi: CC BY 4.0." in texts(
            root(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))
        )


def test_an_area_of_several_parts_is_one_path() -> None:
    path = next(root(draw(areas())).iter("path"))
    first = root(draw(areas())).find("defs[@class='areas']/path")
    assert path is not None
    assert first is not None
    assert first.get("d", "").count("M") == first.get("d", "").count("z") == 2


def test_neighbours_draw_their_common_border_at_the_same_points() -> None:
    drawn = [_points(path.get("d", "")) for path in root(draw(areas())).iterfind("defs[@class='areas']/path")]
    assert {point for point in drawn[1] if point in drawn[4]}
    sides = [frozenset(pair) for pair in pairwise([*drawn[1], drawn[1][0]])]
    others = [frozenset(pair) for pair in pairwise([*drawn[4], drawn[4][0]])]
    assert set(sides) & set(others)


def _points(path: str) -> list[tuple[float, float]]:
    """The corners of the first ring of a path made of one M and relative l."""
    start, _, steps = path.partition("z")[0].removeprefix("M").partition("l")
    numbers = [float(number) for number in steps.replace("-", " -").split()]
    x, y = (float(number) for number in start.replace("-", " -").split())
    points = [(x, y)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = round(x + dx, 1), round(y + dy, 1)
        points.append((x, y))
    return points


def test_a_file_has_no_links() -> None:
    assert "<a " not in standalone(areas(), heading_lines=(), footer_lines=())


def test_hostile_names_stay_text() -> None:
    first, *others = areas().areas
    hostile = replace(areas(), note=HOSTILE, areas=(replace(first, short=HOSTILE, name=HOSTILE, href=HOSTILE), *others))
    for narrow in (False, True):
        svg = draw(hostile, narrow=narrow)
        assert "<script" not in svg
        assert len(links(svg)) == 5


def test_a_map_without_any_free_space_puts_tiles_below() -> None:
    """Nine areas that fill the whole plane, each too small for its words on a telephone."""
    grid = [rectangle(x * 100, y * 100, x * 100 + 100, y * 100 + 100) for y in range(10) for x in range(10)]
    base = areas().areas[0]
    many = tuple(
        replace(
            base,
            short=f"Wil {n}",
            name=f"Wilayah {n}",
            rings=(ring,),
            anchor=(ring[0][0] + 50, ring[0][1] + 50),
            href=f"/{n}/",
        )
        for n, ring in enumerate(grid)
    )
    svg = draw(replace(areas(), size=(1000, 1000), areas=many), narrow=True)
    high = float(root(svg).get("viewBox", "").split()[3])
    boxes = [_box(rect) for link in root(svg).iter("a") for rect in link.iter("rect") if rect.get("class") != "pattern"]
    assert len(boxes) == 100
    assert all(box.left >= 0 and box.right <= 320 and box.bottom <= high for box in boxes)
    assert not any(one.overlaps(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_the_ground_knows_whose_every_cell_is() -> None:
    ground = Ground(40, 40, [[rectangle(0, 0, 20, 40)], [rectangle(20, 0, 40, 20)]], 4)
    assert ground.belongs(Box(1, 1, 18, 38), 0)
    assert ground.belongs(Box(21, 1, 38, 18), 1)
    assert ground.belongs(Box(21, 21, 38, 38), SEA)
    assert not ground.belongs(Box(10, 1, 30, 10), 0)
    assert not ground.belongs(Box(-5, 1, 10, 10), 0)


def test_a_hole_in_an_area_is_free() -> None:
    ground = Ground(40, 40, [[rectangle(0, 0, 40, 40), rectangle(8, 8, 32, 32)]], 4)
    assert ground.belongs(Box(12, 12, 28, 28), SEA)


def test_the_interactive_figure_holds_the_same_areas_and_asks_nobody() -> None:
    drawn = figure(areas())
    assert [trace["type"] for trace in drawn["data"]] == ["scatter"] * 6
    assert drawn["data"][-1]["customdata"][2] == "Kota Metro: 37,0%"
    assert "geo" not in drawn["layout"]
