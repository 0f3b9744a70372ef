"""Bawa pulang: what a reader carries away of an area, all of it under the name of the release."""

from __future__ import annotations

from coverage import narrative
from coverage.figures.area import Area
from coverage.figures.figure import Figure
from coverage.readings import RegencyReading, warning_of
from dashboards.opening import Opening, page_address


def take(reading: RegencyReading) -> dict[str, object]:
    return {"take": _taken_of(reading)}


def _taken_of(reading: RegencyReading) -> dict[str, str]:
    own = reading.own
    return taken(reading.opening, reading.area, own.figure, provisional=own.provisional, inherited=own.inherits_target)


def taken(
    opening: Opening, area: Area, figure: Figure, *, provisional: bool, inherited: bool = False
) -> dict[str, str]:
    """Addresses of the card and the sheet, and the card in words."""
    release = opening.shown
    return {
        "card": page_address("dashboards:share-card", release.label, area.slug),
        "sheet": page_address("dashboards:pocket-sheet", release.label, area.slug),
        "message": narrative.message(
            area.official_name,
            release.month,
            figure,
            release.label,
            provisional=provisional,
            official=release.scheme.official,
            example=release.is_example,
            warning=warning_of(opening),
            inherited=inherited,
        ),
    }
