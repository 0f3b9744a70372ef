"""Wilayah kerja: which office reports which area, since when, until when."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.models import ServiceArea
from accounts.policies import can_manage_people, check_can_manage_people
from accounts.requests import SignedInRequest
from enrolment import actions
from enrolment.forms.management import AssignAreaForm, EndAreaForm
from enrolment.policies import check_can_read_management
from enrolment.selectors.management import assigned_regions
from periods.month import Month


@login_required
@require_safe
def area_list(request: SignedInRequest) -> HttpResponse:
    check_can_read_management(request.user)
    context = {
        "regions": assigned_regions(),
        "can_manage": can_manage_people(request.user),
        "nav_current": "work",
    }
    return render(request, "enrolment/area_list.html", context)


@login_required
def area_assign(request: SignedInRequest) -> HttpResponse:
    check_can_manage_people(request.user)
    form = AssignAreaForm(request.POST or None, initial={"region": request.GET.get("wilayah")})
    if request.method == "POST" and form.is_valid():
        try:
            months = actions.assign_area(**form.cleaned_data, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            owed = f" Kewajiban lapor dibuat untuk {_words(months)}." if months else ""
            office, region = form.cleaned_data["office"], form.cleaned_data["region"]
            since = form.cleaned_data["valid_from"].words
            messages.success(request, f"{office} melayani {region} sejak {since}.{owed}")
            return redirect("enrolment:area-list")
    return render(request, "enrolment/area_form.html", {"form": form, "nav_current": "work"})


@login_required
def area_end(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_manage_people(request.user)
    area = get_object_or_404(ServiceArea.objects.select_related("office", "region"), pk=pk)
    form = EndAreaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ended = actions.end_area(area=area, **form.cleaned_data, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            released = f" Kewajiban lapor {_words(ended.released)} dihapus." if ended.released else ""
            kept = f" Laporan {_words(ended.kept)} sudah mulai diisi dan tetap." if ended.kept else ""
            last = form.cleaned_data["valid_to"].words
            messages.success(request, f"{area} sampai {last}.{released}{kept}")
            return redirect("enrolment:area-list")
    return render(request, "enrolment/area_end.html", {"form": form, "area": area, "nav_current": "work"})


def _words(months: list[Month] | tuple[Month, ...]) -> str:
    return ", ".join(month.words for month in months)
