"""What files and documents of a release say of themselves."""

from __future__ import annotations

from django.utils import timezone

from coverage.models import Release
from coverage.readings.standpoint import Standpoint
from periods import clock
from periods.month import day_in_words

PRODUCERS = "BPJS Ketenagakerjaan (peserta aktif) dan pemerintah daerah (pekerja eligible), diolah."


def source_words(release: Release) -> str:
    """A sentence: whose figures these are."""
    return producers_of(release) if release.is_example else f"Sumber: {PRODUCERS}"


def producers_of(release: Release) -> str:
    """Nobody real is named as the producer of invented figures."""
    return f"Data contoh; bila sungguhan, sumbernya: {PRODUCERS}" if release.is_example else PRODUCERS


def published_words(release: Release) -> str:
    return day_in_words(timezone.localtime(release.published_at).date())


def scheme_words(release: Release) -> str:
    return f"Skema {release.scheme_name} ({release.get_scheme_status_display().lower()})"


def warning_of(opening: Standpoint) -> str:
    """What must stand on the file wherever it is carried: another release stands now, or nobody may see it yet."""
    edition = opening.chosen
    if edition.superseded_by:
        return f"Telah digantikan oleh rilis {edition.superseded_by.label}"
    ahead = edition.known.ahead(clock.now())
    until = max((release.embargoed_until for release in ahead if release.embargoed_until), default=None)
    return f"Embargo: jangan disebarkan sebelum {clock.in_words(until)}" if until else ""
