"""The link with which an account begins, or gets another password."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import accept_invitation, create_invitation, deactivate_user
from accounts.models import Invitation, Role, User
from audit.models import AuditEvent
from periods import clock
from tests.authenticator import AFTER_SIGN_IN, give_password, sign_in
from tests.reading import read_page

pytestmark = pytest.mark.django_db

NEW = "sungai-musi-mengalir-9"
INVITE = {"full_name": "Siti Rahmawati", "username": "siti", "role": "entry", "email": "", "expires_on": ""}


@pytest.fixture
def admin(fajar: User) -> Client:
    client = Client()
    client.force_login(fajar)
    return client


def office_of(ani: User) -> str:
    return str(ani.office_id)


def link_in(content: bytes) -> str:
    match = re.search(r"http://testserver(/undangan/[\w-]+/)", content.decode())
    assert match
    return match[1]


def path_of(user: User, by: User) -> str:
    return reverse("accounts:invitation-accept", args=(create_invitation(user=user, by=by).token,))


def send(path: str, password: str = NEW, again: str = NEW) -> tuple[int, str]:
    answer = Client().post(path, {"password1": password, "password2": again})
    return answer.status_code, read_page(answer).text


def test_an_invited_person_sets_a_password_and_signs_in(admin: Client, ani: User) -> None:
    answer = admin.post(reverse("accounts:user-invite"), INVITE | {"office": office_of(ani)})
    siti = User.objects.get(username="siti")
    assert (siti.role, siti.office, siti.full_name) == (Role.ENTRY, ani.office, "Siti Rahmawati")
    assert not siti.has_usable_password()
    path = link_in(answer.content)
    assert "no-store" in answer.headers["Cache-Control"]
    shown = read_page(Client().get(path)).text
    assert "Siti Rahmawati" in shown
    assert "siti" in shown
    visitor = Client()
    saved = visitor.post(path, {"password1": NEW, "password2": NEW})
    assert saved.headers["Location"] == "/masuk/"
    assert "Kata sandi tersimpan. Masuk sebagai siti." in read_page(visitor.get("/masuk/")).text
    assert sign_in(visitor, siti, NEW) == AFTER_SIGN_IN
    acts = list(AuditEvent.objects.filter(subject_id=str(siti.pk)).values_list("action", "actor_name").order_by("pk"))
    assert acts == [("user-created", "fajar"), ("link-created", "fajar"), ("link-used", "siti")]


def test_a_link_works_once(dewi: User, fajar: User) -> None:
    path = path_of(dewi, fajar)
    assert send(path)[0] == 302
    status, text = send(path, "kata-lain-yang-panjang-1", "kata-lain-yang-panjang-1")
    assert (status, "Tautan ini sudah dipakai." in text) == (410, True)
    assert "Tautan ini sudah dipakai." in read_page(Client().get(path)).text
    dewi.refresh_from_db()
    assert dewi.check_password(NEW)


def test_a_link_ends_after_72_hours(dewi: User, fajar: User) -> None:
    path = path_of(dewi, fajar)
    for hours, status in ((71, 200), (72.1, 410)):
        with clock.standing_at(timezone.now() + timedelta(hours=hours)):
            answer = Client().get(path)
            assert answer.status_code == status, hours
    assert "kedaluwarsa" in read_page(answer).text
    with clock.standing_at(timezone.now() + timedelta(hours=73)):
        assert send(path)[0] == 410
    dewi.refresh_from_db()
    assert not dewi.has_usable_password()


def test_a_new_link_takes_the_place_of_the_old_one(admin: Client, dewi: User, fajar: User) -> None:
    old = path_of(dewi, fajar)
    new = link_in(admin.post(reverse("accounts:user-new-link", args=(dewi.pk,))).content)
    assert "diganti dengan yang baru" in send(old)[1]
    assert send(new)[0] == 302


def test_a_new_link_ends_open_sessions_only_when_it_is_used(dewi: User, fajar: User) -> None:
    give_password(dewi)
    client = Client()
    sign_in(client, dewi)
    path = path_of(dewi, fajar)
    assert client.get("/akun/").status_code == 200
    send(path)
    assert client.get("/akun/").status_code == 302


def test_the_link_of_a_closed_account_opens_nothing(dewi: User, fajar: User) -> None:
    path = path_of(dewi, fajar)
    deactivate_user(user=dewi, by=fajar)
    assert send(path)[0] == 410
    with pytest.raises(ValidationError, match="Akun Dewi tidak aktif."):
        create_invitation(user=dewi, by=fajar)


@pytest.mark.parametrize("token", ["x", "a" * 500, "%3Cscript%3E", "🙂", "-" * 43])
def test_a_made_up_link_is_a_sentence(token: str, client: Client) -> None:
    answer = client.get(f"/undangan/{token}/")
    assert answer.status_code == 404
    assert "Tautan ini tidak dikenal." in read_page(answer).text
    assert client.post(f"/undangan/{token}/", {"password1": NEW, "password2": NEW}).status_code == 404


def test_the_database_does_not_hold_the_link(dewi: User, fajar: User) -> None:
    link = create_invitation(user=dewi, by=fajar)
    kept = str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))
    assert link.token not in kept
    assert len(link.token) >= 43


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("pendek", "pendek", "setidaknya 10"),
        ("12345678901", "12345678901", "seluruhnya terdiri dari angka"),
        ("qwertyuiop", "qwertyuiop", "terlalu umum"),
        ("sitirahmawati", "sitirahmawati", "mirip"),
        (NEW, NEW + "x", "Kedua kata sandi tidak sama."),
        ("", "", "Bidang ini tidak boleh kosong"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason_and_the_link_stays(
    password: str, again: str, sentence: str, dewi: User, fajar: User
) -> None:
    User.objects.filter(pk=dewi.pk).update(username="siti.rahmawati")
    path = path_of(dewi, fajar)
    status, text = send(path, password, again)
    assert (status, sentence in text) == (200, True), text
    assert send(path)[0] == 302


def test_a_link_is_mailed_where_there_is_an_address(admin: Client, ani: User) -> None:
    answer = admin.post(
        reverse("accounts:user-invite"), INVITE | {"office": office_of(ani), "email": "siti@example.go.id"}
    )
    (message,) = mail.outbox
    assert message.to == ["siti@example.go.id"]
    assert link_in(answer.content) in message.body
    assert "Tautan juga dikirim ke siti@example.go.id." in read_page(answer).text


def test_a_mail_server_that_is_away_leaves_the_link_to_the_admin(
    admin: Client, ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> int:
        raise ConnectionRefusedError("no server")

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    data = INVITE | {"office": office_of(ani), "email": "siti@example.go.id"}
    answer = admin.post(reverse("accounts:user-invite"), data)
    assert "Surel ke siti@example.go.id tidak terkirim." in read_page(answer).text
    assert send(link_in(answer.content))[0] == 302


def test_the_same_invitation_twice_is_one_account(admin: Client, ani: User) -> None:
    data = INVITE | {"office": office_of(ani)}
    admin.post(reverse("accounts:user-invite"), data)
    again = admin.post(reverse("accounts:user-invite"), data)
    assert "Nama pengguna “siti” sudah dipakai. Pilih nama lain." in read_page(again).text
    assert User.objects.filter(username="siti").count() == 1


@pytest.mark.parametrize(
    "username",
    [
        "Siti",
        "si ti",
        "<script>",
        "=HYPERLINK(1)",
        "sіti",
        "🙂🙂🙂",
        "a" * 10_000,
        "../..",
        "",
        "si",
        "-siti",
        "siti\n",
    ],
)
def test_a_name_that_cannot_be_one_is_refused_and_what_was_typed_stays(username: str, admin: Client, ani: User) -> None:
    before = User.objects.count()
    answer = admin.post(
        reverse("accounts:user-invite"), INVITE | {"office": office_of(ani), "username": username, "email": "a@b.id"}
    )
    # A line end at the end is what browsers strip too.
    assert User.objects.count() == before + (username == "siti\n")
    if username != "siti\n":
        page = read_page(answer)
        assert {"Siti Rahmawati", "a@b.id"} <= {field.get("value") for field in page.tags("input")}
        assert "Belum tersimpan" in page.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '=HYPERLINK("x")', "🙂 Siti", "O'Neil & <b>"])
def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(name: str, admin: Client, ani: User) -> None:
    data = INVITE | {"office": office_of(ani), "full_name": name}
    answer = admin.post(reverse("accounts:user-invite"), data)
    siti = User.objects.get(username="siti")
    pages = [answer, Client().get(link_in(answer.content))]
    pages += [admin.get(path) for path in ("/pengelola/akun/", f"/pengelola/akun/{siti.pk}/")]
    for page in pages:
        assert name in read_page(page).text
        assert "<script>alert" not in page.content.decode()


def test_a_name_of_ten_thousand_letters_is_refused(admin: Client, ani: User) -> None:
    data = INVITE | {"office": office_of(ani), "full_name": "a" * 10_000, "email": "b" * 10_000}
    assert "Belum tersimpan" in read_page(admin.post(reverse("accounts:user-invite"), data)).text
    assert not User.objects.filter(username="siti").exists()


def test_only_admins_make_links(dewi: User, ani: User, fajar: User) -> None:
    for person in (dewi, ani):
        with pytest.raises(PermissionDenied, match="Tindakan ini untuk administrator"):
            create_invitation(user=fajar, by=person)


def test_an_invitation_is_judged_again_inside_the_action(dewi: User, fajar: User) -> None:
    create_invitation(user=dewi, by=fajar)
    invitation = Invitation.objects.get()
    accept_invitation(invitation=invitation, password=NEW, by=dewi)
    with pytest.raises(PermissionDenied, match="sudah dipakai"):
        accept_invitation(invitation=invitation, password="kata-lain-yang-panjang-1", by=dewi)
