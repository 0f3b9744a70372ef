"""remove_example: reference data and real entries stay, nothing of the example does."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.actions import change_contact, create_first_admin
from accounts.models import ServiceArea, User
from audit.models import AuditEvent
from coverage.models import CoveragePart, CoverageRecord, EligibleWorkers, Release
from enrolment.models import CellFigure, Obligation, Reminder, Submission
from monev.reference import load_reference
from periods import clock
from periods.month import Month
from tests.example.addresses import PAGES, SLUGS
from tests.factories import denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

# The rows of fixtures/; all other models are empty in a clean installation.
REFERENCE = {
    "regions.Region": 17,
    "accounts.BranchOffice": 7,
    "accounts.ServiceArea": 9,
    "enrolment.WorkerGroup": 12,
    "enrolment.SegmentProgramme": 13,
    "enrolment.CountingRule": 4,
    "enrolment.ReportingRule": 1,
    "coverage.CategoryScheme": 2,
    "coverage.CoverageTarget": 5,
    "coverage.EligibleWorkers": 19,
    "coverage.Regulation": 39,
    "coverage.ContributionRate": 18,
    "coverage.Event": 7,
    "regions.RegionAlias": 18,
    "coverage.PublishedFigure": 53,
    "monev.Meeting": 1,
    "monev.Conclusion": 1,
    "monev.Attendance": 5,
    "monev.Handover": 1,
    "monev.Commitment": 4,
    "monev.LocalRegulation": 3,
    "monev.RegulationStep": 3,
    "monev.BenefitAmount": 3,
}
# Django's own, and what is said about the loading of the reference data and the removal.
OF_DJANGO = {"auth.Permission", "contenttypes.ContentType", "audit.AuditEvent"}


def rows() -> dict[str, int]:
    counted = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    return {label: count for label, count in counted.items() if count and label not in OF_DJANGO}


def remove() -> str:
    output = StringIO()
    call_command("remove_example", stdout=output)
    return output.getvalue()


def test_nothing_but_reference_data_is_left() -> None:
    assert rows() != REFERENCE
    said = remove()
    assert rows() == REFERENCE
    assert "rilis: 40 dihapus" in said
    assert "rapat monev: 3 dihapus" in said
    assert "target: 0 dihapus" in said
    assert not AuditEvent.objects.filter(is_example=True).exists()
    assert sorted(AuditEvent.objects.values_list("action", flat=True)) == [
        "example-removed",
        "published-figures-imported",
        "published-figures-imported",
    ]


def test_removing_twice_is_as_good_as_once() -> None:
    remove()
    before, events = rows(), AuditEvent.objects.count()
    assert all(line.endswith(": 0 dihapus") for line in remove().splitlines())
    assert (rows(), AuditEvent.objects.count()) == (before, events)


def test_what_is_real_stays() -> None:
    month = Month(2027, 1)
    fajar = create_first_admin(username="fajar", full_name="Fajar")
    denominator("18.01", 300_000, since=month, by=fajar)
    verified_report("18.01", month=month, by=fajar)
    remove()
    assert set(User.objects.values_list("username", flat=True)) == {
        "fajar",
        "entry.kcp-kalianda",
        "verifier.kcp-kalianda",
    }
    assert Submission.objects.get().status == "verified"
    assert Submission.objects.get().obligation.month == month
    assert CellFigure.objects.filter(submission__in=Submission.objects.all()).count() > 0
    assert set(Obligation.objects.values_list("month", flat=True)) == {month}
    assert EligibleWorkers.objects.filter(is_example=False).count() == 20
    assert not ServiceArea.objects.filter(is_example=True).exists()
    assert AuditEvent.objects.filter(actor_name="fajar", action="month-opened").exists()
    assert released(month, by=fajar).label == "2027-01.1"


def test_months_that_the_daily_command_opened_stay_only_where_an_office_really_serves() -> None:
    admin, petugas = (User.objects.get(username=name) for name in ("admin", "petugas.pringsewu"))
    change_contact(user=petugas, full_name="Petugas", email="petugas@example.go.id", by=admin)
    with clock.standing_at(datetime(2026, 12, 8, 7, tzinfo=UTC)):
        call_command("open_months", stdout=StringIO())
        call_command("send_reminders", stdout=StringIO())
    assert Obligation.objects.filter(month=Month(2026, 11), is_example=False).count() == 16
    assert Reminder.objects.get().user == petugas
    assert "pengingat: 1 dihapus" in remove()
    assert rows() == REFERENCE | {"enrolment.Obligation": 9}
    assert set(Obligation.objects.values_list("month", flat=True)) == {Month(2026, 11)}


def test_a_real_release_beside_the_example_stays_as_it_is() -> None:
    month = Month(2027, 1)
    fajar = create_first_admin(username="fajar", full_name="Fajar")
    EligibleWorkers.objects.filter(region__kemendagri_code="18.01", is_example=True).delete()
    denominator("18.01", 300_000, since=month, by=fajar)
    verified_report("18.01", month=month, by=fajar)
    # Other areas have denominators of the example only: their rows would mark the release.
    Obligation.objects.filter(month=month).exclude(region__kemendagri_code="18.01").delete()
    EligibleWorkers.objects.filter(is_example=True).delete()
    release = released(month, by=fajar)
    assert not release.is_example
    frozen = list(CoverageRecord.objects.filter(release=release).order_by("pk").values_list())
    remove()
    assert [str(kept) for kept in Release.objects.all()] == ["Rilis 2027-01.1"]
    assert list(CoverageRecord.objects.order_by("pk").values_list()) == frozen
    assert CoveragePart.objects.exists()


def test_afterwards_every_page_says_that_nothing_is_known(client: Client) -> None:
    remove()
    for address in ("/", "/perbandingan/", "/rilis/", *(f"/wilayah/{slug}/" for slug in SLUGS)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = read_page(answer).text
        assert "Belum ada" in text, address
        assert "Data contoh" not in text, address
        assert "%" not in text, address
    for address in PAGES:
        if address.startswith("/20"):
            assert client.get(address).status_code == 404, address
    assert client.get("/angka-publikasi/").status_code == 200
    assert client.get("/metodologi/").status_code == 200


def test_a_page_that_was_kept_is_gone_with_the_example(client: Client) -> None:
    assert "Data contoh" in read_page(client.get("/")).text
    remove()
    assert "Data contoh" not in read_page(client.get("/")).text


def test_the_example_is_not_loaded_twice() -> None:
    before = rows()
    with pytest.raises(CommandError, match="Data contoh sudah ada. Hapus dahulu dengan: manage.py remove_example"):
        call_command("load_example")
    assert rows() == before


def test_reference_data_and_a_trial_leave_a_loaded_example_alone() -> None:
    before = rows()
    added = load_reference(settings.FIXTURE_DIRS[0])
    assert set(added.values()) == {0}
    call_command("prepare_trial", stdout=StringIO())
    assert rows() == before
