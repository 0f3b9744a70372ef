"""Wilayah kerja: an assignment makes what is owed, its end takes back what nobody began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, ServiceArea, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import assign_area, end_area
from enrolment.models import Obligation, ReportingRule
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import MONTH, obligation_of
from tests.reading import read_page

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
SEPTEMBER, NOVEMBER = Month(2026, 9), Month(2026, 11)
REASON = "Surat kepala kantor wilayah 12/2026."


@pytest.fixture(autouse=True)
def fifth_of_november() -> Iterator[None]:
    """October is open and not due; September is over its day."""
    with clock.standing_at(datetime(2026, 11, 5, 9, tzinfo=WIB)):
        yield


@pytest.fixture
def kalianda(fajar: User) -> BranchOffice:
    for month in (SEPTEMBER, MONTH):
        actions.open_month(month=month, by=fajar)
    return BranchOffice.objects.get(code="kcp-kalianda")


@pytest.fixture
def pesisir(reference: object) -> Region:
    return Region.objects.get(kemendagri_code="18.13")


def known(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def owed(office: BranchOffice, region: Region) -> list[str]:
    rows = Obligation.objects.filter(office=office, region=region).order_by("month")
    return [str(month) for month in rows.values_list("month", flat=True)]


def assigned(office: BranchOffice, region: Region, since: Month, by: User) -> ServiceArea:
    assign_area(office=office, region=region, valid_from=since, source="SK", by=by)
    return ServiceArea.objects.get(office=office, region=region, valid_to=None)


def test_an_area_makes_obligations_for_open_months_whose_day_has_not_passed(
    kalianda: BranchOffice, pesisir: Region, fajar: User
) -> None:
    events = AuditEvent.objects.count()
    months = assign_area(office=kalianda, region=pesisir, valid_from=Month(2026, 1), source="SK 1", by=fajar)
    assert months == [MONTH]
    assert owed(kalianda, pesisir) == ["2026-10"]
    assert str(Obligation.objects.get(office=kalianda, region=pesisir).due) == "2026-11-10"
    assert AuditEvent.objects.count() == events + 1
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.details["months"], last.details["source"]) == ("area-assigned", ["2026-10"], "SK 1")


def test_on_the_due_day_it_is_still_owed_and_a_day_later_not(
    kalianda: BranchOffice, pesisir: Region, fajar: User
) -> None:
    with clock.standing_at(datetime(2026, 11, 11, 0, 0, tzinfo=WIB)):
        assert assign_area(office=kalianda, region=pesisir, valid_from=MONTH, source="SK", by=fajar) == []
    metro = Region.objects.get(kemendagri_code="18.72")
    with clock.standing_at(datetime(2026, 11, 10, 23, 59, tzinfo=WIB)):
        assert assign_area(office=kalianda, region=metro, valid_from=MONTH, source="SK", by=fajar) == [MONTH]


def test_an_area_that_begins_later_is_owed_later(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    assert assign_area(office=kalianda, region=pesisir, valid_from=NOVEMBER, source="SK", by=fajar) == []
    actions.open_month(month=NOVEMBER, by=fajar)
    assert owed(kalianda, pesisir) == ["2026-11"]


def test_the_same_area_twice_is_refused(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    assigned(kalianda, pesisir, MONTH, fajar)
    with pytest.raises(ValidationError, match="sudah melayani Kabupaten Pesisir Barat sejak Oktober 2026"):
        assign_area(office=kalianda, region=pesisir, valid_from=NOVEMBER, source="SK", by=fajar)
    assert owed(kalianda, pesisir) == ["2026-10"]


def test_the_end_takes_back_what_nobody_began(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    area = assigned(kalianda, pesisir, SEPTEMBER, fajar)
    events = AuditEvent.objects.count()
    ended = end_area(area=area, valid_to=SEPTEMBER, reason=REASON, by=fajar)
    assert (ended.released, ended.kept) == ((MONTH,), ())
    assert owed(kalianda, pesisir) == []
    assert AuditEvent.objects.count() == events + 1
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.details["months"], last.details["reason"]) == ("area-ended", ["2026-10"], REASON)


def test_what_was_begun_stays(kalianda: BranchOffice, ani: User, fajar: User) -> None:
    obligation = obligation_of("18.01", by=fajar)
    actions.start_submission(obligation=obligation, by=ani)
    area = ServiceArea.objects.get(office=kalianda, region=obligation.region)
    ended = end_area(area=area, valid_to=Month(2026, 8), reason=REASON, by=fajar)
    assert (ended.released, ended.kept) == ((SEPTEMBER,), (MONTH,))
    assert owed(kalianda, obligation.region) == ["2026-10"]


def test_the_last_month_itself_stays_owed(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    area = assigned(kalianda, pesisir, SEPTEMBER, fajar)
    assert end_area(area=area, valid_to=MONTH, reason=REASON, by=fajar).released == ()
    assert owed(kalianda, pesisir) == ["2026-10"]
    actions.open_month(month=NOVEMBER, by=fajar)
    assert owed(kalianda, pesisir) == ["2026-10"]


def test_an_area_ends_once_and_not_before_it_begins(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    area = assigned(kalianda, pesisir, MONTH, fajar)
    with pytest.raises(ValidationError, match="lebih awal dari itu"):
        end_area(area=area, valid_to=SEPTEMBER, reason=REASON, by=fajar)
    end_area(area=area, valid_to=MONTH, reason=REASON, by=fajar)
    with pytest.raises(ValidationError, match="sudah diakhiri pada Oktober 2026"):
        end_area(area=area, valid_to=NOVEMBER, reason=REASON, by=fajar)


def test_the_due_day_is_that_of_the_rule_of_the_month(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    ReportingRule.objects.update(due_day=4)
    assert assign_area(office=kalianda, region=pesisir, valid_from=MONTH, source="SK", by=fajar) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_an_admin_changes_areas(role: Role, kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    other = create_user(username="gita", full_name="Gita", role=role, office=kalianda, by=fajar)
    area = assigned(kalianda, pesisir, MONTH, fajar)
    with pytest.raises(PermissionDenied):
        assign_area(office=kalianda, region=pesisir, valid_from=MONTH, source="SK", by=other)
    with pytest.raises(PermissionDenied):
        end_area(area=area, valid_to=MONTH, reason=REASON, by=other)
    answers = (
        known(other).post(reverse("enrolment:area-assign"), {}),
        known(other).post(reverse("enrolment:area-end", args=(area.pk,)), {"valid_to": "2026-10", "reason": REASON}),
    )
    assert [answer.status_code for answer in answers] == [403, 403]
    area.refresh_from_db()
    assert area.valid_to is None


def test_the_screens_walk_from_an_area_without_office_to_its_end(
    kalianda: BranchOffice, pesisir: Region, fajar: User
) -> None:
    client = known(fajar)
    listed = read_page(client.get(reverse("enrolment:area-list")))
    row = next(row for row in listed.tables[0] if row[0] == "Kabupaten Pesisir Barat")
    assert row[1].startswith("Belum ada kantor")
    assign = f"{reverse('enrolment:area-assign')}?wilayah={pesisir.pk}"
    assert assign in listed.links
    form = read_page(client.get(assign))
    assert {"value": str(pesisir.pk), "selected": ""} in form.tags("option")
    sent = {"office": kalianda.pk, "region": pesisir.pk, "valid_from": "2026-10", "source": "SK 1"}
    said = read_page(client.post(reverse("enrolment:area-assign"), sent, follow=True)).text
    assert (
        "Kantor Cabang Perintis Kalianda melayani Kabupaten Pesisir Barat sejak Oktober 2026. "
        "Kewajiban lapor dibuat untuk Oktober 2026." in said
    )
    area = ServiceArea.objects.get(office=kalianda, region=pesisir)
    end = reverse("enrolment:area-end", args=(area.pk,))
    assert end in read_page(client.get(reverse("enrolment:area-list"))).links
    said = read_page(client.post(end, {"valid_to": "2026-10", "reason": REASON}, follow=True)).text
    assert "Kantor Cabang Perintis Kalianda melayani Kabupaten Pesisir Barat sampai Oktober 2026." in said
    # The button pressed twice.
    again = read_page(client.post(end, {"valid_to": "2026-10", "reason": REASON})).text
    assert "sudah diakhiri pada Oktober 2026" in again
    assert owed(kalianda, pesisir) == ["2026-10"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("office", "", "Pilih kantor."),
        ("office", "987654", "Pilih kantor dari daftar."),
        ("region", "<script>", "Pilih kabupaten/kota dari daftar."),
        ("valid_from", "", "Isi bulan pertama, misalnya 2026-10."),
        ("valid_from", "10/2026", "“10/2026” bukan bulan. Tulis tahun-bulan, misalnya 2026-10."),
        ("source", "", "Isi sumber: surat atau laman yang menyebutkannya."),
        ("source", "x" * 10_000, "Terlalu panjang. Tulis paling banyak 1000 huruf; sekarang 10000."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    field: str, typed: str, sentence: str, kalianda: BranchOffice, pesisir: Region, fajar: User
) -> None:
    before = ServiceArea.objects.count(), Obligation.objects.count()
    sent = {"office": kalianda.pk, "region": pesisir.pk, "valid_from": "2026-10", "source": "SK 1"} | {field: typed}
    answer = known(fajar).post(reverse("enrolment:area-assign"), sent)
    assert answer.status_code == 200
    assert sentence in read_page(answer).text
    assert (ServiceArea.objects.count(), Obligation.objects.count()) == before


def test_a_hostile_source_is_only_text(kalianda: BranchOffice, pesisir: Region, fajar: User) -> None:
    evil = '<script>alert(1)</script> =HYPERLINK("x") 😀'
    assign_area(office=kalianda, region=pesisir, valid_from=MONTH, source=evil, by=fajar)
    answer = known(fajar).get(reverse("enrolment:area-list"))
    assert b"<script>alert" not in answer.content
    assert evil in read_page(answer).text
