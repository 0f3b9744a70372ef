"""Numbered flags: one, many and too many of them, drawn and as Plotly has them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from coverage.charts import svg
from coverage.charts.plotly_figure import figure
from coverage.charts.records import Flag, LineChart, Unflagged
from coverage.charts.svg.line_flags import flag_groups
from coverage.exhibits.flags import flags, happened_in, unflagged
from coverage.figures.events import Event, EventKind
from periods.month import Month
from tests.unit import chart_examples

BADGE = re.compile(r'class="event-flag" x="([0-9.]+)" y="[-0-9.]+" width="([0-9.]+)"')


def chart_with(months: list[int]) -> LineChart:
    chart = chart_examples.trend()
    raised = tuple(
        Flag(chart.months[at], number, chart.months[at].words, f"Hal <{number}>") for number, at in enumerate(months, 1)
    )
    return replace(chart, flags=raised)


@pytest.mark.parametrize("variant", ["wide", "narrow"])
@pytest.mark.parametrize("months", [[3], [0, 1, 2, 3, 4, 5, 6, 7], list(range(12)), [2, 2, 2, 9]])
def test_badges_stand_side_by_side_inside_the_picture(variant: str, months: list[int]) -> None:
    drawing = svg.draw(chart_with(months), narrow=variant == "narrow")
    boxes = [(float(x), float(x) + float(wide)) for x, wide in BADGE.findall(drawing)]
    assert boxes
    assert all(left_end < right_start for (_, left_end), (right_start, _) in pairwise(boxes))
    full = 320 if variant == "narrow" else 600
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= full
    assert "Hal &lt;1&gt;" in drawing


def test_no_event_changes_no_drawing() -> None:
    assert "event-" not in svg.draw(chart_examples.trend())
    assert svg.draw(replace(chart_examples.trend(), flags=())) == svg.draw(chart_examples.trend())


def test_events_of_one_month_share_a_badge_and_every_number_is_kept() -> None:
    groups = flag_groups(chart_with([2, 2, 2, 9]))
    assert [group.words for group in groups] == ["1–3", "4"]
    crowded = flag_groups(chart_with(list(range(12))), room=60)
    numbers = [flag.number for group in crowded for flag in group.flags]
    assert numbers == list(range(1, 13))
    assert len(crowded) < 12


def test_a_small_panel_has_no_flags() -> None:
    assert "event-" not in svg.draw(chart_with([3]), size="small")


def test_plotly_tells_the_pointer_what_happened_and_keeps_room_for_it() -> None:
    drawn = figure(chart_with([0, 1, 5]))
    flagged = [item for item in drawn["layout"]["annotations"] if item.get("hovertext")]
    assert [item["text"] for item in flagged] == ["1", "2", "3"]
    assert "Hal &lt;1&gt;" in flagged[0]["hovertext"]
    assert len({(item["x"], item["yshift"]) for item in flagged}) == 3
    assert drawn["layout"]["margin"]["t"] > 24


def test_the_file_of_a_picture_lists_its_events() -> None:
    drawing = svg.standalone(chart_with([3]), heading_lines=[], footer_lines=["Sumber"])
    assert "1. " in drawing
    assert "Hal &lt;1&gt;" in drawing


def test_only_what_stands_and_lies_within_the_months_gets_a_number() -> None:
    months = [Month(2026, 1), Month(2026, 2)]

    def event(title: str, month: Month | None, **more: bool) -> Event:
        return Event(EventKind.OTHER, 2026, month, title, **more)

    raised = flags(
        [event("b", months[1]), event("a", months[0], is_example=True), event("x", None), event("y", Month(2026, 3))],
        months,
    )
    assert [(flag.number, flag.title) for flag in raised] == [(1, "a (data contoh)"), (2, "b")]
    assert happened_in(months[1], raised) == "2 b"
    assert happened_in(Month(2026, 3), raised) == "–"


def test_a_new_target_and_a_new_tariff_are_listed_and_leave_the_flags_to_what_was_recorded_or_breaks() -> None:
    month = Month(2026, 1)

    def event(kind: EventKind, title: str, *, derived: bool) -> Event:
        return Event(kind, 2026, month, title, derived=derived)

    happened = [
        event(EventKind.TARGET, "Target menjadi 45,53%", derived=True),
        event(EventKind.DENOMINATOR, "Penyebut diganti", derived=True),
        event(EventKind.TARIFF, "Tarif dicatat orang", derived=False),
        event(EventKind.TARIFF, "Tarif berubah", derived=True),
    ]
    raised, others = flags(happened, [month]), unflagged(happened, [month])
    assert [(flag.number, flag.title) for flag in raised] == [(1, "Penyebut diganti"), (2, "Tarif dicatat orang")]
    assert [other.title for other in others] == ["Target menjadi 45,53%", "Tarif berubah"]
    cell = "1 Penyebut diganti; 2 Tarif dicatat orang; Target menjadi 45,53%; Tarif berubah"
    assert happened_in(month, raised, others) == cell


def test_the_file_of_a_picture_also_lists_what_has_no_flag() -> None:
    chart = replace(chart_examples.trend(), unflagged=(Unflagged(Month(2025, 1), "Januari 2025", "Target baru"),))
    assert "Januari 2025: Target baru" in svg.standalone(chart, heading_lines=[], footer_lines=[])
    assert "event-" not in svg.draw(chart)
