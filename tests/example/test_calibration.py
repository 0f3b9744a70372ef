"""The example series meets what was really printed, and holds what real series have."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.conf import settings

from accounts.models import User
from audit.models import AuditEvent
from coverage.figures.categories import Category
from coverage.figures.figure import Figure
from coverage.models import CoveragePart, CoverageRecord, Release, ReleaseKind
from coverage.selectors import figures_of, read_catalogue, read_places, scope_figure
from enrolment.models import Submission
from periods.month import Month

pytestmark = pytest.mark.django_db

SEPTEMBER, MAY = Month(2024, 9), Month(2025, 5)
LAMPUNG_TENGAH, BANDAR_LAMPUNG, METRO = "18.02", "18.71", "18.72"


def printed() -> list[dict[str, str]]:
    with (settings.FIXTURE_DIRS[0] / "published_figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LIST_OF_SEPTEMBER = [
    row for row in printed() if row["date"] == "2024-09-24" and row["level"] != "provinsi" and row["percent_published"]
]
ASSIGNED = [row for row in LIST_OF_SEPTEMBER if row["kemendagri_code"]]


def current(month: Month) -> Release:
    release = read_catalogue("18").current(month)
    assert release
    return release


def figures(month: Month) -> dict[str, Figure]:
    places = read_places("18")
    assert places
    return {row.area.kemendagri_code: row.figure for row in figures_of(current(month), places)}


def province(month: Month) -> Figure:
    places = read_places("18")
    assert places
    return scope_figure(current(month), figures_of(current(month), places), places).figure


def shown(participants: int, eligible: int, places: str = "0.1") -> Decimal:
    return (Decimal(participants) * 100 / Decimal(eligible)).quantize(Decimal(places), ROUND_HALF_UP)


def count(code: str, month: Month) -> int:
    participants = figures(month)[code].participants
    assert participants is not None
    return participants


def test_the_printed_list_names_thirteen_areas_and_two_rows_without_one() -> None:
    assert (len(LIST_OF_SEPTEMBER), len(ASSIGNED)) == (15, 13)
    assert all(row["unassigned_reason"] for row in LIST_OF_SEPTEMBER if not row["kemendagri_code"])


@pytest.mark.parametrize("row", ASSIGNED, ids=lambda row: row["region"])
def test_september_2024_agrees_with_the_printed_percentage(row: dict[str, str]) -> None:
    figure = figures(SEPTEMBER)[row["kemendagri_code"]]
    assert figure.participants is not None
    assert figure.eligible is not None
    assert shown(figure.participants, figure.eligible) == Decimal(row["percent_published"])


def test_the_two_areas_that_cannot_be_told_apart_hold_the_two_unassigned_percentages() -> None:
    unassigned = {Decimal(row["percent_published"]) for row in LIST_OF_SEPTEMBER if not row["kemendagri_code"]}
    both = [figures(SEPTEMBER)[code] for code in ("18.03", "18.09")]
    assert {shown(figure.participants or 0, figure.eligible or 1) for figure in both} == unassigned


def test_the_province_of_september_2024_is_the_printed_one() -> None:
    figure = province(SEPTEMBER)
    assert (figure.participants, figure.eligible) == (760_468, 3_058_943)
    assert shown(760_468, 3_058_943, "0.01") == Decimal("24.86")
    assert figure.gap == 237_359


def test_the_province_of_may_2025_is_the_printed_one() -> None:
    figure = province(MAY)
    assert shown(figure.participants or 0, figure.eligible or 1, "0.01") == Decimal("23.86")
    assert figure.gap == 479_724
    assert figure.target is not None
    assert figure.target * 100 == Decimal("38.39")


def test_the_categories_of_may_2025_are_those_lampung_tengah_printed() -> None:
    areas = figures(MAY)
    tengah = areas[LAMPUNG_TENGAH]
    assert shown(tengah.participants or 0, tengah.eligible or 1, "1") == 26
    assert tengah.category is Category.VERY_LOW
    assert {code for code, figure in areas.items() if figure.category is Category.LOW} >= {BANDAR_LAMPUNG, METRO}
    assert {code for code, figure in areas.items() if figure.category is not Category.VERY_LOW} == {
        BANDAR_LAMPUNG,
        METRO,
    }


def test_the_series_has_36_months_to_october_2026() -> None:
    catalogue = read_catalogue("18")
    months = [release.month for release in catalogue.current_all()]
    assert months == Month(2023, 11).until(Month(2026, 10))
    assert len(months) == 36
    assert all(CoverageRecord.objects.filter(release=release).count() == 15 for release in catalogue.releases)
    assert catalogue.latest
    assert catalogue.latest.is_provisional


def test_everything_in_it_is_marked_as_example() -> None:
    assert Release.objects.exists()
    assert not Release.objects.filter(is_example=False).exists()
    assert User.objects.exists()
    assert not User.objects.filter(is_example=False).exists()


def test_one_area_misses_one_month() -> None:
    unknown = [
        (code, str(month))
        for month in Month(2023, 11).until(Month(2026, 9))
        for code, figure in figures(month).items()
        if figure.participants is None
    ]
    assert unknown == [("18.08", "2024-07")]


def test_the_last_month_waits_for_one_of_two_offices() -> None:
    records = CoverageRecord.objects.filter(release=current(Month(2026, 10)))
    waiting = records.get(participants=None)
    assert (waiting.region.kemendagri_code, waiting.expected, waiting.verified) == ("18.11", 2, 1)


@pytest.mark.parametrize("month", ["2024-05", "2025-03", "2026-08"])
def test_a_late_report_gives_the_month_a_second_release_that_leaves_the_first(month: str) -> None:
    first, second = Release.objects.filter(month=Month.parse(month)).order_by("number")
    assert (first.is_provisional, second.kind) == (True, ReleaseKind.SCHEDULED)
    late = [release.records.get(region__kemendagri_code="18.12") for release in (first, second)]
    assert late[0].participants is None
    assert late[1].participants
    others = [
        dict(release.records.exclude(region__kemendagri_code="18.12").values_list("region", "participants"))
        for release in (first, second)
    ]
    assert others[0] == others[1]


def test_a_mistyped_figure_is_corrected_by_a_revision_and_a_correction() -> None:
    first, second = Release.objects.filter(month=Month(2026, 3)).order_by("number")
    assert second.kind == ReleaseKind.CORRECTION
    assert "salah ketik" in second.note
    wrong, right = (release.records.get(region__kemendagri_code="18.06") for release in (first, second))
    assert (wrong.participants or 0) - (right.participants or 0) == 3_000
    assert Submission.objects.get(pk=right.submissions[0]).revision == 2


def test_months_with_more_than_one_release_are_these_and_no_other() -> None:
    again = Release.objects.filter(number__gt=1).order_by("month").values_list("month", flat=True)
    assert [str(month) for month in again] == ["2024-05", "2025-03", "2026-03", "2026-08"]


def test_election_staff_leave_after_the_vote() -> None:
    assert sum(count(code, Month(2024, 2)) for code in figures(SEPTEMBER)) > sum(
        count(code, Month(2024, 3)) for code in figures(SEPTEMBER)
    )
    staff = {
        str(part.record.release.month): part.participants
        for part in CoveragePart.objects.filter(
            group__code="penyelenggara-pemilu", record__region__kemendagri_code=LAMPUNG_TENGAH
        ).select_related("record__release")
    }
    assert (staff["2024-02"] or 0) > 2_000
    assert (staff["2024-12"] or 0) > 1_000
    assert (staff["2024-03"], staff["2025-01"], staff["2024-09"]) == (0, 0, 0)


def test_three_months_of_funding_make_a_sawtooth() -> None:
    for code in ("18.07", "18.11"):
        assert count(code, Month(2025, 5)) - count(code, Month(2025, 6)) > 500
        assert count(code, Month(2025, 9)) - count(code, Month(2025, 8)) > 500
        assert count(code, Month(2025, 11)) - count(code, Month(2025, 12)) > 500


def test_january_2025_has_a_new_denominator_everywhere() -> None:
    before, after = figures(Month(2024, 12)), figures(Month(2025, 1))
    assert all((after[code].eligible or 0) > (before[code].eligible or 0) for code in before)
    assert {figure.eligible for figure in figures(Month(2023, 11)).values()} == {f.eligible for f in before.values()}


def test_the_series_was_walked_by_people_and_each_step_left_its_trace() -> None:
    assert AuditEvent.objects.filter(action="published").count() == Release.objects.count() == 40
    verified = Submission.objects.filter(status__in=("verified", "superseded"))
    assert AuditEvent.objects.filter(action="verified").count() == verified.count()
    assert not any(row.verified_by_id in (row.entered_by_id, row.submitted_by_id) for row in verified)
