"""Bawa pulang: the share card and the pocket sheet of an area or of the whole scope, under the name of the release."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from coverage.documents import Front, Sheet, card_png, sheet_pdf
from coverage.figures.area import Area
from coverage.readings import RegencyReading, ScopeReading, area_front, area_sheet, scope_front, scope_sheet
from dashboards.caching import released_file
from dashboards.converters import EditionAddress
from dashboards.imprint import house_host, imprint_of
from dashboards.opening import Opening, open_page
from enrolment.table_files import file_name


@released_file
def share_card(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening, area = _opened(request, edition, slug)
    return _answer(card_png(_front(request, opening, area)), "image/png", opening, slug, "kartu.png")


@released_file
def pocket_sheet(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening, area = _opened(request, edition, slug)
    pdf = sheet_pdf(_sheet(request, opening, area))
    return _answer(pdf, "application/pdf", opening, slug, "lembar-saku.pdf")


def _opened(request: HttpRequest, edition: EditionAddress, slug: str) -> tuple[Opening, Area]:
    opening = open_page(request, edition)
    if edition.number is None:
        raise Http404("Berkas hanya ada menurut nomor rilis, misalnya 2026-10.1.")
    scope = opening.places.scope
    return opening, scope if slug == scope.slug else opening.find_area(slug)


def _front(request: HttpRequest, opening: Opening, area: Area) -> Front:
    imprint = imprint_of(opening, area, house_host(request))
    if area is opening.places.scope:
        return scope_front(ScopeReading(opening).own, imprint)
    return area_front(RegencyReading(opening, area), imprint)


def _sheet(request: HttpRequest, opening: Opening, area: Area) -> Sheet:
    imprint = imprint_of(opening, area, house_host(request))
    if area is opening.places.scope:
        return scope_sheet(ScopeReading(opening), imprint)
    return area_sheet(RegencyReading(opening, area), imprint)


def _answer(content: bytes, kind: str, opening: Opening, slug: str, name: str) -> HttpResponse:
    """Shown in the browser: a card is looked at and shared from there, a sheet is read or printed."""
    stem, _, extension = name.partition(".")
    release = opening.shown
    saved = file_name(slug, str(release.month), f"rilis-{release.number}", stem, extension)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'inline; filename="{saved}"'})
