import random
import xml.etree.ElementTree as ET
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest

from coverage.charts.records import Band, Bar, LineSeries, Marker, StepLine
from coverage.charts.svg import draw, standalone
from coverage.charts.svg.labels import Box, Spot, spread, text_box
from periods.month import Month
from tests.unit.chart_examples import (
    CUTS,
    HOSTILE,
    MONTHS,
    NAMES,
    areas,
    bars,
    comparison,
    fan,
    rates,
    scale,
    tiles,
    trend,
)

SVG = "{http://www.w3.org/2000/svg}"


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in root(svg).iter("text")]


def boxes(svg: str) -> list[tuple[str, Box]]:
    """Every text with the room it takes, measured as the page shows it."""
    narrow = "narrow" in root(svg).get("class", "")
    found = []
    for text in root(svg).iter("text"):
        css = text.get("class", "").split()
        size = 15 if "tile-value" in css or ("area-value" in css and not narrow) else 12
        size = 10.5 if narrow and {"tile-name", "area-name"} & set(css) else size
        bold = bool({"label-strong", "tile-value", "area-value"} & set(css))
        content = "".join(text.itertext())
        spot = Spot(float(text.get("x", "0")), float(text.get("y", "0")), text.get("text-anchor", ""))
        found.append((content, text_box(spot, content, bold, size)))
    return found


def assert_readable(svg: str) -> None:
    """No label over another, none outside the picture."""
    _, _, wide, high = map(float, root(svg).get("viewBox", "").split())
    found = boxes(svg)
    for content, box in found:
        assert box.inside(Box(-0.5, -0.5, wide + 0.5, high + 0.5)), content
    for (one, box), (other, other_box) in combinations(found, 2):
        assert not box.overlaps(other_box), (one, other)


def paths(svg: str, css: str) -> list[str]:
    return [path.get("d", "") for path in root(svg).iter("path") if path.get("class", "") == css]


ALL = [
    pytest.param(trend(), id="trend"),
    pytest.param(comparison(), id="comparison"),
    pytest.param(fan(), id="fan"),
    pytest.param(bars(), id="bars"),
    pytest.param(tiles(), id="tiles"),
    pytest.param(areas(), id="areas"),
    pytest.param(scale(), id="scale"),
]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("chart", ALL)
def test_a_drawing_is_well_formed_classed_and_readable(chart, narrow):
    svg = draw(chart, narrow=narrow)
    assert root(svg).get("class", "").split()[-1] == ("narrow" if narrow else "wide")
    assert " style=" not in svg
    assert "<style" not in svg
    assert " on" not in "".join(name for element in root(svg).iter() for name in element.attrib)
    assert "nan" not in svg
    assert_readable(svg)


@pytest.mark.parametrize("chart", ALL)
def test_wide_and_narrow_share_no_id_and_name_themselves(chart):
    ids = []
    for narrow in (False, True):
        element = root(draw(chart, narrow=narrow))
        own = [part.get("id") for part in element.iter() if part.get("id")]
        assert set(element.get("aria-labelledby", "").split()) <= set(own)
        ids += own
    assert len(ids) == len(set(ids))


def test_a_picture_with_links_is_no_image_for_a_screen_reader():
    assert root(draw(trend())).get("role") == "img"
    assert root(draw(tiles())).get("role") == "group"
    assert root(draw(bars())).get("role") == "group"


def test_the_trend_says_target_published_break_bands_and_provisional():
    shown = words(draw(trend()))
    for expected in (
        *("Target 38,39%", "32,62%", "dipublikasikan 26%", "penyebut baru", "Sementara", "26,4%"),
        *("Sangat rendah", "Rendah", "Sedang", "Okt 2026", "30%"),
    ):
        assert expected in shown


def test_unknown_months_and_new_denominators_are_never_joined():
    chart = replace(trend(), series=(replace(trend().series[0], provisional=frozenset()),))
    (line,) = paths(draw(chart), "series series-1")
    # January 2025 starts at a new denominator, month 22 after two unknown ones.
    assert line.count("M") == 3
    assert line.count("L") == 34 - 3


def test_provisional_months_are_dashed_with_a_hollow_mark():
    svg = draw(trend())
    (dashed,) = paths(svg, "series series-1 provisional")
    assert dashed.count("M") == 2
    assert len(paths(svg, "marker series-1 provisional")) == 1


def test_a_month_between_unknown_ones_is_a_dot():
    values = tuple(Fraction(3, 10) if index in (5, 35) else None for index in range(36))
    svg = draw(replace(trend(), breaks=(), series=(LineSeries("Metro", values),)))
    assert len(paths(svg, "marker series-1")) == 2
    assert not paths(svg, "series series-1")


@pytest.mark.parametrize("size", ["wide", "narrow", "small"])
def test_nothing_known_is_said_and_no_line_is_drawn(size):
    svg = draw(replace(trend(), series=(LineSeries("Metro", (None,) * 36),)), size=size)
    assert "Belum ada data" in words(svg)
    assert 'class="series' not in svg
    assert_readable(svg)


@pytest.mark.parametrize("size", ["wide", "narrow", "small"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 120])
def test_any_number_of_months_can_be_drawn(count, size):
    months = tuple(Month(2016, 11) + step for step in range(count))
    chart = replace(
        trend(),
        months=months,
        series=(LineSeries("Metro", (Fraction(1, 4),) * count, frozenset({count - 1})),),
        targets=(StepLine("Target", (Fraction(2, 5),) * count),),
    )
    assert_readable(draw(chart, size=size))


def test_the_last_known_value_names_its_month_when_it_is_not_the_last():
    values = (*rates(26.4)[:30], *(None,) * 6)
    assert "26,4% (Apr 2026)" not in words(draw(trend()))
    assert "25,8% (Apr 2026)" in words(draw(replace(trend(), series=(LineSeries("Metro", values),))))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", ["wide", "narrow", "small"])
def test_labels_of_close_series_never_meet(seed, size):
    dice = random.Random(seed)
    chart = comparison(tuple(26 + dice.random() for _ in range(6)))
    markers = tuple(
        Marker(dice.choice(MONTHS), Fraction(dice.randint(2400, 2700), 10_000), f"dipublikasikan {number}%")
        for number in range(4)
    )
    chart = replace(chart, markers=markers, breaks=((dice.choice(MONTHS), "penyebut baru"),))
    svg = draw(chart, size=size)
    assert_readable(svg)
    if size == "wide":
        assert all(any(word.endswith(name) for word in words(svg)) for name in NAMES)


def test_a_band_of_earlier_months_ends_where_its_validity_ends():
    bands = (
        Band(1, "Sangat rendah", None, CUTS[0], until=Month(2024, 12)),
        Band(1, "Sangat rendah", None, CUTS[1], since=Month(2025, 1)),
    )
    first, second = (
        rect for rect in root(draw(replace(trend(), bands=bands))).iter("rect") if "band" in rect.get("class", "")
    )
    assert float(first.get("x", "")) + float(first.get("width", "")) == pytest.approx(
        float(second.get("x", "")), abs=0.2
    )


def test_panels_with_one_range_have_one_axis():
    shared = (Fraction(1, 5), Fraction(2, 5))
    ticks = [words(draw(replace(comparison((last,)), y_range=shared), size="small"))[:2] for last in (26.4, 35.1)]
    assert ticks[0] == ticks[1] == ["20%", "40%"]


def test_bars_start_at_zero_and_reach_over_a_hundred():
    svg = draw(bars())
    assert "0%" in words(svg)
    assert "113,0%" in words(svg)
    assert "melebihi 100%, periksa penyebut" in words(svg)
    assert "belum dilaporkan" in words(svg)


def test_the_potential_stands_behind_the_value():
    chart = replace(bars(), unit="count", targets=(), rows=(Bar("BPU", 22_310, 226_400), Bar("PU", 1, None)))
    svg = draw(chart)
    assert "22.310 dari 226.400" in words(svg)
    assert svg.count('class="bar-rest"') == 1


def test_falling_bars_stand_left_of_zero():
    chart = replace(
        bars(),
        unit="points",
        targets=(),
        rows=(Bar("Peserta", Fraction(21, 1000)), Bar("Penyebut", Fraction(-6, 1000))),
    )
    svg = draw(chart)
    assert {"+2,1 poin", "−0,6 poin"} <= set(words(svg))
    assert_readable(svg)


def test_the_note_of_a_bar_stands_on_the_side_of_its_bar() -> None:
    rows = (
        Bar("Lampung Timur", -111_260, note="kurang 25,9 poin"),
        Bar("Tulang Bawang Barat", -1_260, note="kurang 0,9 poin"),
        Bar("Metro", 4_260, note="lebih 4,5 poin"),
    )
    svg = draw(replace(bars(), unit="signed", rows=rows, targets=(("Target", 0),)))
    found = dict(boxes(svg))
    zero = next(box for words, box in found.items() if words == "Target")
    middle = (zero.left + zero.right) / 2
    assert found["kurang 25,9 poin"].right < found["\N{MINUS SIGN}111.260"].left
    assert found["kurang 0,9 poin"].right < middle
    assert found["lebih 4,5 poin"].left > middle
    assert_readable(svg)


def test_no_target_runs_through_the_note_of_a_bar() -> None:
    rows = (Bar("Metro", Fraction(370, 1000)), Bar("Provinsi Lampung", Fraction(310, 1000), note="14 dari 15 melapor"))
    svg = draw(replace(bars(), rows=rows, targets=(("Target", Fraction(4553, 10_000)),)))
    found = dict(boxes(svg))
    target = next(box for words, box in found.items() if words.startswith("Target"))
    line = (target.left + target.right) / 2
    note = found["14 dari 15 melapor"]
    assert not note.left < line < note.right
    assert note.top > found["31,0%"].top
    assert_readable(svg)


def test_no_rows_and_514_rows():
    assert "Belum ada data" in words(draw(replace(bars(), rows=())))
    assert len(words(draw(bars(514)))) > 1000


def test_tiles_link_and_carry_a_pattern_and_an_icon():
    svg = draw(tiles())
    assert [link.get("href") for link in root(svg).iter("a")] == ["/tubaba/", "/mesuji/"]
    assert 'fill="url(#peta-wide-2)"' in svg
    assert 'fill="url(#peta-wide-none)"' in svg
    assert 'class="tile-icon on-2"' in svg


def test_the_scale_says_value_and_target_or_nothing():
    assert {"26,4%", "Target 38,39%", "Sangat rendah"} <= set(words(draw(scale())))
    assert "Belum ada data" in draw(replace(scale(), value=None, target=None))


def test_a_value_in_a_band_too_narrow_for_its_name_says_the_name_itself():
    narrow = replace(scale(), value=Fraction(31, 100), cuts=(Fraction(30, 100), Fraction(32, 100), Fraction(60, 100)))
    assert "31,0% Rendah" in words(draw(narrow, narrow=True))
    assert "31,0%" in words(draw(replace(narrow, cuts=(Fraction(1, 10), Fraction(5, 10), Fraction(6, 10)))))


def test_hostile_text_stays_text():
    chart = trend()
    chart = replace(
        chart,
        title=HOSTILE,
        summary=HOSTILE,
        series=tuple(replace(comparison().series[0], name=HOSTILE) for _ in range(2)),
        targets=(StepLine(HOSTILE, chart.targets[0].values),),
        markers=(Marker(Month(2024, 9), Fraction(26, 100), HOSTILE),),
        breaks=((Month(2025, 1), HOSTILE),),
    )
    ranking = replace(bars(), title=HOSTILE, rows=(Bar(HOSTILE, Fraction(1, 2), note=HOSTILE, href=f"/{HOSTILE}"),))
    grid = replace(tiles(), scheme_note=HOSTILE, tiles=(replace(tiles().tiles[0], short=HOSTILE, name=HOSTILE),))
    for hostile in (chart, ranking, grid):
        for narrow in (False, True):
            svg = draw(hostile, narrow=narrow)
            root(svg)
            assert "<script" not in svg


def test_a_file_carries_style_title_and_footer_and_no_links():
    svg = standalone(bars(), heading_lines=["Provinsi Lampung"], footer_lines=["Rilis 2026-10.1", "Data contoh"])
    texts = ["".join(text.itertext()) for text in root(svg).iter(f"{SVG}text")]
    assert root(svg).tag == f"{SVG}svg"
    assert {"Satu di atas 100%", "Cakupan", "Provinsi Lampung", "Rilis 2026-10.1", "Data contoh"} <= set(texts)
    assert not list(root(svg).iter(f"{SVG}a"))
    style = "".join(root(svg).find(f"{SVG}style").itertext())
    assert ".cat-1" in style
    # What turns the file into a PNG knows neither.
    assert "var(" not in style
    assert "@" not in style


def test_spread_keeps_order_distance_and_frame():
    placed = spread([100, 101, 102, 10, 195], 15, 0, 200)
    assert sorted(placed) == [placed[3], placed[0], placed[1], placed[2], placed[4]]
    assert min(b - a for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False)) >= 15 - 1e-9
    assert placed[3] == 10
    assert max(placed) <= 200


@pytest.mark.parametrize("narrow", [False, True])
def test_a_range_is_a_closed_band_with_a_dotted_middle_and_its_name(narrow: bool) -> None:
    svg = draw(fan(), narrow=narrow)
    (band,), (middle,) = paths(svg, "range"), paths(svg, "range-middle")
    assert band.endswith("Z")
    assert band.count("L") == 2 * middle.count("L") + 1
    assert middle.count("L") == 36
    assert {"Perkiraan", "173.000 (Okt 2026)", "Target 2026 (45,53%) 205.000"} <= set(words(svg))


def test_a_range_starts_where_the_line_ends() -> None:
    svg = draw(fan())
    (middle,) = paths(svg, "range-middle")
    (dashed,) = paths(svg, "series series-1 highlight provisional")
    assert middle.split("L")[0].removeprefix("M") == dashed.split("L")[-1]


def test_the_axis_of_a_range_holds_its_highest_value() -> None:
    high = replace(fan(), range=replace(fan().range, upper=tuple([None] * 59 + [900_000])))
    assert "800.000" in words(draw(high))
    assert_readable(draw(high))


def test_a_range_that_nobody_knows_draws_nothing() -> None:
    nothing = (None,) * 60
    unknown = replace(fan(), range=replace(fan().range, lower=nothing, middle=nothing, upper=nothing))
    assert paths(draw(unknown), "range") == []


def test_a_narrow_picture_names_the_first_and_the_last_published_figure_and_marks_them_all() -> None:
    at = (4, 8, 12, 16, 20)
    markers = tuple(
        Marker(MONTHS[index], Fraction(2500 + index, 10_000), f"dicetak {index}", f"no {index}") for index in at
    )
    chart = replace(trend(), markers=markers)
    for narrow, named in ((True, {"dicetak 4", "no 20"}), (False, {f"dicetak {index}" for index in at})):
        drawing = draw(chart, narrow=narrow)
        assert {
            words for item in markers for words in (item.label, item.short) if f">{words}</text>" in drawing
        } == named
        assert drawing.count("marker-published") == len(at)
