"""The meetings of the example: what pages say of commitments is what the frozen figures of two releases say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from audit.models import AuditEvent
from coverage.models import CoveragePart
from monev.models import Commitment, Meeting
from periods import clock
from periods.month import Month
from tests.reading import forget_what_was_kept, read_page, written

pytestmark = pytest.mark.django_db

# After the last release of the example.
TODAY = datetime(2026, 12, 1, 5, tzinfo=UTC)
PEOPLE = ("pembaca", "penerbit")


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    client.get("/akun/")
    return client


def participants(commitment: Commitment, month: Month) -> int:
    """From the frozen part of the last release of a month."""
    parts = CoveragePart.objects.filter(
        record__release__month=month, record__region=commitment.meeting.region, group=commitment.group
    )
    count = parts.latest("record__release__number").participants
    assert count is not None
    return count


def test_what_became_of_a_commitment_is_the_difference_of_two_releases() -> None:
    commitments = Commitment.objects.filter(meeting__is_example=True, group__isnull=False)
    assert len(commitments) == 8
    with clock.standing_at(TODAY):
        text = read_page(client_of("pembaca").get("/monev/tindak-lanjut/?tampil=semua")).text
    for commitment in commitments:
        release = commitment.meeting.release
        assert release is not None
        before, after = participants(commitment, release.month), participants(commitment, Month(2026, 10))
        change = after - before
        sign = "+" if change > 0 else "−" if change < 0 else ""
        words = f"{written(before)} ({release.month.words}) menjadi {written(after)} (Oktober 2026)"
        assert f"{words}: {sign}{written(abs(change))}" in text, commitment


def test_the_first_meeting_left_one_done_one_running_and_one_late() -> None:
    meeting = Meeting.objects.get(title="Monev UCJ semester I 2026")
    with clock.standing_at(TODAY):
        text = read_page(client_of("pembaca").get(f"/monev/rapat/{meeting.pk}/")).text
    assert "1 terlambat" in text
    assert "Selesai · Tenggat: 31 Agustus 2026" in text
    assert "Berjalan · 30 hari lagi · Tenggat: 31 Desember 2026" in text
    assert "Berjalan · terlambat 62 hari · Tenggat: 30 September 2026" in text


def test_everybody_reads_on_the_page_of_an_area_what_is_open() -> None:
    with clock.standing_at(TODAY):
        text = read_page(Client().get("/wilayah/lampung-tengah/")).text
    assert "Per 1 Desember 2026: 9 masih terbuka, 1 selesai." in text
    assert "Memadankan data RT/RW dan mendaftarkannya bertahap" in text


@pytest.mark.parametrize("person", PEOPLE)
def test_a_page_of_monev_asks_the_database_at_most_fifteen_times(person: str) -> None:
    client, meeting = client_of(person), Meeting.objects.get(title="Monev UCJ triwulan III 2026")
    number = meeting.commitments.get(number=1).pk
    pages = ["/monev/", "/monev/tindak-lanjut/", f"/monev/rapat/{meeting.pk}/", f"/monev/tindak-lanjut/{number}/"]
    for address in pages:
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 15, address


def test_what_happened_is_in_the_trail_in_the_order_of_its_days() -> None:
    acts = AuditEvent.objects.filter(is_example=True, action__startswith="meeting-").order_by("position")
    days = [event.at for event in acts]
    assert len(days) == 6
    assert days == sorted(days)
