"""The database itself refuses to change or delete what was published; only an example may go."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.actions import create_first_admin
from accounts.models import User
from coverage.models import CoveragePart, CoverageRecord, Release
from tests.factories import denominator, released, verified_report

pytestmark = pytest.mark.django_db

SENTENCE = "Angka yang sudah terbit tidak pernah diubah atau dihapus."
TABLES = [
    ("coverage_release", "note"),
    ("coverage_release", "embargoed_until"),
    ("coverage_release", "checklist"),
    ("coverage_coveragerecord", "active_employers"),
    ("coverage_coveragerecord", "participants"),
    ("coverage_coveragepart", "potential"),
]


def test_the_triggers_stand_after_all_migrations(db: None) -> None:
    """SQLite forgets the triggers of a table that a migration makes anew."""
    guards = {
        "sqlite": "SELECT tbl_name, COUNT(*) FROM sqlite_master WHERE type = 'trigger' GROUP BY tbl_name",
        "postgresql": "SELECT tgrelid::regclass::text, COUNT(*) FROM pg_trigger WHERE NOT tgisinternal GROUP BY 1",
    }
    with connection.cursor() as cursor:
        cursor.execute(guards[connection.vendor])
        found = dict(cursor.fetchall())
    each = 2 if connection.vendor == "sqlite" else 1
    assert {table: found.get(table) for table, _ in TABLES} == {table: each for table, _ in TABLES}


def publish(by: User) -> Release:
    denominator("18.01", 300_000, by=by)
    verified_report("18.01", by=by)
    return released(by=by)


@pytest.mark.parametrize(("table", "column"), TABLES)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_plain_sql_does_not_change_what_was_published(verb: str, table: str, column: str, fajar: User) -> None:
    publish(fajar)
    statement = f"UPDATE {table} SET {column} = NULL" if verb == "UPDATE" else f"DELETE FROM {table}"
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_orm_does_not_change_what_was_published(fajar: User) -> None:
    release = publish(fajar)
    record = release.records.get(region__kemendagri_code="18.01")
    part = record.parts.first()
    assert part
    for write in (
        lambda: Release.objects.update(note="diubah"),
        lambda: record.parts.update(participants=1),
        lambda: CoverageRecord.objects.update(participants=1),
        release.save,
        record.save,
        part.save,
        release.delete,
        record.delete,
        part.delete,
    ):
        with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
            write()
    assert (Release.objects.count(), CoverageRecord.objects.count()) == (1, 15)
    assert CoveragePart.objects.filter(record=record).exists()


def test_an_example_may_be_deleted_but_not_changed(reference: object) -> None:
    release = publish(create_first_admin(username="contoh", full_name="Contoh", is_example=True))
    assert release.is_example
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        Release.objects.update(note="diubah")
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        CoveragePart.objects.update(participants=1)
    release.delete()
    assert [model.objects.count() for model in (Release, CoverageRecord, CoveragePart)] == [0, 0, 0]


def test_making_a_release_real_that_was_an_example_is_a_change_too(reference: object) -> None:
    publish(create_first_admin(username="contoh", full_name="Contoh", is_example=True))
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        Release.objects.update(is_example=False)


def test_a_real_release_does_not_become_an_example_to_be_deleted(fajar: User) -> None:
    publish(fajar)
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        Release.objects.update(is_example=True)
