"""Addresses for those who answer for releases and reference data."""

from django.urls import path

from coverage.views.history import release_history

app_name = "coverage"

# /rilis/: the list itself is a page for readers (dashboards).
releases = [
    path("rilis/<int:pk>/riwayat/", release_history, name="release-history"),
]

urlpatterns = [*releases]
