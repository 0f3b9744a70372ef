"""The one-page sheets of all areas of a pack."""

from __future__ import annotations

from django.conf import settings

from coverage import documents
from coverage.figures.area import Area
from coverage.readings import (
    RegencyReading,
    area_sheet,
    published_words,
    scheme_words,
    scope_sheet,
    source_words,
    warning_of,
)
from monev.assembly.address import page_of
from monev.assembly.reading import PackReading


def area_sheets(reading: PackReading) -> list[tuple[str, documents.Sheet]]:
    """By slug, the scope first where the pack is about more than one area."""
    sheets = (
        [] if reading.is_single else [(reading.area.slug, scope_sheet(reading.scope, _imprint(reading, reading.area)))]
    )
    for area in reading.areas:
        own = RegencyReading(reading.whole, area)
        sheets.append((area.slug, area_sheet(own, _imprint(reading, area))))
    return sheets


def _imprint(reading: PackReading, area: Area) -> documents.Imprint:
    release = reading.release
    return documents.Imprint(
        house=settings.SITE_NAME,
        month=release.month.words,
        release=f"Rilis {release.label}",
        published=published_words(release),
        source=source_words(release),
        scheme=scheme_words(release),
        scheme_is_official=release.scheme.official,
        address=page_of(reading, area),
        at=release.published_at,
        example=release.is_example,
        warning=warning_of(reading.whole),
    )
