"""Rencana iuran: what it would cost to cover workers, and what that would make of coverage. The plan is the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.narrative import contributions as words
from dashboards.caching import released_page
from dashboards.contribution_plans import PlanReading
from dashboards.converters import EditionAddress
from dashboards.opening import open_page
from dashboards.plan_forms import ADD, DROP, PARAMETERS
from dashboards.readings import RegencyReading


@released_page(*PARAMETERS)
def contribution_plan(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening = open_page(request, edition)
    plan = PlanReading(RegencyReading(opening, opening.find_area(slug)), request.GET)
    context = opening.frame("regency") | {
        "area": plan.area,
        "own": plan.reading.own,
        "form": plan.form,
        "simulation": words.SIMULATION,
        "kept_query": plan.form.query,
        "add": ADD,
        "drop": DROP,
    }
    if plan.form.is_valid:
        context |= plan.context()
    return render(request, "dashboards/contribution_plan.html", context)
