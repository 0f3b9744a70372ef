"""Tarif iuran: what plans of contributions count with. A tariff is added or ended, never changed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from coverage.actions import ReferenceRefused, add_contribution_rate, end_contribution_rate
from coverage.forms.tariffs import EndTariffForm, TariffForm
from coverage.models import ContributionRate
from coverage.policies import can_maintain, check_can_inspect, check_can_maintain
from coverage.selectors.tariffs import last_rate, listed_rates
from periods import clock
from periods.month import Month


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    check_can_inspect(request.user)
    return show(request, TariffForm())


@login_required
@require_POST
def add(request: SignedInRequest) -> HttpResponse:
    check_can_maintain(request.user)
    form = TariffForm(request.POST)
    if form.is_valid():
        try:
            rate = add_contribution_rate(**form.cleaned_data, after=_seen(request), by=request.user)
        except ReferenceRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"Tersimpan. {rate}.")
            return redirect("coverage:tariffs")
    return show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_maintain(request.user)
    rate = get_object_or_404(ContributionRate, pk=pk)
    form = EndTariffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_contribution_rate(rate=rate, **form.cleaned_data, after=_seen(request), by=request.user)
        except ReferenceRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, "Tersimpan. Baris sebelumnya tetap tercatat.")
            return redirect("coverage:tariffs")
    context = {"form": form, "rate": rate, "after": _seen(request), "nav_current": "work"}
    return render(request, "coverage/tariff_end.html", context, status=422 if form.errors else 200)


def show(request: SignedInRequest, form: TariffForm) -> HttpResponse:
    month = Month.of(clock.today())
    context = {
        "form": form,
        "rates": listed_rates(month),
        "month": month,
        "after": _seen(request),
        "may_change": can_maintain(request.user),
        "nav_current": "work",
    }
    return render(request, "coverage/tariffs.html", context, status=422 if form.errors else 200)


def _seen(request: SignedInRequest) -> int:
    """The last row that the person saw: what the form carries, else what stands now."""
    written = request.POST.get("after", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else last_rate()
