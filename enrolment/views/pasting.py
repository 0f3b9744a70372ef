"""Tempelan: what a block from a spreadsheet would do, before anything is saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from enrolment.cells import Cell
from enrolment.pasting import Outcome, Placed, place_block, read_block
from enrolment.policies import check_can_enter
from enrolment.selectors.grid import Grid, grid_of
from enrolment.views.answers import UNREADABLE, answers_in_json, check_same_person, read_json
from enrolment.views.entry import obligation_for

# What falls outside the table is counted, not listed.
LONGEST_QUOTE = 40


@require_POST
@answers_in_json
def paste(request: SignedInRequest, pk: int) -> HttpResponseBase:
    obligation = obligation_for(request.user, pk)
    check_can_enter(request.user, obligation)
    sent = read_json(request)
    check_same_person(request.user, sent.get("user"))
    if not isinstance(sent.get("text"), str):
        raise SuspiciousOperation(UNREADABLE)
    grid = grid_of(obligation, request.user)
    placed = place_block(read_block(sent["text"]), Cell.parse(str(sent.get("start"))), grid.reference)
    count = {outcome: sum(one.outcome is outcome for one in placed) for outcome in Outcome}
    words = ", ".join(f"{number} {outcome.label}" for outcome, number in count.items())
    inside = [one for one in placed if one.cell is not None]
    return JsonResponse(
        {
            "summary": f"{words}.",
            "accepted": count[Outcome.ACCEPTED],
            "outside": len(placed) - len(inside),
            "cells": [_told(one, grid) for one in inside],
        }
    )


def _told(placed: Placed, grid: Grid) -> dict[str, Any]:
    cell = placed.cell
    assert cell is not None
    text = placed.text.strip()
    return {
        "cell": str(cell),
        "name": grid.reference.cell_name(cell),
        "place": f"baris {placed.line}, kolom {placed.column}",
        "text": text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…",
        "outcome": str(placed.outcome),
        "label": placed.outcome.label,
        "reason": placed.reason,
        "value": placed.entry.words if placed.entry else "",
    }
