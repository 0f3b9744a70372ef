"""Charts as files, under the name of the release: drawings, figures and tables."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from coverage import exhibits
from coverage.charts import svg
from coverage.charts.files import write_png
from coverage.charts.records import Chart, Listing
from coverage.selectors import figures_of, printed_figures
from dashboards.caching import released_file
from dashboards.converters import EditionAddress
from dashboards.opening import Opening, open_page
from dashboards.views.comparison import comparison_chart, read_choice
from dashboards.views.overview import area_listing, scope_trend, tile_map
from dashboards.views.regency import RegencyReading
from dashboards.views.releases import release_changes
from enrolment.table_files import CONTENT_TYPES, FileMeta, file_name, write_table
from periods import clock
from periods.month import day_in_words

TYPES = CONTENT_TYPES | {"svg": "image/svg+xml", "png": "image/png"}
REGENCY_RECORDS: dict[str, Callable[[RegencyReading], Chart | Listing]] = {
    "tren": RegencyReading.trend,
    "segmen": RegencyReading.segments,
    "kelompok": RegencyReading.groups,
    "program": RegencyReading.programmes,
    "peringkat": RegencyReading.among_others,
    "usaha": RegencyReading.employers,
}


def changes(opening: Opening) -> Listing:
    """What the release changed of the number before."""
    listing = release_changes(opening)
    if listing is None:
        raise Http404(f"{opening.shown} adalah rilis pertama bulannya; tidak ada yang diubahnya.")
    return listing


SCOPE_RECORDS: dict[str, Callable[[Opening], Chart | Listing]] = {
    "tren": scope_trend,
    "peta": lambda opening: tile_map(opening, figures_of(opening.shown, opening.places)),
    "wilayah": area_listing,
    "perubahan": changes,
}


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


def _find_record(request: HttpRequest, opening: Opening, place: str, chart: str) -> Chart | Listing:
    if place == "perbandingan" and chart == "perbandingan":
        form, areas = read_choice(request.GET, opening)
        if not form.is_valid():
            raise Http404("Pilihan wilayah pada alamat tidak dikenal.")
        return comparison_chart(opening, areas)
    if place == "angka-publikasi" and chart == "cakupan":
        return exhibits.printed_listing([row.cells for row in printed_figures(opening.known, opening.places)])
    if place == opening.places.scope.slug and chart in SCOPE_RECORDS:
        return SCOPE_RECORDS[chart](opening)
    draw = REGENCY_RECORDS.get(chart)
    if draw is None:
        raise Http404(f"Tidak ada grafik “{chart}”.")
    return draw(RegencyReading(opening, opening.find_area(place)))


def _write(record: Chart | Listing, meta: FileMeta, form: str) -> bytes:
    if form in CONTENT_TYPES:
        return write_table(record.table, meta, form)
    if isinstance(record, Listing):
        raise Http404(f"Tabel “{record.key}” tidak punya gambar.")
    drawing = svg.standalone(record, heading_lines=[meta.warning] if meta.warning else (), footer_lines=_footer(meta))
    return drawing.encode() if form == "svg" else write_png(drawing)


def _footer(meta: FileMeta) -> list[str]:
    lines = [f"{meta.release} · {dict(meta.lines)['Skema kategori']}", f"Sumber: {dict(meta.lines)['Sumber']}"]
    return ["Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.", *lines] if meta.example else lines


def _warning(opening: Opening) -> str:
    """What must stand on the file wherever it is carried: another release stands now, or nobody may see it yet."""
    edition = opening.chosen
    if edition.superseded_by:
        return f"Telah digantikan oleh rilis {edition.superseded_by.label}"
    ahead = edition.known.ahead(clock.now())
    until = max((release.embargoed_until for release in ahead if release.embargoed_until), default=None)
    return f"Embargo: jangan disebarkan sebelum {clock.in_words(until)}" if until else ""


def _meta(opening: Opening, place: str, record: Chart | Listing) -> FileMeta:
    release = opening.shown
    area = opening.places.find(place)
    status = "sementara" if release.is_provisional else "final"
    warning = _warning(opening)
    return FileMeta(
        area=(area or opening.places.scope).official_name,
        period=release.month.words,
        release=". ".join(part for part in (f"Rilis {release.label}, {status}", warning) if part),
        warning=warning,
        title=f"{record.title}. {record.subtitle}",
        lines=(
            ("Terbit", day_in_words(timezone.localtime(release.published_at).date())),
            ("Dasar hitung", release.get_basis_display()),
            ("Segmen yang dihitung", release.counted_segments),
            (
                "Skema kategori",
                f"Skema {release.scheme_name} ({release.get_scheme_status_display().lower()})",
            ),
            ("Sumber", "BPJS Ketenagakerjaan (peserta aktif) dan penyebut menurut halaman Metodologi, diolah"),
        ),
        example=release.is_example,
    )
