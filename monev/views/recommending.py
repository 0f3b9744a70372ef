"""Rekomendasi of a meeting: what the rules propose, with the figures behind it, and what people make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


class Sent(NamedTuple):
    """What somebody answered to one proposal, as it was typed."""

    key: str
    outcome: str
    text: str
    reason: str


@login_required
@require_GET
def recommendations(request: SignedInRequest, pk: int) -> HttpResponse:
    return _show(request, find(request, pk))


@login_required
@require_POST
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    meeting = find(request, pk)
    sent = Sent(
        request.POST.get("usulan", "")[:80],
        request.POST.get("keputusan", ""),
        request.POST.get("rumusan", "")[:LONGEST_TEXT],
        request.POST.get("alasan", "")[:LONGEST_TEXT],
    )
    if sent.outcome not in set(Outcome):
        return _show(request, meeting, sent, ["Pilih terima, ubah, atau tolak."])
    outcome = Outcome(sent.outcome)
    try:
        answer_recommendation(
            meeting=meeting, key=sent.key, outcome=outcome, text=sent.text, reason=sent.reason, by=request.user
        )
    except RecordRefused as refusal:
        return _show(request, meeting, sent, refusal.obstacles)
    messages.success(request, f"Keputusan tercatat: {outcome.label.lower()}.")
    return redirect("monev:recommendations", pk)


def _show(
    request: SignedInRequest, meeting: Meeting, refused: Sent | None = None, obstacles: Sequence[str] = ()
) -> HttpResponse:
    """``refused`` stands in its form again, with ``obstacles`` above all."""
    is_open = not hasattr(meeting, "conclusion")
    context = {
        "meeting": meeting,
        "items": items_of(meeting, is_open=is_open),
        "is_open": is_open,
        "refused": refused,
        "obstacles": obstacles,
        "is_example": meeting.is_example,
        "may_answer": is_open and can_record(request.user),
        "longest": LONGEST_TEXT,
        "nav_current": "monev",
    }
    return render(request, "monev/recommendation_list.html", context, status=422 if obstacles else 200)
