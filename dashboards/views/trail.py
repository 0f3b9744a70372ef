"""Jejak audit: every act of everybody, found and handed out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.policies import check_can_read_trail
from accounts.requests import SignedInRequest
from audit.models import AuditEvent
from dashboards.forms import TrailForm
from dashboards.trail import export_lines, find_events, told
from periods import clock

EVENTS_A_PAGE = 50


@login_required
@never_cache
@require_safe
def trail_list(request: SignedInRequest) -> HttpResponse:
    check_can_read_trail(request.user)
    form = TrailForm(request.GET)
    events = find_events(**form.narrowing) if form.is_valid() else AuditEvent.objects.none()
    page = Paginator(events, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "told": told(page.object_list),
        "query": query.urlencode(),
        "is_narrowed": any(query.values()),
        "nav_current": "work",
    }
    return render(request, "dashboards/trail.html", context)


@login_required
@never_cache
@require_safe
def trail_file(request: SignedInRequest, excel: bool) -> HttpResponseBase:
    check_can_read_trail(request.user)
    form = TrailForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('dashboards:trail')}?{request.GET.urlencode()}")
    lines = export_lines(find_events(**form.narrowing), excel=excel)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    day = timezone.localdate(clock.now())
    response["Content-Disposition"] = f'attachment; filename="jejak-audit_{day}.csv"'
    return response
