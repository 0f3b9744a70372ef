"""Why the number moved: against last month and last year, in points and in workers; and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coverage import narrative
from coverage.exhibits import Comparison
from coverage.figures.breaks import breaks_between
from coverage.figures.change import Change
from coverage.figures.events import between, of_area
from coverage.figures.ledger import Side, ledger
from coverage.readings import RegencyReading
from coverage.selectors import counted_segments, ground_of
from enrolment.vocabulary import Segment
from periods.month import Month

SEGMENTS = [str(segment) for segment in Segment]


@dataclass(frozen=True)
class ShortComparison:
    """One line of the section; ``query`` leads on to the page of this comparison."""

    comparison: Comparison
    workers: Change | None
    """None where workers are counted otherwise than then."""
    moves: str
    query: str


def why(reading: RegencyReading) -> dict[str, object]:
    month = reading.own.month
    told = list(_comparisons(reading))
    untold = [
        since for since in (month - 1, month - 12) if since not in [item.comparison.before.month for item in told]
    ]
    return {
        "short_comparisons": told,
        "not_compared": narrative.unknown_changes(untold),
        "happened": narrative.recorded_beside(between(of_area(reading.events, reading.area.slug), month - 12, month)),
        "change_path": reading.opening.chosen.path,
    }


def _comparisons(reading: RegencyReading) -> Iterator[ShortComparison]:
    """The month and the year before, where a release has the figure of the area; no query beyond those of the page."""
    situation = reading.situation
    for earlier in (situation.month_ago, situation.year_ago):
        since = earlier.month
        before = reading.opening.known.current(since)
        then = next((point for point in reading.series if point.month == since), None)
        change = reading.change_since(since)
        if before is None or then is None or change is None:
            continue
        grounds = ground_of(before), ground_of(reading.release)
        lines = ledger(_side(reading, since), _side(reading, reading.release.month), SEGMENTS)
        comparison = Comparison(
            reading.area, *grounds, change, breaks=breaks_between(*grounds, [(then, reading.own)]), ledger=lines
        )
        yield ShortComparison(comparison, earlier.change, narrative.largest_moves(lines, since.words), f"?dari={since}")


def _side(reading: RegencyReading, month: Month) -> Side:
    """As far as groups go; participants and overlap stand on the page of the comparison."""
    release = reading.opening.known.current(month) if month != reading.release.month else reading.release
    counted = counted_segments(release) if release else frozenset()
    return Side(None, None, reading.parts.get(month, ()), counted)
