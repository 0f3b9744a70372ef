"""Branch offices: listed, added, mended."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts import actions
from accounts.forms import NewOfficeForm, OfficeForm
from accounts.models import BranchOffice
from accounts.policies import can_manage_people, check_can_manage_people, check_can_read_people
from accounts.requests import SignedInRequest
from accounts.selectors import offices


@login_required
@require_safe
def office_list(request: SignedInRequest) -> HttpResponse:
    check_can_read_people(request.user)
    context = {"offices": offices(), "can_manage": can_manage_people(request.user), "nav_current": "work"}
    return render(request, "accounts/office_list.html", context)


@login_required
def office_add(request: SignedInRequest) -> HttpResponse:
    check_can_manage_people(request.user)
    form = NewOfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            office = actions.add_office(**form.cleaned_data, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{office.name} tersimpan.")
            return redirect("accounts:office-list")
    return render(request, "accounts/office_form.html", {"form": form, "nav_current": "work"})


@login_required
def office_change(request: SignedInRequest, code: str) -> HttpResponse:
    check_can_manage_people(request.user)
    office = get_object_or_404(BranchOffice, code=code)
    initial = {name: getattr(office, name) for name in OfficeForm.base_fields}
    form = OfficeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_office(office=office, **form.cleaned_data, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{form.cleaned_data['name']} tersimpan.")
            return redirect("accounts:office-list")
    return render(request, "accounts/office_form.html", {"form": form, "office": office, "nav_current": "work"})
