"""Isian bersama: the areas of an office as rows, their main cells as columns."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from enrolment.forms.entry import Reading, many_rows, read_form, typed_cells
from enrolment.selectors.grid_many import PEOPLE, ManyGrid, many_grid
from enrolment.views.answers import check_same_person
from enrolment.views.saving import save_what_agrees
from enrolment.workflow import InvalidTransition
from periods.month import Month


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry_many(request: SignedInRequest, month: Month) -> HttpResponse:
    chosen = request.GET.get("kolom", PEOPLE)
    grid = many_grid(month, request.user, chosen)
    if not grid.rows or chosen not in dict(grid.choices):
        raise Http404(f"Belum ada isian {month.words} yang dapat Anda buka.")
    if request.method == "POST":
        return _save_form(request, grid)
    return _show(request, grid, {})


def _show(request: SignedInRequest, grid: ManyGrid, readings: dict[int, Reading]) -> HttpResponse:
    context = {
        "grid": grid,
        "rows": many_rows(grid, readings),
        "previous_month": grid.month - 1,
        "counted": " ".join(sorted(grid.reference.counted)),
        "shows_totals": grid.chosen == PEOPLE,
        "may_write": any(not row.closed for row in grid.rows),
        "nav_current": "work",
    }
    return render(request, "enrolment/entry_many.html", context)


def _save_form(request: SignedInRequest, grid: ManyGrid) -> HttpResponse:
    """Every area is a report of its own: what one refuses does not hold up the others."""
    check_same_person(request.user, request.POST.get("petugas"))
    sent, saved = request.POST.dict(), 0
    readings: dict[int, Reading] = {}
    for row in grid.rows:
        reading = read_form(typed_cells(sent, f"{row.obligation.pk}:"), row.places)
        try:
            saved += save_what_agrees(row.obligation, reading, request.user)
        except (InvalidTransition, PermissionDenied) as refusal:
            reading.refused |= {change.cell: str(refusal) for change in reading.changes}
        if not reading.is_clean:
            readings[row.obligation.pk] = reading
    if readings:
        left = sum(len(r.refused) + len(r.conflicts) + len(r.undecided) for r in readings.values())
        messages.warning(request, f"{saved} sel disimpan, {left} ditolak atau menunggu pilihan Anda. Lihat di tabel.")
        return _show(request, many_grid(grid.month, request.user, grid.chosen), readings)
    messages.success(request, f"{saved} sel disimpan." if saved else "Tidak ada perubahan untuk disimpan.")
    return redirect(f"{reverse('enrolment:entry-many', args=[grid.month])}?kolom={grid.chosen}")
