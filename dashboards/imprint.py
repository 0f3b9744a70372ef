"""What files and documents of a release say of themselves."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from coverage.documents import Imprint
from coverage.figures.area import Area
from coverage.models import Release
from dashboards.opening import Opening, page_address
from periods import clock
from periods.month import day_in_words

PRODUCERS = "BPJS Ketenagakerjaan (peserta aktif) dan pemerintah daerah (pekerja eligible), diolah."


def imprint_of(opening: Opening, area: Area, host: str) -> Imprint:
    """``host`` as people type it; the address is the page of the area under the name of the release."""
    release = opening.shown
    return Imprint(
        house=settings.SITE_NAME,
        month=release.month.words,
        release=f"Rilis {release.label}",
        published=published_words(release),
        source=source_words(release),
        scheme=scheme_words(release),
        scheme_is_official=release.scheme.official,
        address=f"{host}{pinned_address(opening, area)}",
        at=release.published_at,
        example=release.is_example,
        warning=warning_of(opening),
    )


def pinned_address(opening: Opening, area: Area) -> str:
    """The page of an area or of the whole scope within the release."""
    label = opening.shown.label
    if area.slug == opening.places.scope.slug:
        return page_address("dashboards:overview", label)
    return page_address("dashboards:regency-detail", label, area.slug)


def house_host(request: HttpRequest) -> str:
    """Where people find the site: what the settings say, else the host that was asked."""
    return urlsplit(settings.SITE_URL).netloc or request.get_host()


def source_words(release: Release) -> str:
    """Nobody real is named as the producer of invented figures."""
    return f"Data contoh; bila sungguhan, sumbernya: {PRODUCERS}" if release.is_example else f"Sumber: {PRODUCERS}"


def published_words(release: Release) -> str:
    return day_in_words(timezone.localtime(release.published_at).date())


def scheme_words(release: Release) -> str:
    return f"Skema {release.scheme_name} ({release.get_scheme_status_display().lower()})"


def warning_of(opening: Opening) -> str:
    """What must stand on the file wherever it is carried: another release stands now, or nobody may see it yet."""
    edition = opening.chosen
    if edition.superseded_by:
        return f"Telah digantikan oleh rilis {edition.superseded_by.label}"
    ahead = edition.known.ahead(clock.now())
    until = max((release.embargoed_until for release in ahead if release.embargoed_until), default=None)
    return f"Embargo: jangan disebarkan sebelum {clock.in_words(until)}" if until else ""
