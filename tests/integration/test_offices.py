"""Branch offices of three kinds, and which area they serve since when."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.actions import add_office, add_service_area, change_office, end_service_area
from accounts.models import BranchOffice, OfficeKind, ServiceArea, User
from audit.models import AuditEvent
from periods.month import Month
from regions.models import Region
from tests.reading import read_page

pytestmark = pytest.mark.django_db

LIST = "/pengelola/kantor/"
NEW = {
    "name": "Kantor Cabang Perintis Way Kanan",
    "code": "kcp-way-kanan",
    "kind": "pioneer",
    "source": "Surat 12/2026",
    "note": "",
}


@pytest.fixture
def admin(fajar: User) -> Client:
    client = Client()
    client.force_login(fajar)
    return client


def office(code: str) -> BranchOffice:
    return BranchOffice.objects.get(code=code)


def test_the_list_shows_offices_their_areas_and_people(admin: Client, ani: User) -> None:
    rows = {row["Kantor"]: row for row in read_page(admin.get(LIST)).table("Kantor", "Jenis", "Induk")}
    kalianda = rows["Kantor Cabang Perintis Kalianda"]
    assert kalianda["Jenis"] == "Kantor cabang perintis"
    assert kalianda["Induk"] == "Kantor Cabang Bandar Lampung"
    assert kalianda["Melayani bulan ini"] == "Kabupaten Lampung Selatan"
    assert kalianda["Akun aktif"] == "1"


def test_the_list_asks_a_constant_number_of_questions(
    admin: Client, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    admin.get(LIST)
    for _ in range(2):
        with django_assert_num_queries(4):
            admin.get(LIST)
        for number in range(5):
            add_office(
                code=f"kcp-{AuditEvent.objects.count()}-{number}",
                name=f"Perintis {number}",
                kind=OfficeKind.PIONEER,
                parent=office("kc-bandar-lampung"),
                source="Surat",
                by=fajar,
            )


def test_an_office_is_added_once_and_mended(admin: Client) -> None:
    data = NEW | {"parent": office("kc-lampung-tengah").pk}
    assert admin.post(reverse("accounts:office-add"), data).headers["Location"] == LIST
    again = admin.post(reverse("accounts:office-add"), data)
    assert "Kode “kcp-way-kanan” sudah dipakai kantor lain. Pilih kode lain." in read_page(again).text
    path = reverse("accounts:office-change", args=("kcp-way-kanan",))
    shown = read_page(admin.get(path))
    assert NEW["name"] in {field.get("value") for field in shown.tags("input")}
    admin.post(path, data | {"name": "KCP Way Kanan", "is_verified": "on"})
    added = office("kcp-way-kanan")
    assert (added.name, added.is_verified, added.parent) == ("KCP Way Kanan", True, office("kc-lampung-tengah"))
    acts = AuditEvent.objects.filter(subject_id=str(added.pk), subject_type="accounts.branchoffice")
    assert sorted(acts.values_list("action", flat=True)) == ["office-added", "office-changed"]


@pytest.mark.parametrize(
    ("kind", "parent", "sentence"),
    [
        ("pioneer", "", "Induk kantor cabang perintis adalah kantor cabang. Pilih salah satu."),
        ("pioneer", "kcp-metro", "Induk kantor cabang perintis adalah kantor cabang. Pilih salah satu."),
        ("branch", "kc-bandar-lampung", "Induk kantor cabang adalah kantor wilayah. Pilih salah satu."),
        ("regional", "kanwil-sumbagsel", "Kantor wilayah tidak mempunyai kantor induk. Kosongkan induknya."),
    ],
)
def test_the_kind_says_under_which_office_it_stands(kind: str, parent: str, sentence: str, admin: Client) -> None:
    data = NEW | {"kind": kind, "parent": office(parent).pk if parent else ""}
    answer = admin.post(reverse("accounts:office-add"), data)
    assert sentence in read_page(answer).text
    assert not BranchOffice.objects.filter(code=NEW["code"]).exists()


def test_an_office_with_others_below_it_keeps_its_kind(fajar: User) -> None:
    branch = office("kc-bandar-lampung")
    with pytest.raises(ValidationError, match="berinduk pada kantor ini. Pindahkan kantor itu dahulu."):
        change_office(
            office=branch,
            name=branch.name,
            kind=OfficeKind.PIONEER,
            parent=office("kc-lampung-tengah"),
            source="x",
            by=fajar,
        )


@pytest.mark.parametrize("code", ["KCP", "kcp metro", "<script>", "=1+1", "a" * 10_000, "🙂🙂🙂", "-kcp-", "é-é"])
def test_a_code_that_cannot_be_one_is_refused(code: str, admin: Client) -> None:
    before = BranchOffice.objects.count()
    data = NEW | {"code": code, "parent": office("kc-lampung-tengah").pk}
    assert "Belum tersimpan" in read_page(admin.post(reverse("accounts:office-add"), data)).text
    assert BranchOffice.objects.count() == before


def test_hostile_names_of_offices_are_shown_as_they_are(admin: Client) -> None:
    name = "<script>alert(1)</script> =HYPERLINK(1) 🙂"
    data = NEW | {"name": name, "parent": office("kc-lampung-tengah").pk}
    admin.post(reverse("accounts:office-add"), data)
    answer = admin.get(LIST)
    assert name in read_page(answer).text
    assert "<script>alert" not in answer.content.decode()


def test_an_office_serves_an_area_once_at_a_time(fajar: User) -> None:
    region = Region.objects.get(kemendagri_code="18.13")
    metro = office("kcp-metro")
    first = add_service_area(office=metro, region=region, valid_from=Month(2026, 1), source="Surat", by=fajar)
    with pytest.raises(ValidationError, match="sudah melayani .* sejak Januari 2026 dan belum diakhiri."):
        add_service_area(office=metro, region=region, valid_from=Month(2026, 5), source="Surat", by=fajar)
    end_service_area(area=first, valid_to=Month(2026, 6), by=fajar)
    with pytest.raises(ValidationError, match="sejak Januari 2026 sampai Juni 2026."):
        add_service_area(office=metro, region=region, valid_from=Month(2026, 6), source="Surat", by=fajar)
    second = add_service_area(office=metro, region=region, valid_from=Month(2026, 7), source="Surat", by=fajar)
    assert list(ServiceArea.objects.filter(region=region).in_force(Month(2026, 6))) == [first]
    assert list(ServiceArea.objects.filter(region=region).in_force(Month(2026, 7))) == [second]


def test_a_service_area_ends_once_and_not_before_it_began(fajar: User) -> None:
    region = Region.objects.get(kemendagri_code="18.13")
    area = add_service_area(
        office=office("kcp-metro"), region=region, valid_from=Month(2026, 3), source="Surat", by=fajar
    )
    with pytest.raises(ValidationError, match="bulan terakhir Februari 2026 lebih awal dari itu."):
        end_service_area(area=area, valid_to=Month(2026, 2), by=fajar)
    end_service_area(area=area, valid_to=Month(2026, 3), by=fajar)
    with pytest.raises(ValidationError, match="sudah diakhiri pada Maret 2026."):
        end_service_area(area=area, valid_to=Month(2026, 9), by=fajar)
    assert AuditEvent.objects.filter(action="service-area-ended").count() == 1


def test_only_admins_change_offices(ani: User) -> None:
    metro, area = office("kcp-metro"), ServiceArea.objects.first()
    assert area
    for act in (
        lambda: add_office(code="x-y", name="X", kind=OfficeKind.REGIONAL, parent=None, source="x", by=ani),
        lambda: change_office(office=metro, name="X", kind=OfficeKind.REGIONAL, parent=None, source="x", by=ani),
        lambda: end_service_area(area=area, valid_to=Month(2027, 1), by=ani),
    ):
        with pytest.raises(PermissionDenied, match="Tindakan ini untuk administrator"):
            act()
