"""Buku kerja: download a month of an office, upload it, look at every change, store all of them or none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import BranchOffice, User
from accounts.requests import SignedInRequest
from enrolment import actions, workbook
from enrolment.forms.workbook import WorkbookForm
from enrolment.models import Upload
from enrolment.numbers import count
from enrolment.policies import check_can_use_workbook
from enrolment.selectors import book_of, months_of
from enrolment.sheets import SheetRefused
from periods.month import Month

MONTHS_A_PAGE = 12
CHANGES_A_PAGE = 500
FAULTS_SHOWN = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "xlsx": (workbook.write_faults_xlsx, XLSX),
    "csv": (workbook.write_faults_csv, "text/csv; charset=utf-8"),
}


@login_required
@require_GET
def months(request: SignedInRequest) -> HttpResponse:
    """Every month of the office, with the two buttons."""
    _, office = _entry_person(request)
    page = Paginator(months_of(office), MONTHS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "enrolment/workbook_months.html", {"page": page, "office": office, "nav_current": "work"})


@login_required
@require_GET
@never_cache
def download(request: SignedInRequest, month: Month) -> HttpResponse:
    book = _book(_entry_person(request)[1], month)
    response = HttpResponse(workbook.write_workbook(book), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{workbook.file_name(book.office, month)}"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest, month: Month) -> HttpResponse:
    """Read the file and keep what it would change; nothing of it is stored yet."""
    user, office = _entry_person(request)
    book = _book(office, month)
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            preview = workbook.compare(workbook.read_workbook(content, file.name, book), book, by=user.pk)
        except SheetRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            kept = actions.keep_upload(
                office=office,
                month=month,
                file_name=file.name,
                sha256=hashlib.sha256(content).hexdigest(),
                preview=preview,
                by=user,
            )
            return redirect("enrolment:workbook-preview", month, kept.pk)
    context = {"form": form, "month": month, "office": office, "book": book, "nav_current": "work"}
    return render(request, "enrolment/workbook_upload.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
@never_cache
def preview(request: SignedInRequest, month: Month, pk: int) -> HttpResponse:
    return _show_preview(request, _own_upload(_entry_person(request)[0], month, pk))


@login_required
@require_POST
def confirm(request: SignedInRequest, month: Month, pk: int) -> HttpResponse:
    """All areas or none."""
    user, _ = _entry_person(request)
    kept = _own_upload(user, month, pk)
    try:
        stored = actions.save_workbook(upload=kept, by=user)
    except actions.UploadRefused as refusal:
        messages.error(request, str(refusal))
    except actions.CellConflict as conflict:
        return _show_preview(request, kept, conflicts=[one.message for one in conflict.conflicts])
    else:
        messages.success(request, f"{count(stored.cells)} sel disimpan di {count(stored.reports)} wilayah.")
    return redirect("enrolment:workbook-preview", month, pk)


@login_required
@require_GET
@never_cache
def errors(request: SignedInRequest, month: Month, pk: int, form: str) -> HttpResponse:
    """The table of errors and of what the rules notice, as a file."""
    kept = _own_upload(_entry_person(request)[0], month, pk)
    found = workbook.from_plain(kept.preview)
    write, content_type = WRITERS[form]
    response = HttpResponse(write(found.table), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="galat_{kept.office.code}_{month}.{form}"'
    return response


def _entry_person(request: SignedInRequest) -> tuple[User, BranchOffice]:
    check_can_use_workbook(request.user)
    if request.user.office is None:
        raise PermissionDenied("Akun Anda belum punya kantor. Mintalah administrator mengisinya.")
    return request.user, request.user.office


def _book(office: BranchOffice, month: Month) -> workbook.Book:
    book = book_of(office, month)
    if book is None:
        raise Http404(f"{office} tidak punya laporan {month.words}.")
    return book


def _own_upload(user: User, month: Month, pk: int) -> Upload:
    """Previews of other people, and those that a newer upload replaced, are not there."""
    own = Upload.objects.select_related("office").filter(by=user, office=user.office_id, month=month)
    return get_object_or_404(own, pk=pk)


def _show_preview(request: SignedInRequest, kept: Upload, conflicts: list[str] | None = None) -> HttpResponse:
    found = workbook.from_plain(kept.preview)
    rows = [(area, change) for area in found.areas for change in area.changes]
    page = Paginator(rows, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "upload": kept,
        "preview": found,
        "page": page,
        "groups": [
            (area, [change for _, change in grouped])
            for area, grouped in groupby(page.object_list, key=lambda pair: pair[0])
        ],
        "faults": found.faults[:FAULTS_SHOWN],
        "more_faults": max(len(found.faults) - FAULTS_SHOWN, 0),
        "noticed": found.noticed[:FAULTS_SHOWN],
        "more_noticed": max(len(found.noticed) - FAULTS_SHOWN, 0),
        "overtaken": sorted(found.overtaken, key=lambda one: not one.is_wanted)[:FAULTS_SHOWN],
        "more_overtaken": max(len(found.overtaken) - FAULTS_SHOWN, 0),
        "conflicts": conflicts,
        "may_store": found.can_be_stored and not conflicts and kept.confirmed_at is None,
        "nav_current": "work",
    }
    return render(request, "enrolment/workbook_preview.html", context, status=409 if conflicts else 200)
