"""Addresses of the pages: Indonesian, since people read and share them; the month is in the path."""

from django.urls import path, register_converter

from dashboards.converters import EditionConverter, FileFormConverter
from dashboards.views import side_by_side
from dashboards.views.change import change
from dashboards.views.comparison import comparison
from dashboards.views.contribution_plan import contribution_plan, contribution_plan_file
from dashboards.views.distance import distance
from dashboards.views.events import events
from dashboards.views.files import file
from dashboards.views.method import method
from dashboards.views.overview import overview
from dashboards.views.printed import published_figures
from dashboards.views.provenance import provenance
from dashboards.views.regency import regency
from dashboards.views.releases import release_detail, release_list, release_open
from dashboards.views.search import search
from dashboards.views.takeaway import pocket_sheet, share_card
from dashboards.views.trail import trail_file, trail_list

register_converter(EditionConverter, "edition")
register_converter(FileFormConverter, "form")

app_name = "dashboards"

# The current release: it moves on with the next one.
latest = [
    path("", overview, name="overview"),
    path("wilayah/<slug:slug>/", regency, name="regency-latest"),
    path("perbandingan/", comparison, name="comparison"),
    path("perbandingan/peringkat/", side_by_side.ranking, name="comparison-ranking"),
    path("perbandingan/jarak/", side_by_side.distance, name="comparison-distance"),
    path("perbandingan/bulan/", side_by_side.months, name="comparison-months"),
    path("perbandingan/panel/", side_by_side.panels, name="comparison-panels"),
    path("angka-publikasi/", published_figures, name="published-figures"),
    path("peristiwa/", events, name="events"),
    path("metodologi/", method, name="method"),
    path("cari/", search, name="search"),
    path("rilis/", release_list, name="release-list"),
    path("rilis/buka/", release_open, name="release-open"),
    path("rilis/<edition:edition>/", release_detail, name="release-detail"),
]

# <edition:edition>: a month (its current release) or one release of it, which never changes.
dated = [
    path("asal/<edition:edition>/<slug:slug>/", provenance, name="provenance"),
    path("<edition:edition>/", overview, name="overview"),
    path("<edition:edition>/perbandingan/", comparison, name="comparison"),
    path("<edition:edition>/perbandingan/peringkat/", side_by_side.ranking, name="comparison-ranking"),
    path("<edition:edition>/perbandingan/jarak/", side_by_side.distance, name="comparison-distance"),
    path("<edition:edition>/perbandingan/bulan/", side_by_side.months, name="comparison-months"),
    path("<edition:edition>/perbandingan/panel/", side_by_side.panels, name="comparison-panels"),
    path("<edition:edition>/angka-publikasi/", published_figures, name="published-figures"),
    path("<edition:edition>/peristiwa/", events, name="events"),
    path("<edition:edition>/metodologi/", method, name="method"),
    path("<edition:edition>/<slug:slug>/jarak/", distance, name="distance"),
    path("<edition:edition>/<slug:slug>/", regency, name="regency-detail"),
    path("<edition:edition>/<slug:slug>/kartu.png", share_card, name="share-card"),
    path("<edition:edition>/<slug:slug>/lembar-saku.pdf", pocket_sheet, name="pocket-sheet"),
    path("<edition:edition>/<slug:slug>/rencana-iuran/", contribution_plan, name="contribution-plan"),
    path("<edition:edition>/<slug:slug>/perubahan/", change, name="change-detail"),
    path(
        "<edition:edition>/<slug:slug>/rencana-iuran/rencana-iuran.xlsx",
        contribution_plan_file,
        name="contribution-plan-file",
    ),
    path("<edition:edition>/<slug:place>/<slug:chart>.<form:form>", file, name="file"),
]

# /audit/: for those who answer for the site and those who examine it.
trail = [
    path("audit/", trail_list, name="trail"),
    path("audit/jejak-audit.csv", trail_file, {"excel": False}, name="trail-file"),
    path("audit/jejak-audit.excel.csv", trail_file, {"excel": True}, name="trail-file-excel"),
]

urlpatterns = [*latest, *trail, *dated]
