"""Pages by the words that people type for them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coverage.search.typed import Typed, plain

_SMALL = {"dan", "di", "yang", "untuk", "apa", "itu", "berapa", "bagaimana", "mengapa", "cara", "ke", "dari", "halaman"}
_CLOSE, _ENOUGH = 0.8, 0.45


@dataclass(frozen=True)
class Topic:
    """``words`` are what people type. ``of_area``: every area has its own page, with ``of_scope`` the whole too."""

    key: str
    title: str
    about: str
    words: str
    of_area: bool = False
    of_scope: bool = False
    dated: bool = True
    """Whether every edition has the page."""


def match_topics(typed: Typed, topics: Sequence[Topic], *, without: Sequence[str] = ()) -> list[Topic]:
    """The pages that most of the words speak of, the best first; ``without`` are words that named an area."""
    asked = [word for word in typed.words if word not in _SMALL and word not in without and len(word) > 1]
    asked = [word for word in asked if not word.isdigit()]
    if not asked:
        return []
    scored = [(sum(_nearest(word, topic) for word in asked) / len(asked), topic) for topic in topics]
    return [topic for score, topic in sorted(scored, key=lambda pair: -pair[0]) if score >= _ENOUGH]


def _nearest(word: str, topic: Topic) -> float:
    """1 for a word of the title, a little less for another word of the topic, less for a beginning or a slip."""
    title, known = plain(topic.title).split(), plain(topic.words).split()
    if word in title:
        return 1
    if word in known:
        return 0.95
    if len(word) > 2 and any(other.startswith(word) for other in (*title, *known)):
        return 0.85
    if len(word) > 3 and any(_is_close(word, other) for other in (*title, *known)):
        return 0.75
    return 0


def _is_close(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 2:
        return False
    return SequenceMatcher(None, other, word, autojunk=False).ratio() >= _CLOSE
