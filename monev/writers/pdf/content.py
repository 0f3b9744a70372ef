"""A document as the data of its typst source: words cut to fit, tables measured, charts drawn. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from coverage.charts import svg
from coverage.charts.records import LineChart
from coverage.charts.svg.text import shorten
from enrolment.numbers import UNKNOWN
from monev.document import Block, Chart, Document, Imprint, Picture, Section, Signatures, Table, Words
from monev.writers.pdf.layout import BODY, UPRIGHT, breakable_at, fit, flowing, labelled, may_break, texts_of

_TITLE, _HEADING, _SMALL = 25.0, 15.0, 8.5
_FACTS = 340.0
# Above the text: the header of one line, then a line for each warning.
_TOP, _MARK = 54.0, 13.0
_MARKS = 3
_FOOTER = 2 * 390.0
_TALLEST_PICTURE = 560.0
# Words of so many letters before signatures go with them to the next page.
_SHORT = 1_200
_COLUMNS_OF_SIGNATORIES = 3
# In points: what a row of signatories and what a witness takes, and what one page holds of both.
_SIGNATORIES, _WITNESS, _PAGE = 135.0, 30.0, 620.0

Part = dict[str, Any]


def content_of(document: Document) -> tuple[dict[str, Any], dict[str, str]]:
    """The data and the drawings by name."""
    drawings: dict[str, str] = {}
    imprint, cover = document.imprint, document.cover
    marks = _marks(imprint)
    data = {
        "title": _line(document.title),
        "top": _TOP + _MARK * len(marks),
        "header": _prose(f"{imprint.scope} · {imprint.period}"),
        "footer": breakable_at(shorten(_line(imprint.line), _FOOTER, size=8.0), _FOOTER / 2, 8.0),
        "marks": marks,
        "imprint": {
            "house": _line(imprint.house),
            "example": imprint.example,
            "warnings": [_prose(words) for words in imprint.warnings],
        },
        "cover": {
            "letterhead": [_prose(words, 13.0) for words in cover.letterhead],
            "title": _prose(cover.title, _TITLE),
            "subtitle": _prose(cover.subtitle, 14.0),
            "facts": _pairs(cover.facts),
            "legal_basis": [_prose(words) for words in cover.legal_basis],
        },
        "about": _pairs(tuple(pair for pair in _about(imprint) if pair[0] not in dict(cover.facts))),
        "runs": [run for section in document.sections for run in _runs(section, drawings)],
    }
    return data, drawings


def _marks(imprint: Imprint) -> list[str]:
    """What must be read on every page, each on one line; "Data contoh" has its own mark."""
    other = [words for words in imprint.warnings if not (imprint.example and words.startswith("Data contoh"))]
    return [shorten(_line(words), UPRIGHT, True, _SMALL) for words in other[:_MARKS]]


def _about(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    return (
        ("Keadaan per", imprint.as_of),
        ("Sumber", imprint.source),
        ("Alamat", imprint.address),
        ("Diterbitkan oleh", imprint.house),
    )


def _runs(section: Section, drawings: dict[str, str]) -> Iterator[Part]:
    """Parts that stand on pages of the same orientation; words before a table that lies sideways go with it."""
    parts = [(part, part.get("wide", False)) for part in _parts(section, drawings)]
    for index in range(len(parts) - 2, -1, -1):
        part, follower = parts[index][0], parts[index + 1]
        if part["type"] in ("heading", "words") and follower[1]:
            parts[index] = (part, True)
    for number, (wide, group) in enumerate(groupby(parts, key=lambda item: item[1])):
        yield {"wide": wide, "fresh": section.begins_page and not number, "parts": [part for part, _ in group]}


def _parts(section: Section, drawings: dict[str, str]) -> Iterator[Part]:
    if _line(section.title):
        yield {"type": "heading", "title": _prose(section.title, _HEADING)}
    for block, follower in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        part = _part(block, drawings)
        yield part | {"sticky": isinstance(follower, Signatures) and _is_short(block)}


def _is_short(block: Block) -> bool:
    return isinstance(block, Words) and sum(map(len, block.sentences)) <= _SHORT


def _part(block: Block, drawings: dict[str, str]) -> Part:
    if isinstance(block, Words):
        return {
            "type": "words",
            "listed": block.listed,
            "sentences": [flowing(words, UPRIGHT - 24, BODY) for words in block.sentences],
        }
    if isinstance(block, Table):
        return _table(block)
    return _picture(block, drawings) if isinstance(block, Picture) else _signatures(block)


def _table(block: Table) -> Part:
    fitted, texts = fit(block.table), texts_of(block.table)
    columns = block.table.columns
    unknown = any(cell is None for row in block.table.rows for cell in row.cells)
    return {
        "type": "table",
        "title": _prose(block.title),
        "wide": fitted.wide,
        "size": fitted.size,
        "inset": fitted.inset,
        "widths": fitted.widths,
        "numeric": [column.numeric for column in columns],
        "columns": [labelled(column.label, fitted.room(at), fitted.size) for at, column in enumerate(columns)],
        "rows": [
            {
                "cells": [flowing(text, fitted.room(at), fitted.size) for at, text in enumerate(cells)],
                "highlight": row.highlight,
                "breaks": may_break(cells, fitted),
            }
            for row, cells in zip(block.table.rows, texts, strict=True)
        ],
        "empty": _prose(block.empty),
        "notes": [_prose(words) for words in (block.note, f"{UNKNOWN}: belum ada data." if unknown else "") if words],
    }


def _picture(block: Picture, drawings: dict[str, str]) -> Part:
    chart = block.chart
    drawing = svg.draw(svg.without_links(chart))
    name = f"picture-{len(drawings)}"
    drawings[name] = drawing
    notes = [words for words in (*_happened(chart), block.note) if words]
    return {
        "type": "picture",
        "title": _prose(chart.title),
        "measure": _prose(chart.subtitle),
        "alt": _line(f"{chart.title}. {chart.summary}"),
        "drawing": name,
        "width": _width(drawing),
        "notes": [_prose(words) for words in notes],
    }


def _width(drawing: str) -> float:
    """As wide as the text unless the picture were then higher than its room."""
    wide, high = svg.size_of(drawing)
    return min(UPRIGHT, _TALLEST_PICTURE * wide / high)


def _happened(chart: Chart) -> list[str]:
    return svg.flag_lines(chart) if isinstance(chart, LineChart) else []


def _signatures(block: Signatures) -> Part:
    columns = min(max(len(block.signatories), 1), _COLUMNS_OF_SIGNATORIES)
    room = (UPRIGHT - 28 * (columns - 1)) / columns
    high = _SIGNATORIES * -(-len(block.signatories) // columns)
    return {
        "type": "signatures",
        "place": _prose(block.place_and_day),
        "columns": columns,
        "signatories": [
            {name: breakable_at(_line(words), room, BODY, bold=True) for name, words in asdict(one).items()}
            for one in block.signatories
        ],
        "witnesses": block.witnesses,
        "together": high + _WITNESS * block.witnesses <= _PAGE,
        "breaks": high > _PAGE,
    }


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(breakable_at(_line(name), 120.0, BODY), breakable_at(_line(words), _FACTS, BODY)) for name, words in pairs]


def _prose(text: str, size: float = BODY) -> str:
    """One paragraph, whatever was typed into it."""
    return breakable_at(_line(text), UPRIGHT - 40, size, bold=True)


def _line(text: str) -> str:
    return " ".join(text.split())
