"""What changed since the month before is told only where both months count alike."""

from __future__ import annotations

import pytest

from accounts.models import User
from coverage.figures.standing import Standing
from coverage.selectors import open_edition, read_catalogue, read_places, standings_of
from enrolment.models import CountingRule
from tests.factories import MONTH, denominator, released, verified_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def before(fajar: User, eka: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    for month in (MONTH - 1, MONTH):
        verified_report("18.01", month=month, by=fajar)
    released(MONTH - 1, by=eka)


def standing_of_selatan() -> Standing:
    edition, places = open_edition(read_catalogue("18"), MONTH), read_places("18")
    assert edition is not None
    assert places is not None
    return next(row for row in standings_of(edition, places) if row.area.slug == "lampung-selatan")


def test_months_that_count_alike_have_a_change(before: None, eka: User) -> None:
    released(MONTH, by=eka)
    assert standing_of_selatan().participants_difference == 0


def test_months_that_count_other_segments_have_none(before: None, eka: User) -> None:
    assert CountingRule.objects.filter(segment="JAKON").update(counts=False)
    released(MONTH, by=eka)
    assert standing_of_selatan().change is None
