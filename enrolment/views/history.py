"""Riwayat of a report: who did what when."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from enrolment.models import Submission
from enrolment.selectors.history import cell_name, history_of, history_of_cell

EVENTS_A_PAGE = 100


@login_required
@require_GET
def submission_history(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(
        Submission.objects.visible_to(request.user).select_related("obligation__office", "obligation__region"), pk=pk
    )
    cell = request.GET.get("sel", "")[:60]
    told = history_of_cell(submission, cell, request.user) if cell else history_of(submission)
    context = {
        "submission": submission,
        "cell": cell_name(cell) if cell else "",
        "page": Paginator(told, EVENTS_A_PAGE).get_page(request.GET.get("page")),
        "revisions": submission.obligation.submissions.order_by("revision"),
    }
    return render(request, "enrolment/submission_history.html", context)
