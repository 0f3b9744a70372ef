"""What goes in and what comes out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

Position = tuple[float, float]
Ring = list[Position]
Polygon = list[Ring]
"""The outer ring, then the holes."""

Pixel = tuple[int, int]


class BoundariesRefused(Exception):
    """The file cannot be taken; each of ``sentences`` says what is wrong and how to mend it. Nothing was stored."""

    def __init__(self, sentences: Sequence[str] | str) -> None:
        self.sentences = [sentences] if isinstance(sentences, str) else list(sentences)
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True)
class KnownArea:
    """An area that must be in the file, exactly once."""

    kemendagri_code: str
    bps_code: str
    name: str
    official_name: str


@dataclass(frozen=True)
class Feature:
    """One feature of the file: its place in it (from 1), what describes it, its geometry as it was read."""

    number: int
    properties: dict[str, object]
    geometry: object


@dataclass(frozen=True)
class Shape:
    """The checked polygons of one area, in degrees; ``turned`` rings ran the wrong way and were mended."""

    area: KnownArea
    polygons: list[Polygon]
    turned: int = 0


@dataclass(frozen=True)
class Matched:
    """All areas asked for, and what the operator should know although nothing is wrong."""

    shapes: list[Shape]
    notes: list[str] = field(default_factory=list)

    @property
    def points(self) -> int:
        return sum(len(ring) for shape in self.shapes for polygon in shape.polygons for ring in polygon)


@dataclass(frozen=True)
class Outline:
    """The simplified rings of one area on the plane of the drawing, and the point where its name stands best."""

    rings: tuple[tuple[Pixel, ...], ...]
    anchor: Pixel


@dataclass(frozen=True)
class Outlines:
    """Everything that a map needs, by Kemendagri code."""

    width: int
    height: int
    by_code: dict[str, Outline]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        return sum(len(ring) for outline in self.by_code.values() for ring in outline.rings)


@dataclass(frozen=True)
class Boundaries:
    """The outlines that a province is drawn from, with what has to stand under them."""

    outlines: Outlines
    source: str
    licence: str
    since: date
