"""Colours stand twice: in charts.css for pictures that leave the site, in theme.css for both modes of the screen."""

import re
from itertools import combinations
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
CHARTS = (CSS / "charts.css").read_text()
THEME = (CSS / "theme.css").read_text()

_BLOCKS = re.findall(r":root \{(.*?)\n\s*\}", THEME, re.DOTALL)
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in _BLOCKS[:2])
SERIES = [f"series-{number}" for number in range(1, 7)]
LARGE_OR_GRAPHIC, TEXT = 3, 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _rule(css_class: str) -> dict[str, str]:
    """The declarations of the first rule for this class alone in charts.css."""
    found = re.search(rf"^\.{css_class} \{{(.*?)\}}", CHARTS, re.MULTILINE)
    assert found, f"charts.css has no rule .{css_class}"
    return dict(re.findall(r"([\w-]+): ([^;]+);", found[1]))


def test_standalone_pictures_need_no_variables_and_no_conditions() -> None:
    rules = re.sub(r"/\*.*?\*/", "", CHARTS, flags=re.DOTALL)
    assert "var(" not in rules
    assert "@" not in rules


@pytest.mark.parametrize("token", SERIES)
def test_a_series_has_one_light_colour_in_both_style_sheets(token: str) -> None:
    assert _rule(token)["stroke"] == LIGHT[token]


@pytest.mark.parametrize("token", ["cat-1", "cat-2", "cat-3", "cat-4", "bar", "bar-highlight", "bar-rest"])
def test_a_fill_has_one_light_colour_in_both_style_sheets(token: str) -> None:
    assert _rule(token)["fill"] == LIGHT[token]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", [*SERIES, "target", "published", "bar", "bar-highlight", "edge", "axis", "cat-edge"])
def test_lines_and_edges_stand_out_from_the_surface(token: str, colours: dict[str, str]) -> None:
    assert contrast(colours[token], colours["surface"]) >= LARGE_OR_GRAPHIC


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "muted", "brand", "accent", "up", "down"])
@pytest.mark.parametrize("ground", ["surface", "page"])
def test_text_is_readable(token: str, ground: str, colours: dict[str, str]) -> None:
    assert contrast(colours[token], colours[ground]) >= TEXT


def test_series_differ_by_dash_too() -> None:
    dashes = [_rule(token).get("stroke-dasharray", "none") for token in SERIES]
    assert all(one != other for one, other in combinations(dashes, 2))
