"""Addresses for those who answer for releases and reference data."""

from django.urls import path

from coverage.views import reference
from coverage.views.history import release_history

app_name = "coverage"

# /rilis/: the list itself is a page for readers (dashboards).
releases = [
    path("rilis/<int:pk>/riwayat/", release_history, name="release-history"),
]

reference_data = [
    path("data-acuan/", reference.overview, name="reference"),
    path("data-acuan/simpan/", reference.confirm, name="reference-confirm"),
    path("data-acuan/<str:kind>/baru/", reference.create, name="reference-create"),
]

urlpatterns = [*releases, *reference_data]
