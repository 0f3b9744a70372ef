"""The first page after signing in, for each role; Tugas for those who enter."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.requests import SignedInRequest
from enrolment.policies import check_can_read_tasks
from enrolment.selectors import tasks_of

# Where the work of a role begins; by name, since some of it stands on a higher floor.
FIRST_PAGES = {Role.ENTRY: "enrolment:tasks", Role.VERIFIER: "enrolment:queue", Role.PUBLISHER: "coverage:publishing"}
FIRST_PAGE = "dashboards:overview"


@login_required
@require_safe
def work(request: SignedInRequest) -> HttpResponse:
    return redirect(FIRST_PAGES.get(Role(request.user.role), FIRST_PAGE))


@login_required
@require_safe
def tasks(request: SignedInRequest) -> HttpResponse:
    check_can_read_tasks(request.user)
    office = request.user.office
    # Whoever enters has an office: the database promises it.
    context = {"office": office, "tasks": office and tasks_of(office), "nav_current": "work"}
    return render(request, "enrolment/tasks.html", context)
