"""Papan: which reports came, which are late, area by month."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from enrolment.forms.board import BoardForm
from enrolment.policies import can_grant_extensions, check_can_read_board
from enrolment.punctuality import Standing
from enrolment.selectors import board_of, late_areas, latest_month, offices_on_board, reports_of
from enrolment.selectors.board import MONTHS
from enrolment.selectors.locks import ReportingRules
from enrolment.table_files import CONTENT_TYPES, FileMeta, write_table
from enrolment.tables.obligations import obligation_table
from periods import clock
from periods.month import Month


@login_required
@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    form, latest = _choice(request)
    last = form.last or latest
    months = (last - (MONTHS - 1)).until(last)
    reports = reports_of(request.user, months, office=form.office)
    if form.only_late:
        reports = late_areas(reports)
    context = _frame(request, form) | {
        # The newest month stands first: on a telephone it is the one that is seen.
        "board": board_of(reports, reversed(months)),
        "standings": list(Standing),
        "before": last - MONTHS,
        "after": last + MONTHS,
        "is_latest": last >= latest,
        "is_example": any(report.is_example for report in reports),
    }
    return render(request, "enrolment/board.html", context)


@login_required
@require_safe
def board_month(request: SignedInRequest, month: Month) -> HttpResponse:
    form, _ = _choice(request)
    reports = reports_of(request.user, [month], office=form.office, only_late=form.only_late)
    context = _frame(request, form) | {
        "month": month,
        "reports": reports,
        "offers_extensions": (can_grant_extensions(request.user) and ReportingRules().for_month(month).locks_after_due),
        "total": board_of(reports, [month]).totals[0][1],
        "is_example": any(report.is_example for report in reports),
    }
    return render(request, "enrolment/board_month.html", context)


@login_required
@require_safe
def board_file(request: SignedInRequest, form: str) -> HttpResponse:
    """Twelve months as rows: what is owed under the same choice as on the screen."""
    if form not in CONTENT_TYPES:
        raise Http404(f"Tidak ada berkas “.{form[:20]}”.")
    chosen, latest = _choice(request)
    last = chosen.last or latest
    months = (last - (MONTHS - 1)).until(last)
    reports = reports_of(request.user, months, office=chosen.office, only_late=chosen.only_late)
    meta = FileMeta(
        area=chosen.office.name if chosen.office else "Semua kantor yang terlihat",
        period=f"{months[0].words} sampai {last.words}",
        release="",
        title="Kewajiban lapor" + (" yang terlambat" if chosen.only_late else ""),
        lines=(("Dibuat", clock.in_words(clock.now())),),
        example=any(report.is_example for report in reports),
    )
    response = HttpResponse(write_table(obligation_table(reports), meta, form), content_type=CONTENT_TYPES[form])
    name = f"ucj_kewajiban-lapor_{months[0]}_{last}.{form.split('.')[-1]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _choice(request: SignedInRequest) -> tuple[BoardForm, Month]:
    """What the address asks for, and the month opened last."""
    check_can_read_board(request.user)
    form = BoardForm(request.GET, offices_on_board(request.user))
    form.is_valid()
    return form, latest_month() or Month.of(clock.today()) - 1


def _frame(request: SignedInRequest, form: BoardForm) -> dict[str, object]:
    kept = request.GET.copy()
    kept.pop("sampai", None)
    return {"form": form, "kept_query": kept.urlencode(), "query": request.GET.urlencode(), "nav_current": "work"}
