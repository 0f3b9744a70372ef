"""Addresses of the pages on which coverage data are kept."""

from django.urls import path

from coverage.views import reference

app_name = "coverage"

urlpatterns = [
    path("data-acuan/", reference.overview, name="reference"),
    path("data-acuan/simpan/", reference.confirm, name="reference-confirm"),
    path("data-acuan/<str:kind>/baru/", reference.create, name="reference-create"),
]
