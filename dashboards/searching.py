"""The lists of a search: areas with their figure, pages, and where a number stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coverage import narrative
from coverage.figures.area import AreaFigure, ScopeFigure
from coverage.figures.categories import Category
from coverage.models import PublishedFigure
from coverage.search import Named, NameMatch, NumberMatch, Topic, Typed, match_codes, match_names, match_topics
from coverage.selectors import (
    figures_of,
    own_figures_showing,
    printed_figures_showing,
    scope_figure,
    searchable_areas,
)
from dashboards.opening import Opening, page_address
from dashboards.topics import TOPICS

MOST_FIGURES = 15
MOST_PAGES = 5


@dataclass(frozen=True)
class FoundArea:
    """An area with its figure in the current release; ``note`` says by which code it was found."""

    name: str
    url: str
    value_text: str
    category: Category | None
    note: str


@dataclass(frozen=True)
class FoundPage:
    """``links`` where every area has its own page and none was named."""

    title: str
    about: str
    url: str = ""
    links: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class FoundFigure:
    """A number of ours: what it is, of whom and when, and the page that shows it."""

    what: str
    text: str
    name: str
    month: str
    release: str
    provisional: bool
    url: str


class Search:
    """What was typed against what this reader may read."""

    def __init__(self, opening: Opening, typed: Typed) -> None:
        self.opening, self.typed = opening, typed

    @cached_property
    def _named(self) -> list[Named]:
        return searchable_areas(self.opening.places)

    @cached_property
    def _matches(self) -> list[NameMatch]:
        if not self.typed.words:
            return []
        named = match_names(self.typed, self._named)
        # Whoever types “lampung tengah iuran” does not ask for Lampung.
        if named and named[0].key != self.opening.places.scope.slug:
            named = [match for match in named if match.key != self.opening.places.scope.slug]
        return [*match_codes(self.typed, self._named), *named]

    @property
    def guess(self) -> str:
        """The sentence before names that are only spelt nearly so."""
        return narrative.search_guess(self.typed.text) if self._matches and self._matches[0].is_guess else ""

    @cached_property
    def areas(self) -> list[FoundArea]:
        return [self._area(match) for match in self._matches]

    @cached_property
    def pages(self) -> list[FoundPage]:
        found = match_topics(self.typed, TOPICS, without=self._words_of_areas)
        return [page for topic in found[:MOST_PAGES] if (page := self._page(topic))]

    @cached_property
    def own(self) -> list[NumberMatch]:
        return own_figures_showing(self.typed, self.opening.known, self.opening.places)

    @property
    def figures(self) -> list[FoundFigure]:
        return [self._figure(match) for match in self.own[:MOST_FIGURES]]

    @property
    def more(self) -> str:
        return narrative.search_more(len(self.own) - MOST_FIGURES)

    @cached_property
    def printed(self) -> list[PublishedFigure]:
        return printed_figures_showing(self.typed)

    @property
    def printed_url(self) -> str:
        return self._address("dashboards:published-figures")

    @property
    def sentence(self) -> str:
        return narrative.search_result(
            self.typed.text, len(self.areas), len(self.pages), len(self.own) + len(self.printed)
        )

    @property
    def _words_of_areas(self) -> Sequence[str]:
        """Words of the areas that were named, so that “iuran lamteng” is about contributions only."""
        surely = {match.key for match in self._matches if not match.is_guess}
        names = [name for area in self._named if area.key in surely for name in area.names] if surely else []
        return [word for name in names for word in name.casefold().split()]

    def _area(self, match: NameMatch) -> FoundArea:
        places = self.opening.places
        area = places.find(match.key) or places.scope
        is_scope = area is places.scope
        shown = self._shown.get(area.slug)
        return FoundArea(
            area.official_name,
            self._address("dashboards:overview") if is_scope else self.opening.address(area),
            narrative.percent_words(shown.figure) if shown and shown.figure.rate is not None else "",
            shown.figure.category if shown else None,
            match.note,
        )

    @cached_property
    def _shown(self) -> dict[str, AreaFigure | ScopeFigure]:
        """The figures of the current release, by the slug of their area."""
        if self.opening.edition is None:
            return {}
        figures = figures_of(self.opening.shown, self.opening.places)
        scope = scope_figure(self.opening.shown, figures, self.opening.places)
        return {scope.area.slug: scope} | {row.area.slug: row for row in figures}

    def _page(self, topic: Topic) -> FoundPage | None:
        if not topic.of_area:
            return FoundPage(topic.title, topic.about, self._address(topic.key, dated=topic.dated))
        if self.opening.edition is None:
            return None
        places, edition = self.opening.places, self.opening.edition.path
        there = [*([places.scope] if topic.of_scope else []), *sorted(places.regencies, key=lambda area: area.name)]
        asked = {match.key for match in self._matches if not match.is_guess}
        named = [area for area in there if area.slug in asked]
        if len(named) == 1:
            (area,) = named
            title = f"{topic.title}: {area.official_name}"
            return FoundPage(title, topic.about, page_address(topic.key, edition, area.slug))
        links = [{"name": area.name, "url": page_address(topic.key, edition, area.slug)} for area in named or there]
        return FoundPage(topic.title, topic.about, links=links)

    def _figure(self, match: NumberMatch) -> FoundFigure:
        figure = match.figure
        month = str(figure.month)
        return FoundFigure(
            match.what,
            match.text,
            figure.area.official_name,
            figure.month.words,
            figure.release,
            figure.provisional,
            page_address("dashboards:overview", month)
            if match.is_scope
            else page_address("dashboards:regency-detail", month, figure.area.slug),
        )

    def _address(self, name: str, *, dated: bool = True) -> str:
        edition = self.opening.edition
        return page_address(name, edition.path) if edition and dated else page_address(name)
