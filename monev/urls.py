"""Addresses under /monev/: what was agreed, and what became of it."""

from django.urls import path

import periods.converters  # noqa: F401 - <month:month>
from monev.views import benefits, files, recommending, regulations

app_name = "monev"

stored = [path("monev/berkas/<int:pk>/", files.file, name="file")]

registers = [
    path("monev/regulasi/", regulations.overview, name="regulations"),
    path("monev/regulasi/catat/", regulations.record, name="regulation-record"),
    path("monev/regulasi/<int:pk>/", regulations.detail, name="regulation"),
    path("monev/regulasi/<int:pk>/status/", regulations.add_step, name="regulation-step"),
    path("monev/manfaat/", benefits.overview, name="benefits"),
    path("monev/manfaat/<slug:slug>/<month:month>/", benefits.month, name="benefit-month"),
]

recommended = [
    path("monev/rapat/<int:pk>/rekomendasi/", recommending.recommendations, name="recommendations"),
    path("monev/rapat/<int:pk>/rekomendasi/jawab/", recommending.answer, name="recommendation-answer"),
]

urlpatterns = [*stored, *registers, *recommended]
