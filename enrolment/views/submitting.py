"""From a filled-in table to a report that is handed in, and back: check, hand in, take back, declare, revise."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from enrolment import actions
from enrolment.actions import EntryRefused, FiguresMoved
from enrolment.forms.declaring import DeclareForm, ReasonForm
from enrolment.forms.entry import Reading, read_form, typed_cells, warned_rows
from enrolment.models import Obligation, Submission
from enrolment.policies import EntryLocked, check_can_enter
from enrolment.selectors.grid import Grid, grid_of
from enrolment.views.answers import check_same_person
from enrolment.views.entry import obligation_for, show_entry, show_too_late
from enrolment.views.refusals import back_to_the_entry
from enrolment.views.saving import save_what_agrees
from enrolment.vocabulary import Declaration
from enrolment.workflow import OPEN, InvalidTransition


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@back_to_the_entry
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The summary before a report goes: what blocks, what wants an explanation, what changed."""
    obligation = obligation_for(request.user, pk)
    check_can_enter(request.user, obligation)
    if request.method == "POST":
        return _hand_in(request, obligation)
    grid = grid_of(obligation, request.user, is_checked=True)
    if grid.closed:
        messages.warning(request, grid.closed)
        return redirect("enrolment:entry", obligation.pk)
    return _show_check(request, grid)


def _show_check(request: SignedInRequest, grid: Grid, reading: Reading | None = None) -> HttpResponse:
    context = {
        "grid": grid,
        "obligation": grid.obligation,
        "rows": warned_rows(grid, reading or Reading()),
        "nav_current": "work",
    }
    return render(request, "enrolment/submit.html", context)


def _hand_in(request: SignedInRequest, obligation: Obligation) -> HttpResponse:
    """First the explanations, then, where that was asked, the report."""
    check_same_person(request.user, request.POST.get("petugas"))
    grid = grid_of(obligation, request.user, is_checked=True)
    reading = read_form(typed_cells(request.POST.dict()), grid.places)
    try:
        saved = save_what_agrees(obligation, reading, request.user)
    except (InvalidTransition, EntryLocked) as late:
        return show_too_late(request, obligation, reading, late)
    reading.refused |= {cell: conflict.message for cell, conflict in reading.conflicts.items()}
    if not reading.is_clean:
        messages.error(request, "Ada penjelasan yang belum tersimpan; lihat di bawah.")
    elif "kirim" in request.POST:
        return _submit(request, obligation)
    elif saved:
        messages.success(request, f"{saved} penjelasan disimpan.")
    return _show_check(request, grid_of(obligation, request.user, is_checked=True), reading)


def _submit(request: SignedInRequest, obligation: Obligation) -> HttpResponse:
    submission = _open_submission(obligation)
    if submission is None:
        raise InvalidTransition(f"{obligation} belum diisi, jadi belum ada yang dikirim.")
    try:
        receipt = actions.submit(submission=submission, seen=request.POST.get("dilihat", ""), by=request.user)
    except EntryRefused as refusal:
        messages.error(request, f"Belum terkirim: {len(refusal.findings)} hal di bawah ini masih menghalangi.")
        return _show_check(request, grid_of(obligation, request.user, is_checked=True))
    except FiguresMoved as moved:
        messages.error(request, f"Belum terkirim. {moved}")
        return _show_check(request, grid_of(obligation, request.user, is_checked=True))
    except EntryLocked as locked:
        messages.error(request, f"Belum terkirim: {locked}")
        return redirect("enrolment:entry", obligation.pk)
    messages.success(request, f"Laporan terkirim. Nomor tanda terima: {receipt.number}.")
    return redirect("enrolment:receipt", receipt.number)


@login_required
@require_POST
@back_to_the_entry
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    obligation = obligation_for(request.user, pk)
    submission = _open_submission(obligation)
    if submission is None:
        raise InvalidTransition(f"{obligation} tidak sedang diajukan, jadi tidak dapat ditarik kembali.")
    actions.withdraw(submission=submission, by=request.user)
    messages.success(request, "Laporan ditarik kembali dan dapat diisi lagi.")
    return redirect("enrolment:entry", obligation.pk)


@login_required
@require_POST
@back_to_the_entry
def declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nihil or tidak ada perubahan; the first word about a month starts its report."""
    obligation = obligation_for(request.user, pk)
    form = DeclareForm(request.POST)
    if not form.is_valid():
        return show_entry(request, grid_of(obligation, request.user), declare_form=form)
    submission = _open_submission(obligation) or actions.start_submission(obligation=obligation, by=request.user)
    declaration = Declaration(form.cleaned_data["declaration"])
    actions.declare(submission=submission, declaration=declaration, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, f"Pernyataan “{declaration.label}” disimpan. Periksa angkanya, lalu kirim.")
    return redirect("enrolment:entry", obligation.pk)


@login_required
@require_POST
@back_to_the_entry
def revise(request: SignedInRequest, pk: int) -> HttpResponse:
    obligation = obligation_for(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show_entry(request, grid_of(obligation, request.user), revise_form=form)
    revision = actions.open_revision(obligation=obligation, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(
        request, f"Revisi {revision.revision} dibuka. Angka lama tetap berlaku sampai revisi diverifikasi."
    )
    return redirect("enrolment:entry", obligation.pk)


def _open_submission(obligation: Obligation) -> Submission | None:
    return obligation.submissions.filter(status__in=[str(status) for status in OPEN]).first()
