"""The door: passwords, second factors, limits on attempts, accounts that have ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.actions import change_scope, deactivate_user, reset_second_factor
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from tests.authenticator import AFTER_SIGN_IN, PASSWORD, code_of, give_password, recovery_codes, set_up_app, sign_in
from tests.reading import read_page

pytestmark = pytest.mark.django_db

SECOND_STEP = "/masuk/kode/"


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("accounts:account-overview")).status_code == 200


def test_a_password_lets_in_and_a_wrong_one_does_not(dewi: User, client: Client) -> None:
    give_password(dewi)
    refused = client.post(reverse("login"), {"login": "dewi", "password": "salah"})
    assert "Nama pengguna atau kata sandi tidak cocok" in read_page(refused).text
    assert sign_in(client, dewi) == AFTER_SIGN_IN
    assert is_signed_in(client)


def test_the_way_back_leads_to_the_page_that_was_asked_for(dewi: User, client: Client) -> None:
    give_password(dewi)
    asked = client.get(reverse("accounts:account-overview"))
    assert asked.headers["Location"] == "/masuk/?next=/akun/"
    page = client.get(asked.headers["Location"])
    assert {"type": "hidden", "name": "next", "value": "/akun/"} in read_page(page).tags("input")
    data = {"login": "dewi", "password": PASSWORD, "next": "/akun/"}
    assert client.post(reverse("login"), data).headers["Location"] == "/akun/"


def test_nobody_signs_up_and_nobody_resets_a_password_by_mail(client: Client) -> None:
    for path in ("/masuk/daftar/", "/accounts/signup/", "/signup/", "/accounts/password/reset/", "/accounts/login/"):
        assert client.get(path).status_code == 404, path


def test_the_admin_has_no_door_of_its_own(fajar: User, client: Client) -> None:
    assert client.get(reverse("admin:login")).headers["Location"].startswith("/masuk/?next=")
    give_password(fajar)
    client.post(reverse("admin:login"), {"username": "fajar", "password": PASSWORD})
    assert not is_signed_in(client)


def test_an_app_is_asked_after_the_password_and_its_codes_let_in(dewi: User, client: Client) -> None:
    secret = set_up_app(Client(), dewi)
    assert sign_in(client, dewi) == SECOND_STEP
    assert not is_signed_in(client)
    wrong = client.post(SECOND_STEP, {"code": "000000"})
    assert "Kode salah atau sudah lewat waktunya." in read_page(wrong).text
    assert not is_signed_in(client)
    assert client.post(SECOND_STEP, {"code": code_of(secret, steps=1)}).headers["Location"] == AFTER_SIGN_IN
    assert is_signed_in(client)


def test_a_code_of_the_app_works_once(dewi: User, client: Client) -> None:
    secret = set_up_app(Client(), dewi)
    sign_in(client, dewi)
    code = code_of(secret, steps=1)
    client.post(SECOND_STEP, {"code": code})
    second = Client()
    sign_in(second, dewi)
    assert "Kode salah" in read_page(second.post(SECOND_STEP, {"code": code})).text


def test_a_recovery_code_lets_in_once(dewi: User, client: Client) -> None:
    known = Client()
    set_up_app(known, dewi)
    codes = recovery_codes(known)
    assert len(codes) == len(set(codes)) == 10
    sign_in(client, dewi)
    assert client.post(SECOND_STEP, {"code": codes[0]}).headers["Location"] == AFTER_SIGN_IN
    second = Client()
    sign_in(second, dewi)
    assert "Kode salah" in read_page(second.post(SECOND_STEP, {"code": codes[0]})).text
    assert codes[0] not in recovery_codes(known)


def test_recovery_codes_come_as_a_file(dewi: User) -> None:
    client = Client()
    set_up_app(client, dewi)
    answer = client.get(reverse("mfa_download_recovery_codes"))
    assert set(recovery_codes(client)) <= set(answer.content.decode().split())
    assert answer.headers["Content-Type"] == "text/plain"


def test_secrets_of_second_factors_are_not_readable_in_the_database(dewi: User) -> None:
    secret = set_up_app(Client(), dewi)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert "secret" in stored
    assert secret not in stored


def test_after_the_secret_key_was_changed_no_code_fits_and_nothing_breaks(
    dewi: User, client: Client, settings: Settings
) -> None:
    secret = set_up_app(Client(), dewi)
    old = settings.SECRET_KEY
    settings.SECRET_KEY = "another-" * 8
    sign_in(client, dewi)
    assert "Kode salah" in read_page(client.post(SECOND_STEP, {"code": code_of(secret, steps=1)})).text
    settings.SECRET_KEY_FALLBACKS = [old]
    assert client.post(SECOND_STEP, {"code": code_of(secret, steps=1)}).headers["Location"] == AFTER_SIGN_IN


def test_changes_of_second_factors_stand_in_the_trail(
    dewi: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(Client(), dewi)
    assert AuditEvent.objects.filter(action="totp-activated", actor_name="dewi").count() == 1


def test_an_admin_takes_away_a_lost_second_factor(dewi: User, fajar: User, client: Client) -> None:
    known = Client()
    set_up_app(known, dewi)
    reset_second_factor(user=dewi, by=fajar)
    assert not is_signed_in(known)
    assert sign_in(client, dewi) == AFTER_SIGN_IN


def test_a_password_is_changed_by_its_owner_under_the_rules(dewi: User, client: Client) -> None:
    give_password(dewi)
    other = Client()
    sign_in(client, dewi)
    sign_in(other, dewi)
    page = reverse("account_change_password")
    for bad, sentence in (
        ("1234567890123", "seluruhnya terdiri dari angka"),
        ("pendek", "setidaknya 10"),
        ("password123", "terlalu umum"),
    ):
        answer = client.post(page, {"oldpassword": PASSWORD, "password1": bad, "password2": bad})
        assert sentence in read_page(answer).text, bad
    new = "sungai-musi-mengalir-9"
    assert client.post(page, {"oldpassword": "salah", "password1": new, "password2": new}).status_code == 200
    assert client.post(page, {"oldpassword": PASSWORD, "password1": new, "password2": new}).status_code == 302
    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert AuditEvent.objects.filter(action="password-set", actor_name="dewi").count() == 1
    assert sign_in(Client(), dewi, new) == AFTER_SIGN_IN


# ---- Limits


def test_a_guessed_password_is_answered_with_a_sentence_after_five_attempts(dewi: User) -> None:
    give_password(dewi)
    texts = []
    for _ in range(6):
        answer = Client().post(reverse("login"), {"login": "dewi", "password": "salah"})
        assert answer.status_code == 200
        texts.append(read_page(answer).text)
    assert ["Terlalu banyak percobaan" in text for text in texts] == [False] * 5 + [True]
    assert sign_in(Client(), dewi) == "", "not even the right one, for a while"
    assert "Tunggu lima menit" in texts[-1]


def test_too_many_attempts_from_one_address_are_answered_with_a_page(settings: Settings, client: Client) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _ in range(2):
        assert client.post(reverse("login"), {"login": "x", "password": "y"}).status_code == 200
    answer = client.post(reverse("login"), {"login": "x", "password": "y"})
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in read_page(answer).text
    assert "Tunggu satu menit" in read_page(answer).text


def test_wrong_codes_are_limited_too(dewi: User, client: Client) -> None:
    set_up_app(Client(), dewi)
    sign_in(client, dewi)
    texts = [read_page(client.post(SECOND_STEP, {"code": "000000"})).text for _ in range(6)]
    assert "Terlalu banyak percobaan" in texts[-1]


def test_attempts_are_counted_where_every_process_reads() -> None:
    """A counter in the memory of one process would give an attacker as many attempts as there are processes."""
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    cache.set("dicoba", [1, 2])
    assert cache.get("dicoba") == [1, 2]


# ---- Accounts that ended


def test_an_account_ends_with_its_day_at_the_door_and_in_open_sessions(dewi: User, fajar: User) -> None:
    give_password(dewi)
    client = Client()
    sign_in(client, dewi)
    today = timezone.localdate()
    change_scope(user=dewi, role=Role.VIEWER, office=None, expires_on=today + timedelta(days=1), by=fajar)
    assert is_signed_in(client)
    change_scope(user=dewi, role=Role.VIEWER, office=None, expires_on=today, by=fajar)
    assert not is_signed_in(client)
    assert sign_in(Client(), dewi) == ""


def test_a_closed_account_is_refused_without_telling_why(dewi: User, fajar: User) -> None:
    give_password(dewi)
    wrong = read_page(Client().post(reverse("login"), {"login": "dewi", "password": "salah"})).text
    deactivate_user(user=dewi, by=fajar)
    closed = read_page(Client().post(reverse("login"), {"login": "dewi", "password": PASSWORD})).text
    assert closed == wrong


def test_an_account_that_ends_between_the_password_and_the_code_stays_outside(dewi: User, fajar: User) -> None:
    secret = set_up_app(Client(), dewi)
    client = Client()
    sign_in(client, dewi)
    deactivate_user(user=dewi, by=fajar)
    client.post(SECOND_STEP, {"code": code_of(secret, steps=1)})
    assert not is_signed_in(client)


# ---- Who must have a second factor


@pytest.fixture
def enforced(settings: Settings) -> Settings:
    settings.REQUIRE_SECOND_FACTOR = True
    return settings


PLACES = ("/", "/akun/", "/pengelola/akun/", "/perbandingan/", "/admin/", "/akun/kata-sandi/", "/akun/kunci-sandi/")


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.ADMIN])
def test_publishers_and_admins_get_nowhere_without_a_second_factor(
    role: Role, eka: User, fajar: User, enforced: Settings, client: Client
) -> None:
    client.force_login(eka if role == Role.PUBLISHER else fajar)
    for path in PLACES:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/akun/faktor-kedua/"), path
    assert client.post("/pengelola/akun/undang/", {}).headers["Location"] == "/akun/faktor-kedua/"
    script = client.get("/", headers={"Accept": "application/json"})
    assert (script.status_code, "faktor kedua" in script.json()["message"]) == (403, True)
    shown = read_page(client.get("/akun/faktor-kedua/")).text
    assert "mewajibkan faktor kedua" in shown


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.ADMIN])
def test_with_a_second_factor_every_page_opens(
    role: Role, eka: User, fajar: User, enforced: Settings, client: Client
) -> None:
    user = eka if role == Role.PUBLISHER else fajar
    set_up_app(client, user)
    assert client.get("/").status_code == 200
    assert "mewajibkan" not in read_page(client.get("/akun/faktor-kedua/")).text
    assert client.post(reverse("logout")).headers["Location"] == "/"


def test_the_last_second_factor_of_whoever_must_have_one_stays(eka: User, enforced: Settings, client: Client) -> None:
    set_up_app(client, eka)
    page = reverse("mfa_deactivate_totp")
    assert "mewajibkan faktor kedua" in read_page(client.get(page)).text
    assert "mewajibkan faktor kedua" in read_page(client.post(page)).text
    assert Authenticator.objects.filter(user=eka, type=Authenticator.Type.TOTP).exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, Role.VERIFIER, Role.AUDITOR])
def test_others_choose_for_themselves(role: Role, dewi: User, fajar: User, enforced: Settings, client: Client) -> None:
    office = BranchOffice.objects.get(code="kcp-metro")
    change_scope(user=dewi, role=role, office=office, by=fajar)
    client.force_login(dewi)
    assert client.get("/akun/").status_code == 200
    set_up_app(client, dewi)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=dewi, type=Authenticator.Type.TOTP).exists()


def test_whoever_becomes_a_publisher_is_asked_at_the_next_page(
    dewi: User, fajar: User, enforced: Settings, client: Client
) -> None:
    client.force_login(dewi)
    assert client.get("/akun/").status_code == 200
    change_scope(user=dewi, role=Role.PUBLISHER, office=None, by=fajar)
    assert client.get("/akun/").headers["Location"] == "/akun/faktor-kedua/"


def test_the_check_before_going_live_complains_where_it_is_off(settings: Settings) -> None:
    with pytest.raises(SystemCheckError, match="REQUIRE_SECOND_FACTOR mati"):
        call_command("check", deploy=True, tags=["security"], fail_level="WARNING")


# ---- Passkeys


def test_the_pages_of_passkeys_need_no_inline_script(dewi: User, client: Client) -> None:
    set_up_app(client, dewi)
    pages = [client.get(reverse("mfa_add_webauthn")), Client().get(reverse("login"))]
    for page in pages:
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        scripts = read_page(page).tags("script")
        assert {script["src"].rpartition("/")[2].partition(".")[0] for script in scripts if "src" in script} >= {
            "passkey",
            "webauthn-json",
        }
        assert {script.get("type") for script in scripts if "src" not in script} <= {"application/json"}
    assert b'"challenge"' in pages[0].content


def test_a_device_gets_a_challenge_and_a_made_up_answer_lets_nobody_in(dewi: User, client: Client) -> None:
    page = reverse("mfa_login_webauthn")
    options = client.get(page, headers={"Accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]
    for made_up in ('{"id": "x"}', "x", "", '{"rawId": "AAAA", "id": "AAAA", "response": {}, "type": "public-key"}'):
        answer = client.post(page, {"credential": made_up})
        assert answer.status_code in (200, 302), made_up
        assert not is_signed_in(client)
