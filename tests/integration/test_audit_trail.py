"""The trail can only be added to, and whoever changes it behind the database's back is found out."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.actions import create_first_admin
from accounts.models import User
from audit import trail
from audit.chain import UnfitDetail, digest, walk
from audit.models import AuditEvent
from monev.example import remove_example
from periods import clock
from regions.models import Region
from tests.plain_details import DETAILS, TEXT

pytestmark = pytest.mark.django_db

SENTENCE = "Jejak audit hanya dapat ditambah, tidak diubah atau dihapus."


class Somebody:
    """An actor the accounts know nothing of."""

    pk = None

    def __init__(self, name: str = "baris perintah", *, is_example: bool = False) -> None:
        self.name, self.is_example = name, is_example

    def get_username(self) -> str:
        return self.name


def happen(times: int = 1, *, by: trail.Actor = trail.COMMAND_LINE, **details: Any) -> AuditEvent:
    region = Region.objects.get(kemendagri_code="18.01")
    for number in range(times):
        event = trail.record(by=by, action="tried", about=region, number=number, **details)
    return event


def verified(*arguments: str) -> str:
    output = StringIO()
    call_command("verify_audit", *arguments, stdout=output)
    return output.getvalue()


def fault(*arguments: str) -> str:
    with pytest.raises(CommandError) as refusal:
        verified(*arguments)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def tamper(statement: str, *values: object) -> None:
    """What somebody with all rights on the database can do: take the triggers away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
        else:
            for name in ("no_update", "no_delete", "no_replace"):
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_auditevent_{name}")
        cursor.execute(statement, values)


def real_chain() -> list[AuditEvent]:
    return list(AuditEvent.objects.chain(is_example=False))


# -- writing


def test_each_event_names_the_one_before(fajar: User) -> None:
    happen(3)
    events = real_chain()
    assert [event.position for event in events] == list(range(1, len(events) + 1))
    assert [event.previous for event in events] == ["", *(event.hash for event in events[:-1])]
    assert all(event.hash == digest(event) for event in events)


def test_example_events_are_a_chain_of_their_own(fajar: User) -> None:
    before = AuditEvent.objects.last_of(is_example=False)
    example = Somebody("contoh", is_example=True)
    assert [happen(by=example).position for _ in range(2)] == [1, 2]
    assert AuditEvent.objects.last_of(is_example=False) == before
    assert happen().position == before[0] + 1


def test_an_event_costs_one_reading_and_one_insert(fajar: User, django_assert_num_queries: Any) -> None:
    region = Region.objects.get(kemendagri_code="18.01")
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 2):
        trail.record(by=fajar, action="tried", about=region)


def test_the_end_of_a_chain_is_found_without_reading_the_chain(fajar: User) -> None:
    """A filter written as "NOT is_example" made SQLite read all events for each new one."""
    plan = AuditEvent.objects.chain(is_example=False).reverse().values_list("position", "hash")[:1].explain()
    if connection.vendor == "sqlite":
        assert "SEARCH audit_auditevent USING INDEX" in plan
    else:
        assert "NOT is_example" not in plan


def test_the_history_of_one_object_is_its_own_and_newest_first(fajar: User) -> None:
    here, there = (Region.objects.get(kemendagri_code=code) for code in ("18.01", "18.02"))
    for region in (here, there, here):
        trail.record(by=fajar, action="tried", about=region)
    found = AuditEvent.objects.about(here)
    assert [event.subject_id for event in found] == [str(here.pk)] * 2
    assert found[0].position > found[1].position
    assert AuditEvent.objects.about(here, there).count() == 3


def test_a_detail_that_would_not_come_back_is_refused_and_nothing_is_written(fajar: User) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(UnfitDetail, match="details.share: 0.1"):
        happen(share=0.1)
    assert AuditEvent.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_the_transaction_of_its_change_is_refused(reference: Path) -> None:
    with pytest.raises(RuntimeError, match="“tried” harus ditulis dalam transaksi perubahannya"):
        happen()


@pytest.mark.usefixtures("_on_the_reference")
class TestThroughTheDatabase(TestCase):
    """What comes back has the hash of what went in: jsonb and text keep the same things."""

    @given(details=DETAILS, label=TEXT, minutes=st.integers(-840, 840), microseconds=st.integers(0, 999_999))
    @settings(max_examples=60)
    def test_any_plain_details_keep_their_hash(
        self, details: dict[str, Any], label: str, minutes: int, microseconds: int
    ) -> None:
        moment = datetime(2026, 11, 3, 1, 2, 3, microseconds, tzinfo=timezone(timedelta(minutes=minutes)))
        with clock.standing_at(moment):
            written = trail.record(
                by=Somebody(label), action="tried", about=Region.objects.earliest("pk"), **{"all": details}
            )
        read = AuditEvent.objects.get(pk=written.pk)
        assert read.details == {"all": details}
        assert digest(read) == written.hash == read.hash


@pytest.fixture(name="_on_the_reference")
def on_the_reference(reference: Path) -> None: ...


# -- the database refuses


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET actor_name = 'orang lain'",
        "UPDATE audit_auditevent SET is_example = true",
        "DELETE FROM audit_auditevent",
    ],
)
def test_plain_sql_does_not_change_what_happened(statement: str, fajar: User) -> None:
    before = list(AuditEvent.objects.values_list())
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(AuditEvent.objects.values_list()) == before


def test_no_way_of_the_orm_changes_what_happened(fajar: User) -> None:
    event = AuditEvent.objects.latest("pk")
    again = AuditEvent.objects.get(pk=event.pk)
    again.actor_name = "orang lain"
    for write in (
        lambda: AuditEvent.objects.update(actor_name="orang lain"),
        lambda: AuditEvent.objects.all().delete(),
        lambda: AuditEvent.objects.bulk_update([again], ["actor_name"]),
        again.save,
        event.delete,
    ):
        with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
            write()
    event.refresh_from_db()
    assert event.actor_name == "fajar"


def test_a_row_is_not_replaced_and_a_table_not_emptied_either(fajar: User) -> None:
    columns = ", ".join(field.column for field in AuditEvent._meta.concrete_fields)
    if connection.vendor == "postgresql":
        statements = ["TRUNCATE audit_auditevent"]
    else:
        statements = [f"INSERT OR REPLACE INTO audit_auditevent ({columns}) SELECT {columns} FROM audit_auditevent"]
    for statement in statements:
        with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_example_events_may_go_but_not_change(fajar: User) -> None:
    happen(2, by=Somebody("contoh", is_example=True))
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        AuditEvent.objects.filter(is_example=True).update(is_example=False)
    before = real_chain()
    assert AuditEvent.objects.filter(is_example=True).delete()[0] == 2
    assert real_chain() == before
    assert happen(by=Somebody("contoh", is_example=True)).position == 1


def test_removing_the_example_leaves_the_real_chain_whole(scope: Region) -> None:
    create_first_admin(username="contoh", full_name="Contoh", is_example=True)
    noted = "{}:{}".format(*AuditEvent.objects.last_of(is_example=False))
    remove_example(scope)
    said = verified("--anchor", noted)
    assert "Rantai contoh: belum ada kejadian." in said
    assert "1 kejadian yang pernah dicatat masih ada dan tidak berubah." in said
    assert real_chain()[-1].action == "example-removed"


# -- the proof


def test_a_sound_trail_is_proved_with_count_number_and_hash(fajar: User) -> None:
    happen(2, by=Somebody("contoh", is_example=True))
    count, last = AuditEvent.objects.last_of(is_example=False)
    example = AuditEvent.objects.last_of(is_example=True)[1]
    assert verified().splitlines() == [
        f"Rantai nyata: utuh, {count} kejadian, terakhir {count}:{last}",
        f"Rantai contoh: utuh, 2 kejadian, terakhir 2:{example}",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "actor_name = 'orang lain'",
        "actor_id = 4711",
        "action = 'lain'",
        "subject_id = '4711'",
        "subject_label = 'lain'",
        "details = '{\"number\": 4711}'",
        "at = '2020-01-01 00:00:00+00:00'",
    ],
)
def test_an_event_that_was_changed_is_named(change: str, fajar: User) -> None:
    event = happen(3)
    tamper(f"UPDATE audit_auditevent SET {change} WHERE position = %s AND NOT is_example", event.position - 1)
    said = fault()
    assert said.startswith(f"Rantai nyata: Kejadian nomor {event.position - 1} diubah: isinya (")
    assert said.endswith("tidak cocok dengan hash-nya.")


def test_an_event_that_was_taken_out_is_named(fajar: User) -> None:
    event = happen(3)
    tamper("DELETE FROM audit_auditevent WHERE position = %s AND NOT is_example", event.position - 1)
    gone, before = event.position - 1, event.position - 2
    assert fault() == (
        f"Rantai nyata: Kejadian nomor {gone} hilang: sesudah nomor {before} langsung nomor {event.position}."
    )


def test_an_event_that_was_put_in_between_with_a_right_hash_is_named(fajar: User) -> None:
    event = happen(3)
    victim = AuditEvent.objects.get(is_example=False, position=event.position - 1)
    victim.actor_name = "orang lain"
    tamper(
        "UPDATE audit_auditevent SET actor_name = %s, hash = %s WHERE id = %s",
        victim.actor_name,
        digest(victim),
        victim.pk,
    )
    assert fault().startswith(f"Rantai nyata: Kejadian nomor {event.position} tidak menyambung ke nomor")


def test_a_broken_example_chain_is_named_as_such(fajar: User) -> None:
    happen(2, by=Somebody("contoh", is_example=True))
    tamper("UPDATE audit_auditevent SET action = 'lain' WHERE is_example AND position = 1")
    assert fault().startswith("Rantai contoh: Kejadian nomor 1 diubah")


def test_a_tail_that_was_cut_off_is_shown_by_an_anchor_only(fajar: User, tmp_path: Path) -> None:
    event = happen(3)
    noted = tmp_path / "catatan.txt"
    noted.write_text(f"{event.position}:{event.hash}\n")
    assert "1 kejadian yang pernah dicatat masih ada" in verified("--anchors", str(noted))
    tamper("DELETE FROM audit_auditevent WHERE position = %s AND NOT is_example", event.position)
    assert "utuh" in verified()
    for arguments in (("--anchor", f"{event.position}:{event.hash[:16]}"), ("--anchors", str(noted))):
        assert f"Kejadian nomor {event.position} yang pernah dicatat tidak ada lagi" in fault(*arguments)


@pytest.mark.parametrize("given", ["12", "0:" + "a" * 64, "1:abc", "1:" + "z" * 64, "=HYPERLINK(1)"])
def test_an_anchor_that_cannot_be_read_is_quoted_back(given: str, fajar: User) -> None:
    assert fault("--anchor", given).startswith(f"“{given}” bukan catatan kejadian. Tulis NOMOR:HASH")


def test_anchors_that_contradict_each_other_or_cannot_be_opened_are_refused(fajar: User) -> None:
    assert "dicatat dua kali" in fault("--anchor", "1:" + "a" * 12, "--anchor", "1:" + "b" * 12)
    assert "tidak dapat dibaca" in fault("--anchors", "/tidak/ada")


def test_events_from_before_the_chain_are_chained_by_the_migration(
    fajar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    happen(4)
    happen(2, by=Somebody("contoh", is_example=True))
    chained = list(AuditEvent.objects.order_by("pk").values_list())
    migration = import_module("audit.migrations.0003_chain_what_is_there")
    monkeypatch.setattr(migration, "BATCH", 2)
    tamper("UPDATE audit_auditevent SET position = 1000000 + id, previous = 'x', hash = 'x'")
    migration.chain(apps, SimpleNamespace(connection=connection))
    assert list(AuditEvent.objects.order_by("pk").values_list()) == chained
    assert "utuh" in verified()


# -- many at once


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_one_unbroken_chain(reference: Path) -> None:
    before = AuditEvent.objects.last_of(is_example=False)[0]
    gate, errors = threading.Barrier(8), []

    def write(number: int) -> None:
        by = Somebody(f"orang {number}", is_example=number % 4 == 0)
        try:
            gate.wait(timeout=20)
            for _ in range(10):
                with transaction.atomic():
                    happen(by=by)
        except Exception as error:  # noqa: BLE001 - whatever went wrong in a thread is the test's business
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    for is_example, expected in ((False, before + 60), (True, 20)):
        outcome = walk(AuditEvent.objects.chain(is_example=is_example))
        assert (outcome.count, outcome.fault) == (expected, "")
