"""The pages on which admins keep accounts, and what they may not do there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.actions import (
    change_contact,
    change_scope,
    create_first_admin,
    create_user,
    deactivate_user,
    reactivate_user,
    reset_second_factor,
)
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from tests.authenticator import give_password
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

LIST = "/pengelola/akun/"


@pytest.fixture
def second(fajar: User) -> User:
    """Another admin."""
    return create_user(username="galih", full_name="Galih", role=Role.ADMIN, by=fajar)


@pytest.fixture
def admin(fajar: User) -> Client:
    client = Client()
    client.force_login(fajar)
    return client


def names(page: Page) -> list[str]:
    return [row["Nama pengguna"] for row in page.table("Nama pengguna", "Keadaan")]


# ---- The list


def test_the_list_is_searched_filtered_and_sorted(
    admin: Client, ani: User, budi: User, citra: User, dewi: User, fajar: User
) -> None:
    change_contact(user=citra, full_name="Citra Lestari", email="citra@example.go.id", by=fajar)
    give_password(ani)
    deactivate_user(user=budi, by=fajar)
    change_scope(user=dewi, role=Role.VIEWER, office=None, expires_on=timezone.localdate(), by=fajar)
    wanted = {
        "": ["ani", "budi", "citra", "dewi", "fajar"],
        "?q=lestari": ["citra"],
        "?q=CITRA%40EXAMPLE": ["citra"],
        "?peran=entry": ["ani", "citra"],
        "?kantor=kcp-kalianda": ["ani", "budi"],
        "?keadaan=aktif": ["ani"],
        "?keadaan=menunggu": ["citra", "fajar"],
        "?keadaan=nonaktif": ["budi"],
        "?keadaan=berakhir": ["dewi"],
        "?peran=entry&kantor=kc-lampung-tengah": ["citra"],
        "?sort=-username": ["fajar", "dewi", "citra", "budi", "ani"],
        "?peran=presiden": ["ani", "budi", "citra", "dewi", "fajar"],
        "?sort=password": ["ani", "budi", "citra", "dewi", "fajar"],
        f"?q={'x' * 10_000}": ["ani", "budi", "citra", "dewi", "fajar"],
    }
    assert {query: names(read_page(admin.get(LIST + query))) for query in wanted} == wanted


def test_a_search_without_a_match_says_so(admin: Client) -> None:
    page = read_page(admin.get(LIST, {"q": "<script>alert(1)</script>"}))
    assert "Tidak ada akun yang cocok" in page.text
    assert "<script>alert(1)</script>" in {field.get("value") for field in page.tags("input")}


def test_the_list_asks_the_same_number_of_questions_for_few_and_for_many(
    admin: Client, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    admin.get(LIST)
    with django_assert_num_queries(5):
        admin.get(LIST)
    office = BranchOffice.objects.get(code="kcp-metro")
    for number in range(30):
        create_user(username=f"orang{number}", full_name=f"Orang {number}", role=Role.ENTRY, office=office, by=fajar)
    with django_assert_num_queries(5):
        admin.get(LIST)


def test_an_auditor_reads_and_finds_nothing_to_press(ani: User, fajar: User) -> None:
    client = Client()
    client.force_login(create_user(username="gita", full_name="Gita", role=Role.AUDITOR, by=fajar))
    for path in (LIST, f"{LIST}{ani.pk}/", "/pengelola/kantor/"):
        page = read_page(client.get(path))
        posts = {form.get("action") for form in page.tags("form") if form.get("method") == "post"}
        assert posts == {reverse("logout")}, path
        assert not [link for link in page.links if "undang" in link or "tambah" in link or "ubah" in link], path


def test_others_are_refused_with_a_sentence(ani: User, client: Client) -> None:
    client.force_login(ani)
    answer = client.get(LIST)
    assert answer.status_code == 403
    assert "Tindakan ini untuk administrator atau auditor; peran Ani adalah Petugas input." in read_page(answer).text


# ---- Rights


def test_scope_is_changed_on_the_page_and_told_in_the_history(admin: Client, ani: User) -> None:
    office = BranchOffice.objects.get(code="kcp-metro")
    data = {"role": "verifier", "office": office.pk, "expires_on": "2031-01-31"}
    answer = admin.post(reverse("accounts:user-change-scope", args=(ani.pk,)), data)
    page = read_page(admin.get(answer.headers["Location"]))
    ani.refresh_from_db()
    assert (ani.role, ani.office, ani.expires_on) == (Role.VERIFIER, office, date(2031, 1, 31))
    assert "Hak Ani tersimpan." in page.text
    (row, *_) = page.table("Oleh", "Yang terjadi")
    assert row["Oleh"] == "Fajar"
    for words in ("Petugas input menjadi Verifikator", "kcp-metro", "2031-01-31"):
        assert words in row["Yang terjadi"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"office": ""}, "Peran petugas input memerlukan kantor. Pilih kantornya."),
        ({"expires_on": "besok"}, "“besok” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2027-01-31."),
        ({"expires_on": "2020-01-01"}, "Tanggal berakhir harus sesudah hari ini."),
        ({"role": "raja"}, "raja"),
        ({"office": "999999"}, "Masukkan pilihan yang valid"),
    ],
)
def test_a_wrong_scope_is_a_sentence_beside_its_field(
    wrong: dict[str, str], sentence: str, admin: Client, ani: User
) -> None:
    data = {"role": "entry", "office": str(ani.office_id), "expires_on": ""} | wrong
    answer = admin.post(reverse("accounts:user-change-scope", args=(ani.pk,)), data)
    assert answer.status_code == 200
    assert sentence in read_page(answer).text
    assert not AuditEvent.objects.filter(action="scope-changed").exists()


@pytest.mark.parametrize("name", ["change-scope", "deactivate", "reactivate", "reset-second-factor"])
def test_nobody_changes_his_own_rights(name: str, admin: Client, fajar: User, second: User) -> None:
    data = {"role": "publisher", "office": "", "expires_on": ""}
    answer = admin.post(reverse(f"accounts:user-{name}", args=(fajar.pk,)), data)
    assert answer.status_code == 403
    assert "Hak akun sendiri tidak dapat diubah sendiri." in read_page(answer).text
    fajar.refresh_from_db()
    assert (fajar.role, fajar.is_active) == (Role.ADMIN, True)
    page = read_page(admin.get(f"{LIST}{fajar.pk}/"))
    assert "Minta administrator lain mengubahnya." in page.text
    assert not [form for form in page.tags("form") if form.get("action", "").endswith(("/hak/", "/nonaktifkan/"))]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_else_changes_rights(role: Role, ani: User, fajar: User) -> None:
    gita = create_user(username="gita", full_name="Gita", role=role, office=ani.office, by=fajar)
    for act in (
        lambda: change_scope(user=ani, role=Role.ADMIN, office=None, by=gita),
        lambda: change_scope(user=gita, role=Role.ADMIN, office=None, by=gita),
        lambda: deactivate_user(user=fajar, by=gita),
        lambda: reactivate_user(user=ani, by=gita),
        lambda: reset_second_factor(user=fajar, by=gita),
        lambda: change_contact(user=ani, full_name="X", email="", by=gita),
    ):
        with pytest.raises(PermissionDenied, match="Tindakan ini untuk administrator"):
            act()


def test_an_admin_who_lost_his_role_meanwhile_changes_nothing(fajar: User, second: User, ani: User) -> None:
    """``by`` is what the request read at its start; the lock reads again."""
    stale = User.objects.get(pk=second.pk)
    change_scope(user=second, role=Role.VIEWER, office=None, by=fajar)
    with pytest.raises(PermissionDenied):
        deactivate_user(user=ani, by=stale)


def test_the_last_admin_stays(fajar: User, second: User) -> None:
    User.objects.filter(pk=second.pk).update(expires_on=timezone.localdate() + timedelta(days=30))
    sentence = "Fajar administrator terakhir yang akunnya tidak berakhir."
    for act in (
        lambda: deactivate_user(user=fajar, by=second),
        lambda: change_scope(user=fajar, role=Role.AUDITOR, office=None, by=second),
        lambda: change_scope(user=fajar, role=Role.ADMIN, office=None, expires_on=date(2031, 1, 1), by=second),
    ):
        with pytest.raises(ValidationError, match=sentence):
            act()
    User.objects.filter(pk=second.pk).update(expires_on=None)
    assert not deactivate_user(user=fajar, by=second).is_active


def test_the_refusal_is_read_on_the_page(admin: Client, fajar: User, second: User) -> None:
    User.objects.filter(pk=fajar.pk).update(expires_on=timezone.localdate() + timedelta(days=30))
    answer = admin.post(reverse("accounts:user-deactivate", args=(second.pk,)))
    assert "Galih administrator terakhir" in read_page(admin.get(answer.headers["Location"])).text


def test_an_account_is_closed_and_opened_once_each(admin: Client, ani: User) -> None:
    close, reopen = (reverse(f"accounts:user-{act}", args=(ani.pk,)) for act in ("deactivate", "reactivate"))
    said = [read_page(admin.post(path, follow=True)).text for path in (close, close, reopen, reopen)]
    for text, sentence in zip(
        said,
        (
            "Akun Ani dinonaktifkan; semua sesinya berakhir.",
            "Akun Ani sudah nonaktif.",
            "Akun Ani aktif kembali.",
            "Akun Ani sudah aktif.",
        ),
        strict=True,
    ):
        assert sentence in text
    acts = AuditEvent.objects.filter(subject_id=str(ani.pk), action__contains="activated").values_list(
        "action", flat=True
    )
    assert sorted(acts) == ["user-deactivated", "user-reactivated"]


def test_staff_pages_follow_the_role(ani: User, fajar: User) -> None:
    assert change_scope(user=ani, role=Role.AUDITOR, office=None, by=fajar).is_staff
    assert not change_scope(user=ani, role=Role.VIEWER, office=None, by=fajar).is_staff
    assert not User.objects.get(pk=ani.pk).is_superuser


def test_the_history_keeps_the_name_of_whoever_left(ani: User, fajar: User, admin: Client) -> None:
    deactivate_user(user=ani, by=fajar)
    assert AuditEvent.objects.filter(subject_label="ani").count() == 2
    assert User.objects.filter(username="ani").exists()
    page = read_page(admin.get(f"{LIST}{ani.pk}/"))
    assert [row["Oleh"] for row in page.table("Oleh", "Yang terjadi")] == ["Fajar", "Fajar"]


def test_name_and_address_are_mended(admin: Client, ani: User) -> None:
    path = reverse("accounts:user-change-contact", args=(ani.pk,))
    admin.post(path, {"full_name": "Ani Wijaya", "email": "ani@example.go.id"})
    ani.refresh_from_db()
    assert (ani.full_name, ani.email) == ("Ani Wijaya", "ani@example.go.id")
    for wrong in ({"full_name": "", "email": ""}, {"full_name": "x", "email": "bukan surel"}, {"full_name": "x" * 151}):
        assert "Belum tersimpan" in read_page(admin.post(path, wrong)).text
    ani.refresh_from_db()
    assert ani.full_name == "Ani Wijaya"


def test_my_own_account_tells_me_what_is_known_about_me(ani: User, client: Client) -> None:
    client.force_login(ani)
    text = read_page(client.get("/akun/")).text
    for words in ("Ani", "ani", "Petugas input", "Kantor Cabang Perintis Kalianda", "belum dipasang"):
        assert words in text


def test_a_first_admin_needs_no_other(reference: object) -> None:
    assert create_first_admin(username="ketua", full_name="Ketua").may_sign_in
