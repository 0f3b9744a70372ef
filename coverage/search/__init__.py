"""What somebody typed, and what it means: areas, pages, numbers. Pure.

Misspellings are measured with difflib of the standard library: a search compares one short line with some hundred
names, which takes it a few milliseconds; rapidfuzz would be faster and one compiled package more.
"""

from coverage.search.names import Named, NameMatch, match_codes, match_names
from coverage.search.numbers import NumberMatch, match_figures
from coverage.search.topics import Topic, match_topics
from coverage.search.typed import LONGEST, TooLong, Typed, read_typed

__all__ = [
    "LONGEST",
    "NameMatch",
    "Named",
    "NumberMatch",
    "TooLong",
    "Topic",
    "Typed",
    "match_codes",
    "match_figures",
    "match_names",
    "match_topics",
    "read_typed",
]
