"""Manfaat dibayarkan: cases and rupiah by programme and month, for those who have an account; exact."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.requests import SignedInRequest
from coverage.figures.area import Area
from coverage.selectors import Places
from coverage.views.reference import open_scope
from enrolment.vocabulary import Programme
from monev.actions import RecordRefused, record_benefits
from monev.benefits import Paid, parts_in_force, worth_of_a_case
from monev.forms.benefits import BenefitForm
from monev.policies import can_record, check_can_read_registers, check_can_record
from monev.selectors.benefits import BenefitTable, amounts, benefits_of, history_of
from periods import clock
from periods.month import Month
from regions.models import Region

MONTHS_SHOWN = 12


@login_required
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    """The twelve months until ``sampai``, of one area."""
    check_can_read_registers(request.user)
    _, places = open_scope()
    area = _area(places, request.GET.get("wilayah", ""))
    last = _last(request.GET.get("sampai", ""))
    table = benefits_of(area, (last - (MONTHS_SHOWN - 1)).until(last))
    parts = parts_in_force(amounts(), Programme.JKM, last)
    context = {
        "areas": [places.scope, *places.regencies],
        "area": area,
        "table": table,
        "rows": _rows(table),
        "is_example": table.is_example,
        "last": last,
        "earlier": last - MONTHS_SHOWN,
        "later": last + MONTHS_SHOWN if last < _newest() else None,
        "parts": parts,
        "worth": worth_of_a_case(parts),
        "may_record": can_record(request.user),
        "nav_current": "monev",
    }
    return render(request, "monev/benefit_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def month(request: SignedInRequest, slug: str, month: Month) -> HttpResponse:
    check_can_record(request.user)
    _, places = open_scope()
    area = _area(places, slug)
    if area.slug != slug:
        raise Http404(f"Tidak ada wilayah “{slug}”.")
    told = {line.programme: line.months[0] for line in benefits_of(area, [month]).lines}
    form = BenefitForm(request.POST if request.method == "POST" else None, told=told)
    if form.is_valid():
        region = Region.objects.get(kemendagri_code=area.kemendagri_code)
        try:
            record_benefits(region=region, month=month, **form.values, by=request.user)
        except RecordRefused as refusal:
            for obstacle in refusal.obstacles:
                form.add_error(None, obstacle)
        else:
            messages.success(request, f"Manfaat dibayarkan {area.official_name}, {month.words}, tercatat.")
            return redirect(f"{reverse('monev:benefits')}?wilayah={slug}")
    context = {
        "form": form,
        "area": area,
        "month": month,
        "history": history_of(area, month),
        "nav_current": "monev",
    }
    return render(request, "monev/benefit_form.html", context, status=422 if form.errors else 200)


def _rows(table: BenefitTable) -> list[tuple[Month, list[Paid]]]:
    """Months down, the newest first; programmes across."""
    rows = [(month, [line.months[place] for line in table.lines]) for place, month in enumerate(table.months)]
    return rows[::-1]


def _area(places: Places, slug: str) -> Area:
    """The first kabupaten where none is asked for."""
    areas = [places.scope, *places.regencies]
    return next((row for row in areas if row.slug == slug), places.regencies[0])


def _newest() -> Month:
    """The last month that is over."""
    return Month.of(clock.today()) - 1


def _last(text: str) -> Month:
    try:
        return min(Month.parse(text), _newest())
    except ValueError:
        return _newest()
