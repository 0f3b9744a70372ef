"""What waits for a second person, and the screen on which that person decides."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from enrolment import actions
from enrolment.actions import EntryRefused
from enrolment.forms.review import ReturnForm
from enrolment.models import Submission
from enrolment.policies import acts_open_to, check_can_read_reviews, has_written
from enrolment.selectors.review import Review, review_of, waiting_reports
from enrolment.table_files import CONTENT_TYPES, FileMeta, write_table
from enrolment.tables.queue import queue_table
from enrolment.views.submissions import find_submission
from enrolment.workflow import WAITING, Act, InvalidTransition, Status, roles_for
from periods import clock
from periods.month import day_in_words

RECEIPT = "tanda_terima"


@login_required
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    check_can_read_reviews(request.user)
    reports = waiting_reports(request.user)
    context = {
        "reports": reports,
        "may_act": request.user.role in roles_for(Act.VERIFY),
        "is_example": any(report.submission.obligation.is_example for report in reports),
        "nav_current": "work",
    }
    return render(request, "enrolment/queue.html", context)


@login_required
@require_safe
def queue_file(request: SignedInRequest, form: str) -> HttpResponse:
    check_can_read_reviews(request.user)
    if form not in CONTENT_TYPES:
        raise Http404(f"Tidak ada berkas “.{form[:20]}”.")
    reports = waiting_reports(request.user)
    meta = FileMeta(
        area=str(request.user.office or "Semua kantor"),
        period=day_in_words(clock.today()),
        release="",
        title="Laporan yang menunggu verifikasi",
        lines=(("Dibuat", clock.in_words(clock.now())),),
        example=any(report.submission.obligation.is_example for report in reports),
    )
    response = HttpResponse(write_table(queue_table(reports), meta, form), content_type=CONTENT_TYPES[form])
    name = f"ucj_antrean-verifikasi_{clock.today()}.{form.split('.')[-1]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_safe
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_read_reviews(request.user)
    submission = find_submission(request.user, pk)
    if Status(submission.status) not in WAITING:
        return redirect("enrolment:submission", pk)
    return _show(request, review_of(submission))


@login_required
@require_POST
def review_start(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = find_submission(request.user, pk)
    return _acted(
        request,
        submission,
        lambda: actions.start_review(submission=submission, by=request.user),
        "Pemeriksaan dimulai. Mulai sekarang laporan ini tidak dapat ditarik kembali.",
    )


@login_required
@require_POST
def review_verify(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = find_submission(request.user, pk)
    seen = request.POST.get(RECEIPT, "")
    return _acted(
        request,
        submission,
        lambda: actions.verify(submission=submission, seen=seen, by=request.user),
        f"{submission} terverifikasi.",
    )


@login_required
@require_POST
def review_return(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = find_submission(request.user, pk)
    report = review_of(submission)
    form = ReturnForm(request.POST, cells=report.cells)
    if not form.is_valid() and Act.RETURN in acts_open_to(request.user, submission):
        return _show(request, report, form)
    return _acted(
        request,
        submission,
        lambda: actions.return_for_correction(
            submission=submission,
            reason=form.cleaned_data.get("alasan", ""),
            remarks=form.remarks,
            seen=request.POST.get(RECEIPT, ""),
            by=request.user,
        ),
        f"{submission} dikembalikan kepada {submission.obligation.office}.",
    )


def _acted(request: SignedInRequest, submission: Submission, act: Callable[[], None], done: str) -> HttpResponse:
    """Do it and say so, or say why not; what the report is now is shown either way."""
    try:
        act()
    except EntryRefused as refusal:
        for finding in refusal.findings:
            messages.error(request, finding.message)
    except InvalidTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("enrolment:review", submission.pk)


def _show(request: SignedInRequest, report: Review, form: ReturnForm | None = None) -> HttpResponse:
    submission, user = report.submission, request.user
    form = form or ReturnForm(cells=report.cells)
    acts = acts_open_to(user, submission)
    context = {
        "report": report,
        "submission": submission,
        "blocks": [
            (
                block.title,
                [(line, form.remark_field(line.row.cell) if Act.RETURN in acts else None) for line in block.lines],
            )
            for block in report.blocks
        ],
        "form": form,
        "acts": acts,
        "is_own": has_written(user, submission),
        "is_example": submission.obligation.is_example,
        "nav_current": "work",
    }
    return render(request, "enrolment/review.html", context)
