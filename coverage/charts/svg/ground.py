"""Which cell of a map belongs to which area, so that labels find room. Pure."""

from collections.abc import Iterable, Sequence
from functools import cache

from coverage.charts.svg.labels import Box

Rings = Sequence[Sequence[tuple[float, float]]]
SEA = -1


class Ground:
    """A grid over the picture: each cell knows the area under its middle and how far that area goes on to the right."""

    def __init__(self, wide: float, high: float, areas: Sequence[Rings], cell: float) -> None:
        self.cell = cell
        self.columns, self.rows = int(wide / cell), int(high / cell)
        self.owner = [[SEA] * self.columns for _ in range(self.rows)]
        for number, rings in enumerate(areas):
            self._fill(number, rings)
        self._runs = [_runs(row) for row in self.owner]

    def belongs(self, box: Box, owner: int) -> bool:
        """Whether every cell of the box is this owner's."""
        left, right = int(box.left / self.cell), int(box.right / self.cell)
        top, bottom = int(box.top / self.cell), int(box.bottom / self.cell)
        if box.left < 0 or box.top < 0 or right >= self.columns or bottom >= self.rows:
            return False
        needed = right - left + 1
        return all(self.owner[row][left] == owner and self._runs[row][left] >= needed for row in range(top, bottom + 1))

    def places(self, x: float, y: float, reach: float, stride: int = 1) -> Iterable[tuple[float, float]]:
        """Points of the grid within ``reach`` of a point, the nearest first."""
        step = self.cell * stride
        return ((x + dx * step, y + dy * step) for dx, dy in _nearest_first(int(reach / step)))

    def _fill(self, number: int, rings: Rings) -> None:
        """Between the first and second crossing of each line, the third and fourth, and so on."""
        crossings: dict[int, list[float]] = {}
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                for row in self._rows_between(y1, y2):
                    middle = (row + 0.5) * self.cell
                    crossings.setdefault(row, []).append(x1 + (middle - y1) * (x2 - x1) / (y2 - y1))
        for row, found in crossings.items():
            found.sort()
            for start, end in zip(found[::2], found[1::2], strict=False):
                first, last = round(start / self.cell), round(end / self.cell)
                self.owner[row][first:last] = [number] * len(self.owner[row][first:last])

    def _rows_between(self, y1: float, y2: float) -> range:
        """The rows whose middle lies between two heights, the lower one included."""
        low, high = sorted((y1, y2))
        return range(max(0, _above(low / self.cell - 0.5)), min(self.rows, _above(high / self.cell - 0.5)))


def _above(value: float) -> int:
    """The smallest whole number that is not below."""
    return -int(-value // 1)


def _runs(row: Sequence[int]) -> list[int]:
    runs = [1] * len(row)
    for column in range(len(row) - 2, -1, -1):
        if row[column] == row[column + 1]:
            runs[column] = runs[column + 1] + 1
    return runs


@cache
def _nearest_first(steps: int) -> list[tuple[int, int]]:
    around = range(-steps, steps + 1)
    return sorted(((dx, dy) for dx in around for dy in around), key=lambda step: step[0] ** 2 + step[1] ** 2)
