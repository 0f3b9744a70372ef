"""Where a number that was typed is shown by us. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coverage.figures.area import AreaFigure, ScopeFigure
from coverage.search.typed import Share, Typed
from enrolment import numbers

_SHOWN_PLACES = 2


@dataclass(frozen=True)
class NumberMatch:
    """``what`` is this number in the figure of an area and month."""

    what: str
    text: str
    figure: AreaFigure | ScopeFigure
    is_scope: bool


def match_figures(typed: Typed, areas: Iterable[AreaFigure], scopes: Iterable[ScopeFigure]) -> list[NumberMatch]:
    """The newest month first, the scope before its areas."""
    found = [match for figure in scopes for match in _matches(typed, figure, is_scope=True)]
    found += [match for figure in areas for match in _matches(typed, figure, is_scope=False)]
    return sorted(found, key=lambda match: match.figure.month, reverse=True)


def shows(rate: Fraction | None, share: Share) -> bool:
    """Whether a page would write this rate as typed: half up with as many decimals, one at least."""
    places = max(1, share.places)
    if rate is None or places > _SHOWN_PLACES:
        return False
    return numbers.round_half_up(rate * 100, places) == share_as_decimal(share)


def share_as_decimal(share: Share) -> Decimal:
    return Decimal(share.percent.numerator) / Decimal(share.percent.denominator)


def _matches(typed: Typed, shown: AreaFigure | ScopeFigure, *, is_scope: bool) -> Iterable[NumberMatch]:
    figure = shown.figure
    if typed.share is not None and (typed.share.places or typed.count is None):
        if shows(figure.rate, typed.share):
            places = max(figure.places, typed.share.places)
            yield NumberMatch("Cakupan", numbers.percent(figure.rate, places), shown, is_scope)
        # A target is one for all areas: it is found once, with the scope.
        if is_scope and figure.target is not None and shows(figure.target, typed.share):
            yield NumberMatch("Target", numbers.percent(figure.target, 2), shown, is_scope)
    if typed.count is not None:
        counts = (
            ("Peserta aktif", figure.participants),
            ("Pekerja eligible", figure.eligible),
            ("Kurang ke target", figure.gap),
        )
        for what, number in counts:
            if number is not None and number == typed.count:
                yield NumberMatch(what, numbers.count(number), shown, is_scope)
