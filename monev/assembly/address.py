"""The address of a page as people type it; a worker in the background has no request to ask for its host."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from coverage.figures.area import Area
from monev.assembly.reading import PackReading


def page_of(reading: PackReading, area: Area) -> str:
    """``ucj.example.go.id/2026-10.1/lampung-tengah/``; several areas lead to the page of the whole release."""
    label = reading.release.label
    if reading.whole.places.find(area.slug) is None:
        path = reverse("dashboards:overview", args=[label])
    else:
        path = reverse("dashboards:regency-detail", args=[label, area.slug])
    return f"{_host()}{path}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).netloc or settings.ALLOWED_HOSTS[0].removeprefix(".")
