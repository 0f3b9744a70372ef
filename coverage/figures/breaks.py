"""Whether two figures may be set side by side: what they stand on, and where that broke in between. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from coverage.figures.area import AreaFigure
from coverage.figures.categories import CutBasis, Cuts
from periods.month import Month


@dataclass(frozen=True)
class Ground:
    """What all figures of one release stand on. ``counted`` and ``basis`` as people read them."""

    month: Month
    label: str
    basis: str
    counted: str
    scheme: str
    cuts: Cuts
    cut_basis: CutBasis = CutBasis.COVERAGE

    @property
    def counting(self) -> tuple[str, str]:
        """Who is counted, and where: shares and workers are set side by side only where it is the same."""
        return self.basis, self.counted

    @property
    def sorting(self) -> tuple[CutBasis, Cuts]:
        """What decides categories. A scheme is its cuts: one that is renamed or becomes official is no other."""
        return self.cut_basis, self.cuts


class BreakKind(StrEnum):
    DENOMINATOR = "denominator"
    BASIS = "basis"
    COUNTED = "counted"
    SCHEME = "scheme"

    @property
    def hinders(self) -> bool:
        """The shares themselves cannot be set side by side; another scheme moves only the categories."""
        return self is not BreakKind.SCHEME


@dataclass(frozen=True)
class Break:
    """What was replaced between two releases. Of denominators: their sums, since when, and in how many areas."""

    kind: BreakKind
    before: str = ""
    after: str = ""
    eligible_before: int = 0
    eligible_after: int = 0
    since_before: Month | None = None
    since_after: Month | None = None
    areas: int = 1
    of: int = 1


def replacements(points: Sequence[AreaFigure]) -> Iterator[tuple[AreaFigure, AreaFigure]]:
    """The figures of one area before and after its denominator was replaced or corrected, oldest first.

    A month whose denominator is not known is passed over.
    """
    known = [point for point in points if point.provenance.eligible_since and point.figure.eligible is not None]
    return ((before, after) for before, after in pairwise(known) if before.denominator != after.denominator)


def recounted(grounds: Sequence[Ground]) -> list[Month]:
    """The months from which others are counted, or the same elsewhere; ``grounds``: the oldest first."""
    return [after.month for before, after in pairwise(grounds) if before.counting != after.counting]


def breaks_between(before: Ground, after: Ground, pairs: Sequence[tuple[AreaFigure, AreaFigure]]) -> tuple[Break, ...]:
    """``pairs``: each area that has a figure in both releases."""
    found = []
    replaced = [(then, now) for then, now in pairs if then.denominator != now.denominator]
    if replaced:
        since_before = {then.provenance.eligible_since for then, _ in replaced}
        since_after = {now.provenance.eligible_since for _, now in replaced}
        found.append(
            Break(
                BreakKind.DENOMINATOR,
                eligible_before=sum(then.figure.eligible or 0 for then, _ in replaced),
                eligible_after=sum(now.figure.eligible or 0 for _, now in replaced),
                since_before=since_before.pop() if len(since_before) == 1 else None,
                since_after=since_after.pop() if len(since_after) == 1 else None,
                areas=len(replaced),
                of=len(pairs),
            )
        )
    if before.basis != after.basis:
        found.append(Break(BreakKind.BASIS, before.basis, after.basis))
    if before.counted != after.counted:
        found.append(Break(BreakKind.COUNTED, before.counted, after.counted))
    if before.sorting != after.sorting:
        found.append(Break(BreakKind.SCHEME, before.scheme, after.scheme))
    return tuple(found)
