"""How wide the columns of a table must be, and how many lines its cells take. Pure.

Office programs set tables as they are told, so what must fit is measured here: by the letters of the site's own font,
which run a little wider than those of the office font.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.charts.records import DataTable
from coverage.charts.svg.text import width
from coverage.charts.tables import cell_text
from monev.writers.letters import plain

# Cells of words may wrap down to so many times their size, and words longer than that at twice as much; the inner
# margins of a cell stand beside them.
_NARROWEST, _LONGEST_WORD = 7.0, 11.0
_MARGINS = 10.0
_SAFETY = 1.04
# Figures of tables are wide in the site's font and narrow in that of offices.
_OFFICE_DIGITS = str.maketrans("0123456789", "e" * 10)


@dataclass(frozen=True)
class Column:
    """What stands in a column, top to bottom; figures and dates are ``unbroken``."""

    heading: str
    cells: tuple[str, ...]
    numeric: bool
    unbroken: bool


def columns_of(table: DataTable) -> tuple[Column, ...]:
    """The table in words, column by column."""
    return tuple(
        Column(
            plain(column.label),
            tuple(plain(cell_text(row.cells[place], column, row.places)) for row in table.rows),
            column.numeric,
            column.kind != "text",
        )
        for place, column in enumerate(table.columns)
    )


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in points."""
    return width(text.translate(_OFFICE_DIGITS), bold, size) * _SAFETY


def needed(column: Column, size: float) -> float:
    """The least width at which the column is still easily read."""
    longest = _LONGEST_WORD * size
    heading = max((text_width(word, size, True) for word in column.heading.split()), default=0.0)
    whole = max((text_width(cell, size) for cell in column.cells), default=0.0)
    if column.unbroken:
        return max(min(heading, longest), whole) + _MARGINS
    word = max((text_width(word, size) for cell in column.cells for word in cell.split()), default=0.0)
    return min(max(heading, word, min(whole, _NARROWEST * size)), longest) + _MARGINS


def _wished(column: Column, size: float) -> float:
    """Cells on one line; headings may wrap."""
    return max([needed(column, size), *(text_width(cell, size) + _MARGINS for cell in column.cells)])


def widths_within(columns: Sequence[Column], room: float, size: float) -> list[float]:
    """Widths that add up to ``room``: what each needs, the rest to those that wish for more."""
    least = [needed(column, size) for column in columns]
    if sum(least) >= room:
        return [one * room / sum(least) for one in least]
    more = [max(_wished(column, size) - one, 0.0) for column, one in zip(columns, least, strict=True)]
    rest = room - sum(least)
    if sum(more) > rest:
        return [one + wish * rest / sum(more) for one, wish in zip(least, more, strict=True)]
    shared = (rest - sum(more)) / len(columns)
    return [one + wish + shared for one, wish in zip(least, more, strict=True)]


def size_within(columns: Sequence[Column], room: float, sizes: Sequence[float]) -> float | None:
    """The first of these sizes at which every column has what it needs."""
    return next((size for size in sizes if sum(needed(column, size) for column in columns) <= room), None)


def lines_of(text: str, room: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes; a word wider than the room is broken where it ends."""
    lines, used = 1, 0.0
    space = text_width(" ", size, bold)
    for word in text.split(" "):
        wide = text_width(word, size, bold)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += (space if used else 0.0) + wide
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def cut_to_lines(text: str, lines: int, room: float, size: float, bold: bool = False) -> str:
    """The text, or as much of it with an ellipsis as takes no more lines than these."""
    if lines_of(text, room, size, bold) <= lines:
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        if lines_of(f"{text[:middle].rstrip()}…", room, size, bold) <= lines:
            low = middle
        else:
            high = middle
    return f"{text[:low].rstrip()}…"
