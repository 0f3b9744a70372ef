"""The four checks of a release as they were when it came out, whatever happens afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coverage.figures.trust import Check, Trust
from coverage.models import Release
from coverage.selectors import figures_of, read_places, trust_of
from enrolment import actions
from enrolment.counts import Count
from enrolment.models import Submission
from periods import clock
from tests.factories import counts, denominator, obligation_of, released, revise, staff_of, verified_report

pytestmark = pytest.mark.django_db

IN_TIME = datetime(2026, 11, 10, 16, 0, tzinfo=UTC)  # 23.00 WIB of the due date
TOO_LATE = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)  # 01.00 WIB of the day after
SELATAN, METRO, TENGAH = "lampung-selatan", "metro", "lampung-tengah"


@pytest.fixture
def denominators(fajar: User) -> None:
    with clock.standing_at(IN_TIME):
        denominator("18.01", 300_000, by=fajar)
        denominator("18.72", 51_000, by=fajar)


def checks(release: Release, slug: str) -> list[bool | None]:
    return list(trust(release, slug).answers.values())


def trust(release: Release, slug: str) -> Trust:
    places = read_places("18")
    assert places is not None
    return trust_of(release, places)[slug]


def test_the_day_is_that_of_the_site(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        verified_report("18.01", by=fajar)
    with clock.standing_at(TOO_LATE):
        verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)
        release = released(by=eka)
    assert checks(release, SELATAN) == [True, True, True, True]
    assert checks(release, METRO) == [True, False, True, True]
    assert [trust(release, slug).letter for slug in (SELATAN, METRO, TENGAH)] == ["A", "B", ""]
    assert checks(release, TENGAH) == [False, None, None, False]


def test_a_warning_that_a_publisher_answered_stood_all_the_same(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        # More participants than eligible workers: the branch explains it, the publisher answers it.
        verified_report("18.72", counts(50_000, 5_000, 500, 0), by=fajar)
        release = released(by=eka)
    assert {item["key"] for item in release.answers} >= {"above.metro"}
    assert checks(release, METRO) == [True, True, True, False]
    assert trust(release, METRO).letter == "B"


def test_what_a_branch_explained_is_no_open_warning(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        verified_report("18.01", counts(groups={"perusahaan": Count(30_000, 20_000)}), by=fajar)
        release = released(by=eka)
    assert [item["key"].partition(".")[0] for item in release.explanations] == ["note"]
    assert trust(release, SELATAN).letter == "A"


def test_a_report_given_back_counts_by_its_first_hand_in(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        owed = obligation_of("18.01", by=fajar)
        entry, verifier = staff_of(owed.office, fajar)
        submission = actions.start_submission(obligation=owed, by=entry)
        actions.save_counts(submission=submission, counts=counts(), notes={}, by=entry)
        actions.submit(submission=submission, by=entry)
    with clock.standing_at(TOO_LATE):
        actions.return_for_correction(submission=submission, reason="Periksa jasa konstruksi.", by=verifier)
        actions.submit(submission=submission, by=entry)
        actions.verify(submission=submission, by=verifier)
        release = released(by=eka)
    assert checks(release, SELATAN) == [True, True, True, True]


def test_a_correction_is_as_punctual_as_what_it_corrects(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        verified_report("18.01", by=fajar)
        first = released(by=eka)
    with clock.standing_at(datetime(2026, 11, 18, 3, 0, tzinfo=UTC)):
        owed = obligation_of("18.01", by=fajar)
        entry, verifier = staff_of(owed.office, fajar)
        revise(obligation=owed, entry=entry, verifier=verifier, report=counts(60_500))
        second = released(after=1, kind="correction", note="Peserta PU salah ketik satu angka.", by=eka)
    assert checks(first, SELATAN) == checks(second, SELATAN) == [True, True, True, True]
    # The report behind the first release is superseded now; what it was judged on stays.
    assert Submission.objects.filter(pk__in=first.records.get(region__slug=SELATAN).submissions).get().revision == 1


def test_a_release_from_before_the_checklist_has_no_letters(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        verified_report("18.01", by=fajar)
        release = released(by=eka)
    release.checklist = None  # as read from an older row
    answers = trust(release, SELATAN).answers
    assert answers[Check.NO_OPEN_WARNING] is None
    assert trust(release, SELATAN).letter == ""


def test_one_query_beside_the_figures_whatever_the_number_of_areas(denominators: None, fajar: User, eka: User) -> None:
    with clock.standing_at(IN_TIME):
        verified_report("18.01", by=fajar)
        one = released(by=eka)
        verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)
        two = released(after=1, by=eka)
    places = read_places("18")
    assert places is not None
    for release in (one, two):
        figures_of(release, places)
        with CaptureQueriesContext(connection) as queries:
            assert len(trust_of(release, places)) == 15
        assert len(queries) == 1
