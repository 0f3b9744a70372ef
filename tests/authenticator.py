"""The telephone of a person in a test: six digits as RFC 6238 has them, without the library that is tested."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.reading import read_page

# Where somebody gets who asked for no page.
AFTER_SIGN_IN = resolve_url(settings.LOGIN_REDIRECT_URL)
PASSWORD = "kebun-lada-di-timur-7"


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or some steps of thirty seconds later."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    number: int = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def give_password(user: User) -> None:
    user.set_password(PASSWORD)
    user.save(update_fields=("password",))


def sign_in(client: Client, user: User, password: str = PASSWORD) -> str:
    """Where the sign-in page leads; empty where it stays."""
    answer = client.post(reverse("login"), {"login": user.username, "password": password})
    return answer.headers.get("Location", "")


def set_up_app(client: Client, user: User) -> str:
    """The whole way through the pages, as somebody who is signed in: confirm, scan, type; the secret of the app."""
    give_password(user)
    client.force_login(user)
    page = reverse("mfa_activate_totp")
    asked = client.get(page)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    confirmed = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert confirmed.headers["Location"] == page
    shown = read_page(client.get(page)).text
    match = re.search(r"Kunci: ([A-Z2-7]{16,})", shown)
    assert match, shown
    answer = client.post(page, {"code": code_of(match[1])})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes"), answer.content.decode()
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return match[1]


def recovery_codes(client: Client) -> list[str]:
    """Those that the page shows."""
    return re.findall(r"<code>([0-9]{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
