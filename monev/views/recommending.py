"""Rekomendasi of a meeting: what the rules propose, with the figures behind it, and what people make of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from monev.actions import RecordRefused, answer_recommendation
from monev.models import Meeting
from monev.policies import can_record, check_can_record
from monev.selectors.recommending import items_of
from monev.views.meetings import find
from monev.vocabulary import Outcome

LONGEST_TEXT = 1000


@login_required
@require_GET
def recommendations(request: SignedInRequest, pk: int) -> HttpResponse:
    return _show(request, find(request, pk))


@login_required
@require_POST
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    meeting = find(request, pk)
    try:
        outcome = Outcome(request.POST.get("keputusan", ""))
        answer_recommendation(
            meeting=meeting,
            key=request.POST.get("usulan", "")[:80],
            outcome=outcome,
            text=request.POST.get("rumusan", "")[:LONGEST_TEXT],
            reason=request.POST.get("alasan", "")[:LONGEST_TEXT],
            by=request.user,
        )
    except RecordRefused as refusal:
        for obstacle in refusal.obstacles:
            messages.error(request, obstacle)
    except ValueError:
        messages.error(request, "Pilih terima, ubah, atau tolak.")
    else:
        messages.success(request, f"Keputusan tercatat: {outcome.label.lower()}.")
    return redirect("monev:recommendations", pk)


def _show(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    is_open = not hasattr(meeting, "conclusion")
    context = {
        "meeting": meeting,
        "items": items_of(meeting, is_open=is_open),
        "is_open": is_open,
        "is_example": meeting.is_example,
        "may_answer": is_open and can_record(request.user),
        "longest": LONGEST_TEXT,
        "nav_current": "monev",
    }
    return render(request, "monev/recommendation_list.html", context)
