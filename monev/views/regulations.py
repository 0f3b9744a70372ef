"""Regulasi daerah: what every area issued or is about to, what is missing, and the national list beside it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from coverage.models import Regulation as NationalRegulation
from coverage.views.reference import open_scope
from monev.actions import RecordRefused, add_regulation_step, record_regulation
from monev.forms.regulations import RegulationForm, StepForm
from monev.models import LocalRegulation
from monev.policies import can_record, check_can_read_registers, check_can_record
from monev.regulations import COLUMNS, FOLLOWS, Regulation, matrix
from monev.selectors.regulations import find_regulation, regulations_of

# What an area issues stands in the register of areas, not in the national list.
OF_AREAS = ("Pergub", "Perbup", "Perwal", "Perda")


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    check_can_read_registers(request.user)
    _, places = open_scope()
    regulations = regulations_of(places)
    areas = [places.scope, *places.regencies]
    area = next((row for row in areas if row.slug == request.GET.get("wilayah")), None)
    context = {
        "columns": [title for title, _ in COLUMNS],
        "rows": matrix(areas, regulations),
        "areas": areas,
        "area": area,
        "regulations": [row for row in regulations if area is None or row.area == area],
        "is_example": any(row.is_example for row in regulations),
        "national": NationalRegulation.objects.exclude(kind__in=OF_AREAS).order_by("-year", "number"),
        "may_record": can_record(request.user),
        "nav_current": "monev",
    }
    return render(request, "monev/regulation_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest) -> HttpResponse:
    check_can_record(request.user)
    scope, places = open_scope()
    area = places.find(request.GET.get("wilayah", ""))
    form = RegulationForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        scope=scope,
        stages=FOLLOWS[None],
        initial={"region": places.id_of(area) if area else None},
    )
    if form.is_valid():
        try:
            regulation = record_regulation(**form.values, by=request.user)
        except RecordRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"“{regulation}” tercatat.")
            return redirect("monev:regulation", regulation.pk)
    context = {"form": form, "nav_current": "monev"}
    return render(request, "monev/regulation_form.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_read_registers(request.user)
    regulation = _find(pk)
    return _show(request, regulation, StepForm(stages=FOLLOWS[regulation.stage]))


@login_required
@require_POST
def add_step(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    regulation = _find(pk)
    form = StepForm(request.POST, request.FILES, stages=FOLLOWS[regulation.stage])
    if form.is_valid():
        try:
            row = get_object_or_404(LocalRegulation, pk=pk)
            step = add_regulation_step(regulation=row, **form.values, by=request.user)
        except RecordRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"Status “{step.get_stage_display().lower()}” tercatat.")
            return redirect("monev:regulation", pk)
    return _show(request, regulation, form)


def _find(pk: int) -> Regulation:
    regulation = find_regulation(open_scope()[1], pk)
    if regulation is None:
        raise Http404("Regulasi ini tidak ada.")
    return regulation


def _show(request: SignedInRequest, regulation: Regulation, form: StepForm) -> HttpResponse:
    context = {
        "regulation": regulation,
        "form": form,
        "is_example": regulation.is_example,
        "may_add": can_record(request.user) and bool(FOLLOWS[regulation.stage]),
        "nav_current": "monev",
    }
    return render(request, "monev/regulation_detail.html", context, status=422 if form.errors else 200)
