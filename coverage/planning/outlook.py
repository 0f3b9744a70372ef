"""Distance, pace and range of an area or a scope in one month, from its figure and its series. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coverage.figures.figure import Figure
from coverage.planning.distance import Aim, Goal, LaterTarget, goals
from coverage.planning.forecast import Reach, Refusal, Spread, reach, spread_of
from coverage.planning.pace import Observed, Pace, pace_of
from periods.month import Month


@dataclass(frozen=True)
class Outlook:
    """``spread`` or ``refusal``; ``reaches`` for the next category and the target of the year, where not reached."""

    figure: Figure
    month: Month
    goals: tuple[Goal, ...]
    pace: Pace | None
    spread: Spread | None
    refusal: Refusal | None
    reaches: tuple[tuple[Goal, Reach], ...]

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        """What a range of months is asked for."""
        return tuple(goal for goal in self.goals if goal.aim is not Aim.LATER_TARGET and not goal.is_reached)


def outlook(figure: Figure, month: Month, series: Sequence[Observed], later: Iterable[LaterTarget] = ()) -> Outlook:
    """``series`` ends with ``month``; without a rate nothing lies ahead."""
    found = tuple(goals(figure, month, later))
    judged = spread_of(series)
    spread = judged if isinstance(judged, Spread) else None
    open_goals = [goal for goal in found if goal.aim is not Aim.LATER_TARGET and not goal.is_reached]
    return Outlook(
        figure,
        month,
        found,
        pace_of(series),
        spread,
        refusal=judged if isinstance(judged, Refusal) else None,
        reaches=tuple((goal, reach(spread, goal.workers, month)) for goal in open_goals) if spread else (),
    )
