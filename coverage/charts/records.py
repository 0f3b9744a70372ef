"""What a chart shows, without how it is drawn: drawn as SVG, as a Plotly figure, as a table and as files. Pure.

Shares are Fractions between 0 and 1 and more, counts are whole numbers, and what nobody knows is None.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from enrolment.table_files import Cell as Cell
from enrolment.table_files import Column as Column
from enrolment.table_files import DataTable as DataTable
from enrolment.table_files import Row as Row
from periods.month import Month

Value = Fraction | int
Unit = Literal["percent", "count", "points", "signed", "rupiah"]


@dataclass(frozen=True)
class LineSeries:
    """One value a month; ``provisional`` holds the positions of months that may still change."""

    name: str
    values: tuple[Value | None, ...]
    provisional: frozenset[int] = frozenset()
    highlight: bool = False
    places: int = 1


@dataclass(frozen=True)
class StepLine:
    """A target: one value a month, drawn as steps."""

    name: str
    values: tuple[Value | None, ...]


@dataclass(frozen=True)
class Range:
    """What may come: a lowest, a middle and a highest value a month, drawn as a band around a dotted line."""

    name: str
    lower: tuple[Value | None, ...]
    middle: tuple[Value | None, ...]
    upper: tuple[Value | None, ...]


@dataclass(frozen=True)
class Band:
    """A category between two bounds (None: open), from month ``since`` to month ``until``, both included."""

    category: int
    label: str
    lower: Fraction | None
    upper: Fraction | None
    since: Month | None = None
    until: Month | None = None


@dataclass(frozen=True)
class Marker:
    """A single figure beside the series, such as one that a newspaper printed; ``short``: where its kind is said."""

    month: Month
    value: Value
    label: str
    short: str = ""


@dataclass(frozen=True)
class Flag:
    """Something that happened in a month; its number stands on the chart, its words in the list below."""

    month: Month
    number: int
    when: str
    title: str


@dataclass(frozen=True)
class Unflagged:
    """Something that happened in a month and is only listed: the chart shows it otherwise, or not at all."""

    month: Month
    when: str
    title: str


@dataclass(frozen=True)
class LineChart:
    """Values over months. ``breaks`` name months before which the denominator changed: no line crosses them.

    ``title`` states the finding, ``subtitle`` the measure, area, period and unit, ``summary`` the chart in words.
    """

    key: str
    title: str
    subtitle: str
    summary: str
    unit: Unit
    months: tuple[Month, ...]
    series: tuple[LineSeries, ...]
    table: DataTable
    targets: tuple[StepLine, ...] = ()
    bands: tuple[Band, ...] = ()
    markers: tuple[Marker, ...] = ()
    breaks: tuple[tuple[Month, str], ...] = ()
    y_range: tuple[Value, Value] | None = None
    range: Range | None = None
    flags: tuple[Flag, ...] = ()
    unflagged: tuple[Unflagged, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One row: ``whole`` is the potential behind the value, ``note`` a few words after it."""

    name: str
    value: Value | None
    whole: Value | None = None
    highlight: bool = False
    category: int | None = None
    note: str = ""
    href: str | None = None
    places: int = 1


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars from zero; ``targets`` are lines across all rows."""

    key: str
    title: str
    subtitle: str
    summary: str
    unit: Unit
    rows: tuple[Bar, ...]
    table: DataTable
    targets: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class Tile:
    """One area on the grid; rows and columns count from 0. ``category`` None: not reported."""

    row: int
    col: int
    short: str
    name: str
    value_text: str
    category: int | None
    href: str | None = None


@dataclass(frozen=True)
class TileMap:
    """Areas as equal tiles. ``legend`` holds (category or None, label); ``scheme_note`` names the cuts and status."""

    key: str
    title: str
    subtitle: str
    summary: str
    tiles: tuple[Tile, ...]
    legend: tuple[tuple[int | None, str], ...]
    scheme_note: str
    table: DataTable


@dataclass(frozen=True)
class MapArea:
    """One area in its own outline: rings and the place of its name on the plane of the map."""

    short: str
    name: str
    value_text: str
    category: int | None
    rings: tuple[tuple[tuple[int, int], ...], ...]
    anchor: tuple[int, int]
    href: str | None = None


@dataclass(frozen=True)
class AreaMap:
    """Areas in their outlines on a plane of ``size`` units; ``note`` names source and licence of the outlines."""

    key: str
    title: str
    subtitle: str
    summary: str
    size: tuple[int, int]
    areas: tuple[MapArea, ...]
    legend: tuple[tuple[int | None, str], ...]
    scheme_note: str
    note: str
    table: DataTable


@dataclass(frozen=True)
class CategoryScale:
    """The thin bar under a badge: where the value and the target stand among the cuts."""

    key: str
    cuts: tuple[Fraction, Fraction, Fraction]
    value: Fraction | None
    target: Fraction | None
    places: int = 1


@dataclass(frozen=True)
class Listing:
    """A table that stands for itself: no drawing, the same files."""

    key: str
    title: str
    subtitle: str
    summary: str
    table: DataTable


@dataclass(frozen=True)
class HeatMonth:
    """One column: ``href`` leads to its release and is empty where there is none."""

    month: Month
    href: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class HeatCell:
    """``category`` None: nothing is known. ``broken``: on a new denominator; ``words`` say what the colour says."""

    text: str
    category: int | None
    broken: bool = False
    words: str = ""


@dataclass(frozen=True)
class HeatRow:
    """One area with a cell a month."""

    name: str
    href: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatTable:
    """Areas by months; itself the table, so that it has no drawing."""

    key: str
    title: str
    subtitle: str
    summary: str
    months: tuple[HeatMonth, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[str, ...]


Chart = LineChart | BarChart | TileMap | AreaMap
