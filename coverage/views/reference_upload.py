"""Denominators of many areas from a file: read, shown, and stored by the same confirmation as a form."""

from __future__ import annotations

import csv

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.requests import SignedInRequest
from coverage.actions import ReferenceRefused
from coverage.denominator_sheet import template_rows
from coverage.forms.reference import UploadForm
from coverage.policies import check_can_maintain
from coverage.selectors.reference import known_areas
from coverage.views.reference import open_preview, open_scope, show_preview

# More mistakes than this are one mistake made many times.
FINDINGS_SHOWN = 200


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """The form, the mistakes of a file, or what it would do; nothing is stored here."""
    check_can_maintain(request.user)
    scope, places = open_scope()
    if "pratinjau" in request.POST:
        change = open_preview(request)[0]
        return show_upload(request, UploadForm(scope=scope, initial=change.initial if change else None))
    form = UploadForm(request.POST or None, request.FILES or None, scope=scope)
    if form.is_valid():
        try:
            return show_preview(request, form.change(), scope, places)
        except ReferenceRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
    return show_upload(request, form)


def show_upload(request: SignedInRequest, form: UploadForm) -> HttpResponse:
    context = {
        "form": form,
        "findings": form.findings[:FINDINGS_SHOWN],
        "unshown": max(0, len(form.findings) - FINDINGS_SHOWN),
        "nav_current": "work",
    }
    return render(request, "coverage/reference_upload.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def template(request: SignedInRequest) -> HttpResponse:
    """The table to fill in, as an Indonesian Excel opens it."""
    check_can_maintain(request.user)
    scope, _ = open_scope()
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="penyebut_contoh.csv"'
    csv.writer(answer, delimiter=";").writerows(template_rows(known_areas(scope)))
    return answer
