"""Addresses for those who answer for releases and reference data."""

from django.urls import path

import periods.converters  # noqa: F401 - <month:month>
from coverage.views import events, reference, reference_upload, reporting_rules, tariffs
from coverage.views.history import release_history
from coverage.views.publishing import publish_month, publishing

app_name = "coverage"

# /rilis/: the list itself is a page for readers (dashboards).
releases = [
    path("terbitkan/", publishing, name="publishing"),
    path("terbitkan/<month:month>/", publish_month, name="publish"),
    path("rilis/<int:pk>/riwayat/", release_history, name="release-history"),
]

reference_data = [
    path("data-acuan/", reference.overview, name="reference"),
    path("data-acuan/simpan/", reference.confirm, name="reference-confirm"),
    path("data-acuan/penyebut/unggah/", reference_upload.upload, name="reference-upload"),
    path("data-acuan/penyebut/contoh.csv", reference_upload.template, name="reference-template"),
    path("data-acuan/aturan-pelaporan/", reporting_rules.overview, name="reporting-rules"),
    path("data-acuan/aturan-pelaporan/tambah/", reporting_rules.add, name="reporting-rule-add"),
    path("data-acuan/peristiwa/", events.overview, name="event-list"),
    path("data-acuan/peristiwa/catat/", events.record, name="event-record"),
    path("data-acuan/peristiwa/<int:pk>/tarik/", events.withdraw, name="event-withdraw"),
    path("data-acuan/tarif/", tariffs.overview, name="tariffs"),
    path("data-acuan/tarif/tambah/", tariffs.add, name="tariff-add"),
    path("data-acuan/tarif/<int:pk>/akhiri/", tariffs.end, name="tariff-end"),
    path("data-acuan/<str:kind>/baru/", reference.create, name="reference-create"),
]

urlpatterns = [*releases, *reference_data]
