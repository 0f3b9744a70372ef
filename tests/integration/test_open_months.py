"""The daily command: every month that is over is opened once, whatever was missed."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from accounts.models import ServiceArea, User
from audit.models import AuditEvent
from enrolment.actions import open_month
from enrolment.models import Obligation
from periods import clock
from periods.month import Month

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")


def run(day: str, hour: str = "02:00") -> str:
    """What the command says on a day, by the clock of Lampung."""
    output = StringIO()
    with clock.standing_at(datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=WIB)):
        call_command("open_months", stdout=output)
    return output.getvalue()


def months() -> list[str]:
    return sorted({str(month) for month in Obligation.objects.values_list("month", flat=True)})


def test_the_first_run_opens_the_last_month_that_is_over(reference: object) -> None:
    assert run("2026-11-24") == "Oktober 2026 dibuka: 9 kewajiban lapor.\n"
    assert months() == ["2026-10"]
    assert {str(day) for day in Obligation.objects.values_list("due", flat=True)} == {"2026-11-10"}
    (event,) = AuditEvent.objects.filter(action="month-opened")
    assert (event.actor_name, event.details) == ("baris perintah", {"month": "2026-10", "obligations": 9})


def test_the_same_day_again_changes_nothing(reference: object) -> None:
    run("2026-11-24")
    events = AuditEvent.objects.count()
    assert run("2026-11-24") == "Tidak ada bulan yang perlu dibuka.\n"
    assert run("2026-11-30", "23:59") == "Tidak ada bulan yang perlu dibuka.\n"
    assert (Obligation.objects.count(), AuditEvent.objects.count()) == (9, events)


def test_a_start_of_the_server_hears_of_opened_months_only(reference: object) -> None:
    output = StringIO()
    with clock.standing_at(datetime(2026, 11, 24, tzinfo=WIB)):
        call_command("open_months", verbosity=0, stdout=output)
        call_command("open_months", verbosity=0, stdout=output)
    assert output.getvalue() == "Oktober 2026 dibuka: 9 kewajiban lapor.\n"


def test_months_that_were_skipped_are_opened_too_also_over_the_end_of_a_year(reference: object) -> None:
    run("2026-11-24")
    assert run("2027-02-03").splitlines() == [
        "November 2026 dibuka: 9 kewajiban lapor.",
        "Desember 2026 dibuka: 9 kewajiban lapor.",
        "Januari 2027 dibuka: 9 kewajiban lapor.",
    ]
    assert months() == ["2026-10", "2026-11", "2026-12", "2027-01"]


def test_a_month_is_over_at_midnight_in_lampung(reference: object) -> None:
    run("2026-11-24")
    assert run("2026-11-30", "23:59:59") == "Tidak ada bulan yang perlu dibuka.\n"
    assert "November 2026" in run("2026-12-01", "00:00")


def test_a_clock_that_is_behind_opens_nothing(reference: object) -> None:
    run("2026-11-24")
    assert run("2025-03-03") == "Tidak ada bulan yang perlu dibuka.\n"


def test_an_installation_without_service_areas_is_told_so() -> None:
    ServiceArea.objects.all().delete()
    assert "tidak ada wilayah kerja" in run("2026-11-24")
    assert not Obligation.objects.exists()


def test_an_office_that_was_given_an_area_twice_owes_one_report(reference: object) -> None:
    """Old data may hold two rows for one office and area; a report is owed once."""
    known = ServiceArea.objects.filter(valid_to=None).first()
    assert known
    ServiceArea.objects.create(office=known.office, region=known.region, valid_from=known.valid_from + 1, source="dua")
    run("2026-11-24")
    assert Obligation.objects.filter(office=known.office, region=known.region).count() == 1


def test_only_the_server_and_an_admin_open_months(ani: User, eka: User, fajar: User) -> None:
    for person in (ani, eka):
        with pytest.raises(PermissionDenied, match="Tindakan ini untuk administrator"):
            open_month(month=Month(2026, 10), by=person)
    assert open_month(month=Month(2026, 10), by=fajar) == 9
