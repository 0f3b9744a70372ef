"""The register of events: recorded once with a source, withdrawn with a reason, never changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from coverage.actions import ReferenceRefused, record_event, withdraw_event
from coverage.figures.events import EventKind, standing
from coverage.models import Event, EventWithdrawal
from coverage.selectors import published_identity, read_places, recorded_events
from enrolment.models import WorkerGroup
from monev.reference import load_reference
from periods.month import Month
from regions.models import Region

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def record(by: User, **changed: Any) -> Event:
    values: dict[str, Any] = {
        "scope": Region.objects.get(kemendagri_code="18"),
        "kind": EventKind.REGULATION,
        "year": 2026,
        "month": Month(2026, 6),
        "day": date(2026, 6, 3),
        "title": "Perbup tentang jaminan sosial terbit",
        "source": "Lembaran daerah",
    }
    return record_event(by=by, **values | changed)


def refused(by: User, **changed: Any) -> list[str]:
    before = Event.objects.count(), AuditEvent.objects.count()
    with pytest.raises(ReferenceRefused) as refusal:
        record(by, **changed)
    assert (Event.objects.count(), AuditEvent.objects.count()) == before
    return refusal.value.obstacles


def test_an_event_keeps_its_areas_its_group_and_who_recorded_it(fajar: User) -> None:
    area = Region.objects.get(kemendagri_code="18.02")
    group = WorkerGroup.objects.get(code="pekerja-rentan")
    event = record(fajar, regions=[area], group=group, document="7/2026", is_verified=True)
    assert (list(event.regions.all()), event.group, event.recorded_by) == ([area], group, fajar)
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.subject_id, last.details["regions"]) == ("event-recorded", str(event.pk), ["18.02"])
    assert last.details["when"] == "2026-06-03"


def test_only_the_year_may_be_known_and_nothing_is_made_up(fajar: User) -> None:
    event = record(fajar, month=None, day=None)
    assert (event.year, event.month, event.day) == (2026, None, None)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": "  "}, "Isi judul peristiwa."),
        ({"source": ""}, "Isi sumber; tanpa itu peristiwa tidak dapat ditelusuri."),
        ({"day": date(2026, 7, 1)}, "Tanggal 2026-07-01 tidak berada dalam bulan yang ditulis."),
        ({"day": None, "year": 2025}, "Juni 2026 tidak berada dalam tahun 2025."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(fajar: User, changed: dict[str, Any], sentence: str) -> None:
    assert refused(fajar, **changed) == [sentence]


def test_an_area_outside_the_scope_and_the_same_event_twice_are_refused(fajar: User) -> None:
    nation = Region.objects.filter(level="nation").first()
    assert nation is not None
    assert refused(fajar, regions=[nation]) == [f"{nation} tidak termasuk Provinsi Lampung."]
    record(fajar)
    assert "sudah tercatat" in refused(fajar)[0]


def test_a_withdrawn_event_stays_with_its_reason_and_may_be_recorded_anew(fajar: User) -> None:
    event = record(fajar)
    before = published_identity()
    withdrawal = withdraw_event(event=event, reason="Tanggalnya keliru, seharusnya Juli.", by=fajar)
    assert withdrawal.event == event
    assert published_identity() != before
    assert AuditEvent.objects.latest("pk").action == "event-withdrawn"
    with pytest.raises(ReferenceRefused, match="sudah ditarik"):
        withdraw_event(event=event, reason="Sekali lagi ditarik.", by=fajar)
    assert record(fajar).pk != event.pk


def test_a_withdrawal_needs_a_reason(fajar: User) -> None:
    event = record(fajar)
    with pytest.raises(ReferenceRefused, match="sedikitnya 10 huruf"):
        withdraw_event(event=event, reason="keliru", by=fajar)
    assert not EventWithdrawal.objects.exists()


def test_a_new_event_gives_pages_a_new_identity(fajar: User) -> None:
    before = published_identity()
    record(fajar)
    assert published_identity() != before


def test_who_does_not_maintain_reference_data_records_nothing(budi: User) -> None:
    with pytest.raises(PermissionDenied):
        record(budi)


def test_an_example_account_marks_its_events_and_leaves_real_ones_alone(fajar: User) -> None:
    real = record(fajar)
    example = create_first_admin(username="contoh", full_name="Contoh", is_example=True)
    assert record(example, title="Peristiwa contoh").is_example
    with pytest.raises(ReferenceRefused, match="hanya dapat menarik peristiwa contoh"):
        withdraw_event(event=real, reason="Dicoba dari akun contoh.", by=example)


def test_the_database_keeps_year_month_and_day_together(fajar: User) -> None:
    event = record(fajar)
    for wrong in ({"year": 2025}, {"day": date(2026, 5, 31)}, {"month": None, "day": date(2026, 5, 31)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(**wrong)


def test_the_events_of_the_fixture_are_loaded_once(django_db_reset_sequences: None) -> None:
    load_reference(FIXTURES)
    known = Event.objects.count()
    assert load_reference(FIXTURES)["events"] == 0
    assert Event.objects.count() == known
    monev = Event.objects.get(day=date(2025, 5, 19))
    assert [region.kemendagri_code for region in monev.regions.all()] == ["18.02"]
    assert Event.objects.get(document="Pergub Lampung 13/2024").month is None


def test_the_register_is_read_in_one_query_with_areas_and_withdrawals(
    fajar: User, django_assert_num_queries: Any
) -> None:
    area = Region.objects.get(kemendagri_code="18.02")
    kept = record(fajar, regions=[area])
    gone = record(fajar, title="Salah catat")
    withdraw_event(event=gone, reason="Tidak pernah terjadi.", by=fajar)
    places = read_places("18")
    assert places is not None
    with django_assert_num_queries(1):
        events = {event.number: event for event in recorded_events(places)}
    assert [area.slug for area in events[kept.pk].areas] == ["lampung-tengah"]
    withdrawn = events[gone.pk].withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "Tidak pernah terjadi."
    assert gone.pk not in {event.number for event in standing(events.values())}
