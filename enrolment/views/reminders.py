"""Pengingat: what was mailed to whom, and whether it arrived at the mail server."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from enrolment.policies import check_can_read_management
from enrolment.selectors.management import written_reminders

REMINDERS_A_PAGE = 50


@login_required
@require_safe
def reminder_list(request: SignedInRequest) -> HttpResponse:
    check_can_read_management(request.user)
    page = Paginator(written_reminders(), REMINDERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "enrolment/reminder_list.html", {"page": page, "nav_current": "work"})
