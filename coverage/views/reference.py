"""Data acuan: denominators, targets and category schemes; a change is shown first and stored afterwards."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from coverage import narrative
from coverage.actions import ReferenceRefused
from coverage.forms.changes import Change, DenominatorChange, as_plain, from_plain
from coverage.forms.reference import DenominatorForm, ReferenceForm, SchemeForm, TargetForm
from coverage.policies import can_maintain, check_can_inspect, check_can_maintain
from coverage.rehearsal import rehearse
from coverage.selectors import Places, read_places
from coverage.selectors.reference import denominators, last_row, schemes, scope_of, targets
from periods import clock
from periods.month import Month
from regions.models import Region

FORMS: dict[str, type[ReferenceForm]] = {"penyebut": DenominatorForm, "target": TargetForm, "skema": SchemeForm}
TITLES = {"penyebut": "Penyebut baru", "target": "Target baru", "skema": "Skema kategori baru"}
SALT = "coverage.reference"
PREVIEW_SECONDS = 60 * 60


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    check_can_inspect(request.user)
    scope, places = open_scope()
    month = Month.of(clock.today())
    return render(
        request,
        "coverage/reference_overview.html",
        {
            "scope": places.scope,
            "month": month,
            "areas": denominators(month, scope, places),
            "targets": targets(scope, places),
            "schemes": [(item, narrative.cut_words(item.row.scheme.cuts)) for item in schemes(month)],
            "may_change": can_maintain(request.user),
            "nav_current": "work",
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def create(request: SignedInRequest, kind: str) -> HttpResponse:
    """The form, and what it would do; nothing is stored here."""
    check_can_maintain(request.user)
    if kind not in FORMS:
        raise Http404(f"Tidak ada data acuan “{kind[:40]}”.")
    scope, places = open_scope()
    if request.method == "POST" and "pratinjau" in request.POST:
        change = open_preview(request)[0]
        return show_form(request, kind, FORMS[kind](scope=scope, initial=change.initial if change else None))
    form = FORMS[kind](request.POST or None, scope=scope)
    if form.is_valid():
        try:
            return show_preview(request, form.change(), scope, places)
        except ReferenceRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
    return show_form(request, kind, form)


@login_required
@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Store what the preview showed, once."""
    check_can_maintain(request.user)
    scope, _ = open_scope()
    change, after = open_preview(request)
    if change is None:
        messages.error(request, "Pratinjau sudah kedaluwarsa atau bukan milik Anda. Isi formulirnya sekali lagi.")
        return redirect("coverage:reference")
    try:
        change.act(scope, after, request.user)
    except ReferenceRefused as refusal:
        for obstacle in refusal.obstacles:
            messages.error(request, obstacle)
    else:
        messages.success(request, f"Tersimpan. Berlaku untuk rilis bulan {change.start.words} dan sesudahnya.")
    return redirect("coverage:reference")


def open_scope() -> tuple[Region, Places]:
    """The province of this installation and its areas; 404 while reference data are not loaded."""
    scope, places = scope_of(settings.PROVINCE_CODE), read_places(settings.PROVINCE_CODE)
    if scope is None or places is None:
        raise Http404("Data acuan belum dimuat. Jalankan: manage.py load_reference")
    return scope, places


def show_form(request: SignedInRequest, kind: str, form: ReferenceForm) -> HttpResponse:
    context = {"form": form, "kind": kind, "title": TITLES[kind], "nav_current": "work"}
    return render(request, "coverage/reference_form.html", context, status=422 if form.errors else 200)


def show_preview(request: SignedInRequest, change: Change, scope: Region, places: Places) -> HttpResponse:
    """What the change would do, with the change itself signed, so that what is confirmed is what was seen."""
    after = last_row(change.model)
    rehearsal = rehearse(
        lambda: change.act(scope, after, request.user),
        scope=scope,
        places=places,
        valid_from=change.start,
        valid_to=change.end,
    )
    token = signing.dumps(as_plain(change) | {"after": after, "by": request.user.pk}, salt=SALT, compress=True)
    context: dict[str, Any] = {
        "change": change,
        "title": TITLES[change.kind],
        "rehearsal": rehearsal,
        "effects": rehearsal.effects,
        "sentences": narrative.effects(rehearsal.effects),
        "token": token,
        "back": back_to(change),
        "scope": places.scope,
        "nav_current": "work",
    }
    return render(request, "coverage/reference_preview.html", context)


def back_to(change: Change) -> str:
    """The form on which the change was typed."""
    if isinstance(change, DenominatorChange) and change.uploaded:
        return reverse("coverage:reference-upload")
    return reverse("coverage:reference-create", args=[change.kind])


def open_preview(request: SignedInRequest) -> tuple[Change | None, int]:
    """The change a preview of this person carries, and the last row it saw; None where it is too old or not his."""
    try:
        plain = signing.loads(request.POST.get("pratinjau", ""), salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature:
        return None, 0
    if plain["by"] != request.user.pk:
        return None, 0
    return from_plain(plain), plain["after"]
