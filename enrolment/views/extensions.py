"""Pengecualian: one area and month may be filled in after the lock."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.requests import SignedInRequest
from enrolment import actions
from enrolment.forms.management import ExtensionForm
from enrolment.policies import can_grant_extensions, check_can_grant_extensions, check_can_read_management
from enrolment.selectors.locks import ReportingRules
from enrolment.selectors.management import granted_extensions
from periods import clock
from periods.month import Month, day_in_words


@login_required
def extension_list(request: SignedInRequest) -> HttpResponse:
    """The exceptions, and for an administrator the form of a new one."""
    check_can_read_management(request.user)
    form = ExtensionForm(
        request.POST or None, initial={"region": request.GET.get("wilayah"), "month": request.GET.get("bulan")}
    )
    if request.method == "POST":
        check_can_grant_extensions(request.user)
        if form.is_valid():
            try:
                granted = actions.grant_extension(**form.cleaned_data, by=request.user)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                words = f"{granted.region} {granted.month.words} boleh diisi sampai {day_in_words(granted.until)}."
                messages.success(request, words)
                return redirect("enrolment:extension-list")
    context = {
        "form": form if can_grant_extensions(request.user) else None,
        "granted": granted_extensions(),
        "locks": ReportingRules().for_month(Month.of(clock.today()) - 1).locks_after_due,
        "nav_current": "work",
    }
    return render(request, "enrolment/extension_list.html", context)
