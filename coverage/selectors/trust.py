"""What a release has frozen about how its figures came about: asked once for all areas, and never changing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Min
from django.utils import timezone

from coverage.figures.area import AreaFigure
from coverage.figures.trust import ReportFacts, Trust, TrustFacts, judge_trust, warnings_about
from coverage.models import Release
from coverage.selectors.areas import Places
from coverage.selectors.figures import figures_of
from enrolment.models import Submission
from enrolment.punctuality import Owed


@lru_cache(maxsize=32)
def trust_of(release: Release, places: Places) -> dict[str, Trust]:
    """The four checks of every area in a release, by slug. One query beside the figures, whatever the number of areas.

    Read from what the release froze and from what of a verified report never changes: its obligation's due date, the
    first receipt, and who wrote and who verified it.
    """
    return trust_in(figures_of(release, places), release)


def trust_in(figures: Sequence[AreaFigure], release: Release) -> dict[str, Trust]:
    """The same of figures that are at hand. One query."""
    reports = _reports([key for row in figures for key in row.provenance.submissions])
    stood = None if release.checklist is None else [(item["key"], item["sentence"]) for item in release.answers]
    return {
        row.area.slug: judge_trust(
            TrustFacts(
                is_published=row.is_reported,
                expected=row.provenance.expected,
                verified=row.provenance.verified,
                reports=tuple(reports[key] for key in row.provenance.submissions if key in reports),
                warnings=None if stood is None else warnings_about(row.area.slug, stood),
            )
        )
        for row in figures
    }


def _reports(keys: list[int]) -> dict[int, ReportFacts]:
    """The reports with the first receipt of what each answers, an earlier revision's too."""
    rows = (
        Submission.objects.filter(pk__in=keys)
        .annotate(first_received=Min("obligation__submissions__receipts__at"))
        .values_list(
            "pk",
            "obligation__office__name",
            "obligation__due",
            "first_received",
            "entered_by",
            "submitted_by",
            "verified_by",
            "verified_at",
        )
    )
    return {
        key: ReportFacts(
            office=office,
            owed=Owed(due, _day(received), is_verified=verifier is not None),
            written_by=frozenset(person for person in (entered, submitted) if person is not None),
            verified_by=verifier,
            verified_on=_day(verified_at),
        )
        for key, office, due, received, entered, submitted, verifier, verified_at in rows
    }


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
