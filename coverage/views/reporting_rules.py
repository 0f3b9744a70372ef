"""Aturan pelaporan: when months are due and what asks for an explanation, with all rules that were."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from coverage.forms.reporting_rules import ReportingRuleForm
from coverage.policies import can_maintain, check_can_inspect, check_can_maintain
from enrolment.actions import RuleRefused, add_reporting_rule
from enrolment.selectors.rules import dated_rules
from periods import clock
from periods.month import Month


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    check_can_inspect(request.user)
    return show(request, ReportingRuleForm())


@login_required
@require_POST
def add(request: SignedInRequest) -> HttpResponse:
    check_can_maintain(request.user)
    form = ReportingRuleForm(request.POST)
    if form.is_valid():
        try:
            rule = add_reporting_rule(by=request.user, **form.cleaned_data)
        except RuleRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"Tersimpan. Berlaku untuk laporan {rule.valid_from.words} dan sesudahnya.")
            return redirect("coverage:reporting-rules")
    return show(request, form)


def show(request: SignedInRequest, form: ReportingRuleForm) -> HttpResponse:
    context = {
        "form": form,
        "rules": dated_rules(Month.of(clock.today())),
        "may_change": can_maintain(request.user),
        "nav_current": "work",
    }
    return render(request, "coverage/reporting_rules.html", context, status=422 if form.errors else 200)
