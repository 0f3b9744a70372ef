"""Isian: one report as a table to fill in, as a plain form and for the script that saves cell by cell."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from enrolment import actions
from enrolment.cells import Cell, read_entry
from enrolment.forms.declaring import DeclareForm, ReasonForm
from enrolment.forms.entry import Reading, form_sections, read_form, read_version, typed_cells
from enrolment.models import Obligation
from enrolment.policies import EntryLocked
from enrolment.punctuality import days_words
from enrolment.rules import is_explained
from enrolment.selectors import locks_of, reference_of
from enrolment.selectors.grid import Grid, grid_of, is_quiet
from enrolment.views.answers import UNREADABLE, answers_in_json, check_same_person, read_json
from enrolment.views.saving import save_what_agrees
from enrolment.workflow import InvalidTransition
from periods import clock

MOST_CELLS_AT_ONCE = 500


def obligation_for(user: User, pk: int) -> Obligation:
    """The obligation, if this person may see it at all."""
    seen = Obligation.objects.visible_to(user).select_related("office", "region")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: SignedInRequest, pk: int) -> HttpResponse:
    obligation = obligation_for(request.user, pk)
    if request.method == "POST":
        return _save_form(request, obligation)
    return show_entry(request, grid_of(obligation, request.user, is_checked="periksa" in request.GET))


def show_entry(request: SignedInRequest, grid: Grid, reading: Reading | None = None, **forms: Any) -> HttpResponse:
    context: dict[str, Any] = {
        "grid": grid,
        "obligation": grid.obligation,
        "sections": form_sections(grid, reading),
        "is_checked": "periksa" in request.GET,
        "days": days_words(grid.obligation.due, clock.today()),
        "lock": locks_of([(grid.obligation, grid.submission)])[grid.obligation.pk],
        "counted": " ".join(sorted(grid.reference.counted)),
        "previous_month": grid.obligation.month - 1,
        "declare_form": DeclareForm(),
        "revise_form": ReasonForm(),
        "unsaved": list(reading.typed.values()) if reading and grid.closed else [],
        "nav_current": "work",
    }
    return render(request, "enrolment/entry.html", context | forms)


def show_too_late(
    request: SignedInRequest, obligation: Obligation, reading: Reading, late: InvalidTransition | EntryLocked
) -> HttpResponse:
    """A colleague handed the report in first, or its month was locked: what was typed is listed, never thrown away."""
    lost = " Yang Anda ketik tidak disimpan; lihat daftarnya di bawah." if reading.typed else ""
    messages.error(request, f"{late}{lost}")
    return show_entry(request, grid_of(obligation, request.user), reading)


def _save_form(request: SignedInRequest, obligation: Obligation) -> HttpResponse:
    """Save what can be saved; what cannot is shown again with what was typed."""
    check_same_person(request.user, request.POST.get("petugas"))
    grid = grid_of(obligation, request.user)
    reading = read_form(typed_cells(request.POST.dict()), grid.places)
    try:
        saved = save_what_agrees(obligation, reading, request.user)
    except (InvalidTransition, EntryLocked) as late:
        return show_too_late(request, obligation, reading, late)
    if reading.is_clean:
        messages.success(request, f"{saved} sel disimpan." if saved else "Tidak ada perubahan untuk disimpan.")
        return redirect("enrolment:submit" if "lanjut" in request.POST else "enrolment:entry", obligation.pk)
    open_cells = len(reading.refused) + len(reading.conflicts) + len(reading.undecided)
    messages.warning(request, f"{saved} sel disimpan, {open_cells} ditolak atau menunggu pilihan Anda. Lihat di tabel.")
    return show_entry(request, grid_of(obligation, request.user), reading)


@require_POST
@answers_in_json
def cell_save(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One cell as it was typed, or several that belong together (a paste, its undoing): all of them or none."""
    obligation = obligation_for(request.user, pk)
    sent = read_json(request)
    check_same_person(request.user, sent.get("user"))
    changes, reference = _changes_in(sent), reference_of(obligation)
    saved = actions.save_cells(obligation=obligation, changes=changes, reference=reference, by=request.user)
    grid = grid_of(obligation, request.user, reference=reference)
    return JsonResponse(_answer(grid, [Cell.parse(row.cell) for row in saved]))


def _changes_in(sent: dict[str, Any]) -> list[actions.CellChange]:
    cells = sent.get("cells")
    if not isinstance(cells, list) or not 0 < len(cells) <= MOST_CELLS_AT_ONCE:
        raise SuspiciousOperation(UNREADABLE)
    return [_change_in(one) for one in cells]


def _change_in(sent: Any) -> actions.CellChange:
    if not isinstance(sent, dict):
        raise SuspiciousOperation(UNREADABLE)
    text, note = sent.get("value"), sent.get("note")
    if not (text is None or isinstance(text, str)) or not (note is None or isinstance(note, str)):
        raise SuspiciousOperation(UNREADABLE)
    entry = None if text is None else read_entry(text)
    return actions.CellChange(Cell.parse(str(sent.get("cell"))), read_version(str(sent.get("seen"))), entry, note)


def _answer(grid: Grid, saved: list[Cell]) -> dict[str, Any]:
    """What the page shows after a save: the saved cells as stored, the totals, and every finding of the report."""
    cells = {cell.cell: cell for row in grid.rows for cell in (row.main, row.potential) if cell is not None}
    return {
        "cells": [
            {
                "cell": str(cell),
                "value": cells[cell].entry.words if cell in cells else "",
                "note": grid.notes.get(cell, ""),
                "version": cells[cell].version if cell in cells else 0,
            }
            for cell in saved
        ],
        "state": grid.status.label if grid.status else "",
        "total": grid.total,
        "tally": grid.tally,
        "findings": [
            {
                "cell": str(finding.cell),
                "level": str(finding.level),
                "message": finding.message,
                "quiet": is_quiet(finding, grid.counts),
                "explained": is_explained(grid.notes.get(finding.cell, "")),
            }
            for finding in grid.findings
        ],
    }
