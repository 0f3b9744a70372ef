"""The real map as SVG: every area in its outline, its name inside or, without room, in a tile beside it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import dist

from coverage.charts.records import AreaMap, MapArea
from coverage.charts.svg.frame import category_css, category_rect, icon, open_svg, pattern_defs, pattern_name
from coverage.charts.svg.ground import SEA, Ground
from coverage.charts.svg.labels import Box
from coverage.charts.svg.legend import draw_legend
from coverage.charts.svg.text import escape, label, shorten, width

_FULL = {"wide": 600.0, "narrow": 320.0}
# Room left and right of the map for the tiles of small areas; on a telephone the map needs all there is.
_MARGINS = {"wide": (30.0, 92.0), "narrow": (2.0, 2.0)}
# Room below it, cut off again where no tile stands there.
_STRIP = 64.0
_TALLEST = {"wide": 640.0, "narrow": 420.0}
# The sizes that charts.css gives to area-name and area-value.
_NAME = {"wide": 12.0, "narrow": 10.5}
_VALUE = {"wide": 15.0, "narrow": 12.0}
_ICON = 16.0
_CELL = 4.0
_STEP = {"wide": 10, "narrow": 5}


_Line = tuple[tuple[float, float], tuple[float, float]]
_Homeless = tuple[int, MapArea, tuple[float, float]]


@dataclass(frozen=True)
class _Placed:
    """An area with its rings in the picture and where its words go; ``tile`` stands beside the area."""

    number: int
    area: MapArea
    anchor: tuple[float, float]
    box: Box
    tile: bool
    icon: bool = True

    @property
    def line(self) -> _Line:
        return self.anchor, ((self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2)


@lru_cache(maxsize=32)
def draw_areas(chart: AreaMap, variant: str) -> str:
    """Shapes first, then one link an area over all shapes, so that no neighbour covers a name or an edge."""
    full, (left, right) = _FULL[variant], _MARGINS[variant]
    scale = min((full - left - right) / chart.size[0], _TALLEST[variant] / chart.size[1])
    left, top = left + (full - left - right - chart.size[0] * scale) / 2, 4.0
    rings = [_fit(area, scale, left, top) for area in chart.areas]
    high = chart.size[1] * scale + 2 * top
    placed, bottom = _place(chart, variant, rings, scale, (left, top), (full, high))
    legend, end = draw_legend(chart.key, variant, chart.legend, (chart.scheme_note, chart.note), full, bottom + 12)
    categories = {area.category for area in chart.areas} | {category for category, _ in chart.legend}
    names = [f"{chart.key}-{variant}-area-{number}" for number in range(len(chart.areas))]
    shapes = "".join(f'<path id="{name}" d="{_path(ring, variant)}"/>' for name, ring in zip(names, rings, strict=True))
    return "".join(
        (
            open_svg(
                chart.key, variant, (full, end), chart.title, chart.summary, links=any(a.href for a in chart.areas)
            ),
            pattern_defs(chart.key, variant, categories),
            f'<defs class="areas">{shapes}</defs>',
            *(f'<use class="area-halo" href="#{name}"/>' for name in names),
            *(_shape(chart.key, variant, name, area) for name, area in zip(names, chart.areas, strict=True)),
            *(_link(chart.key, variant, names[item.number], item) for item in placed),
            legend,
            "</svg>",
        )
    )


def _fit(area: MapArea, scale: float, left: float, top: float) -> list[list[tuple[float, float]]]:
    return [[(left + x * scale, top + y * scale) for x, y in ring] for ring in area.rings]


def _path(rings: Sequence[Sequence[tuple[float, float]]], variant: str) -> str:
    """Steps between rounded points: neighbours round a shared point alike, so that their border stays one line."""
    step, parts = _STEP[variant], []
    for ring in rings:
        points = [(round(x * step), round(y * step)) for x, y in ring]
        kept = [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
        if len(kept) > 2:
            steps = pairwise(kept)
            moves = "".join(_pair((x2 - x1) / step, (y2 - y1) / step) for (x1, y1), (x2, y2) in steps)
            parts.append(f"M{_pair(kept[0][0] / step, kept[0][1] / step).lstrip()}l{moves.lstrip()}z")
    return "".join(parts)


def _pair(x: float, y: float) -> str:
    """A step as short as it can be written: ``-1.2 3`` after another one."""
    first, second = _number(x), _number(y)
    return f"{'' if first.startswith('-') else ' '}{first}{'' if second.startswith('-') else ' '}{second}"


def _number(value: float) -> str:
    written = f"{round(value, 1):g}"
    return written.replace("0.", ".", 1) if written.startswith(("0.", "-0.")) else written


def _place(
    chart: AreaMap,
    variant: str,
    rings: Sequence[Sequence[Sequence[tuple[float, float]]]],
    scale: float,
    origin: tuple[float, float],
    size: tuple[float, float],
) -> tuple[list[_Placed], float]:
    """Words inside where they fit; the others as tiles in the free space nearest to them, or in rows below the map."""
    ground = Ground(size[0], size[1] + _STRIP, rings, _CELL)
    inside: list[_Placed] = []
    homeless: list[_Homeless] = []
    for number, area in enumerate(chart.areas):
        anchor = (origin[0] + area.anchor[0] * scale, origin[1] + area.anchor[1] * scale)
        found = _inside(ground, number, area, anchor, variant)
        if found is None:
            homeless.append((number, area, anchor))
        else:
            inside.append(found)
    tiles, bottom = _beside(ground, homeless, [item.box for item in inside], variant, size)
    return [*_in_reading_order(inside), *_in_reading_order(tiles)], bottom


def _in_reading_order(placed: Sequence[_Placed]) -> list[_Placed]:
    return sorted(placed, key=lambda item: (item.box.top // 60, item.box.left))


def _size(area: MapArea, variant: str, with_icon: bool = True) -> tuple[float, float]:
    name = width(area.short, size=_NAME[variant])
    value = width(area.value_text, True, _VALUE[variant]) + (_ICON if area.category and with_icon else 0)
    return max(name, value), _NAME[variant] + _VALUE[variant] + 2


def _around(x: float, y: float, size: tuple[float, float], more: float = 0) -> Box:
    half, tall = size[0] / 2 + more, size[1] / 2 + more
    return Box(x - half, y - tall, x + half, y + tall)


def _inside(ground: Ground, number: int, area: MapArea, anchor: tuple[float, float], variant: str) -> _Placed | None:
    """The place nearest to the anchor where the words fit, with the icon or else without; pattern and fill stay."""
    for with_icon in (True, False):
        size = _size(area, variant, with_icon)
        for x, y in ground.places(*anchor, reach=48):
            # The halo of the words may touch the edge.
            if ground.belongs(_around(x, y, size, -2), number):
                return _Placed(number, area, anchor, _around(x, y, size), tile=False, icon=with_icon)
    return None


def _beside(
    ground: Ground, homeless: Sequence[_Homeless], taken: Sequence[Box], variant: str, size: tuple[float, float]
) -> tuple[list[_Placed], float]:
    """Tiles in the free space, each with a line to its area: the nearest first or last, as lines become shorter."""
    near_first = sorted(homeless, key=lambda item: _way_out(ground, item[2]))
    found = [_tiles(ground, order, taken, variant, size) for order in (near_first, near_first[::-1])]
    tiles = min(found, key=_length)
    return tiles, max([size[1], *(item.box.bottom for item in tiles)])


def _length(tiles: Sequence[_Placed]) -> float:
    """Of all lines together; lines that cross count as much longer."""
    lines = [item.line for item in tiles]
    crossing = sum(_meet(one, other) for one, other in combinations(lines, 2))
    return sum(dist(*line) for line in lines) + 80 * crossing


def _tiles(
    ground: Ground, homeless: Sequence[_Homeless], taken: Sequence[Box], variant: str, size: tuple[float, float]
) -> list[_Placed]:
    """One tile after the other; those without any place stand in rows below the map."""
    boxes, tiles = list(taken), list[_Placed]()
    bottom, x = size[1], 2.0
    for number, area, anchor in homeless:
        wide, high = _size(area, variant)
        tile = (wide + 10, high + 6)
        box = _free(ground, anchor, tile, boxes, [item.line for item in tiles])
        if box is None:
            if x == 2.0 or x + tile[0] > size[0]:
                x, bottom = 2.0, max([bottom, *(box.bottom for box in boxes)]) + 4
            box = Box(x, bottom, x + tile[0], bottom + tile[1])
            x += tile[0] + 4
        boxes.append(box)
        tiles.append(_Placed(number, area, anchor, box, tile=True))
    return tiles


def _way_out(ground: Ground, anchor: tuple[float, float]) -> float:
    """How far a small box around the anchor is from free space."""
    for x, y in ground.places(*anchor, reach=220, stride=3):
        if ground.belongs(_around(x, y, (24, 16)), SEA):
            return (x - anchor[0]) ** 2 + (y - anchor[1]) ** 2
    return float("inf")


def _free(
    ground: Ground,
    anchor: tuple[float, float],
    tile: tuple[float, float],
    taken: Sequence[Box],
    lines: Sequence[_Line],
) -> Box | None:
    """The nearest free place whose line crosses no words and no other line; failing that, no words."""
    second = None
    for x, y in ground.places(*anchor, reach=260, stride=2):
        around = _around(x, y, tile, 3)
        if not ground.belongs(around, SEA) or any(around.overlaps(other) for other in taken):
            continue
        line = (anchor, (x, y))
        if any(_crosses(*line, other) for other in taken) or any(_crosses(*other, around) for other in lines):
            continue
        if not any(_meet(line, other) for other in lines):
            return _around(x, y, tile)
        second = second or _around(x, y, tile)
    return second


def _meet(one: _Line, other: _Line) -> bool:
    """Whether two lines cross."""
    return _side(one, other[0]) != _side(one, other[1]) and _side(other, one[0]) != _side(other, one[1])


def _side(line: _Line, point: tuple[float, float]) -> bool:
    (x1, y1), (x2, y2) = line
    return (x2 - x1) * (point[1] - y1) > (y2 - y1) * (point[0] - x1)


def _crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a line passes through a box, looked at every few units."""
    steps = max(1, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 4))
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        y = start[1] + (end[1] - start[1]) * step / steps
        if box.left < x < box.right and box.top < y < box.bottom:
            return True
    return False


def _shape(key: str, variant: str, name: str, area: MapArea) -> str:
    """Fill, edge and pattern of one area."""
    pattern = pattern_name(area.category)
    over = f'<use class="pattern" href="#{name}" fill="url(#{key}-{variant}-{pattern})"/>' if pattern else ""
    return f'<use class="area-shape {category_css(area.category)}" href="#{name}"/>{over}'


def _link(key: str, variant: str, name: str, item: _Placed) -> str:
    """The whole area and its words lead to its page; the title says name and value."""
    area = item.area
    words = _tile(key, variant, item) if item.tile else _words(variant, item)
    drawn = f'<title>{escape(f"{area.name}: {area.value_text}")}</title><use class="area-edge" href="#{name}"/>{words}'
    return f'<a class="area" href="{escape(area.href)}">{drawn}</a>' if area.href else f'<g class="area">{drawn}</g>'


def _tile(key: str, variant: str, item: _Placed) -> str:
    box, (x, y) = item.box, item.anchor
    near_x, near_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    way = f'd="M{x:.1f} {y:.1f}L{near_x:.1f} {near_y:.1f}"/>'
    line = f'<path class="area-leader-ground" {way}<path class="area-leader" {way}'
    line += f'<circle class="area-dot" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
    wide, high = box.right - box.left, box.bottom - box.top
    return (
        line + category_rect(key, variant, item.area.category, box.left, box.top, wide, high, 4) + _words(variant, item)
    )


def _words(variant: str, item: _Placed) -> str:
    area, ink = item.area, f"on-{item.area.category or 'none'}"
    middle, centre = (item.box.left + item.box.right) / 2, (item.box.top + item.box.bottom) / 2
    tall = _NAME[variant] + _VALUE[variant] + 2
    name_y = centre - tall / 2 + _NAME[variant] * 0.85
    value_y = centre + tall / 2 - _VALUE[variant] * 0.15
    room = item.box.right - item.box.left + 1
    drawn = label(middle, name_y, shorten(area.short, room, size=_NAME[variant]), f"area-name {ink}", "middle")
    if not area.category or not item.icon:
        return drawn + label(middle, value_y, area.value_text, f"area-value {ink}", "middle")
    value_wide = width(area.value_text, True, _VALUE[variant])
    start = middle - (value_wide + _ICON) / 2
    drawn += label(start, value_y, area.value_text, f"area-value {ink}")
    return drawn + icon(area.category, start + value_wide + 9, value_y - _VALUE[variant] * 0.35, f"tile-icon {ink}")
