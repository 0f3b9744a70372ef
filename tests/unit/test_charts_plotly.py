import json
import re
from dataclasses import replace

import pytest

from coverage.charts.plotly_figure import figure
from coverage.charts.plotly_figure.style import PALETTE
from coverage.charts.records import Bar, LineSeries
from coverage.charts.svg.standalone import STYLESHEET
from tests.unit.chart_examples import HOSTILE, bars, comparison, fan, tiles, trend


@pytest.mark.parametrize("chart", [trend(), comparison(), fan(), bars(), tiles()], ids=lambda chart: chart.key)
def test_a_figure_is_small_plain_json_without_a_template(chart):
    text = json.dumps(figure(chart), allow_nan=False)
    assert "bdata" not in text
    assert '"template"' not in text
    assert len(text) < 25_000


def test_values_are_percentages_and_unknown_ones_are_null():
    points = next(trace for trace in figure(trend())["data"] if trace.get("customdata") and trace["mode"] == "markers")
    assert points["y"][0] == pytest.approx(22.9)
    assert points["y"][20] is None
    assert points["x"][0] == "Nov 2023"
    assert points["customdata"][-1] == "26,4% (sementara)"


def test_a_new_denominator_and_unknown_months_break_the_line():
    firm = next(trace for trace in figure(trend())["data"] if trace.get("hoverinfo") == "skip")
    start = firm["x"].index("Jan 2025")
    assert firm["y"][start] is None
    assert firm["y"][start + 1] is not None
    assert firm["connectgaps"] is False


def test_provisional_months_are_dashed_and_targets_are_steps():
    data = figure(trend())["data"]
    assert [trace for trace in data if trace.get("line", {}).get("dash") == "5px,4px"]
    assert data[0]["line"]["shape"] == "hvh"
    assert data[0]["customdata"][-1] == "38,39%"


def test_words_of_the_drawing_stand_in_the_figure():
    layout = figure(trend())["layout"]
    texts = [re.sub("<[^>]+>", "", note["text"]) for note in layout["annotations"]]
    assert {"Target 38,39%", "Sementara", "penyebut baru", "26,4%", "Rendah"} <= set(texts)
    assert layout["separators"] == ",."


def test_the_palette_names_the_light_colours_of_the_stylesheet():
    style = STYLESHEET.read_text(encoding="utf-8")
    assert set(figure(comparison())["layout"]["meta"]["palette"]) >= {f"series-{number}" for number in range(1, 7)}
    assert [colour for colour in PALETTE.values() if colour not in style] == []


def test_nothing_known_is_no_error():
    chart = replace(trend(), series=(LineSeries("Metro", (None,) * 36),))
    assert "Belum ada data" in json.dumps(figure(chart))
    assert figure(replace(trend(), months=(), series=(LineSeries("Metro", ()),), targets=(), breaks=()))
    assert figure(replace(bars(), rows=()))


def test_hostile_names_are_text():
    ranking = replace(bars(), rows=(Bar(HOSTILE, None, note=HOSTILE),))
    series = tuple(replace(line, name=HOSTILE) for line in comparison().series)
    for chart in (ranking, replace(comparison(), series=series)):
        assert "<script" not in json.dumps(figure(chart))


def test_a_range_is_filled_between_its_edges_and_says_all_three_values():
    lower, upper, middle = figure(fan())["data"][:3]
    assert upper["fill"] == "tonexty"
    assert (lower["y"][22], lower["y"][23], upper["y"][24]) == (None, 173_000, 174_400)
    assert middle["customdata"][24] == "174.000 (173.600 sampai 174.400)"
    assert middle["line"]["dash"] == "dot"
