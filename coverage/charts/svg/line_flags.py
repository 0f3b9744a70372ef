"""Numbered flags above a line chart: when something happened. The list beside the chart says what. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coverage.charts.records import Flag, LineChart
from coverage.charts.svg.plot import Plot
from coverage.charts.svg.text import escape, label, width

# The room above the plot that flags take, in a picture that has them.
STRIP = 22.0
_HIGH, _PADDING, _APART = 16.0, 6.0, 4.0


class FlagGroup(NamedTuple):
    """Flags that share a place: those of one month, or of neighbours where there is no room for each."""

    at: int
    flags: tuple[Flag, ...]

    @property
    def words(self) -> str:
        """``3`` or ``3–5``."""
        first, last = self.flags[0].number, self.flags[-1].number
        return str(first) if first == last else f"{first}–{last}"

    @property
    def title(self) -> str:
        return "; ".join(f"{flag.number}. {flag.when}: {flag.title}" for flag in self.flags)


def strip_height(chart: LineChart, variant: str) -> float:
    """0 for small panels and for charts beside which nothing happened."""
    return STRIP if chart.flags and variant != "small" else 0.0


def flag_groups(chart: LineChart, room: float | None = None) -> list[FlagGroup]:
    """The flags by month; as many months are put together, the nearest first, as it takes to fit into ``room``."""
    positions = {month: index for index, month in enumerate(chart.months)}
    by_place: dict[int, list[Flag]] = {}
    for flag in sorted(chart.flags, key=lambda flag: flag.number):
        if flag.month in positions:
            by_place.setdefault(positions[flag.month], []).append(flag)
    groups = [FlagGroup(at, tuple(flags)) for at, flags in sorted(by_place.items())]
    while room is not None and len(groups) > 1 and sum(_wide(group) + _APART for group in groups) > room:
        groups = merge_nearest(groups)
    return groups


def merge_nearest(groups: Sequence[FlagGroup]) -> list[FlagGroup]:
    """The two neighbours that lie nearest in time become one; give at least two."""
    nearest = min(range(len(groups) - 1), key=lambda index: groups[index + 1].at - groups[index].at)
    left, right = groups[nearest : nearest + 2]
    return [*groups[:nearest], FlagGroup(left.at, left.flags + right.flags), *groups[nearest + 2 :]]


def draw_flags(chart: LineChart, plot: Plot, variant: str) -> str:
    """A badge a group with a thin line down through its month."""
    if not strip_height(chart, variant):
        return ""
    groups = flag_groups(chart, plot.right - plot.left)
    if not groups:
        return ""
    widths = [_wide(group) for group in groups]
    centres = _side_by_side([plot.xs[group.at] for group in groups], widths, plot.left, plot.right)
    middle = plot.top - 12
    drawn = ""
    for group, x, badge in zip(groups, centres, widths, strict=True):
        at, high = plot.xs[group.at], plot.top - middle - _HIGH / 2
        path = f"M{x:.1f} {middle + _HIGH / 2:.1f}L{at:.1f} {middle + _HIGH / 2 + high:.1f}V{plot.bottom:.1f}"
        drawn += (
            f'<g><title>{escape(group.title)}</title><path class="event-line" d="{path}"/>'
            f'<rect class="event-flag" x="{x - badge / 2:.1f}" y="{middle - _HIGH / 2:.1f}" width="{badge:.1f}"'
            f' height="{_HIGH:g}" rx="8"/>{label(x, middle + 4, group.words, "label-strong", "middle")}</g>'
        )
    return drawn


def flag_lines(chart: LineChart) -> list[str]:
    """The list of events for a picture that stands alone."""
    numbered = [f"{flag.number}. {flag.when}: {flag.title}" for flag in chart.flags]
    return [*numbered, *(f"{other.when}: {other.title}" for other in chart.unflagged)]


def _wide(group: FlagGroup) -> float:
    return width(group.words, bold=True) + 2 * _PADDING


def _side_by_side(wanted: Sequence[float], widths: Sequence[float], left: float, right: float) -> list[float]:
    """Centres near where they want to be, in the same order, none over another, all between ``left`` and ``right``."""
    offsets = [0.0]
    for before, after in pairwise(widths):
        offsets.append(offsets[-1] + (before + after) / 2 + _APART)
    # Without their widths places may touch, but not change order: neighbours that would become one block.
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        total, members = place - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / members:
            total, members = total + blocks[-1][0], members + blocks[-1][1]
            blocks.pop()
        blocks.append((total, members))
    low, high = left + widths[0] / 2, right - widths[-1] / 2 - offsets[-1]
    places = [min(max(total / members, low), high) for total, members in blocks for _ in range(members)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
