"""Tindak lanjut: what was promised over all meetings, and what is reported of one promise."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.requests import SignedInRequest
from monev.actions import RecordRefused, report_progress
from monev.forms.following import ProgressForm
from monev.models import Commitment
from monev.policies import can_record, check_can_record
from monev.selectors.commitments import Promised, agreed_commitments, latest_public_release, promised
from monev.views.meetings import open_scope
from monev.vocabulary import Progress
from periods import clock
from regions.models import Region

SHOWN = (
    ("terlambat", "Terlambat", lambda one: one.standing.is_overdue),
    ("terbuka", "Terbuka", lambda one: one.standing.is_open),
    ("semua", "Semua", lambda one: True),
)


@login_required
@require_GET
def commitment_list(request: SignedInRequest) -> HttpResponse:
    """Who promised what and how late it is, over all meetings; the longest late first."""
    scope = open_scope()
    areas = list(Region.objects.regencies_of(scope).order_by("name").values_list("slug", "name"))
    slug = request.GET.get("wilayah", "")
    slug = slug if slug in dict(areas) else ""
    regions = Region.objects.filter(slug=slug).values_list("pk", flat=True) if slug else None
    everything = agreed_commitments(
        regions=regions, as_of=clock.today(), against=latest_public_release(scope.kemendagri_code)
    )
    chosen = request.GET.get("tampil", "terlambat")
    chosen = chosen if chosen in {key for key, _, _ in SHOWN} else "terlambat"
    kinds = [(key, label, [one for one in everything if belongs(one)]) for key, label, belongs in SHOWN]
    context = {
        "kinds": [(key, label, len(rows)) for key, label, rows in kinds],
        "chosen": chosen,
        "rows": next(rows for key, _, rows in kinds if key == chosen),
        "areas": areas,
        "slug": slug,
        "today": clock.today(),
        "is_example": any(one.meeting.is_example for one in everything),
        "nav_current": "monev",
    }
    return render(request, "monev/commitment_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def commitment(request: SignedInRequest, pk: int) -> HttpResponse:
    """One promise with its history; whoever keeps the records reports here."""
    found = _find(pk)
    form = ProgressForm(initial={"progress": Progress.ONGOING, "day": clock.today()})
    if request.method == "POST":
        check_can_record(request.user)
        form = ProgressForm(request.POST, request.FILES)
        if form.is_valid():
            values = form.cleaned_data | {"progress": Progress(form.cleaned_data["progress"])}
            try:
                report_progress(commitment=Commitment.objects.get(pk=pk), by=request.user, **values)
            except RecordRefused as refusal:
                form.add_error(None, list(refusal.obstacles))
            else:
                messages.success(request, "Perkembangan tercatat.")
                return redirect("monev:commitment", pk)
    context = {
        "one": found,
        "form": form,
        "may_record": can_record(request.user),
        "is_example": found.meeting.is_example,
        "nav_current": "monev",
    }
    return render(request, "monev/commitment.html", context, status=422 if form.errors else 200)


def _find(pk: int) -> Promised:
    """Commitments of drafts are shown with their meeting; they have no page of their own yet."""
    rows = Commitment.objects.filter(pk=pk, meeting__conclusion__isnull=False)
    found = promised(rows, as_of=clock.today(), against=latest_public_release(settings.PROVINCE_CODE))
    if not found:
        raise Http404("Tindak lanjut ini tidak ada.")
    return found[0]
