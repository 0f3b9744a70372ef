"""Terbitkan: the months that wait, and one month from its checklist to its release."""

from __future__ import annotations

import io

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.management import call_command
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from coverage.actions import PublishingRefused, publish
from coverage.forms.publishing import PublishForm
from coverage.models import Release
from coverage.policies import can_publish, check_can_see_publishing
from coverage.selectors.publishing import month_states, months_owed, preview, read_month
from coverage.selectors.reference import scope_of
from periods import clock
from periods.month import Month
from regions.models import Region

MONTHS_A_PAGE = 24


@login_required
@require_safe
@never_cache
def publishing(request: SignedInRequest) -> HttpResponse:
    check_can_see_publishing(request.user)
    page = Paginator(months_owed(), MONTHS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "states": month_states(_scope(), list(page)), "nav_current": "work"}
    return render(request, "coverage/publishing_list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def publish_month(request: SignedInRequest, month: Month) -> HttpResponse:
    check_can_see_publishing(request.user)
    reading = read_month(_scope(), month)
    if not reading.reports:
        raise Http404(f"Tidak ada kewajiban lapor untuk {month.words}.")
    form = PublishForm(request.POST or None, reading=reading, by=request.user)
    obstacles: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _published(request, _publish(request, form))
        except PublishingRefused as refusal:
            obstacles = refusal.obstacles
    return render(request, "coverage/publishing_form.html", _context(request, form, obstacles))


def _publish(request: SignedInRequest, form: PublishForm) -> Release:
    chosen, reading = form.cleaned_data, form.reading
    return publish(
        scope=reading.scope,
        month=reading.month,
        after=chosen["after"],
        next_date=chosen["next_date"],
        provisional=chosen["provisional"],
        kind=chosen["kind"],
        note=chosen["note"],
        answers=form.answers,
        at=form.moment,
        embargo_readers=chosen["embargo_readers"] if form.moment else (),
        seen=request.POST.get("seen", ""),
        by=request.user,
    )


def _published(request: SignedInRequest, release: Release) -> HttpResponse:
    if release.embargoed_until:
        moment = clock.in_words(release.embargoed_until)
        sentence = f"{release} tersimpan dan terbit {moment}. Sampai saat itu hanya pembaca embargo yang melihatnya."
        messages.success(request, sentence)
    else:
        # Made now, so that the first reader does not wait; nothing of an embargo may be made before its moment.
        call_command("prepare_pages", stdout=io.StringIO())
        messages.success(request, f"{release} terbit. Semua halaman kini memakai angka ini.")
    return redirect("dashboards:release-detail", release.label)


def _context(request: SignedInRequest, form: PublishForm, obstacles: list[str]) -> dict[str, object]:
    return {
        "reading": form.reading,
        "form": form,
        "obstacles": obstacles,
        "rows": preview(form.reading),
        "explanations": form.reading.explanations_by_name,
        "may_publish": can_publish(request.user),
        "nav_current": "work",
    }


def _scope() -> Region:
    scope = scope_of(settings.PROVINCE_CODE)
    if scope is None:
        raise Http404("Data acuan belum dimuat. Jalankan: manage.py load_reference")
    return scope
