"""Areas by instruments: what stands and what is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coverage.figures.area import Area
from monev.regulations.records import OF_HEADS, Regulation, is_binding
from monev.vocabulary import Instrument, Stage

# Columns of the matrix: what the head of the area issues has another name in a province, a kabupaten and a kota.
COLUMNS: tuple[tuple[str, tuple[Instrument, ...]], ...] = (
    ("Perda", (Instrument.PERDA,)),
    ("Pergub, Perbup, Perwal", tuple(OF_HEADS.values())),
    ("Surat edaran", (Instrument.SE,)),
    ("Surat keputusan", (Instrument.SK,)),
    ("Nota kesepakatan", (Instrument.MOU,)),
    ("Perjanjian kerja sama", (Instrument.PKS,)),
)


@dataclass(frozen=True)
class Row:
    """An area of the matrix: for each column its regulations, what stands first."""

    area: Area
    cells: tuple[tuple[Regulation, ...], ...]

    @property
    def is_missing(self) -> bool:
        """Nothing that binds others is recorded as standing; it may exist all the same."""
        return not any(is_binding(regulation) for cell in self.cells for regulation in cell)


def matrix(areas: Iterable[Area], regulations: Sequence[Regulation]) -> list[Row]:
    """Areas by instruments, in the order of the areas; what was revoked is in no cell."""
    rows = []
    for area in areas:
        own = [row for row in regulations if row.area == area and row.stage is not Stage.REVOKED]
        own.sort(key=lambda regulation: not regulation.stands)
        cells = (tuple(row for row in own if row.instrument in instruments) for _, instruments in COLUMNS)
        rows.append(Row(area, tuple(cells)))
    return rows
