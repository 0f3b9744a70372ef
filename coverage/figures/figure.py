"""The figure of one area in one month: facts kept, conclusions computed."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from coverage.figures import arithmetic
from coverage.figures.categories import MOST_PLACES, NEAR, Category, Cuts, classify, look_alikes, places_for
from enrolment.numbers import round_half_up

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Figure:
    """Participants and eligible workers with the target (a share) and the coverage cuts in force."""

    participants: int | None
    eligible: int | None
    target: Fraction | None = None
    cuts: Cuts | None = None
    least_places: int = field(default=1, compare=False)
    """Decimals shown at least: more where another figure of the release would look the same."""

    @cached_property
    def rate(self) -> Fraction | None:
        return arithmetic.rate(self.participants, self.eligible)

    @property
    def achievement(self) -> Fraction | None:
        return arithmetic.achievement(self.rate, self.target)

    @property
    def target_count(self) -> int | None:
        return arithmetic.target_count(self.target, self.eligible)

    @property
    def gap(self) -> int | None:
        """Workers still missing to the target; negative when it is passed."""
        return arithmetic.gap(self.participants, self.eligible, self.target)

    @cached_property
    def category(self) -> Category | None:
        return classify(self.rate, self.cuts)

    @property
    def next_category(self) -> Category | None:
        """The category above; None at the top and where the category is unknown."""
        if self.category is None or self.category is Category.HIGH:
            return None
        return Category(self.category + 1)

    @property
    def workers_to_next(self) -> int | None:
        """Workers missing to the next category."""
        if self.category is None or self.next_category is None or self.cuts is None:
            return None
        return arithmetic.workers_to_reach(self.cuts[self.category - 1], self.participants, self.eligible)

    @property
    def places(self) -> int:
        """Decimals with which the percentage is shown when it stands alone."""
        return places_for(self.rate, self.cuts, self.least_places)

    @property
    def places_beside_target(self) -> int:
        """Decimals beside the target: 2 near it, and as many as it takes not to show reached what is not."""
        places = self.places
        if self.rate is None or self.target is None or self.gap is None or abs(self.rate - self.target) > NEAR:
            return places
        places = max(places, 2)
        while self.gap > 0 and places < MOST_PLACES and _shown(self.rate, places) >= self.target:
            places += 1
        return places

    @property
    def above_hundred(self) -> bool:
        """More participants than eligible workers: legal, and a reason to look at the denominator."""
        return self.rate is not None and self.rate > 1


def _shown(rate: Fraction, places: int) -> Fraction:
    return Fraction(round_half_up(rate * 100, places)) / 100


@dataclass(frozen=True)
class Combined:
    """The sum over areas that reported; ``expected`` counts all areas asked for."""

    participants: int | None
    eligible: int | None
    reporting: int
    expected: int

    @property
    def rate(self) -> Fraction | None:
        return arithmetic.rate(self.participants, self.eligible)


def combine(figures: Iterable[Figure]) -> Combined:
    """Add the parts, divide later: an area without participants or denominator stays out of both sums."""
    areas = list(figures)
    known = [(area.participants, area.eligible) for area in areas if area.participants is not None and area.eligible]
    if not known:
        return Combined(None, None, reporting=0, expected=len(areas))
    return Combined(
        participants=sum(participants for participants, _ in known),
        eligible=sum(eligible for _, eligible in known),
        reporting=len(known),
        expected=len(areas),
    )


def told_apart_of(figures: Mapping[K, Figure]) -> dict[K, Figure]:
    """Figures of one release, each with the decimals that tell it from the others wherever it is shown."""
    places = places_together(figures)
    return {key: replace(figure, least_places=places[key]) for key, figure in figures.items()}


def places_together(figures: Mapping[K, Figure]) -> dict[K, int]:
    """Decimals for figures shown side by side, each with its own cuts: more near a cut and for look-alikes."""
    rates = {key: figure.rate for key, figure in figures.items()}
    places = {key: figure.places for key, figure in figures.items()}
    for key in look_alikes(rates):
        # Never fewer than the category of the figure needs; two at least, more would not fit into tables.
        places[key] = places_for(rates[key], figures[key].cuts, 2)
    return places
