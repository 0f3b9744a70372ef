"""Monev: the list of meetings, one meeting, and recording it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from monev.actions import (
    RecordRefused,
    add_addendum,
    add_meeting_file,
    change_meeting,
    conclude_meeting,
    record_meeting,
    withdraw_meeting_file,
)
from monev.forms.following import AddendumForm, MeetingFileForm
from monev.forms.meetings import KINDS, MinutesForm
from monev.models import Meeting, MeetingFile
from monev.policies import can_record, check_can_record
from monev.selectors.commitments import agreed_commitments, latest_public_release
from monev.selectors.meetings import find_meeting, meeting_page, meetings_open_to
from monev.selectors.minutes import minutes_of
from periods import clock
from regions.models import Region

LATE_SHOWN = 5


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    """What is late comes first, then every meeting, by area where one is chosen."""
    slug = request.GET.get("wilayah", "")[:80]
    scope = open_scope()
    areas = list(Region.objects.regencies_of(scope).order_by("name").values_list("slug", "name"))
    regions = Region.objects.filter(slug=slug).values_list("pk", flat=True) if slug in dict(areas) else None
    promised = agreed_commitments(
        regions=regions, as_of=clock.today(), against=latest_public_release(scope.kemendagri_code)
    )
    listed = meetings_open_to(request.user, slug=slug if slug in dict(areas) else "")
    late = [one for one in promised if one.standing.is_overdue]
    context = {
        "meetings": listed,
        "late": late[:LATE_SHOWN],
        "late_number": len(late),
        "open_number": sum(one.standing.is_open for one in promised),
        "areas": areas,
        "chosen": slug,
        "chosen_name": dict(areas).get(slug, ""),
        "is_unknown": bool(slug) and slug not in dict(areas),
        "may_record": can_record(request.user),
        "is_example": any(meeting.is_example for meeting in listed),
        "nav_current": "monev",
    }
    return render(request, "monev/overview.html", context)


@login_required
@require_GET
def meeting(request: SignedInRequest, pk: int) -> HttpResponse:
    return show(request, find(request, pk))


@login_required
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest) -> HttpResponse:
    """A new draft."""
    check_can_record(request.user)
    scope = open_scope()
    if request.method != "POST":
        return _show_form(request, MinutesForm(scope=scope), None)
    if request.POST.get("tambah"):
        return _show_form(request, MinutesForm.with_more_rows(request.POST, request.POST["tambah"], scope=scope), None)
    form = MinutesForm(scope=scope, data=request.POST)
    if form.is_valid():
        try:
            recorded = record_meeting(minutes=form.minutes, by=request.user)
        except RecordRefused as refusal:
            return _show_form(request, form, None, refusal.obstacles)
        messages.success(request, "Konsep notula tersimpan. Periksa, lalu sahkan.")
        return redirect("monev:meeting", recorded.pk)
    return _show_form(request, form, None, invalid=True)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """The draft as it stands, to be written over."""
    check_can_record(request.user)
    found, scope = find(request, pk), open_scope()
    if request.method != "POST":
        minutes = minutes_of(found)
        return _show_form(request, MinutesForm.of(minutes, scope=scope), found, seen=minutes.fingerprint)
    seen = request.POST.get("dilihat", "")[:20]
    if request.POST.get("tambah"):
        form = MinutesForm.with_more_rows(request.POST, request.POST["tambah"], scope=scope)
        return _show_form(request, form, found, seen=seen)
    form = MinutesForm(scope=scope, data=request.POST)
    if form.is_valid():
        try:
            change_meeting(meeting=found, minutes=form.minutes, seen=seen, by=request.user)
        except RecordRefused as refusal:
            return _show_form(request, form, found, refusal.obstacles, seen=seen)
        messages.success(request, "Konsep notula tersimpan.")
        return redirect("monev:meeting", found.pk)
    return _show_form(request, form, found, seen=seen, invalid=True)


@login_required
@require_POST
def conclude(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    found = find(request, pk)
    try:
        conclude_meeting(meeting=found, seen=request.POST.get("dilihat", "")[:20], by=request.user)
    except RecordRefused as refusal:
        for obstacle in refusal.obstacles:
            messages.error(request, obstacle)
    else:
        messages.success(request, "Notula disahkan: terbaca oleh semua yang punya akun dan tidak berubah lagi.")
    return redirect("monev:meeting", found.pk)


@login_required
@require_POST
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """An addendum below agreed minutes."""
    check_can_record(request.user)
    found, form = find(request, pk), AddendumForm(request.POST)
    if form.is_valid():
        try:
            add_addendum(meeting=found, text=form.cleaned_data["text"], by=request.user)
        except RecordRefused as refusal:
            form.add_error("text", list(refusal.obstacles))
        else:
            messages.success(request, "Tambahan tercatat.")
            return redirect("monev:meeting", found.pk)
    return show(request, found, addendum_form=form)


@login_required
@require_POST
def add_file(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    found, form = find(request, pk), MeetingFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_meeting_file(
                meeting=found, title=form.cleaned_data["title"], upload=form.cleaned_data["file"], by=request.user
            )
        except RecordRefused as refusal:
            form.add_error("file", list(refusal.obstacles))
        else:
            messages.success(request, "Berkas tersimpan.")
            return redirect("monev:meeting", found.pk)
    return show(request, found, file_form=form)


@login_required
@require_POST
def withdraw_file(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_record(request.user)
    file = get_object_or_404(MeetingFile.objects.select_related("meeting"), pk=pk)
    reason = request.POST.get("alasan", "")[:1000]
    try:
        withdraw_meeting_file(file=file, reason=reason, by=request.user)
    except RecordRefused as refusal:
        kept = {"file": file.pk, "reason": reason, "obstacles": refusal.obstacles}
        return show(request, find(request, file.meeting_id), withdrawal=kept)
    messages.success(request, "Berkas ditarik dan isinya dihapus; alasannya tetap terbaca.")
    return redirect("monev:meeting", file.meeting_id)


def open_scope() -> Region:
    scope = Region.objects.filter(kemendagri_code=settings.PROVINCE_CODE).first()
    if scope is None:
        raise Http404("Data acuan belum dimuat.")
    return scope


def find(request: SignedInRequest, pk: int) -> Meeting:
    found = find_meeting(request.user, pk)
    if found is None:
        raise Http404("Rapat ini tidak ada.")
    return found


def show(
    request: SignedInRequest,
    found: Meeting,
    *,
    addendum_form: AddendumForm | None = None,
    file_form: MeetingFileForm | None = None,
    withdrawal: dict[str, Any] | None = None,
) -> HttpResponse:
    """One meeting; what was refused stands in its form again."""
    may_record = can_record(request.user)
    context: dict[str, Any] = {
        "page": meeting_page(found, as_of=clock.today(), against=latest_public_release(settings.PROVINCE_CODE)),
        "meeting": found,
        "may_record": may_record,
        "addendum_form": addendum_form or AddendumForm(),
        "file_form": file_form or MeetingFileForm(),
        "withdrawal": withdrawal,
        "is_example": found.is_example,
        "nav_current": "monev",
    }
    status = 422 if addendum_form or file_form or withdrawal else 200
    return render(request, "monev/meeting.html", context, status=status)


def _show_form(
    request: SignedInRequest,
    form: MinutesForm,
    found: Meeting | None,
    obstacles: tuple[str, ...] = (),
    seen: str = "",
    invalid: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "meeting": found,
        "obstacles": obstacles,
        "is_invalid": invalid,
        "seen": seen,
        "row_names": {field: name for field, _, name in KINDS},
        "nav_current": "monev",
        "is_example": bool(found and found.is_example),
    }
    return render(request, "monev/meeting_form.html", context, status=422 if obstacles or invalid else 200)
