"""Stored files, as attachments: no browser shows what somebody uploaded as a page of ours."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from monev.selectors.files import find_file
from monev.views.attachments import attachment


@login_required
@require_safe
def file(request: SignedInRequest, pk: int) -> HttpResponse:
    found = find_file(request.user, pk)
    if found is None:
        raise Http404("Berkas ini tidak ada.")
    return attachment(bytes(found.content), found.name, found.media_type)
