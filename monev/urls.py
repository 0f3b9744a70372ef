"""Addresses under /monev/: what was agreed, and what became of it."""

from django.urls import path

from monev.views import files

app_name = "monev"

stored = [path("monev/berkas/<int:pk>/", files.file, name="file")]

urlpatterns = [*stored]
