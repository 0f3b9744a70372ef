"""Publishing freezes what was verified; nothing that happens later changes what was published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from accounts.models import User
from audit.models import AuditEvent
from coverage.actions import PublishingRefused
from coverage.models import CategoryScheme, CoverageRecord, CoverageTarget, EligibleWorkers, Release, ReleaseKind
from coverage.selectors import figures_of, open_edition, read_catalogue, read_places, scope_figure, scope_series
from coverage.selectors.publishing import read_month
from enrolment import actions
from enrolment.models import CountingRule, Obligation, Submission
from enrolment.vocabulary import CountingBasis
from enrolment.workflow import Status
from periods.month import Month
from regions.models import Region
from tests.factories import (
    MONTH,
    counts,
    denominator,
    obligation_of,
    released,
    revise,
    staff_of,
    submission_at,
    verified_report,
)

pytestmark = pytest.mark.django_db


def frozen(release: Release) -> list[object]:
    """Everything that a release holds."""
    records = CoverageRecord.objects.filter(release=release).order_by("pk")
    parts = [list(record.parts.order_by("pk").values_list()) for record in records]
    return [Release.objects.filter(pk=release.pk).values_list().get(), list(records.values_list()), parts]


@pytest.fixture
def first(fajar: User, eka: User) -> Release:
    """Lampung Selatan with 85,000 of 300,000 and Metro with 25,500 of 51,000."""
    denominator("18.01", 300_000, by=fajar)
    denominator("18.72", 51_000, by=fajar)
    verified_report("18.01", by=fajar)
    verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)
    return released(by=eka)


def record_of(release: Release, code: str) -> CoverageRecord:
    return release.records.get(region__kemendagri_code=code)


def test_a_release_holds_the_facts_of_every_area(first: Release) -> None:
    assert first.records.count() == 15
    record = record_of(first, "18.01")
    assert (record.participants, record.eligible, record.eligible_source) == (85_000, 300_000, "Dinas")
    assert (record.expected, record.verified) == (1, 1)
    assert record.target_percent == Decimal("45.53")
    assert record.target_of == "Provinsi Lampung"
    assert Submission.objects.get(pk=record.submissions[0]).obligation.region == record.region
    unknown = record_of(first, "18.13")
    assert (unknown.participants, unknown.eligible, unknown.expected) == (None, None, 0)
    assert (first.number, first.label, first.counted_segments) == (1, "2026-10.1", "PU + BPU + JAKON")
    assert not first.is_example


def test_one_event_tells_of_the_release(first: Release, eka: User) -> None:
    event = AuditEvent.objects.get(action="published")
    assert (event.actor_name, event.subject_label, event.details["areas"]) == ("eka", "Rilis 2026-10.1", 15)


def test_what_reference_data_say_later_does_not_move_what_was_published(first: Release, fajar: User) -> None:
    before = frozen(first)
    EligibleWorkers.objects.update(count=7, source="lain")
    CategoryScheme.objects.filter(valid_from__isnull=False).update(
        cut_low=1, cut_moderate=2, cut_high=3, status="resmi", name="lain"
    )
    CoverageTarget.objects.update(percent=99, legal_basis="lain")
    CountingRule.objects.update(counts=True)
    denominator("18.01", 400_000, since=MONTH, by=fajar)
    assert frozen(first) == before
    places = read_places("18")
    assert places
    release = Release.objects.get(pk=first.pk)
    figure = next(row for row in figures_of(release, places) if row.area.kemendagri_code == "18.01").figure
    assert figure.rate == Fraction(85_000, 300_000)
    assert figure.target == Fraction(4553, 10_000)
    assert figure.cuts == (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))


def test_the_next_month_takes_the_scheme_target_and_denominator_of_its_own_time(first: Release, fajar: User) -> None:
    later = Month(2027, 1)
    denominator("18.01", 320_000, since=later, by=fajar)
    CategoryScheme.objects.filter(valid_from__isnull=False).update(valid_to=Month(2026, 12))
    CategoryScheme.objects.filter(valid_from__isnull=True).update(valid_from=later)
    CoverageTarget.objects.create(
        region=Region.objects.get(kemendagri_code="18.01"),
        year=2027,
        percent=Decimal("50"),
        legal_basis="Perbup",
        source="-",
        is_verified=False,
    )
    verified_report("18.01", month=later, by=fajar)
    second = released(later, by=fajar)
    record = record_of(second, "18.01")
    assert (record.eligible, record.target_percent, record.target_of) == (320_000, 50, "Kabupaten Lampung Selatan")
    assert (second.scheme_basis, second.target_percent) == ("target_share", None)
    # 80, 100 and 120 % of the target of the area.
    assert second.scheme.coverage_cuts(Fraction(1, 2)) == (Fraction(2, 5), Fraction(1, 2), Fraction(3, 5))
    assert (first.scheme_basis, record_of(first, "18.01").eligible) == ("coverage", 300_000)


def test_whoever_saw_an_older_state_is_refused_with_a_sentence(first: Release, fajar: User) -> None:
    events = AuditEvent.objects.count()
    with pytest.raises(PublishingRefused, match="Rilis 2026-10.1 sudah terbit lebih dahulu. Muat ulang"):
        released(after=0, by=fajar)
    with pytest.raises(PublishingRefused, match="Rilis 2026-10.1 sudah terbit lebih dahulu"):
        released(after=2, by=fajar)
    with pytest.raises(PublishingRefused, match="Belum ada rilis September 2026 nomor 3"):
        released(MONTH - 1, after=3, by=fajar)
    assert (Release.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_a_later_release_supersedes_and_leaves_the_earlier_as_it_is(first: Release, fajar: User) -> None:
    before = frozen(first)
    owed = Obligation.objects.get(month=MONTH, region__kemendagri_code="18.01")
    entry, verifier = staff_of(owed.office, fajar)
    revise(obligation=owed, entry=entry, verifier=verifier, report=counts(pu=63_000))
    second = released(after=1, kind=ReleaseKind.CORRECTION, note=" Salah ketik. ", by=fajar)
    assert (second.number, second.note, record_of(second, "18.01").participants) == (2, "Salah ketik.", 88_000)
    assert frozen(first) == before

    catalogue = read_catalogue("18")
    assert catalogue.current(MONTH) == second
    pinned = open_edition(catalogue, MONTH, 1)
    assert pinned
    assert (pinned.release, pinned.superseded_by, pinned.path) == (first, second, "2026-10.1")
    assert second not in pinned.known.releases
    newest = open_edition(catalogue, MONTH)
    assert newest
    assert (newest.release, newest.superseded_by, newest.path) == (second, None, "2026-10")


def test_a_revision_that_is_not_published_changes_no_page(first: Release, fajar: User) -> None:
    before = frozen(first)
    owed = Obligation.objects.get(month=MONTH, region__kemendagri_code="18.01")
    entry, verifier = staff_of(owed.office, fajar)
    revise(obligation=owed, entry=entry, verifier=verifier, report=counts(pu=63_000))
    assert frozen(first) == before


def test_a_page_read_as_of_a_release_knows_nothing_that_came_later(first: Release, fajar: User) -> None:
    def value(numbers: list[Release]) -> list[int | None]:
        places = read_places("18")
        assert places
        return [point.figure.participants for point in scope_series(numbers, places)]

    verified_report("18.01", counts(pu=50_000), month=MONTH - 1, by=fajar)
    late = released(MONTH - 1, by=fajar)  # the month before, published after the month itself
    catalogue = read_catalogue("18")
    assert value(catalogue.current_until(MONTH, 2)) == [75_000, 110_500]
    assert catalogue.as_of(first).current_until(MONTH, 2) == [first]
    assert catalogue.as_of(late).current_until(MONTH, 2) == [late, first]
    assert catalogue.as_of(first).current(MONTH - 1) is None
    assert catalogue.find(MONTH, 2) is None


def test_a_province_is_the_sum_over_the_sum_of_those_who_reported(first: Release, fajar: User) -> None:
    places = read_places("18")
    assert places
    province = scope_figure(first, figures_of(first, places), places)
    assert province.figure.rate == Fraction(85_000 + 25_500, 300_000 + 51_000)
    mean = (Fraction(85_000, 300_000) + Fraction(25_500, 51_000)) / 2
    assert province.figure.rate != mean
    assert (province.combined.reporting, province.combined.expected) == (2, 15)


def test_a_month_without_a_verified_report_is_not_published(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    denominator("18.01", 300_000, by=fajar)
    with pytest.raises(PublishingRefused, match="Belum ada laporan Oktober 2026 yang terverifikasi lengkap."):
        released(by=fajar)
    submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(PublishingRefused, match="Belum ada laporan Oktober 2026"):
        released(by=fajar)
    assert not Release.objects.exists()


def test_an_area_without_a_denominator_is_named(fajar: User) -> None:
    verified_report("18.01", by=fajar)
    verified_report("18.72", by=fajar)
    denominator("18.72", 51_000, by=fajar)
    with pytest.raises(PublishingRefused) as refusal:
        released(by=fajar)
    assert refusal.value.obstacles == [
        "Kabupaten Lampung Selatan belum punya penyebut yang berlaku untuk Oktober 2026."
    ]


def test_a_denominator_that_starts_later_does_not_help(fajar: User) -> None:
    verified_report("18.01", by=fajar)
    denominator("18.01", 300_000, since=MONTH + 1, by=fajar)
    with pytest.raises(PublishingRefused, match="belum punya penyebut yang berlaku untuk Oktober 2026"):
        released(by=fajar)


def test_without_a_scheme_in_force_nothing_is_published(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    CategoryScheme.objects.update(valid_from=None)
    with pytest.raises(PublishingRefused, match="Belum ada skema kategori yang berlaku untuk Oktober 2026."):
        released(by=fajar)


def test_counts_by_workplace_are_not_mixed_into_counts_by_domicile(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    Submission.objects.update(basis=CountingBasis.WORKPLACE)
    with pytest.raises(PublishingRefused, match="Kabupaten Lampung Selatan: laporan menurut tempat kerja tidak dapat"):
        released(by=fajar)


def test_all_obstacles_are_told_at_once(fajar: User) -> None:
    CategoryScheme.objects.update(valid_from=None)
    with pytest.raises(PublishingRefused) as refusal:
        released(by=fajar)
    assert len(refusal.value.obstacles) == 2


def test_an_area_with_two_offices_is_unknown_in_a_release_until_both_are_verified(fajar: User) -> None:
    denominator("18.11", 84_510, by=fajar)
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    small = counts(10_000, 2_000, 300, 5)
    for office in ("kc-lampung-tengah", "kcp-tulang-bawang"):
        owed = obligation_of("18.11", office=office, by=fajar)
        entry, verifier = staff_of(owed.office, fajar)
        submission_at(Status.SUBMITTED, obligation=owed, entry=entry, verifier=verifier, report=small)
    actions.verify(
        submission=Submission.objects.get(obligation__office__code="kc-lampung-tengah"),
        by=User.objects.get(username="verifier.kc-lampung-tengah"),
    )
    half = record_of(released(by=fajar), "18.11")
    assert (half.participants, half.expected, half.verified) == (None, 2, 1)
    assert not half.parts.exists()
    actions.verify(
        submission=Submission.objects.get(obligation__office__code="kcp-tulang-bawang"),
        by=User.objects.get(username="verifier.kcp-tulang-bawang"),
    )
    whole = record_of(released(after=1, by=fajar), "18.11")
    assert (whole.participants, whole.expected, whole.verified) == (24_600, 2, 2)


@pytest.mark.parametrize("who", ["publisher", "entry", "denominator"])
def test_a_release_with_anything_of_the_example_in_it_says_so(who: str, fajar: User) -> None:
    example = User.objects.get(pk=fajar.pk)
    example.pk, example.username, example.is_example = None, "contoh", True
    example.save(force_insert=True)
    denominator("18.01", 300_000, by=example if who == "denominator" else fajar)
    verified_report("18.01", by=fajar)
    if who == "entry":
        User.objects.filter(username="entry.kcp-kalianda").update(is_example=True)
    assert released(by=example if who == "publisher" else fajar).is_example


def test_a_publisher_publishes_what_he_saw_or_nothing(fajar: User, eka: User, scope: Region) -> None:
    """Somebody verifies a revision, or stores a denominator, while the checklist is open."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    seen = read_month(scope, MONTH).fingerprint
    denominator("18.01", 310_000, since=MONTH, by=fajar)
    with pytest.raises(PublishingRefused, match="berubah sejak Anda membuka halaman"):
        released(seen=seen, by=eka)
    assert released(seen=read_month(scope, MONTH).fingerprint, by=eka).number == 1
