"""The receipt of a report that was handed in, as a page and as a PDF."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from enrolment.models import Receipt
from enrolment.receipt_document import receipt_pdf
from enrolment.selectors.receipts import PROOF, document_of, find_receipt, receipt_page


@login_required
@require_safe
def receipt(request: SignedInRequest, number: str) -> HttpResponse:
    found = _find(request.user, number)
    context = {
        "page": receipt_page(found),
        "receipt": found,
        "proof": PROOF,
        "submission": found.submission,
        "is_example": found.submission.obligation.is_example,
        "nav_current": "work",
    }
    return render(request, "enrolment/receipt.html", context)


@login_required
@require_safe
def receipt_file(request: SignedInRequest, number: str) -> HttpResponse:
    found = _find(request.user, number)
    address = request.build_absolute_uri(reverse("enrolment:receipt", args=[number]))
    document = document_of(receipt_page(found), house=settings.SITE_NAME, address=address)
    response = HttpResponse(receipt_pdf(document, found.at), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="tanda-terima_{number}.pdf"'
    return response


def _find(user: User, number: str) -> Receipt:
    found = find_receipt(user, number)
    if found is None:
        raise Http404(f"Tidak ada tanda terima “{number[:60]}” di kantor Anda.")
    return found
