"""One area or scope in at most three sentences: where it stands, how it moved, how far it is. Pure.

Three tables of templates, one a sentence; the first template that fits is said, and its name is kept with it. No
sentence names a cause: what was recorded in the same months stands beside it as a dated fact.
"""

from __future__ import annotations

from dataclasses import dataclass

from coverage.figures.situation import Situation
from coverage.narrative.paragraph.distance import DISTANCE
from coverage.narrative.paragraph.movement import MOVEMENT
from coverage.narrative.paragraph.position import POSITION
from coverage.narrative.paragraph.recorded import recorded_beside
from coverage.narrative.paragraph.template import Template

__all__ = ["TABLES", "Sentence", "Template", "paragraph", "recorded_beside"]

TABLES = (POSITION, MOVEMENT, DISTANCE)


@dataclass(frozen=True)
class Sentence:
    """What is said, and the name of the rule that chose it."""

    rule: str
    text: str


def paragraph(situation: Situation) -> list[Sentence]:
    """The first template of each table that fits."""
    return [_said(table, situation) for table in TABLES]


def _said(table: tuple[Template, ...], situation: Situation) -> Sentence:
    template = next(template for template in table if template.fits(situation))
    return Sentence(template.rule, template.says(situation))
