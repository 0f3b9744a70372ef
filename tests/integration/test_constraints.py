"""The database keeps its promises although somebody goes round the actions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from accounts.models import BranchOffice, ServiceArea, User
from coverage.models import CategoryScheme, CoverageRecord, CoverageTarget, EligibleWorkers, PublishedFigure, Release
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.workflow import Status
from periods.month import Month
from regions.models import Region
from tests.factories import DUE, MONTH, denominator, released, submission_at, verified_report

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 5, tzinfo=UTC)


def refused(constraint: str, write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()


def not_a_first_day(model: type[Model], column: str, pk: object) -> Callable[[], object]:
    def write() -> None:
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [date(2026, 10, 2), pk])

    return write


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED])
def test_a_report_has_one_open_revision(status: Status, obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(obligation=obligation, revision=2, entered_at=NOW, entered_by=ani)


def test_a_report_has_one_verified_revision(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(
            obligation=obligation, revision=2, status=Status.VERIFIED, entered_at=NOW, entered_by=ani
        )


def test_a_revision_number_is_used_once(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(obligation=obligation, revision=1, entered_at=NOW, entered_by=ani)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"submitted_at": NOW}, "submission_who_and_when_together"),
        ({"verified_at": NOW}, "verification_who_and_when_together"),
    ],
)
def test_when_does_not_stand_without_who(
    fields: dict[str, Any], constraint: str, obligation: Obligation, ani: User, budi: User
) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    refused(constraint, lambda: Submission.objects.filter(pk=draft.pk).update(**fields))


def test_who_does_not_stand_without_when(obligation: Obligation, ani: User, budi: User) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    rows = Submission.objects.filter(pk=draft.pk)
    refused("submission_who_and_when_together", lambda: rows.update(submitted_by=ani))
    refused("verification_who_and_when_together", lambda: rows.update(verified_by=budi))


def test_the_submitter_is_not_the_verifier_even_in_the_database(obligation: Obligation, ani: User, budi: User) -> None:
    waiting = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    rows = Submission.objects.filter(pk=waiting.pk)
    refused("nobody_verifies_his_own_entry", lambda: rows.update(verified_at=NOW, verified_by=ani))


def test_a_figure_is_not_negative(obligation: Obligation, ani: User, budi: User) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    with pytest.raises(DatabaseError), transaction.atomic():
        draft.cells.update(number=-1)


def test_what_does_not_apply_holds_no_figure(obligation: Obligation, ani: User, budi: User) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    refused("no_figure_where_not_applicable", lambda: draft.cells.update(is_applicable=False))


def test_a_cell_stands_once_in_a_report(obligation: Obligation, ani: User, budi: User) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    for cell in ("PU.peserta", "perusahaan.potensi", "PU.JKK"):
        with pytest.raises(IntegrityError), transaction.atomic():
            CellFigure.objects.create(submission=draft, cell=cell, number=1, saved_at=NOW, saved_by=ani)


def test_an_office_owes_an_area_once_a_month(obligation: Obligation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.create(office=obligation.office, region=obligation.region, month=obligation.month, due=DUE)


def test_a_month_is_a_first_day(obligation: Obligation, fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    area = ServiceArea.objects.earliest("pk")
    workers = EligibleWorkers.objects.get(region__kemendagri_code="18.01")
    refused("obligation_month_is_first_day", not_a_first_day(Obligation, "month", obligation.pk))
    refused("denominator_month_is_first_day", not_a_first_day(EligibleWorkers, "valid_from", workers.pk))
    refused("service_area_month_is_first_day", not_a_first_day(ServiceArea, "valid_from", area.pk))


def test_a_release_month_is_a_first_day_and_its_numbers_start_at_one(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    values = Release.objects.filter(pk=released(by=fajar).pk).values().get()
    del values["id"]
    refused("release_numbers_start_at_one", lambda: Release.objects.create(**values | {"number": 0}))
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(**values)
    columns = ", ".join(connection.ops.quote_name(name) for name in values)
    marks = ", ".join(["%s"] * len(values))
    odd = [date(2026, 10, 2) if name == "month" else value for name, value in values.items()]

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO coverage_release ({columns}) VALUES ({marks})", [_plain(v) for v in odd])

    refused("release_month_is_first_day", insert)


def _plain(value: object) -> object:
    if isinstance(value, Month):
        return value.first_day
    if isinstance(value, list):
        return json.dumps(value)
    return str(value) if connection.vendor == "sqlite" and not isinstance(value, int | None) else value


def test_a_denominator_is_above_zero_and_one_for_each_start(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    rows = EligibleWorkers.objects.filter(region__kemendagri_code="18.01")
    refused("denominator_above_zero", lambda: rows.update(count=0))
    with pytest.raises(IntegrityError), transaction.atomic():
        EligibleWorkers.objects.create(
            **{field: getattr(rows.get(), field) for field in ("region", "basis", "valid_from", "source", "status")},
            count=1,
        )


def test_cuts_rise_and_targets_are_above_zero(scope: Region) -> None:
    schemes, targets = CategoryScheme.objects.all(), CoverageTarget.objects.all()
    refused("cuts_rise", lambda: schemes.update(cut_moderate=1))
    refused("target_above_zero", lambda: targets.update(percent=0))


def test_a_service_area_does_not_end_before_it_starts(reference: object) -> None:
    areas = ServiceArea.objects.all()
    refused("service_area_ends_after_it_starts", lambda: areas.update(valid_to=Month(2000, 1)))


def test_more_reports_than_owed_cannot_be_frozen(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    record = released(by=fajar).records.get(region__kemendagri_code="18.13")
    fields = {"release": record.release, "region": Region.objects.get(kemendagri_code="18")}
    refused(
        "completeness_within_hundred_percent",
        lambda: CoverageRecord.objects.create(**fields, expected=1, verified=2),
    )
    refused(
        "frozen_denominator_above_zero",
        lambda: CoverageRecord.objects.create(**fields, expected=1, verified=1, eligible=0),
    )


def test_a_printed_figure_of_one_source_is_stored_once_with_and_without_a_day(reference: object) -> None:
    for row in (PublishedFigure.objects.filter(day=None).first(), PublishedFigure.objects.exclude(day=None).first()):
        assert row
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_whoever_enters_belongs_to_an_office(ani: User) -> None:
    refused("entry_and_verification_belong_to_an_office", lambda: User.objects.filter(pk=ani.pk).update(office=None))


def test_what_others_stand_on_is_not_deleted(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    for row in (obligation, ani, obligation.region, BranchOffice.objects.get(code="kcp-kalianda")):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.delete()
    assert obligation.month == MONTH
