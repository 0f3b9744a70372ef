"""Figures in formal Indonesian: the one home of every sentence that pages, charts and documents say. Pure.

A module a subject; what the rest of the house says is named here.
"""

from coverage.narrative.carried import distances, message
from coverage.narrative.changes import category_moves, change_since, common_change, movers
from coverage.narrative.headlines import (
    Headline,
    above_hundred,
    completeness,
    covered,
    distance_to_next,
    distance_to_target,
    headline,
    last_known,
    place,
    reporting,
)
from coverage.narrative.new_reference import effects
from coverage.narrative.shares import cut_words, listed, movement, percent_words, points_words, target_words
from coverage.narrative.trends import trend_summary, trend_title

__all__ = [
    "Headline",
    "above_hundred",
    "category_moves",
    "change_since",
    "common_change",
    "completeness",
    "covered",
    "cut_words",
    "distance_to_next",
    "distance_to_target",
    "distances",
    "effects",
    "headline",
    "last_known",
    "listed",
    "message",
    "movement",
    "movers",
    "percent_words",
    "place",
    "points_words",
    "reporting",
    "target_words",
    "trend_summary",
    "trend_title",
]
