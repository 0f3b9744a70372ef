"""One report, as everybody in its scope may read it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from enrolment.models import Submission
from enrolment.policies import acts_open_to, can_enter, can_read_reviews
from enrolment.selectors.review import review_of
from enrolment.workflow import WAITING, Act, Status

_JOINED = (
    *("obligation__office", "obligation__region"),
    *("entered_by", "submitted_by", "reviewer", "verified_by"),
)


@login_required
@require_safe
def submission(request: SignedInRequest, pk: int) -> HttpResponse:
    found = find_submission(request.user, pk)
    report = review_of(found)
    context = {
        "report": report,
        "submission": found,
        "blocks": [(block.title, [(line, None) for line in block.lines]) for block in report.blocks],
        "revisions": list(found.obligation.submissions.order_by("revision")),
        "may_enter": can_enter(request.user, found.obligation),
        "may_review": Status(found.status) in WAITING and can_read_reviews(request.user),
        "may_verify": Act.VERIFY in acts_open_to(request.user, found),
        "is_example": found.obligation.is_example,
        "nav_current": "work",
    }
    return render(request, "enrolment/submission.html", context)


def find_submission(user: User, pk: int) -> Submission:
    """The report, if this person may see it; what is out of reach and what does not exist look the same."""
    found = Submission.objects.visible_to(user).select_related(*_JOINED).filter(pk=pk).first()
    if found is None:
        raise Http404(f"Tidak ada pengajuan nomor {pk} di kantor Anda.")
    return found
