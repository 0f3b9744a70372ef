"""Charts as files, under the name of the release: drawings, figures and tables."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from coverage.charts import svg
from coverage.charts.files import write_png
from coverage.charts.records import Listing
from coverage.readings import RegencyReading, producers_of, published_words, scheme_words, warning_of
from dashboards.caching import released_file
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page
from dashboards.views.file_records import PAGE_RECORDS, REGENCY_RECORDS, SCOPE_RECORDS, Record
from enrolment.table_files import CONTENT_TYPES, FileMeta, file_name, write_table

TYPES = CONTENT_TYPES | {"svg": "image/svg+xml", "png": "image/png"}


@released_file
def file(request: HttpRequest, edition: EditionAddress, place: str, chart: str, form: str) -> HttpResponse:
    opening = open_page(request, edition)
    if edition.number is None:
        raise Http404("Berkas hanya ada menurut nomor rilis, misalnya 2026-10.1.")
    record = _find_record(request, opening, place, chart)
    if form == "json" and not isinstance(record, Listing):
        # Plotly is imported where a figure is asked for, not where a page is.
        from coverage.charts.plotly_figure import figure

        return JsonResponse(figure(record))
    meta = _meta(opening, place, record)
    content = _write(record, meta, form)
    name = file_name(place, str(opening.shown.month), f"rilis-{opening.shown.number}", chart, form.split(".")[-1])
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _find_record(request: HttpRequest, opening: Opening, place: str, chart: str) -> Record:
    if draw := PAGE_RECORDS.get((place, chart)):
        return draw(opening, request.GET)
    if place == opening.places.scope.slug and (draw := SCOPE_RECORDS.get(chart)):
        return draw(opening, request.GET)
    if draw_area := REGENCY_RECORDS.get(chart):
        return draw_area(RegencyReading(opening, opening.find_area(place)), request.GET)
    raise Http404(f"Tidak ada grafik “{chart}”.")


def _write(record: Record, meta: FileMeta, form: str) -> bytes:
    if form in CONTENT_TYPES:
        return write_table(record.table, meta, form)
    if isinstance(record, Listing):
        raise Http404(f"Tabel “{record.key}” tidak punya gambar.")
    drawing = svg.standalone(record, heading_lines=[meta.warning] if meta.warning else (), footer_lines=_footer(meta))
    return drawing.encode() if form == "svg" else write_png(drawing)


def _footer(meta: FileMeta) -> list[str]:
    scheme, source = (dict(meta.lines)[name] for name in ("Skema kategori", "Sumber"))
    first = f"{meta.release} · {scheme}"
    if meta.example:
        return ["Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.", first, source]
    return [first, f"Sumber: {source}"]


def _meta(opening: Opening, place: str, record: Record) -> FileMeta:
    release = opening.shown
    area = opening.places.find(place)
    status = "sementara" if release.is_provisional else "final"
    warning = warning_of(opening)
    return FileMeta(
        area=(area or opening.places.scope).official_name,
        period=release.month.words,
        release=". ".join(part for part in (f"Rilis {release.label}, {status}", warning) if part),
        warning=warning,
        title=f"{record.title}. {record.subtitle}",
        lines=(
            ("Terbit", published_words(release)),
            ("Dasar hitung", release.get_basis_display()),
            ("Segmen yang dihitung", release.counted_segments),
            (
                "Skema kategori",
                scheme_words(release),
            ),
            ("Sumber", producers_of(release)),
        ),
        example=release.is_example,
    )
