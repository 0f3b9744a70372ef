"""Open sessions: they end when nobody uses them and when the account is closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.actions import deactivate_user, reactivate_user
from accounts.middleware import LAST_SEEN
from accounts.models import User
from periods import clock
from tests.authenticator import AFTER_SIGN_IN, give_password, sign_in
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PAGE = "/akun/"


@contextmanager
def minutes_later(minutes: float) -> Iterator[None]:
    with clock.standing_at(timezone.now() + timedelta(minutes=minutes)):
        yield


@pytest.fixture
def known(dewi: User, client: Client) -> Client:
    """Dewi, who has just looked at a page."""
    give_password(dewi)
    sign_in(client, dewi)
    assert client.get(PAGE).status_code == 200
    return client


def test_whoever_was_idle_signs_in_again_and_comes_back(known: Client) -> None:
    with minutes_later(61):
        answer = known.get("/akun/?a=1")
        assert answer.headers["Location"] == "/masuk/?next=%2Fakun%2F%3Fa%3D1&diam=ya"
        page = read_page(known.get(answer.headers["Location"]))
        assert "Sesi Anda berakhir karena lama tidak dipakai." in page.text
        assert {"type": "hidden", "name": "next", "value": "/akun/?a=1"} in page.tags("input")
        assert known.get(PAGE).headers["Location"] == "/masuk/?next=/akun/"


def test_a_form_that_comes_too_late_leads_back_to_its_page(known: Client) -> None:
    with minutes_later(61):
        own = known.post("/keluar/", headers={"Referer": "http://testserver/perbandingan/"})
    assert own.headers["Location"] == "/masuk/?next=%2Fperbandingan%2F&diam=ya"


def test_a_form_from_elsewhere_leads_home(known: Client) -> None:
    with minutes_later(61):
        answer = known.post("/keluar/", headers={"Referer": "http://evil.example/perbandingan/"})
    assert answer.headers["Location"] == "/masuk/?next=%2F&diam=ya"


@pytest.mark.parametrize(
    "headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}], ids=["xhr", "json"]
)
def test_a_script_is_told_in_a_sentence(known: Client, headers: dict[str, str]) -> None:
    with minutes_later(61):
        answer = known.get(PAGE, headers=headers)
    assert answer.status_code == 401
    assert answer.json() == {"message": "Sesi Anda berakhir karena lama tidak dipakai. Masuk lagi untuk melanjutkan."}


def test_whoever_works_stays_in(known: Client) -> None:
    for minutes in (50, 100, 150):
        with minutes_later(minutes):
            assert known.get(PAGE).status_code == 200, minutes


def test_the_time_is_a_setting(known: Client, settings: Settings) -> None:
    settings.SESSION_IDLE_MINUTES = 5
    with minutes_later(6):
        assert known.get(PAGE).status_code == 302


def test_a_session_is_written_once_a_minute_and_not_at_every_page(known: Client) -> None:
    from django.db import connection

    def writes(minutes: float) -> int:
        with (
            minutes_later(minutes),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            assert known.get(PAGE).status_code == 200
        return sum("django_session" in query["sql"] and "SELECT" not in query["sql"] for query in queries)

    assert [writes(minutes) for minutes in (0.3, 0.5, 1.2, 1.5, 2.3)] == [0, 0, 1, 0, 1]


def test_a_stranger_gets_no_session(client: Client) -> None:
    client.get("/masuk/")
    assert not Session.objects.exists()


def test_a_closed_account_has_no_open_session_left(known: Client, dewi: User, fajar: User) -> None:
    deactivate_user(user=dewi, by=fajar)
    assert known.get(PAGE).status_code == 302
    assert dewi.full_name not in known.get("/metodologi/").content.decode()


def test_an_account_that_opens_again_does_not_bring_its_old_sessions_back(
    known: Client, dewi: User, fajar: User
) -> None:
    deactivate_user(user=dewi, by=fajar)
    reactivate_user(user=dewi, by=fajar)
    assert known.get(PAGE).status_code == 302
    assert sign_in(Client(), dewi) == AFTER_SIGN_IN, "the password is the old one"


def test_a_session_is_bound_to_the_password(known: Client, dewi: User) -> None:
    give_password(dewi)
    assert known.get(PAGE).status_code == 302, "another salt, another session"


def test_the_cookie_ends_with_the_browser(dewi: User, client: Client) -> None:
    give_password(dewi)
    answer = client.post(reverse("login"), {"login": "dewi", "password": "kebun-lada-di-timur-7"})
    cookie = answer.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert LAST_SEEN not in client.session
