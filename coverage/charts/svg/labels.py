"""Where labels go: never over each other, never out of the picture. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coverage.charts.svg.text import FONT, width

ASCENT = 0.78
DESCENT = 0.24


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, frame: "Box") -> bool:
        return (
            self.left >= frame.left
            and self.top >= frame.top
            and self.right <= frame.right
            and self.bottom <= frame.bottom
        )


class Spot(NamedTuple):
    """A baseline point and how the text hangs on it: "" (start), middle or end."""

    x: float
    y: float
    anchor: str = ""


def text_box(spot: Spot, text: str, bold: bool = False, size: float = FONT) -> Box:
    """The space that a text takes."""
    wide = width(text, bold, size)
    left = spot.x - (0 if not spot.anchor else wide / 2 if spot.anchor == "middle" else wide)
    return Box(left, spot.y - ASCENT * size, left + wide, spot.y + DESCENT * size)


class Space:
    """The free space of a frame. Lines may be crossed if there is no better spot, other labels never."""

    def __init__(self, frame: Box) -> None:
        self.frame = frame
        self.taken: list[Box] = []
        self._lines: set[tuple[int, int]] = set()

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def mark(self, x: float, y: float) -> None:
        """A point of a line passes here. Kept as cells of 8 by 4 units, so that asking stays cheap."""
        self._lines.add((int(x) >> 3, int(y) >> 2))

    def is_free(self, box: Box) -> bool:
        return box.inside(self.frame) and not any(box.overlaps(other) for other in self.taken)

    def place(self, text: str, spots: Iterable[Spot], *, bold: bool = False) -> Spot | None:
        """Take the first free spot that hides no line, else the free one that hides least; None if all are taken."""
        best: tuple[int, Spot, Box] | None = None
        for spot in spots:
            box = text_box(spot, text, bold)
            if not self.is_free(box):
                continue
            hidden = self._hidden_by(box)
            if best is None or hidden < best[0]:
                best = hidden, spot, box
            if not hidden:
                break
        if best is None:
            return None
        self.take(best[2])
        return best[1]

    def _hidden_by(self, box: Box) -> int:
        rows = range(int(box.top) >> 2, (int(box.bottom - 2) >> 2) + 1)
        columns = range(int(box.left) >> 3, (int(box.right) >> 3) + 1)
        lines = self._lines
        return sum((column, row) in lines for column in columns for row in rows)


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Move places apart until neighbours differ by ``gap``, in the same order, near where they want to be.

    Give no more than fit between ``top`` and ``bottom``.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    # Each group is [sum of wanted places shifted to its first member, members]; groups that touch become one.
    groups: list[tuple[float, int]] = []
    for index in order:
        total, members = wanted[index], 1
        while groups and _end(groups[-1], gap, top, bottom) > _start((total, members), gap, top, bottom):
            before_total, before_members = groups.pop()
            total = before_total + total - members * before_members * gap
            members += before_members
        groups.append((total, members))
    placed = [0.0] * len(wanted)
    position = 0
    for group in groups:
        start = _start(group, gap, top, bottom)
        for step in range(group[1]):
            placed[order[position]] = start + step * gap
            position += 1
    return placed


def _start(group: tuple[float, int], gap: float, top: float, bottom: float) -> float:
    total, members = group
    return min(max(total / members, top), bottom - (members - 1) * gap)


def _end(group: tuple[float, int], gap: float, top: float, bottom: float) -> float:
    return _start(group, gap, top, bottom) + group[1] * gap
