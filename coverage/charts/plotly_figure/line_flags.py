"""Numbered flags above a line chart as Plotly annotations; the pointer is told what happened."""

from collections.abc import Sequence

from coverage.charts.plotly_figure.style import PALETTE, STRONG, Json, plain
from coverage.charts.records import LineChart
from coverage.charts.svg.line_flags import FlagGroup, flag_groups, merge_nearest
from coverage.charts.svg.text import width

# The plot of a telephone, in pixels: what stands apart there stands apart everywhere.
_ROOM = 250.0
_ROWS, _ROW, _APART = 2, 21, 10.0


def flag_shapes(chart: LineChart) -> list[Json]:
    line = {"color": PALETTE["axis"], "width": 1, "dash": "dot"}
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": group.at, "x1": group.at, "y0": 0, "y1": 1, "line": line}
        for group, _ in _placed(chart)
    ]


def flag_words(chart: LineChart) -> list[Json]:
    """Above the plot, each at its month, in two rows."""
    return [
        {
            "text": group.words,
            "x": group.at,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 3 + _ROW * row,
            "showarrow": False,
            "hovertext": plain(group.title),
            "bordercolor": PALETTE["axis"],
            "borderwidth": 1,
            "borderpad": 2,
            "bgcolor": PALETTE["surface"],
            "font": {**STRONG, "size": 11},
        }
        for group, row in _placed(chart)
    ]


def head_room(chart: LineChart) -> int:
    """Pixels above the plot that the rows in use need."""
    return 24 + _ROW * max((row for _, row in _placed(chart)), default=0)


def _placed(chart: LineChart) -> list[tuple[FlagGroup, int]]:
    """Each group with its row; what finds no row is put together with what lies nearest in time."""
    groups = flag_groups(chart)
    while (rows := _rows(groups, _ROOM / max(len(chart.months), 1))) is None:
        groups = merge_nearest(groups)
    return list(zip(groups, rows, strict=True))


def _rows(groups: Sequence[FlagGroup], a_month: float) -> list[int] | None:
    """The lowest free row of each group; None where one finds all rows taken."""
    ends = [float("-inf")] * _ROWS
    rows = []
    for group in groups:
        at, half = group.at * a_month, (width(group.words, bold=True) + _APART) / 2
        free = [row for row, end in enumerate(ends) if end <= at - half]
        if not free:
            return None
        rows.append(free[0])
        ends[free[0]] = at + half
    return rows
