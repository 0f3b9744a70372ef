"""Paket monev: asking for one, watching it being made, taking it along, checking a file of one."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from coverage.models import Release
from coverage.selectors import read_catalogue
from monev.actions import RecordRefused, request_pack, retry_pack_file
from monev.forms.packs import CheckForm, PackForm
from monev.models import Meeting, Pack, PackFile
from monev.policies import can_read_drafts, check_can_make_packs
from monev.selectors.checking import check_content
from monev.selectors.packs import find_pack, latest_packs, progress_of, whole_pack
from monev.views.attachments import attachment
from monev.vocabulary import Form, Span
from regions.models import Region


@login_required
@require_safe
def pack_list(request: SignedInRequest) -> HttpResponse:
    check_can_make_packs(request.user)
    packs = list(latest_packs(request.user))
    return _page(request, "monev/pack_list.html", packs=packs, is_example=any(pack.is_example for pack in packs))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pack_make(request: SignedInRequest) -> HttpResponse:
    check_can_make_packs(request.user)
    scope = get_object_or_404(Region, kemendagri_code=settings.PROVINCE_CODE)
    releases = read_catalogue(settings.PROVINCE_CODE).current_all()[::-1]
    if not releases:
        return _page(request, "monev/pack_empty.html")
    sent = request.POST if request.method == "POST" else None
    meetings = _meetings(request)
    form = PackForm(sent, initial=_beforehand(request, releases), releases=releases, scope=scope, meetings=meetings)
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            pack = request_pack(
                release=chosen["release"],
                scope=scope,
                regions=list(chosen["regions"]),
                span=Span(chosen["span"]),
                meeting=chosen["meeting"],
                forms=[Form(value) for value in chosen["formats"]],
                by=request.user,
            )
        except RecordRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            return redirect("monev:pack-detail", pk=pack.pk)
    return _page(request, "monev/pack_form.html", status=422 if form.errors else 200, form=form)


@login_required
@require_safe
def pack_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_make_packs(request.user)
    pack = _find(request, pk)
    return _page(
        request,
        "monev/pack_detail.html",
        pack=pack,
        progress=progress_of(pack),
        is_example=pack.is_example or pack.release.is_example,
    )


@login_required
@require_safe
def pack_file(request: SignedInRequest, pk: int, form: str) -> HttpResponse:
    check_can_make_packs(request.user)
    found = get_object_or_404(PackFile, pack=_find(request, pk), form=form)
    if found.content is None:
        raise Http404("Berkas ini belum selesai ditulis.")
    return attachment(bytes(found.content), found.name, Form(found.form).media_type)


@login_required
@require_POST
def pack_file_retry(request: SignedInRequest, pk: int, form: str) -> HttpResponse:
    check_can_make_packs(request.user)
    file = get_object_or_404(PackFile.objects.defer("content"), pack=_find(request, pk), form=form)
    try:
        retry_pack_file(file=file, by=request.user)
    except RecordRefused as refusal:
        for obstacle in refusal.obstacles:
            messages.info(request, obstacle)
    else:
        messages.success(request, f"{Form(file.form).label} ditulis lagi.")
    return redirect("monev:pack-detail", pk=pk)


@login_required
@require_safe
def pack_whole(request: SignedInRequest, pk: int) -> HttpResponse:
    """All files that are written, with their manifest, as one ZIP."""
    check_can_make_packs(request.user)
    pack = _find(request, pk)
    if not progress_of(pack).is_whole:
        raise Http404("Paket ini belum selesai ditulis.")
    return attachment(whole_pack(pack), f"paket-monev-{pack.pk}_rilis-{pack.release.label}.zip", "application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whoever was handed a file may ask whether it is as it was made here; nothing of it is kept."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    verdict = check_content(form.cleaned_data["file"].read()) if form.is_valid() else None
    name = form.cleaned_data["file"].name if verdict else ""
    status = 422 if form.errors else 200
    return _page(request, "monev/check.html", status=status, form=form, verdict=verdict, name=name)


def _find(request: SignedInRequest, pk: int) -> Pack:
    pack = find_pack(request.user, pk)
    if pack is None:
        raise Http404("Paket ini tidak ada.")
    return pack


def _page(request: HttpRequest, template: str, status: int = 200, **context: object) -> HttpResponse:
    return render(request, template, {"nav_current": "monev", **context}, status=status)


def _meetings(request: SignedInRequest) -> QuerySet[Meeting]:
    """Agreed ones, and drafts for those who may read them: a pack is made before the meeting that it is for."""
    meetings = Meeting.objects.select_related("region", "conclusion")
    return meetings if can_read_drafts(request.user) else meetings.filter(conclusion__isnull=False)


def _beforehand(request: SignedInRequest, releases: list[Release]) -> dict[str, object]:
    """What the address asks for; whatever it does not know is left to be chosen."""
    found = next((release for release in releases if release.label == request.GET.get("rilis")), releases[0])
    chosen = Region.objects.filter(slug__in=request.GET.getlist("wilayah")[:50]).values_list("pk", flat=True)
    beforehand: dict[str, object] = {"release": found.pk, "regions": list(chosen)}
    if (meeting := request.GET.get("rapat", "")).isascii() and meeting.isdecimal():
        beforehand["meeting"] = int(meeting[:9])
    return beforehand
