"""Riwayat angka: the twelve months before the one that is filled in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from enrolment.selectors.past_months import last_months
from enrolment.views.entry import obligation_for
from enrolment.vocabulary import Segment


@login_required
@require_GET
def months(request: SignedInRequest, pk: int) -> HttpResponse:
    obligation = obligation_for(request.user, pk)
    context = {
        "obligation": obligation,
        "segments": list(Segment),
        "lines": last_months(obligation),
        "nav_current": "work",
    }
    return render(request, "enrolment/months.html", context)
