"""The receipt of a report that was handed in, as a page and as a PDF."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from enrolment.models import Receipt
from enrolment.selectors.receipts import find_receipt, receipt_page


@login_required
@require_safe
def receipt(request: SignedInRequest, number: str) -> HttpResponse:
    found = _find(request.user, number)
    context = {
        "page": receipt_page(found),
        "receipt": found,
        "submission": found.submission,
        "is_example": found.submission.obligation.is_example,
        "nav_current": "work",
    }
    return render(request, "enrolment/receipt.html", context)


def _find(user: User, number: str) -> Receipt:
    found = find_receipt(user, number)
    if found is None:
        raise Http404(f"Tidak ada tanda terima “{number[:60]}” di kantor Anda.")
    return found
