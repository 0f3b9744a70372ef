"""What files and documents of a release say of themselves."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from coverage.documents import Imprint
from coverage.figures.area import Area
from coverage.readings import published_words, scheme_words, source_words, warning_of
from dashboards.opening import Opening, page_address


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
