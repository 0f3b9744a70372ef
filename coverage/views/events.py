"""Peristiwa under Data acuan: recording what happened, and withdrawing what was recorded by mistake."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from coverage.actions import ReferenceRefused, record_event, withdraw_event
from coverage.figures.events import EventKind
from coverage.forms.events import RecordEventForm
from coverage.models import Event
from coverage.policies import can_maintain, check_can_inspect, check_can_maintain
from coverage.selectors import recorded_events
from coverage.views.reference import open_scope


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    check_can_inspect(request.user)
    return show(request, RecordEventForm(scope=open_scope()[0]))


@login_required
@require_POST
def record(request: SignedInRequest) -> HttpResponse:
    check_can_maintain(request.user)
    scope, _ = open_scope()
    form = RecordEventForm(request.POST, scope=scope)
    if form.is_valid():
        values = form.values
        try:
            event = record_event(scope=scope, by=request.user, **values | {"kind": EventKind(values["kind"])})
        except ReferenceRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"Peristiwa “{event.title}” tercatat dan tampil pada halaman.")
            return redirect("coverage:event-list")
    return show(request, form)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_maintain(request.user)
    event = get_object_or_404(Event, pk=pk)
    try:
        withdraw_event(event=event, reason=request.POST.get("alasan", "")[:1000], by=request.user)
    except ReferenceRefused as refusal:
        for obstacle in refusal.obstacles:
            messages.error(request, obstacle)
    else:
        messages.success(request, f"Peristiwa “{event.title}” ditarik; alasannya tetap terbaca.")
    return redirect("coverage:event-list")


def show(request: SignedInRequest, form: RecordEventForm) -> HttpResponse:
    context = {
        "form": form,
        "events": recorded_events(open_scope()[1])[::-1],
        "may_change": can_maintain(request.user),
        "nav_current": "work",
    }
    return render(request, "coverage/event_list.html", context, status=422 if form.errors else 200)
