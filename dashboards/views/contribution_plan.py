"""Rencana iuran: what it would cost to cover workers, and what that would make of coverage. The plan is the address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.narrative import contributions as words
from coverage.plan_workbook import CONTENT_TYPE, write_plan
from coverage.readings import RegencyReading
from dashboards.caching import released_file, released_page
from dashboards.contribution_plans import PlanReading, plan_document, plan_of_file
from dashboards.converters import EditionAddress
from dashboards.imprint import house_host
from dashboards.opening import open_page
from dashboards.plan_forms import ADD, DROP, PARAMETERS
from enrolment.table_files import file_name


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


@released_file
def contribution_plan_file(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    """The plan of the address as a workbook with formulas, under the name of the release."""
    opening = open_page(request, edition)
    if edition.number is None:
        raise Http404("Berkas hanya ada menurut nomor rilis, misalnya 2026-10.1.")
    plan = plan_of_file(RegencyReading(opening, opening.find_area(slug)), request.GET)
    content = write_plan(plan.cost, plan.rates, plan_document(plan, house_host(request)))
    name = file_name(slug, str(opening.shown.month), f"rilis-{opening.shown.number}", "rencana-iuran", "xlsx")
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
