"""The tile map as SVG: every area equally large, in the place that tells its neighbours. Pure."""

from coverage.charts.records import Tile, TileMap
from coverage.charts.svg.frame import category_rect, icon, open_svg, pattern_defs
from coverage.charts.svg.legend import draw_legend
from coverage.charts.svg.text import escape, label, shorten, width

# The sizes that charts.css gives to tile-value and tile-name.
_VALUE = 15
_NAME = {"wide": 12, "narrow": 10.5}


def draw_tiles(chart: TileMap, variant: str) -> str:
    """Tiles as links in reading order, the legend and the note on the scheme below."""
    narrow = variant == "narrow"
    full = 320.0 if narrow else 600.0
    columns = 1 + max((tile.col for tile in chart.tiles), default=0)
    rows = 1 + max((tile.row for tile in chart.tiles), default=0)
    gap = 2.0 if narrow else 6.0
    wide = min((full - 2 - gap * (columns - 1)) / columns, 150.0)
    high = 58.0 if narrow else 62.0
    left = (full - columns * wide - (columns - 1) * gap) / 2
    tiles = "".join(
        _tile(chart.key, variant, tile, left + tile.col * (wide + gap), 2 + tile.row * (high + gap), wide, high)
        for tile in sorted(chart.tiles, key=lambda tile: (tile.row, tile.col))
    )
    notes = (chart.scheme_note,)
    legend, bottom = draw_legend(chart.key, variant, chart.legend, notes, full, 2 + rows * (high + gap) + 14)
    categories = {tile.category for tile in chart.tiles} | {category for category, _ in chart.legend}
    links = any(tile.href for tile in chart.tiles)
    return "".join(
        (
            open_svg(chart.key, variant, (full, bottom), chart.title, chart.summary, links=links),
            pattern_defs(chart.key, variant, categories),
            tiles,
            legend,
            "</svg>",
        )
    )


def _tile(key: str, variant: str, tile: Tile, x: float, y: float, wide: float, high: float) -> str:
    """Name, value and icon on the colour of the category; the full name as title."""
    ink = f"on-{tile.category or 'none'}"
    middle = x + wide / 2
    drawn = category_rect(key, variant, tile.category, x, y, wide, high, radius=4)
    drawn += label(middle, y + 17, shorten(tile.short, wide - 2, size=_NAME[variant]), f"tile-name {ink}", "middle")
    # A value is never cut: where it is too long for the tile, it is written smaller.
    long = " long" if width(tile.value_text, True, _VALUE) > wide - 4 else ""
    drawn += label(middle, y + 37, tile.value_text, f"tile-value{long} {ink}", "middle")
    if tile.category:
        drawn += icon(tile.category, middle, y + high - 12, f"tile-icon {ink}")
    inside = f"<title>{escape(f'{tile.name}: {tile.value_text}')}</title>{drawn}"
    return f'<a class="tile" href="{escape(tile.href)}">{inside}</a>' if tile.href else f'<g class="tile">{inside}</g>'
